from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from PIL import Image
from pypdf.annotations import FreeText
from reportlab.pdfgen.canvas import Canvas

from matcher.cv import rendering
from matcher.cv.read import read_document
from matcher.cv.rendering import page_image
from matcher.errors import NoPageImages, NoSuchPage, UnreadableFile
from matcher.nouns import WordBox
from tests.matcher.cv.drawn import HEIGHT, WIDTH, pdf, write

LIGHT = 200
SAMPLE = Path(__file__).resolve().parents[3] / "samples" / "cvs" / "tamsin-okoro-lisle.pdf"


def image(content: bytes, page: int = 1, width: int = 900) -> Image.Image:
    return Image.open(BytesIO(page_image(content, page, width)))


def name(canvas: Canvas) -> None:
    write(canvas, 100, 200, "Morel")


def inked(picture: Image.Image, box: WordBox) -> bool:
    """Whether anything dark is drawn inside a box."""
    wide, high = picture.size
    corners = (box.left * wide, box.top * high, (box.left + box.width) * wide, (box.top + box.height) * high)
    dark, _ = picture.convert("L").crop(tuple(round(corner) for corner in corners)).getextrema()  # type: ignore[arg-type]
    return int(dark) < LIGHT  # type: ignore[arg-type]


def test_a_page_is_a_png_of_the_width_asked_for() -> None:
    picture = image(pdf(name), width=700)

    assert (picture.format, picture.width) == ("PNG", 700)
    assert picture.height == pytest.approx(700 * HEIGHT / WIDTH, abs=1)


def test_the_second_page_is_the_second_page() -> None:
    content = pdf(lambda _: None, name)

    assert [image(content, page).convert("L").getextrema()[0] < LIGHT for page in (1, 2)] == [False, True]  # type: ignore[operator]


def test_the_words_are_drawn_where_their_boxes_are() -> None:
    content = SAMPLE.read_bytes()
    document = read_document(content)
    pictures = [image(content, page) for page in range(1, len(document.page_sizes) + 1)]
    boxes = [box for page in document.boxes for box in page]

    assert len(boxes) > 300
    assert [box for box in boxes if not inked(pictures[box.image_page - 1], box)] == []
    assert not inked(pictures[0], boxes[0]._replace(left=0.0, top=0.0, width=0.03, height=0.03))


def test_annotations_are_not_drawn() -> None:
    writer = pypdf.PdfWriter(clone_from=BytesIO(pdf(lambda _: None)))
    writer.add_annotation(0, FreeText(text="Hire me", rect=(50, 550, 300, 650), font_size="40pt"))
    buffer = BytesIO()
    writer.write(buffer)

    assert image(buffer.getvalue()).convert("L").getextrema() == (255, 255)


def test_the_pixels_of_a_page_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "MAX_PAGE_PIXELS", 90_000)
    picture = image(pdf(name), width=2000)

    assert 80_000 < picture.width * picture.height < 92_000


@pytest.mark.parametrize("content", [b"", b"Ines Morel", b"PK\x03\x04 and so on"])
def test_what_is_no_pdf_has_no_page_images(content: bytes) -> None:
    with pytest.raises(NoPageImages):
        page_image(content, 1, 900)


@pytest.mark.parametrize("page", [0, -1, 3])
def test_a_page_out_of_range_is_named(page: int) -> None:
    with pytest.raises(NoSuchPage, match="2 pages"):
        page_image(pdf(name, name), page, 900)


def test_a_damaged_pdf_cannot_be_shown() -> None:
    with pytest.raises(UnreadableFile, match="damaged"):
        page_image(b"%PDF-1.7 and nothing else", 1, 900)


def test_a_locked_pdf_cannot_be_shown() -> None:
    writer = pypdf.PdfWriter(clone_from=BytesIO(pdf(name)))
    writer.encrypt("secret", algorithm="AES-256")
    buffer = BytesIO()
    writer.write(buffer)

    with pytest.raises(UnreadableFile, match="password"):
        page_image(buffer.getvalue(), 1, 900)
