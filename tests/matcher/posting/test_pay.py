from __future__ import annotations

import pytest

from matcher.nouns import Pay
from matcher.posting.pay import find_pay


@pytest.mark.parametrize(
    ("sentence", "paid"),
    [
        ("A paid summer internship in Leeds.", True),
        ("You earn £520 a week.", True),
        ("Compensation is competitive.", True),
        ("Pay: London Living Wage", True),
        ("This is an unpaid volunteer internship.", False),
        ("Salary: Unpaid (travel expenses only)", False),
        ("It covers a room and lunch, but no wage.", False),
        ("We do not run unpaid internships.", None),
        ("Experience, paid or unpaid, of giving advice", None),
        ("Mileage is paid.", None),
        ("We manage a budget of £48 million a year.", None),
        ("A relocation grant of £750 is available.", None),
        ("Our customers earn more with us.", None),
    ],
)
def test_whether_a_posting_pays(sentence: str, paid: bool | None) -> None:
    assert find_pay([sentence]).paid is paid


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Pay is £1,980 a month.", Pay(True, "£1,980 a month", "GBP", 1980, 1980, "month")),
        ("$38 - $45 per hour", Pay(True, "$38 - $45 per hour", "USD", 38, 45, "hour")),
        ("1.400 € per month", Pay(True, "1.400 € per month", "EUR", 1400, 1400, "month")),
        ("CHF 2,800 per month", Pay(True, "CHF 2,800 per month", "CHF", 2800, 2800, "month")),
        ("20,500 GBP per year", Pay(True, "20,500 GBP per year", "GBP", 20500, 20500, "year")),
        ("The salary is £23,750.", Pay(True, "£23,750", "GBP", 23750, 23750, None)),
    ],
)
def test_the_amount_is_read(sentence: str, expected: Pay) -> None:
    assert find_pay([sentence]) == expected
