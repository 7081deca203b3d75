from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.matcher.cv.drawn import HEIGHT, WIDTH, headings, lines, seen, write
from tests.matcher.cv.drawn import heading as write_heading

SIDE = ("Python, some R", "Figma and paper", "Git, a little", "Bash when it must be")
MAIN = (
    "Assistant in a small bicycle shop, summers",
    "Counted stock and wrote the weekly order list",
    "Repaired about two hundred wheels by hand",
    "Taught three newcomers how to true a rim",
    "Kept the till and closed the shop on Fridays",
)


def with_sidebar(canvas: Canvas) -> None:
    write_heading(canvas, 40, 60, "Skills")
    write(canvas, 40, 83, *SIDE, leading=13.4)
    write_heading(canvas, 220, 60, "Work")
    write(canvas, 220, 80, *MAIN)
    write_heading(canvas, 220, 160, "Education")
    write(canvas, 220, 180, "BSc Geography, University of Ardmere, 2023")


def test_a_sidebar_is_not_interleaved_with_the_main_column() -> None:
    expected = ["Work", *MAIN, "Education", "BSc Geography, University of Ardmere, 2023", "Skills", *SIDE]

    assert lines(seen(with_sidebar)) == expected


def test_headings_of_both_columns_are_found() -> None:
    assert headings(seen(with_sidebar)) == ["Work", "Education", "Skills"]


def test_a_heading_over_both_columns_comes_first() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 20)
        canvas.drawCentredString(230, HEIGHT - 40, "Ines Morel of Lindholt")
        canvas.setFont("Helvetica", 10)
        with_sidebar(canvas)

    assert lines(seen(draw))[:3] == ["Ines Morel of Lindholt", "Work", MAIN[0]]


def test_a_date_at_the_right_margin_is_parted_by_a_tab() -> None:
    def draw(canvas: Canvas) -> None:
        for number, (role, when) in enumerate([("Baker, Krume", "2021"), ("Courier, Velo", "2022"), ("Tutor", "2023")]):
            write(canvas, 50, 80 + 40 * number, role, f"What I did there, number {number}")
            canvas.drawRightString(WIDTH - 50, HEIGHT - 80 - 40 * number, when)

    assert lines(seen(draw))[:3] == ["Baker, Krume\t2021", "What I did there, number 0", "Courier, Velo\t2022"]


def test_a_wrapped_paragraph_is_one_line() -> None:
    def draw(canvas: Canvas) -> None:
        write(
            canvas,
            50,
            80,
            "I count birds on the salt marshes every winter and write the numbers down for the county records,",
            "which nobody had done there before on this coast, and I would like to learn how such counts are made",
            "into maps.",
        )

    assert lines(seen(draw)) == [
        "I count birds on the salt marshes every winter and write the numbers down for the county records, which "
        "nobody had done there before on this coast, and I would like to learn how such counts are made into maps."
    ]


def test_short_lines_stay_lines_of_their_own() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 50, 80, "Ines Morel", "Lindholt, 12 Mill Lane", "ines@mail.example")

    assert lines(seen(draw)) == ["Ines Morel", "Lindholt, 12 Mill Lane", "ines@mail.example"]


def test_blocks_are_parted_by_a_blank_line() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 50, 80, "First block, line one", "First block, line two")
        write(canvas, 50, 130, "Second block")

    assert seen(draw).pages == ("First block, line one\nFirst block, line two\n\nSecond block",)


def test_hanging_bullets_are_one_line_each() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, HEIGHT - 80, "•")
        write(canvas, 62, 80, "Counted stock and wrote the order list", "for two shops")
        canvas.drawString(50, HEIGHT - 105, "•")
        write(canvas, 62, 105, "Repaired wheels")

    assert lines(seen(draw)) == ["• Counted stock and wrote the order list for two shops", "• Repaired wheels"]


@pytest.mark.parametrize("mark", ["•", "-", "*", "–", "·"])
def test_every_bullet_glyph_becomes_the_same_mark(mark: str) -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 50, 80, f"{mark} Counted stock", f"{mark} Repaired wheels")

    assert lines(seen(draw)) == ["• Counted stock", "• Repaired wheels"]


def test_drawn_dots_are_bullets() -> None:
    def draw(canvas: Canvas) -> None:
        for number, line in enumerate(["Counted stock", "Repaired wheels"]):
            y = HEIGHT - 80 - 14 * number
            canvas.circle(54, y + 3.2, 1.5, stroke=0, fill=1)
            canvas.drawString(62, y, line)

    assert lines(seen(draw)) == ["• Counted stock", "• Repaired wheels"]


def test_symbol_font_bullets_are_bullets() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("ZapfDingbats", 8)
        canvas.drawString(50, HEIGHT - 80, "l")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(62, HEIGHT - 80, "Counted stock")

    assert lines(seen(draw)) == ["• Counted stock"]


@pytest.mark.parametrize("gap", [2.0, 4.0, 6.0])
def test_a_letter_spaced_heading_is_closed_up(gap: float) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, HEIGHT - 80, "WORK EXPERIENCE", charSpace=gap)
        write(canvas, 50, 110, "Assistant in a bicycle shop")

    assert lines(seen(draw)) == ["WORK EXPERIENCE", "Assistant in a bicycle shop"]


def test_letters_parted_by_spaces_are_closed_up() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 50, 80, "E D U C A T I O N")

    assert lines(seen(draw)) == ["EDUCATION"]


def test_words_painted_one_by_one_are_parted_by_spaces() -> None:
    def draw(canvas: Canvas) -> None:
        for x, word in [(50, "Repaired"), (95, "two"), (115, "hundred"), (155, "wheels")]:
            canvas.drawString(x, HEIGHT - 80, word)

    assert lines(seen(draw)) == ["Repaired two hundred wheels"]


def test_type_painted_twice_to_look_bold_is_read_once() -> None:
    def draw(canvas: Canvas) -> None:
        for shift in (0, 0.3):
            canvas.drawString(50 + shift, HEIGHT - 80, "Lindholt Cycles")

    assert lines(seen(draw)) == ["Lindholt Cycles"]


def test_a_line_cut_by_a_page_break_stands_whole_on_its_first_page() -> None:
    def first(canvas: Canvas) -> None:
        write(canvas, 50, 80, "Ines Morel", "", "Tutor for two groups of twelve, and helper for")

    def second(canvas: Canvas) -> None:
        write(canvas, 50, 80, "newcomers to the lab.", "Rower.")

    document = seen(first, second)

    assert (lines(document)[-1], lines(document, 2)) == (
        "Tutor for two groups of twelve, and helper for newcomers to the lab.",
        ["Rower."],
    )


def test_a_table_cell_that_wraps_is_joined_to_its_cell() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 50, 80, "2023 to 2026")
        write(canvas, 150, 80, "BSc Geography, University of", "Ardmere on the Lake")
        write(canvas, 400, 80, "2:1 so far")
        write(canvas, 50, 115, "2021 to 2023")
        write(canvas, 150, 115, "A levels, Lindholt College")
        write(canvas, 400, 115, "A, A, B")

    assert lines(seen(draw)) == [
        "2023 to 2026\tBSc Geography, University of Ardmere on the Lake\t2:1 so far",
        "2021 to 2023\tA levels, Lindholt College\tA, A, B",
    ]


@pytest.mark.parametrize("text", ["REFERENCES", "Volunteering"])
def test_a_bold_or_capital_line_is_a_heading(text: str) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 10)
        write(canvas, 50, 80, text)
        canvas.setFont("Helvetica", 10)
        write(canvas, 50, 100, "Mostly on Saturdays, with the rowing club of Lindholt.")

    assert headings(seen(draw)) == [text]


def test_capitals_inside_a_list_are_no_heading() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 50, 80, "Python and", "PHP", "and the like, as it comes")

    assert headings(seen(draw)) == []
