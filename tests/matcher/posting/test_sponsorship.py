from __future__ import annotations

import pytest

from matcher.posting.sponsorship import find_sponsorship


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We cannot sponsor visas for interns.", False),
        ("Sponsorship is not available for this post.", False),
        ("We obtain the work permit for you.", True),
        ("Visa sponsorship is available.", True),
        ("You need the right to work in the UK.", None),
        ("Our lecture series is run by a sponsor.", None),
    ],
)
def test_what_a_posting_says_of_sponsorship(text: str, expected: bool | None) -> None:
    assert find_sponsorship([text]) is expected
