"""Areas: countries, parts of them, towns and stretches of land that people name when they say where they could be."""

import pytest

from matcher.areas import find_area


@pytest.mark.parametrize(
    ("text", "city", "country", "expected"),
    [
        ("Ontario", "Ottawa", "CA", True),
        ("Ontario", "Vancouver", "CA", False),
        ("the Netherlands", "Utrecht", "NL", True),
        ("Scotland", "Dundee", "GB", True),
        ("Scotland", "London", "GB", False),
        ("Europe", "Warsaw", "PL", True),
        ("Europe", "Boston", "US", False),
        ("the Randstad", "Leiden", "NL", True),
        ("the Randstad", "Groningen", "NL", False),
        ("Porto or Braga", "Porto", "PT", True),
        ("Porto or Braga", "Lisbon", "PT", False),
        ("the Bay Area", "Oakland", "US", True),
        ("the Midwest", "Minneapolis", "US", True),
        ("the Benelux", "Antwerp", "BE", True),
        ("DACH", "Vienna", "AT", True),
        ("a team of four", "Oakland", "US", False),
    ],
)
def test_an_area_holds_the_towns_in_it_and_near_it(text: str, city: str, country: str, expected: bool) -> None:
    assert find_area(text).holds(city, country, 50.0) is expected


def test_a_country_lies_in_an_area_that_is_a_part_of_it() -> None:
    assert find_area("Ontario").holds(None, "CA", 50.0)


def test_words_that_name_no_place_are_no_area() -> None:
    assert not find_area("a small team with long lunches")
