from __future__ import annotations

import pytest

from matcher.nouns import Posting
from matcher.posting.read import read_postings
from tests.matcher.posting.wild_postings import FIRST, SECOND, WildPosting


def _read(wild: WildPosting) -> Posting:
    return read_postings(wild.text.encode(), name="wild").postings[0]


@pytest.mark.parametrize("wild", [*FIRST, *SECOND], ids=lambda wild: wild.id)
def test_the_facts_of_a_posting_are_read_whatever_its_voice(wild: WildPosting) -> None:
    posting = _read(wild)
    read = WildPosting(
        id=wild.id,
        text=wild.text,
        title=posting.title,
        company=posting.company,
        locations=tuple(place.text for place in posting.locations),
        work_mode=posting.work_mode.value if posting.work_mode else None,
        deadline=posting.deadline.isoformat() if posting.deadline else None,
        start=posting.start.isoformat() if posting.start else None,
        weeks=posting.duration_weeks,
        closed=posting.closed_notice,
        paid=posting.pay.paid,
    )
    assert read == wild
