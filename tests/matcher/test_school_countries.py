"""The country in which a school must be, as postings say it."""

from __future__ import annotations

import pytest

from matcher.school_countries import countries_asked, countries_of_name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Enrolled at a Danish university", {"DK"}),
        ("studying at a UK or Irish college", {"GB", "IE"}),
        ("Students at an institution in Kenya", {"KE"}),
        ("registered in a bachelor's programme in Portugal or Spain", {"PT", "ES"}),
        ("at a US-based accredited college", {"US"}),
        ("a Canadian passport and a place at any university", set()),
        ("a degree from a French university or its equivalent abroad", set()),
        ("the right to work in Norway", set()),
    ],
)
def test_the_country_of_the_school_is_read(text: str, expected: set[str]) -> None:
    assert countries_asked(text) == expected


def test_the_language_of_a_name_tells_where_a_school_can_be() -> None:
    assert "DE" in countries_of_name("Technische Hochschule Obertal")
    assert countries_of_name("Westmarch College") == frozenset()
