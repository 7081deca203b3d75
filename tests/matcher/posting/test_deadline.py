from __future__ import annotations

from datetime import date

import pytest

from matcher.posting.deadline import find_deadline


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The last day to apply is February 5, 2026 at 5 PM GMT.", "2026-02-05T17:00:00+00:00"),
        ("Applications close at 23:59 UK time on 31 March 2026.", "2026-03-31T23:59:00+01:00"),
        ("Closing date: 31/03/2026 at 23:59", "2026-03-31T23:59:00+01:00"),
        ("The form closes at noon on Monday 9 February 2026.", "2026-02-09T12:00:00+00:00"),
        ("Closing date: Noon, Friday 6 March 2026", "2026-03-06T12:00:00+00:00"),
        ("Apply by midnight on 27 March 2026.", "2026-03-27"),
        ("Submit your resume by January 31, 2026 at 11:59 p.m. ET.", "2026-01-31T23:59:00-05:00"),
        ("The last day is 28 February 2026 (23:59 CET).", "2026-02-28T23:59:00+01:00"),
        ("We stop reading applications on 17/04/2026, and earlier if we find you.", "2026-04-17"),
        ("Please apply before 15 March 2026 with a CV.", "2026-03-15"),
        ("Applications will be accepted through March 6, 2026.", "2026-03-06"),
        ("This requisition will remain posted until 5 April 2026.", "2026-04-05"),
        ("Send your cuttings and a page about yourself by 9 a.m. on 2 March 2026.", "2026-03-02T09:00:00+00:00"),
        ("The application window closed on January 9, 2026 for summer positions.", "2026-01-09"),
        ("Bewerbungsschluss: 28.02.2026, 18:00 CET", "2026-02-28T18:00:00+01:00"),
        ("Apply until 03/04/2026", "2026-04-03"),
        ("We close the form on 20 February 2026 at 23:59.", "2026-02-20T23:59:00+00:00"),
        ("Applications by the end of February 2026, please.", "2026-02-28"),
        ("Closed to applications since 13 November 2026.", "2026-11-13"),
        ("Applications: 5 p.m., Friday 6 March 2026, by the online form.", "2026-03-06T17:00:00+00:00"),
        ("Applications have to be with us by 5pm on 23rd January 2026.", "2026-01-23T17:00:00+00:00"),
        ("Two sides at most, to arrive by noon on 16 January 2026.", "2026-01-16T12:00:00+00:00"),
        ("Bewirb dich bis zum 15. März 2026.", "2026-03-15"),
        ("The advert comes down on 4 March 2026 at 17.00.", "2026-03-04T17:00:00+00:00"),
    ],
)
def test_a_deadline_is_read_in_any_form(sentence: str, expected: str) -> None:
    found = find_deadline([sentence], country="GB", posted=None, year=None)
    assert found is not None
    assert found.isoformat() == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Interviews will be held on 12 March 2026.",
        "Shortlisted candidates will hear by 5 February 2026.",
        "The internship starts on 1 June 2026 and ends on 28 August 2026.",
        "You will be graduating by June 2027.",
        "Assessment centres take place on 24 February 2026.",
        "We were founded on 3 May 2014.",
        "Join one of our open evenings on 29 January 2026.",
        "Applications close when the place is filled.",
    ],
)
def test_other_dates_are_no_deadline(sentence: str) -> None:
    assert find_deadline([sentence], country="GB", posted=None, year=2026) is None


def test_figures_are_read_month_first_in_the_united_states() -> None:
    found = find_deadline(["Closing Date: 02/05/2026"], country="US", posted=None, year=None)
    assert found is not None
    assert found.day == date(2026, 2, 5)


def test_a_date_without_a_year_is_completed_from_the_day_of_publication() -> None:
    found = find_deadline(["Apply by 8 May."], country="GB", posted=date(2026, 1, 12), year=None)
    assert found is not None
    assert found.day == date(2026, 5, 8)


def test_a_date_without_a_year_long_before_publication_is_next_years() -> None:
    found = find_deadline(["Apply by 15 January."], country="GB", posted=date(2025, 11, 3), year=None)
    assert found is not None
    assert found.day == date(2026, 1, 15)


def test_the_wording_with_a_time_wins_for_the_same_day() -> None:
    texts = ["Deadline: 5 February 2026", "You can apply until 5 February 2026, 4 pm GMT."]
    found = find_deadline(texts, country="GB", posted=None, year=None)
    assert found is not None
    assert found.moment == "2026-02-05T16:00:00+00:00"


def test_a_time_without_a_zone_takes_that_of_the_country() -> None:
    found = find_deadline(["Deadline: 1 July 2026, 18:00"], country="CH", posted=None, year=None)
    assert found is not None
    assert found.moment == "2026-07-01T18:00:00+02:00"


def test_a_time_in_an_unknown_zone_gives_only_the_day() -> None:
    found = find_deadline(["Deadline: 1 July 2026, 18:00"], country="US", posted=None, year=None)
    assert found is not None
    assert found.moment is None


def test_the_deadline_stands_before_the_interviews_of_the_same_sentence() -> None:
    text = "Closing date 3 March 2026, interviews on 20 March 2026."
    found = find_deadline([text], country="GB", posted=None, year=None)
    assert found is not None
    assert found.day == date(2026, 3, 3)
