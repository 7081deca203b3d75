"""PDF: from the bytes of a file to what each of its pages paints."""

from __future__ import annotations

from dataclasses import dataclass, replace

from matcher.cv.ink import IDENTITY, Box, Ink, Matrix, multiply
from matcher.cv.painter import paint
from matcher.cv.pdf_layers import hidden_layers
from matcher.cv.pdf_objects import (
    FAULTS,
    LOCKED,
    FileNotDecryptedError,
    Page,
    array,
    dictionary,
    open_reader,
    operations_of,
    within_limits,
)
from matcher.cv.pdf_resources import Opened, PdfResources
from matcher.cv.resources import Form
from matcher.errors import UnreadableFile

MAX_PAGES = 30
MAX_GLYPHS = 200_000
MAX_FORMS_PER_PAGE = 500
# The size that viewers give a page which states none.
LETTER_POINTS = (612.0, 792.0)

_DAMAGED = "This PDF is damaged or cut off: no page can be read. Save or export it again and upload the new copy."


@dataclass(frozen=True, slots=True)
class PdfPages:
    """The pages that were read, and how many the file holds; `broken` counts the pages that could not be read.

    `sizes` has the width and height in points of every page up to the last one that was tried, as it is shown.
    """

    inks: tuple[Ink, ...]
    total: int
    broken: int
    sizes: tuple[tuple[float, float], ...]


def read_pdf(content: bytes) -> PdfPages:
    """What every page of a PDF paints; UnreadableFile for a locked file or one of which no page can be read."""
    with within_limits():
        try:
            reader = open_reader(content)
            opened, total = Opened(reader, hidden_layers(reader)), len(reader.pages)
        except FAULTS as fault:
            raise UnreadableFile(_DAMAGED) from fault
        inks = _inks(opened, total)
    readable = tuple(replace(ink, page=page) for page, ink in enumerate(inks, start=1) if ink is not None)
    if not readable:
        raise UnreadableFile(_DAMAGED)
    sizes = tuple((ink.box.width, ink.box.height) if ink is not None else LETTER_POINTS for ink in inks)
    return PdfPages(readable, total, len(inks) - len(readable), sizes)


def _inks(opened: Opened, total: int) -> list[Ink | None]:
    """The pages up to the limits, None for each that cannot be read."""
    inks: list[Ink | None] = []
    glyphs = 0
    for number in range(min(total, MAX_PAGES)):
        if glyphs > MAX_GLYPHS:
            break
        inks.append(_ink_or_none(opened, number))
        glyphs += len(ink.glyphs) if (ink := inks[-1]) is not None else 0
    return inks


def _ink_or_none(opened: Opened, number: int) -> Ink | None:
    try:
        return _ink(opened, opened.reader.pages[number])
    except FileNotDecryptedError as fault:
        raise UnreadableFile(LOCKED) from fault
    except FAULTS:
        return None


def _ink(opened: Opened, page: Page) -> Ink:
    box, start = _frame(page)
    contents = page.get("/Contents")
    resources = PdfResources(opened, dictionary(page.get("/Resources")), [MAX_FORMS_PER_PAGE])
    operations = operations_of(contents.get_object(), opened.reader) if contents is not None else []
    return paint(operations, resources, box, start, _annotations(page, resources))


def _annotations(page: Page, resources: PdfResources) -> list[Form]:
    """What notes and the fields of a form show on a page, up to a limit."""
    found = [resources.annotation(dictionary(one)) for one in array(page.get("/Annots"))]
    return [form for form in found if form is not None]


def _frame(page: Page) -> tuple[Box, Matrix]:
    """The page as shown (lower left corner at 0, 0) and the matrix from its own space, with /Rotate turned."""
    area = _shown_area(page)
    width, height = area.width, area.height
    moved: Matrix = (1.0, 0.0, 0.0, 1.0, -area.left, -area.bottom)
    turn = page.rotation % 360
    turns: dict[int, tuple[Matrix, float, float]] = {
        0: (IDENTITY, width, height),
        90: ((0.0, -1.0, 1.0, 0.0, 0.0, width), height, width),
        180: ((-1.0, 0.0, 0.0, -1.0, width, height), width, height),
        270: ((0.0, 1.0, -1.0, 0.0, height, 0.0), height, width),
    }
    matrix, shown_width, shown_height = turns.get(turn, turns[0])
    return Box(0.0, 0.0, shown_width, shown_height), multiply(moved, matrix)


def _shown_area(page: Page) -> Box:
    """What viewers show of a page: its crop box as far as it lies on the page."""
    crop, media = (
        Box(float(area.left), float(area.bottom), float(area.right), float(area.top))
        for area in (page.cropbox, page.mediabox)
    )
    both = crop.meet(media)
    return both if both.width > 0 and both.height > 0 else media
