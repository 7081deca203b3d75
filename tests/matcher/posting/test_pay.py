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
        ("This is an unpaid volunteer placement.", False),
        ("Salary: Unpaid (travel expenses only)", False),
        ("You get a bed and breakfast, but no wage.", False),
        ("The internship is not salaried.", False),
        ("8 weeks, £3,000 stipend", True),
        ("The monthly grant amounts to CHF 3,100.", True),
        ("We never offer unpaid internships.", None),
        ("Mandatory or voluntary internship", None),
        ("We think that unpaid internships choose the wrong people.", None),
        ("Placement year | £21,800 | Hybrid", True),
        ("Trainees are paid KES 38,000 a month.", True),
        ("The allowance is RM1,500 a month.", True),
        ("Work, paid or unpaid, in a library", None),
        ("Mileage is paid.", None),
        ("We spend some £31 million a year.", None),
        ("A relocation grant of £900 can be paid.", None),
        ("Our customers earn more with us.", None),
    ],
)
def test_whether_a_posting_pays(sentence: str, paid: bool | None) -> None:
    assert find_pay([sentence]).paid is paid


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Pay is £2,130 a month.", Pay(True, "£2,130 a month", "GBP", 2130, 2130, "month")),
        ("$31 - $36 per hour", Pay(True, "$31 - $36 per hour", "USD", 31, 36, "hour")),
        ("1.400 € per month", Pay(True, "1.400 € per month", "EUR", 1400, 1400, "month")),
        ("CHF 2,650 per month", Pay(True, "CHF 2,650 per month", "CHF", 2650, 2650, "month")),
        ("20,500 GBP per year", Pay(True, "20,500 GBP per year", "GBP", 20500, 20500, "year")),
        ("The salary is £22,600.", Pay(True, "£22,600", "GBP", 22600, 22600, None)),
    ],
)
def test_the_amount_is_read(sentence: str, expected: Pay) -> None:
    assert find_pay([sentence]) == expected
