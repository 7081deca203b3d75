from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from matcher.nouns import Deadline, Posting, PostingStatus
from matcher.posting.read import read_postings
from matcher.posting.status import status_of

TODAY = date(2026, 1, 20)


@pytest.fixture(scope="module")
def plain() -> Posting:
    return read_postings(b"# Tea Intern\n\nWe blend tea and need help with it.", name="tea.md").postings[0]


@pytest.mark.parametrize(
    ("day", "notice", "expected"),
    [
        (None, None, PostingStatus.UNKNOWN),
        (None, False, PostingStatus.OPEN),
        (None, True, PostingStatus.CLOSED),
        (date(2026, 1, 19), None, PostingStatus.CLOSED),
        (date(2026, 1, 19), False, PostingStatus.CLOSED),
        (date(2026, 1, 20), None, PostingStatus.OPEN),
        (date(2026, 3, 1), True, PostingStatus.CLOSED),
    ],
)
def test_status_from_notice_and_deadline(
    plain: Posting, day: date | None, notice: bool | None, expected: PostingStatus
) -> None:
    posting = replace(plain, deadline=Deadline(day) if day else None, closed_notice=notice)
    assert status_of(posting, TODAY).status == expected


def test_the_reason_names_the_deadline(plain: Posting) -> None:
    posting = replace(plain, deadline=Deadline(date(2026, 1, 2)))
    assert status_of(posting, TODAY).reason == "The deadline was 2026-01-02."
