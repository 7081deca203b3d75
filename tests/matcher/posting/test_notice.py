from __future__ import annotations

import pytest

from matcher.posting.notice import find_notice


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Applications closed", True),
        ("No longer accepting applications", True),
        ("This vacancy is now closed", True),
        ("This position has been filled.", True),
        ("Closed to applications since 13 November 2026", True),
        ("Applications for 2027 are now closed.", True),
        ("We are no longer recruiting for this role.", True),
        ("This scheme has now been filled.", True),
        ("First come, first served.", False),
        ("Status: Open", False),
        ("Status: Closed", True),
        ("There is no fixed deadline, and we go through applications each month.", False),
        ("We review on a rolling basis.", False),
        ("The advert is online until both posts are gone.", False),
        ("We fill roles as we go.", False),
        ("We hire as we go.", False),
        ("We'll close the advert once we've had 60 letters.", False),
        ("We look at letters continuously.", False),
        ("The form closes as soon as the place is taken.", False),
        ("We look at applications every Friday until we have found the right person.", False),
        ("We fill the places on an ongoing basis.", False),
        ("We interview as applications come in.", False),
        ("The advert stays online until all three posts are taken.", False),
        ("We go through applications as they arrive.", False),
        ("Once the role is filled, this vacancy is closed.", None),
        ("Our reading room is closed on Mondays.", None),
        ("A paid summer in Leeds.", None),
    ],
)
def test_what_a_source_says_of_being_open(text: str, expected: bool | None) -> None:
    assert find_notice([text]) is expected
