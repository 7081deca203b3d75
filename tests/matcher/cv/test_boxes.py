"""Boxes say where the words of the visible text are drawn; PDFium, another reader, is asked what stands there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from matcher.cv import read as reader
from matcher.cv.read import read_document
from matcher.nouns import Document, WordBox
from tests.matcher.cv.drawn import HEIGHT, WIDTH, heading, pdf, seen, write
from tests.matcher.cv.rectangles import drawn_words, unlike
from tests.matcher.cv.test_pdf import turned

A4_POINTS = (round(WIDTH), round(HEIGHT))
SAMPLES = sorted((Path(__file__).resolve().parents[3] / "samples" / "cvs").glob("*.pdf"))


def boxes_of(document: Document, words: str, page: int = 1) -> list[WordBox]:
    """The boxes of the first place of some words."""
    start = document.pages[page - 1].index(words)
    return [box for box in document.boxes[page - 1] if box.start < start + len(words) and box.end > start]


def sizes(document: Document) -> list[tuple[int, int]]:
    return [(round(width), round(height)) for width, height in document.page_sizes]


def letters_without_box(document: Document) -> str:
    """The visible characters, list marks and spaces left out, that stand in no box."""
    rest: list[str] = []
    for text, boxes in zip(document.pages, document.boxes, strict=True):
        inside = {at for box in boxes for at in range(box.start, box.end)}
        rest += [letter for at, letter in enumerate(text) if at not in inside and letter not in "• \t\n"]
    return "".join(rest)


def edited(content: bytes, change: Callable[[pypdf.PageObject], object]) -> bytes:
    writer = pypdf.PdfWriter(clone_from=BytesIO(content))
    change(writer.pages[0])
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_words_drawn_in_every_box_are_those_of_the_text(path: Path) -> None:
    document = read_document(path.read_bytes())

    assert unlike(drawn_words(document, path.read_bytes())) == []
    assert letters_without_box(document) == ""


def test_a_box_elsewhere_is_found_out() -> None:
    content = pdf(lambda canvas: write(canvas, 50, 80, "Ines Morel"))
    box = read_document(content).boxes[0][0]
    moved = Document(("Ines Morel",), "pdf", boxes=((box._replace(top=0.5),),))

    assert len(unlike(drawn_words(moved, content))) == 1


WORDS = ["Baker", "of", "loaves,", "(rye)", "und", "Krume", "x9", "2031"]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1), min_size=1))
def test_drawn_words_equal_the_text_whatever_is_drawn(rows: list[list[str]]) -> None:
    content = pdf(lambda canvas: write(canvas, 50, 80, *(" ".join(row[:9]) for row in rows[:30]), leading=14))
    document = read_document(content)

    assert unlike(drawn_words(document, content)) == []
    assert letters_without_box(document) == ""


def test_a_box_counts_in_shares_of_the_page_from_its_top_left_corner() -> None:
    (box,) = seen(lambda canvas: write(canvas, 100, 80, "Morel")).boxes[0]

    assert (box.image_page, box.start, box.end) == (1, 0, 5)
    assert box.left * WIDTH == pytest.approx(100)
    assert box.width * WIDTH == pytest.approx(stringWidth("Morel", "Helvetica", 10))
    assert box.top * HEIGHT < 80 - 7
    assert 80 < (box.top + box.height) * HEIGHT < 83


def test_the_sizes_of_the_pages_are_told_in_points() -> None:
    document = seen(lambda canvas: write(canvas, 50, 80, "One"), lambda canvas: write(canvas, 50, 80, "Two"))

    assert sizes(document) == [A4_POINTS, A4_POINTS]


HYPHENATED = (
    "I water the plants of the whole faculty in spring and I count birds for the county gar-",
    "dens, which are three hundred years old now and were laid out by monks who liked",
    "gardens more than books, and I keep the lists of what grows in the beds in summer.",
)


def test_a_word_that_a_line_end_cuts_has_two_boxes() -> None:
    document = seen(lambda canvas: write(canvas, 50, 80, *HYPHENATED))
    first, second = boxes_of(document, "gardens")

    assert [document.pages[0][box.start : box.end] for box in (first, second)] == ["gar", "dens,"]
    assert first.left > second.left
    assert first.top < second.top


def in_columns(canvas: Canvas) -> None:
    for x, title, lines in ((40, "Skills", ["Python", "Figma", "Git"]), (300, "Work", ["Baker", "Courier", "Tutor"])):
        heading(canvas, x, 60, title)
        write(canvas, x, 80, *(f"{line} and what else there was of it" for line in lines))


def test_the_boxes_of_the_second_column_lie_in_it() -> None:
    content = pdf(in_columns)
    document = read_document(content)

    assert all(box.left < 0.5 for box in boxes_of(document, "Git and what else"))
    assert all(box.left > 0.5 for box in boxes_of(document, "Courier and what else"))
    assert unlike(drawn_words(document, content)) == []


def test_the_boxes_of_a_turned_page_are_where_it_is_shown() -> None:
    content = edited(pdf(turned), lambda page: page.rotate(90))
    document = read_document(content)

    assert unlike(drawn_words(document, content)) == []
    assert all(box.width > box.height for box in boxes_of(document, "student"))
    assert sizes(document) == [A4_POINTS[::-1]]


def test_a_cropped_page_counts_from_its_crop_box() -> None:
    def crop(page: pypdf.PageObject) -> None:
        page.cropbox = pypdf.generic.RectangleObject((40, 400, 400, HEIGHT - 20))

    content = edited(pdf(lambda canvas: write(canvas, 50, 80, "Ines Morel")), crop)
    document = read_document(content)

    assert unlike(drawn_words(document, content)) == []
    assert document.boxes[0][0].left == pytest.approx(10 / 360)


def test_a_crop_box_beyond_the_page_is_shown_as_viewers_do() -> None:
    def crop(page: pypdf.PageObject) -> None:
        page.cropbox = pypdf.generic.RectangleObject((-100, -100, WIDTH + 100, HEIGHT + 100))

    content = edited(pdf(lambda canvas: write(canvas, 50, 80, "Ines Morel")), crop)
    document = read_document(content)

    assert unlike(drawn_words(document, content)) == []
    assert sizes(document) == [A4_POINTS]


def test_a_line_cut_by_a_page_break_is_drawn_on_both_pages() -> None:
    document = seen(
        lambda canvas: write(canvas, 50, 80, "Ines Morel", "", "Tutor for two groups of twelve, and helper for"),
        lambda canvas: write(canvas, 50, 80, "newcomers to the lab.", "Rower."),
    )

    assert [box.image_page for box in boxes_of(document, "helper for newcomers")] == [1, 1, 2]
    assert [box.image_page for box in boxes_of(document, "Rower.", 2)] == [2]


def test_a_box_names_the_page_of_the_file_where_a_page_before_it_is_damaged() -> None:
    def damage(page: pypdf.PageObject) -> None:
        page[pypdf.generic.NameObject("/Contents")] = pypdf.generic.NumberObject(7)

    content = edited(
        pdf(lambda canvas: write(canvas, 50, 80, "Lost"), lambda canvas: write(canvas, 50, 80, "Kept")), damage
    )
    document = read_document(content)

    assert document.pages == ("Kept",)
    assert [box.image_page for box in document.boxes[0]] == [2]
    assert len(document.page_sizes) == 2


def test_list_marks_and_cells_keep_the_boxes_of_their_words() -> None:
    def draw(canvas: Canvas) -> None:
        for number, (what, when) in enumerate([("Counted stock", "2021"), ("Repaired wheels", "2022")]):
            y = 80 + 30 * number
            canvas.drawString(50, HEIGHT - y, f"{number + 1}.")
            write(canvas, 66, y, what)
            canvas.drawRightString(WIDTH - 50, HEIGHT - y, when)

    content = pdf(draw)
    document = read_document(content)

    assert document.pages[0].startswith("1. Counted stock\t2021")
    assert unlike(drawn_words(document, content)) == []
    assert letters_without_box(document) == ""


def test_text_that_is_cut_off_leaves_no_box_behind_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_CHARACTERS", 7)
    document = seen(lambda canvas: write(canvas, 50, 80, "Ines Morel"))

    assert (document.pages, [box.end for box in document.boxes[0]]) == (("Ines Mo",), [4, 7])


@pytest.mark.parametrize("content", [b"Ines Morel\n\nSkills\nPython\n", b"# Ines Morel\n\n## Skills\n\n- Python\n"])
def test_formats_without_pages_have_no_boxes(content: bytes) -> None:
    document = read_document(content)

    assert (document.boxes, document.page_sizes) == ((), ())


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
def test_the_words_of_a_scan_lie_where_they_are_pictured() -> None:
    printed = pdf(lambda canvas: write(canvas, 100, 200, "Geographer in Lindholt", "Tutor of newcomers", leading=30))
    document = read_document(scanned(printed))

    assert sizes(document) == [A4_POINTS]
    for real, found in zip(read_document(printed).boxes[0], document.boxes[0], strict=True):
        assert (found.image_page, found.start, found.end) == (1, real.start, real.end)
        assert found[3:] == pytest.approx(real[3:], abs=0.006)


def scanned(content: bytes) -> bytes:
    """A PDF whose only page is a picture of the first page of another."""
    opened = pypdfium2.PdfDocument(content)
    picture = opened[0].render(scale=3, grayscale=True).to_pil()
    opened.close()
    return pdf(lambda canvas: canvas.drawImage(ImageReader(picture), 0, 0, WIDTH, HEIGHT))
