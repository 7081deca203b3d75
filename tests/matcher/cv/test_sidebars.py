"""Main text and sidebar of invented CVs: what is read first, and what runs on over a page break."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from matcher.cv.lines import read_lines
from matcher.cv.understand import understand
from matcher.nouns import ColumnKind
from tests.matcher.cv.drawn import Draw, heading, lines, seen, write

WORK = (
    "Assistant, Lindholt Cycles, June 2023 - August 2023",
    "Counted stock and wrote the weekly order list",
    "Repaired about two hundred wheels by hand",
    "Taught three newcomers how to true a rim",
    "Kept the till and closed the shop on Fridays",
    "Drew the plan of the new workshop to scale",
)
STUDY = ("BSc Geography, University of Ardmere", "2022 - 2025", "Maps of salt marshes, a thesis in the making")


def main_column(canvas: Canvas, x: float) -> None:
    heading(canvas, x, 90, "Education")
    write(canvas, x, 110, *STUDY)
    heading(canvas, x, 170, "Work")
    write(canvas, x, 190, *WORK)


def sidebar(canvas: Canvas, x: float) -> None:
    heading(canvas, x, 96, "Skills")
    write(canvas, x, 119, "Python, some R", "QGIS and paper", "Git, a little", leading=13.4)
    heading(canvas, x, 190, "Languages")
    write(canvas, x, 213, "Danish (native)", "English (C1)", leading=13.4)


def side_by_side(side: float, main: float) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 20)
        write(canvas, 40, 50, "Ines Morel, geographer")
        canvas.setFont("Helvetica", 10)
        sidebar(canvas, side)
        main_column(canvas, main)

    return draw


@pytest.mark.parametrize("draw", [side_by_side(40, 220), side_by_side(420, 40)], ids=["left", "right"])
def test_a_sidebar_on_either_side_follows_the_main_column(draw: Draw) -> None:
    titles = [line for line in lines(seen(draw)) if line in {"Education", "Work", "Skills", "Languages"}]

    assert titles == ["Education", "Work", "Skills", "Languages"]


def test_the_parts_of_a_page_are_named_in_reading_order() -> None:
    document = seen(side_by_side(40, 220))

    assert [one.kind for one in document.columns] == [ColumnKind.PAGE, ColumnKind.MAIN, ColumnKind.SIDE]
    assert document.quote(document.columns[2].span).startswith("Skills\n\nPython, some R")


def test_equal_columns_are_read_from_left_to_right() -> None:
    def draw(canvas: Canvas) -> None:
        main_column(canvas, 40)
        heading(canvas, 320, 96, "Projects")
        write(canvas, 320, 119, *("A longer line about what I built by hand",) * 9, leading=13.4)

    kinds = [one.kind for one in seen(draw).columns]

    assert kinds == [ColumnKind.LEFT, ColumnKind.RIGHT]


def with_name_in_sidebar(canvas: Canvas) -> None:
    heading(canvas, 40, 60, "Ines Morel")
    write(canvas, 40, 78, "Lindholt", "ines@mail.example")
    sidebar(canvas, 40)
    main_column(canvas, 220)


def test_a_name_and_address_at_the_head_of_a_sidebar_come_first() -> None:
    assert lines(seen(with_name_in_sidebar))[:4] == ["Ines Morel", "Lindholt", "ines@mail.example", "Education"]


def second_page(canvas: Canvas) -> None:
    write(canvas, 220, 60, "Courier, Velo Ardmere, June 2022 - August 2022", "Carried letters through the town")


def test_a_section_goes_on_over_the_page_break_whatever_stands_beside_it() -> None:
    cv = understand(seen(with_name_in_sidebar, second_page))

    assert [(one.title, one.organisation) for one in cv.profile.experiences] == [
        ("Assistant", "Lindholt Cycles"),
        ("Courier", "Velo Ardmere"),
    ]
    assert [(one.name, one.level) for one in cv.profile.languages] == [("Danish", "native"), ("English", "C1")]


def test_the_main_column_of_all_pages_is_read_before_the_sidebars() -> None:
    read = [line.text for line in read_lines(seen(with_name_in_sidebar, second_page))]

    assert read.index("Ines Morel") < read.index("Education")
    assert read.index("Carried letters through the town") < read.index("Languages")


def test_a_sentence_of_the_main_column_goes_on_over_the_page_break_past_the_sidebar() -> None:
    def first(canvas: Canvas) -> None:
        sidebar(canvas, 40)
        main_column(canvas, 220)
        write(canvas, 220, 268, "Wrote to forty farms along the coast and asked for the")

    def second(canvas: Canvas) -> None:
        write(canvas, 220, 60, "counts of their birds.")

    document = seen(first, second)

    assert "asked for the counts of their birds." in document.pages[0]
    assert document.pages[1] == ""


def test_the_profile_is_the_same_wherever_the_sidebar_stands() -> None:
    first, second = (understand(seen(side_by_side(*places))) for places in ((40, 220), (420, 40)))

    assert [one.text for one in first.statements] == [one.text for one in second.statements]
