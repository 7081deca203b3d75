import pytest

from matcher.conditions import PartialDate
from matcher.cv.availability import read_offer, says_when
from matcher.nouns import Availability, Span
from tests.matcher.cv.written import cv_of


def _offer(text: str, year: int | None = None) -> Availability:
    return read_offer(text, Span(1, 0, len(text)), year)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Available from 3 July until mid September 2027.", PartialDate(2027, 7, 3), PartialDate(2027, 9)),
        ("Free 7 June – 10 September 2027.", PartialDate(2027, 6, 7), PartialDate(2027, 9, 10)),
        ("Can start on 1 August 2027", PartialDate(2027, 8, 1), None),
        ("Available until 31 August 2027", None, PartialDate(2027, 8, 31)),
    ],
)
def test_dates_of_an_offer_are_read(text: str, start: PartialDate | None, end: PartialDate | None) -> None:
    offer = _offer(text, 2027)

    assert (offer.start, offer.end) == (start, end)


def test_hours_and_days_of_an_offer_are_read() -> None:
    assert _offer("up to 18 hours a week from May 2027").hours_per_week == 18
    assert _offer("I can work Tuesday to Friday").days_per_week == 4
    assert _offer("can get to an office two or three days a week").days_on_site == (2, 3)


def test_weeks_and_a_condition_of_an_offer_are_read() -> None:
    offer = _offer("My thesis (14 weeks from 10 May 2027) can be done at a firm outside the university")
    hanging = _offer("14 weeks from 10 May 2027 if my supervisor agrees")

    assert (offer.weeks, offer.start, offer.conditional) == ((14, 14), PartialDate(2027, 5, 10), False)
    assert (hanging.weeks, hanging.start, hanging.conditional) == ((14, 14), PartialDate(2027, 5, 10), True)


def test_a_season_stands_without_dates() -> None:
    offer = _offer("Looking for a summer 2027 placement")

    assert (offer.season, offer.start, offer.end) == ("summer 2027", None, None)


def test_full_time_and_at_once_are_read() -> None:
    assert _offer("Available full time from 1 May 2027").full_time is True
    assert _offer("Available now.").now


def test_alternatives_are_offers_of_their_own() -> None:
    cv = cv_of("# Dates\n\nAvailable full time from 13 September 2027, or 1 June to 3 September if my tutor agrees.")

    assert [(one.start, one.end, one.conditional) for one in cv.profile.availability] == [
        (PartialDate(2027, 9, 13), None, False),
        (PartialDate(2027, 6, 1), PartialDate(2027, 9, 3), True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "References available on request",
        "Code available on GitHub",
        "Free meals for 200 guests",
        "I enjoy free climbing",
    ],
)
def test_other_uses_of_the_words_offer_nothing(text: str) -> None:
    assert not says_when(text)


def test_hours_of_a_past_job_are_no_offer() -> None:
    cv = cv_of("# Work\n\nWaiter, The Anchor, 2023 – 2024\n• up to 20 hours a week from May to July 2023")

    assert cv.profile.availability == ()


def test_the_end_of_a_visa_is_no_offer() -> None:
    cv = cv_of("# Practical\n\nStudent visa valid until 30 November 2028.")

    assert cv.profile.availability == ()
