from __future__ import annotations

import pytest

from matcher.nouns import WorkMode
from matcher.posting.workplace import find_days_on_site, find_work_mode


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("We ask interns to be in the office 4 days a week.", (4, 4)),
        ("The whole team is in the Leith office on Mondays and Fridays.", (2, 2)),
        ("Come in at least three days a week.", (3, 5)),
        ("Trainees are based at the plant four days a week.", (4, 4)),
        ("You keep half a day a week for your own reading.", None),
        ("You work 3 days a week, one day a week in our York office.", (1, 1)),
        ("Freddie and Kim feed the cat.", None),
        ("Two days of home office per week are possible.", (3, 3)),
        ("One day of telework a week is possible.", (4, 4)),
        ("At least three days a week are spent in the shed.", (3, 5)),
        ("You are at the plant five days a week; working from home is possible only for writing.", (5, 5)),
        ("We allow up to two home office days.", (3, 5)),
        ("Remote up to 2 days/week", (3, 5)),
        ("At least 60% of your time is spent in the office.", (3, 5)),
        ("Up to 40% mobile work", (3, 5)),
        ("In the office twice a week", (2, 2)),
        ("You will be on site about one day in five, in a hard hat.", None),
    ],
)
def test_days_on_site(sentence: str, expected: tuple[int, int] | None) -> None:
    assert find_days_on_site([sentence]) == expected


@pytest.mark.parametrize(
    ("sentence", "days", "expected"),
    [
        ("Two days a week in our studio.", (2, 2), WorkMode.HYBRID),
        ("On the bench in our lab, five days a week.", (5, 5), WorkMode.ONSITE),
        ("You can work from anywhere in the UK.", None, WorkMode.REMOTE),
        ("The kiln cannot be fired from home, so the post is based on site.", None, WorkMode.ONSITE),
        ("Our team works in a hybrid way.", None, WorkMode.HYBRID),
        ("Two mornings a week we are all in the office.", None, WorkMode.HYBRID),
        ("After that the work can be done at home.", None, WorkMode.HYBRID),
        ("All work is done in the house in Vienna.", None, WorkMode.ONSITE),
        ("The work can only be done in our building.", None, WorkMode.ONSITE),
        ("The work is at our mill in Leeds on all days.", None, WorkMode.ONSITE),
        ("Interns report to the depot in Hull daily.", None, WorkMode.ONSITE),
        ("Come in for at least two of your days; the rest may be done at home.", None, WorkMode.HYBRID),
        ("We sell tea.", None, None),
    ],
)
def test_work_mode_from_days_and_words(sentence: str, days: tuple[int, int] | None, expected: WorkMode | None) -> None:
    assert find_work_mode([sentence], head=(), days=days) == expected


def test_remote_in_the_line_of_places_is_remote() -> None:
    assert find_work_mode(["We sell tea."], head=("Remote - UK and Ireland",), days=None) == WorkMode.REMOTE


def test_remote_sensing_is_no_work_mode() -> None:
    assert find_work_mode(["Experience of remote sensing"], head=("Remote sensing intern",), days=None) is None
