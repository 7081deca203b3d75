import pytest

from matcher.conditions import PartialDate
from matcher.cv.availability import find_availability
from matcher.cv.offer_words import says_when
from matcher.cv.offers import read_offer
from matcher.nouns import Availability, SectionName, Span, Statement
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


@pytest.mark.parametrize(
    "text",
    ["Available May 18 - August 14, 2026.", "Free until 4 September 2026", "Semester break: 11 May to 17 July 2026."],
)
def test_a_plain_offer_is_read_below_the_last_heading_whatever_it_is(text: str) -> None:
    offered = find_availability((Statement(text, Span(1, 0, len(text)), SectionName.VOLUNTEERING),))
    assert [one.text for one in offered] == [text]


def test_the_end_of_a_visa_is_no_offer() -> None:
    cv = cv_of("# Practical\n\nStudent visa valid until 30 November 2028.")

    assert cv.profile.availability == ()


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Other", "Available: 12 weeks from 8 June."),
        ("Availability", "June–August 2027, full time"),
        ("Practical", "Free from exams on 5 June."),
        ("Practical", "Last exam 29 May 2027, term starts again 5 October."),
        ("Other", "Done with finals on May 15, back on campus Aug 31."),
        ("Status", "Term break: 13 June to 26 July."),
        ("Status", "Free two days a week in term."),
        ("Other", "Available Mondays and Fridays in term time."),
        ("Profile", "Open to six-month internships starting any time from April 2027."),
        ("Other", "Summer 2027 (10 to 14 weeks), Ardmere or remote."),
        ("Other", "Immediate joiner, 6 months."),
        ("Verfügbarkeit", "Ab 1. April 2027, 6 Monate, Vollzeit"),
        ("Disponibilité", "Stage de 6 mois à partir de février 2027"),
        ("Disponibilidad", "Disponible de junio a septiembre de 2027"),
        ("Beschikbaarheid", "Per 1 februari 2027, 32 uur per week"),
        ("Status", "Internship semester: 1 March - 31 August 2027 (22 weeks compulsory)."),
        ("Status", "On leave from studies until 30 September 2027."),
        ("Logistics", "Start: 15 June or later."),
        ("Status", "Internship from June 2027, 3 months at least."),
        ("Notes", "Open to an eight-week summer training (June and July 2027)."),
        ("Profile", "Goal: a lab internship, summer 2027 (late May through August)"),
    ],
)
def test_an_offer_is_read_in_the_words_of_many_cvs(heading: str, text: str) -> None:
    cv = cv_of(f"Mia Quell\n\n# Skills\n\nPython\n\n# {heading}\n\n{text}")

    assert [one.text for one in cv.profile.availability] == [text]


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Logistics", "First aid certificate valid until 12 March 2027."),
        ("Logistics", "Driving licence since 2021."),
        ("Logistics", "Bar shifts on Saturdays, otherwise free."),
        ("Employment", "Summer internship, Foam Works, June - August 2025, full time"),
        ("Projects", "Timetable app (2025): shows when lecture rooms are free between 9 and 5"),
        ("Education", "BSc Physics, University of Oulu, September 2023 - June 2026, full time"),
        ("Education", "MSc Physics, University of Oulu. Semester abroad ended in June 2025."),
        ("Skills", "High availability systems, Kubernetes (2 years)"),
    ],
)
def test_dates_of_other_things_are_no_offer(heading: str, text: str) -> None:
    cv = cv_of(f"Mia Quell\n\n# {heading}\n\n{text}")

    assert cv.profile.availability == ()


def test_two_offers_in_one_sentence_are_read_apart() -> None:
    cv = cv_of("# Availability\n\nTwo days a week in term, full time from 22 June 2027.")

    assert [(one.days_per_week, one.full_time) for one in cv.profile.availability] == [(2, None), (None, True)]


def test_two_breaks_of_a_year_are_two_offers() -> None:
    cv = cv_of("# Status\n\nTerm breaks: 13 June to 26 July and 21 November 2027 onwards.")

    assert [one.text for one in cv.profile.availability] == [
        "Term breaks: 13 June to 26 July",
        "21 November 2027 onwards.",
    ]


def test_an_offer_between_bars_is_read_without_its_neighbours() -> None:
    cv = cv_of("Mia Quell | Delft\n\nTurkish (native) | Dutch citizen | June–August 2027, full time")

    assert [one.text for one in cv.profile.availability] == ["June–August 2027, full time"]


@pytest.mark.parametrize(
    ("text", "start", "end", "weeks", "season"),
    [
        ("Looking for a summer internship in 2027.", None, None, None, "summer 2027"),
        ("The thesis starts in September 2027", None, PartialDate(2027, 9, 1), None, None),
        ("From 1 July 2027 free for six months or longer", PartialDate(2027, 7, 1), None, (26, 52), None),
        (
            "Placement of at least 40 weeks, starting between 1 July and 14 August 2027",
            PartialDate(2027, 7, 1),
            None,
            (40, 80),
            None,
        ),
        ("Possible period: 1 March to 31 May 2027", PartialDate(2027, 3, 1), PartialDate(2027, 5, 31), None, None),
    ],
)
def test_what_a_date_in_an_offer_means(
    text: str,
    start: PartialDate | None,
    end: PartialDate | None,
    weeks: tuple[int, int] | None,
    season: str | None,
) -> None:
    offer = read_offer(text, Span(1, 0, len(text)), 2027)
    assert (offer.start, offer.end, offer.weeks, offer.season) == (start, end, weeks, season)


def test_what_holds_before_an_offer_ends_where_it_begins() -> None:
    cv = cv_of("# Practical\n\nAvailable full time from 1 July 2027; before that only on Fridays.")

    assert [(one.start, one.end, one.days_per_week) for one in cv.profile.availability] == [
        (PartialDate(2027, 7, 1), None, None),
        (None, PartialDate(2027, 7, 1), 1.0),
    ]


def test_a_day_of_birth_is_no_offer() -> None:
    assert cv_of("# Practical\n\nborn 14.03.2003 in Hildesheim").profile.availability == ()


def test_the_day_from_which_a_visa_allows_work_is_no_offer() -> None:
    text = "# Practical\n\nF-1 student, CPT-eligible from May 2027. Available May 18 - August 21, 2027."

    assert [one.start for one in cv_of(text).profile.availability] == [PartialDate(2027, 5, 18)]


def test_days_without_a_year_are_of_the_first_year_that_an_offer_names() -> None:
    text = "# Practical\n\nPlacement from 14 September 2027.\nIn the summer I am free from 29 June to 28 August."

    assert [one.start for one in cv_of(text).profile.availability] == [
        PartialDate(2027, 9, 14),
        PartialDate(2027, 6, 29),
    ]
