"""Title rows: one CV set in other themes is compared as the same CV."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from matcher.chunks import cv_chunks
from tests.matcher.cv.drawn import HEIGHT, lines, seen
from tests.matcher.cv.written import cv_of


def compared(text: str) -> list[str]:
    return [chunk.text for chunk in cv_chunks(cv_of(f"Mia Quell\nmia@mail.example\n\n{text}"))]


THEMES = [
    "Lab assistant, Foam Works\tLeeds, UK\tMay 2023 – Aug 2023\t4 months\n• Mixed foams for nine days",
    "Foam Works, Lab assistant – Leeds, UK – May 2023 – Aug 2023\n• Mixed foams for nine days",
    "May 2023 – Aug 2023 Lab assistant, Foam Works – Leeds, UK\n• Mixed foams for nine days",
    "Lab assistant\tLeeds, UK\nFoam Works\tMay 2023 – Aug 2023\n• Mixed foams for nine days",
]


@pytest.mark.parametrize("theme", THEMES)
def test_a_post_is_compared_alike_in_every_theme(theme: str) -> None:
    assert compared(f"# Work\n\n{theme}") == [
        "Lab assistant, Foam Works",
        "Lab assistant, Foam Works: Mixed foams for nine days",
    ]


@pytest.mark.parametrize(
    "theme",
    [
        "BSc, Marine Geology, Leeds, UK, 2019 – 2022",
        "2019 – 2022 BSc in Marine Geology – Leeds, UK",
        "University of Oulu\tLeeds, UK\nBSc in Marine Geology\t2019 – 2022",
    ],
)
def test_a_course_is_compared_alike_in_every_theme(theme: str) -> None:
    assert compared(f"# Education\n\n{theme}") == ["BSc Marine Geology"]


def test_a_row_that_tells_more_is_compared_as_it_stands() -> None:
    told = compared("# Work\n\nLab assistant, Foam Works, May – Aug 2023, trained two colleagues to mix foam")

    assert told == ["Lab assistant, Foam Works, - , trained two colleagues to mix foam"]


def test_what_dates_leave_of_a_project_is_not_compared() -> None:
    assert compared("# Projects\n\nFoam atlas\tJune 2023 – present\n• Drew maps") == [
        "Foam atlas",
        "Foam atlas: Drew maps",
    ]


def test_a_bold_title_that_wraps_before_its_date_is_one_line() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(50, HEIGHT - 80, "Foams at Scale: Efficient Mixing of Many Millions of Small Bubbles")
        canvas.drawString(50, HEIGHT - 92.5, "Overnight")
        canvas.setFont("Helvetica", 10)
        canvas.drawRightString(545, HEIGHT - 80, "July 2023")
        canvas.drawString(50, HEIGHT - 105, "M. Quell and two others")

    assert (
        lines(seen(page))[0]
        == "Foams at Scale: Efficient Mixing of Many Millions of Small Bubbles Overnight\tJuly 2023"
    )


@pytest.mark.parametrize("title", ["Waitress", "Waiter"])
def test_a_gendered_title_gives_the_row_of_its_neutral_word(title: str) -> None:
    rows = compared(f"Experience\n\n{title}, Crooked Oar Tavern, Cork\tMay 2023 – Aug 2023\n• Served sixty tables")
    assert "Waiter, Crooked Oar Tavern" in " | ".join(rows)
    assert not any("Waiter ," in row or "Waitress" in row for row in rows)
