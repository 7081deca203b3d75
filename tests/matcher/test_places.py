"""Places: towns and countries in fields and in running text."""

import pytest

from matcher.nouns import Place
from matcher.places import distance_km, find_places, parse_country, parse_location
from tests.hanging import no_hang


@pytest.mark.parametrize(
    ("text", "city", "country"),
    [
        ("London", "London", "GB"),
        ("New York, NY", "New York", "US"),
        ("Cambridge, MA", "Cambridge", "US"),
        ("Cambridge", "Cambridge", "GB"),
        ("Portland, ME", "Portland", "US"),
        ("Berlin, DE", "Berlin", "DE"),
        ("Toronto, Ontario", "Toronto", "CA"),
        ("London, Ontario", "London", "CA"),
        ("Paris, Texas", "Paris", "US"),
        ("Saint-Denis, Paris", "Saint-Denis", "FR"),
        ("newcastle upon tyne", "Newcastle upon Tyne", "GB"),
        ("München", "Munich", "DE"),
        ("Köln", "Cologne", "DE"),
        ("Leicester LE1 / term: York", "Leicester", "GB"),
        ("Brooklyn", "New York", "US"),
        ("Reading", "Reading", "GB"),
        ("Remote (UK)", None, "GB"),
        ("Remote - US", None, "US"),
        ("United Kingdom", None, "GB"),
        ("Somewhere by the sea", None, None),
        ("Guildford, Surrey", "Guildford", "GB"),
        ("Scarborough, Ontario", "Toronto", "CA"),
        ("Scarborough", "Scarborough", "GB"),
        ("Durham", "Durham", "GB"),
        ("Durham, NC", "Durham", "US"),
        ("Hebden Bridge, West Yorkshire", None, "GB"),
        ("Delft, the Netherlands", "Delft", "NL"),
        ("Leuven (BE)", "Leuven", "BE"),
    ],
)
def test_a_location_field_gives_town_and_country(text: str, city: str | None, country: str | None) -> None:
    place = parse_location(text)
    assert place is not None
    assert (place.text, place.city, place.country) == (text, city, country)


def test_a_blank_location_is_none() -> None:
    assert parse_location("  ") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I like reading books in Reading", [("Reading", "GB")]),
        ("A nice bath of ice", []),
        ("We met in Nice", [("Nice", "FR")]),
        ("Desks in Shoreditch", [("London", "GB")]),
        ("Our Leith office", [("Edinburgh", "GB")]),
        ("You live in Norway or the UK", [(None, "NO"), (None, "GB")]),
        ("Tell us more about it", []),
        ("Georgia and Jordan tested the app with Jackson", []),
        ("Based in Mobile, AL", [("Mobile", "US")]),
        ("University of Exeter", [("Exeter", "GB")]),
    ],
)
def test_a_place_in_running_text_needs_its_size_or_its_context(
    text: str, expected: list[tuple[str | None, str]]
) -> None:
    assert [(one.city, one.country) for one in find_places(text)] == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("UK", "GB"),
        ("U.K.", "GB"),
        ("Scotland", "GB"),
        ("USA", "US"),
        ("United States of America", "US"),
        ("Deutschland", "DE"),
        ("the Netherlands", "NL"),
        ("GBR", "GB"),
        ("ch", "CH"),
        ("Atlantis", None),
        ("London", None),
    ],
)
def test_a_country_is_known_in_any_usual_form(text: str, code: str | None) -> None:
    assert parse_country(text) == code


def test_distance_is_that_of_the_great_circle() -> None:
    # London to Paris is 344 km by the coordinates that both city halls publish.
    distance = distance_km("London", "GB", "Paris", "FR")
    assert distance == pytest.approx(344, abs=5)


def test_distance_to_an_unknown_town_is_none() -> None:
    assert distance_km("London", "GB", "Narnia", None) is None


def test_a_long_text_is_searched_to_its_end() -> None:
    text = "Worked in Leeds on Python tools for Great Northern Widgets, then near Lyon in France. " * 48
    with no_hang():
        assert len(find_places(text)) == 144


def test_the_second_half_of_a_hyphenated_name_is_no_town() -> None:
    assert [one.city for one in find_places("Civil engineers in Durban, KwaZulu-Natal")] == ["Durban"]


def test_a_region_behind_a_name_that_no_gazetteer_has_tells_the_country() -> None:
    assert parse_location("Pinehollow, Ontario") == Place("Pinehollow, Ontario", None, "CA")
    assert [(one.city, one.country) for one in find_places("Our works in Pinehollow, Manitoba, are new")] == [
        (None, "CA")
    ]
