"""Facts at the right margin: they belong to the title of their entry, wherever its bullets begin."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from matcher.cv.understand import understand
from tests.matcher.cv.drawn import HEIGHT, lines, seen, write

RIGHT = 545


def fact(canvas: Canvas, y: float, text: str) -> None:
    canvas.drawRightString(RIGHT, HEIGHT - y, text)


def entry(canvas: Canvas) -> None:
    write(
        canvas,
        50,
        80,
        "Lindholt Cycles, Research Intern",
        "• Counted stock of four hundred parts and wrote the",
    )
    write(canvas, 62, 105, "order list")
    write(canvas, 50, 117.5, "• Repaired wheels")
    fact(canvas, 80, "Ardmere, Denmark")
    fact(canvas, 92.5, "June 2023 – Aug 2023")
    fact(canvas, 105, "3 months")


def test_facts_beside_the_first_bullets_belong_to_the_title() -> None:
    assert lines(seen(entry)) == [
        "Lindholt Cycles, Research Intern\tArdmere, Denmark\tJune 2023 – Aug 2023\t3 months",
        "• Counted stock of four hundred parts and wrote the order list",
        "• Repaired wheels",
    ]


def test_the_dates_on_a_rail_are_those_of_the_post() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 13)
        write(canvas, 50, 50, "Experience")
        canvas.setFont("Helvetica", 10)
        entry(canvas)

    (post,) = understand(seen(draw)).profile.experiences

    assert (post.title, post.organisation) == ("Research Intern", "Lindholt Cycles")
    assert post.start is not None
    assert post.start.isoformat() == "2023-06"


def test_bullets_that_are_dated_themselves_keep_their_dates() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 50, 80, "Societies", "• Captain, Rowing Club", "• Treasurer, Chess Club")
        for y, when in ((80, "2021 – 2024"), (92.5, "2022"), (105, "2023")):
            fact(canvas, y, when)

    assert lines(seen(draw))[1:] == ["• Captain, Rowing Club\t2022", "• Treasurer, Chess Club\t2023"]


def test_a_bold_title_and_the_dates_beside_it_wrap_together() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 10)
        write(canvas, 50, 80, "MSc Mechanical Engineering, Technische", "Hogeschool Noordwijkerhout, Delft")
        canvas.setFont("Helvetica", 10)
        write(canvas, 50, 105, "• Courses: Turbulence")
        fact(canvas, 80, "Sept 2026 – Aug 2028")
        fact(canvas, 92.5, "(expected)")

    assert lines(seen(draw)) == [
        "MSc Mechanical Engineering, Technische Hogeschool Noordwijkerhout, Delft\tSept 2026 – Aug 2028 (expected)",
        "• Courses: Turbulence",
    ]


def test_a_bold_title_goes_on_below_long_dates() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 10)
        write(canvas, 50, 80, "PhD, Computational Biology and Machine Learning, University of St", "Wyburn, Cambridge")
        canvas.setFont("Helvetica", 10)
        write(canvas, 50, 105, "• Thesis on antibodies")
        fact(canvas, 80, "Oct 2024 – Mar 2028 (expected)")

    assert lines(seen(draw))[0] == (
        "PhD, Computational Biology and Machine Learning, University of St Wyburn, Cambridge"
        "\tOct 2024 – Mar 2028 (expected)"
    )
