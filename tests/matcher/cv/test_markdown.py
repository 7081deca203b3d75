from __future__ import annotations

import pytest

from matcher.cv.markdown import read_markdown
from matcher.cv.read import read_document
from tests.hanging import no_hang
from tests.matcher.cv.drawn import headings, lines

CV = b"""\
# Ines Morel

Lindholt | [ines](mailto:ines@mail.example) | **open to move**

## Education

| When | What | Grade |
|---|---|---|
| 2023 to 2026 | **BSc Geography** | 2:1 |

## Work

*Assistant*, bicycle shop
2021 to 2023
- counted `stock`
- repaired wheels

1. First prize, essay
2. Second prize, chess
"""


def test_marks_and_link_targets_are_not_seen() -> None:
    assert lines(read_document(CV))[1] == "Lindholt | ines | open to move"


def test_a_table_row_is_one_line_with_tabs() -> None:
    assert lines(read_document(CV))[3:5] == ["When\tWhat\tGrade", "2023 to 2026\tBSc Geography\t2:1"]


def test_line_breaks_lists_and_numbers_are_kept() -> None:
    assert lines(read_document(CV))[6:] == [
        "Assistant, bicycle shop",
        "2021 to 2023",
        "• counted stock",
        "• repaired wheels",
        "1. First prize, essay",
        "2. Second prize, chess",
    ]


def test_headings_are_found() -> None:
    assert headings(read_document(CV)) == ["Ines Morel", "Education", "Work"]


@pytest.mark.parametrize("mark", ["-", "*", "+"])
def test_every_list_mark_is_a_bullet(mark: str) -> None:
    document = read_document(f"## Work\n\n{mark} counted stock\n{mark} repaired wheels\n".encode())

    assert lines(document)[1:] == ["• counted stock", "• repaired wheels"]


def test_html_is_shown_as_written_and_not_run() -> None:
    assert read_document(b"## Work\n\nA <b>bold</b> claim").pages == ("Work\n\nA <b>bold</b> claim",)


def test_brackets_without_end_do_not_hold_the_reader_up() -> None:
    with no_hang():
        assert read_markdown("# A\n" + "[" * 400_000)[1].text.startswith("[[[")
