from __future__ import annotations

from datetime import date

import pytest

from matcher.posting.deadline import find_deadline


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The last day to apply is March 12, 2026 at 3 PM GMT.", "2026-03-12T15:00:00+00:00"),
        ("Applications close at 22:00 UK time on 21 April 2026.", "2026-04-21T22:00:00+01:00"),
        ("Closing date: 24/04/2026 at 22:30", "2026-04-24T22:30:00+01:00"),
        ("The portal closes at noon on Thursday 12 February 2026.", "2026-02-12T12:00:00+00:00"),
        ("Closing date: Noon, Friday 6 March 2026", "2026-03-06T12:00:00+00:00"),
        ("Apply by midnight on 27 March 2026.", "2026-03-27"),
        ("Reply by Sunday 22 March 2026 with a CV.", "2026-03-22"),
        ("Two drawings and a CV, to me by Sunday 1 March 2026 please.", "2026-03-01"),
        ("Tell us by Friday 13 February 2026 who you are.", "2026-02-13"),
        ("We need it by 23 February 2026 at 9 am GMT.", "2026-02-23T09:00:00+00:00"),
        ("By February 9, 2026: transcript and one letter", "2026-02-09"),
        ("Expressions of interest to Dr Fell by 5pm Friday 6 March 2026", "2026-03-06T17:00:00+00:00"),
        ("CV, transcripts and a page on knots, before 30 April 2026.", "2026-04-30"),
        ("A paragraph on your village, to me, by the end of Sunday 12 April 2026.", "2026-04-12"),
        ("Applications with photograph-free CV and a letter in English by 15 March 2026.", "2026-03-15"),
        ("The form is sent in latest on 1 May 2026.", "2026-05-01"),
        ("This competition closed on 2026-01-12.", "2026-01-12"),
        ("Applications will be closed on 30 April 2026.", "2026-04-30"),
        ("Submit your resume by January 23, 2026 at 10:30 p.m. ET.", "2026-01-23T22:30:00-05:00"),
        ("The last day is 20 February 2026 (21:00 CET).", "2026-02-20T21:00:00+01:00"),
        ("We stop taking applications on 23/04/2026, and sooner if the place is gone.", "2026-04-23"),
        ("Please apply before 19 March 2026 with two samples.", "2026-03-19"),
        ("Applications are accepted through March 11, 2026.", "2026-03-11"),
        ("This vacancy will remain online until 14 April 2026.", "2026-04-14"),
        ("Send three articles and a page about yourself by 8 a.m. on 5 March 2026.", "2026-03-05T08:00:00+00:00"),
        ("The application window closed on January 16, 2026 for autumn posts.", "2026-01-16"),
        ("Bewerbungsschluss: 28.02.2026, 18:00 CET", "2026-02-28T18:00:00+01:00"),
        ("Apply until 08/05/2026", "2026-05-08"),
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
        "A CV that shows a degree completed by 30 June 2027.",
        "Letters of recommendation are kept; you return to your course by 28 September 2026.",
        "Assessment centres are planned for 19 February 2026.",
        "We were founded on 3 May 2014.",
        "Come to one of our open days on 22 January 2026.",
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
