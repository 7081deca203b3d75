"""The right to work: what a CV states and what a posting asks."""

import pytest

from matcher.conditions import RightsCondition
from matcher.rights import EU_COUNTRIES, find_clearances, find_work_rights, read_rights_condition

EU_AND_SWISS = EU_COUNTRIES | {"CH"}


@pytest.mark.parametrize(
    ("text", "allows"),
    [
        ("I am a British citizen", {"GB", "IE"}),
        ("Nationality: Irish", EU_AND_SWISS | {"GB"}),
        ("Dual Canadian and US citizen", {"CA", "US"}),
        ("Holder of a German passport", EU_AND_SWISS),
        ("Nationalité française", EU_AND_SWISS),
        ("Staatsangehörigkeit: deutsch", EU_AND_SWISS),
        ("NZ citizen", {"AU", "NZ"}),
        ("EU citizen", EU_AND_SWISS),
        ("Citizen of India and Canada", {"IN", "CA"}),
        ("Permanent right to work in the UK", {"GB"}),
        ("Eligible to work in Ireland and the UK", {"IE", "GB"}),
        ("Settled status since 2021", {"GB"}),
        ("Indefinite leave to remain", {"GB"}),
        ("US permanent resident", {"US"}),
        ("I need no visa for Germany", {"DE"}),
        ("No sponsorship needed for the US", {"US"}),
    ],
)
def test_a_lasting_right_is_read_with_its_countries(text: str, allows: set[str]) -> None:
    (found,) = find_work_rights(text)
    assert (found.allows, found.denies, found.limited) == (frozenset(allows), frozenset(), False)


@pytest.mark.parametrize(
    ("text", "allows", "until"),
    [
        ("Student visa valid until 30 June 2027", {"GB"}, "2027-06-30"),
        ("Graduate Route visa", {"GB"}, None),
        ("F-1 visa, OPT eligible", {"US"}, None),
        ("Stamp 2", {"IE"}, None),
        ("Aufenthaltserlaubnis bis 2027", {"DE"}, "2027"),
        ("Work permit for Norway", {"NO"}, None),
        ("EU Blue Card", set(), None),
        ("Right to work in the UK until March 2027", {"GB"}, "2027-03"),
    ],
)
def test_a_permit_is_a_limited_right(text: str, allows: set[str], until: str | None) -> None:
    (found,) = find_work_rights(text)
    end = found.until.isoformat() if found.until else None
    assert (found.allows, found.limited, end) == (frozenset(allows), True, until)


@pytest.mark.parametrize(
    ("text", "denies"),
    [
        ("would need a visa for Norway", {"NO"}),
        ("Not authorised to work in Canada", {"CA"}),
        ("Requires sponsorship in the UK", {"GB"}),
        ("No right to work in Switzerland", {"CH"}),
    ],
)
def test_a_need_for_a_visa_is_a_denial(text: str, denies: set[str]) -> None:
    (found,) = find_work_rights(text)
    assert (found.allows, found.denies) == (frozenset(), frozenset(denies))


@pytest.mark.parametrize(
    "text",
    [
        "Waiter in an Indian restaurant",
        "Secretary of the French society",
        "British national champion in judo",
        "Volunteer at a citizens' advice office",
        "I opt for tea; she is from Spain",
        "Intends to apply for a Graduate visa",
    ],
)
def test_nothing_is_inferred_from_words_outside_the_vocabulary(text: str) -> None:
    assert find_work_rights(text) == ()


def test_a_citizenship_and_a_permit_in_one_clause_stay_apart() -> None:
    found = find_work_rights("Canadian national, UK Student visa until May 2027")
    assert [(sorted(one.allows), one.limited) for one in found] == [(["CA"], False), (["GB"], True)]


def test_a_right_here_and_a_need_there_are_two_statements() -> None:
    text = "Greek citizen with indefinite leave to remain in the UK; needs a visa for Canada."
    found = find_work_rights(text)
    assert [("GB" in one.allows, "CA" in one.denies) for one in found] == [(True, False), (False, True)]
    assert all(text[one.start : one.end] == one.text for one in found)


def test_home_is_meant_where_no_country_is_named() -> None:
    needs, needs_not = (
        find_work_rights("Visa sponsorship required", home="DE"),
        find_work_rights("No visa needed", home="DE"),
    )
    assert (needs[0].denies, needs_not[0].allows) == (frozenset({"DE"}), frozenset({"DE"}))


def test_a_heading_claims_no_right() -> None:
    assert find_work_rights("Right to work, travel", home="GB") == ()


def condition(*countries: str, **more: object) -> RightsCondition:
    return RightsCondition(frozenset(countries), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You have the right to work in the UK", condition("GB")),
        ("You need the right to work here", condition("NL")),
        ("Authorised to work in Switzerland or Austria", condition("CH", "AT")),
        ("Eligible to work in the EU", condition("EU")),
        ("Right to work in the US; we cannot sponsor visas", condition("US", sponsored=False)),
        ("Work authorization without current or future sponsorship", condition("NL", sponsored=False)),
        ("Visa sponsorship is available", condition("NL", sponsored=True)),
        ("A right to work in the UK that has no time limit", condition("GB", permanent=True)),
        ("EU nationality, or a Norwegian residence permit", condition("NL")),
        ("British citizens only", condition("GB", citizenship=frozenset({"GB"}))),
        ("US citizen or permanent resident", condition("US", permanent=True)),
        ("Student visas are welcome", condition("GB", student_visa_fine=True)),
        ("Eligible for SC clearance", condition(clearance="SC")),
        ("An enhanced DBS check", condition(clearance="DBS")),
        ("BPSS, with proof of the right to work in the UK", condition("GB", clearance="BPSS")),
        ("Able to work in a team", None),
        ("A national newspaper", None),
    ],
)
def test_a_posting_says_what_right_it_asks(text: str, expected: RightsCondition | None) -> None:
    assert read_rights_condition(text, "NL") == expected


def test_clearances_held_are_found() -> None:
    assert [one.clearance for one in find_clearances("Enhanced DBS (2022), SC cleared, SC Freiburg fan")] == [
        "DBS",
        "SC",
    ]


@pytest.mark.parametrize(
    "text", ["Plans to ask for a Graduate visa", "Hopes to get a Skilled Worker visa", "Would apply for Stamp 1G later"]
)
def test_a_plan_gives_no_right(text: str) -> None:
    assert find_work_rights(text, home="GB") == ()


@pytest.mark.parametrize(
    "text", ["Französisch (fließend)", "la cuisine française", "Deutsche Schule", "stage en France"]
)
def test_a_word_of_nationality_alone_gives_no_right(text: str) -> None:
    assert find_work_rights(text) == ()


def test_what_a_permit_allows_belongs_to_it() -> None:
    (found,) = find_work_rights(
        "Student visa for Australia until March 2027; it allows 48 hours a fortnight in term. I row."
    )

    assert found.text == "Student visa for Australia until March 2027; it allows 48 hours a fortnight in term"
    assert (found.allows, found.limited) == (frozenset({"AU"}), True)
