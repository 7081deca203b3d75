from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from tests.matcher.cv.drawn import lines, seen, write


def test_a_row_of_centred_cells_is_one_line() -> None:
    def draw(canvas: Canvas) -> None:
        for x, y, text in [
            (50, 80, "2023 to"),
            (50, 92, "June 2026"),
            (150, 86, "BSc Geography, Ardmere"),
            (400, 86, "2:1 so far"),
            (50, 106, "2021 to"),
            (50, 118, "July 2023"),
            (150, 112, "A levels, Lindholt"),
            (400, 112, "A, A, B"),
        ]:
            write(canvas, x, y, text)

    assert lines(seen(draw)) == [
        "2023 to June 2026\tBSc Geography, Ardmere\t2:1 so far",
        "2021 to July 2023\tA levels, Lindholt\tA, A, B",
    ]


def test_cells_that_stand_close_are_parted_under_a_cell() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 50, 80, "Subject")
        write(canvas, 123, 80, "Mark")
        write(canvas, 50, 93, "Physical maps")
        write(canvas, 123, 93, "71")
        write(canvas, 50, 150, "An ordinary line of text that has nothing to do with the table above it, at all.")

    assert lines(seen(draw))[:2] == ["Subject\tMark", "Physical maps\t71"]


def test_two_columns_of_text_are_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 50, 80, "Baked bread for two shops", "Drove the van at night", "Kept the oven clean", leading=12)
        write(canvas, 320, 86, "Sang in a choir of sixty", "Rowed on Saturdays", "Wrote for the paper", leading=12)

    assert lines(seen(draw)) == [
        "Baked bread for two shops",
        "Drove the van at night",
        "Kept the oven clean",
        "Sang in a choir of sixty",
        "Rowed on Saturdays",
        "Wrote for the paper",
    ]
