"""Stretches of land that a text names: countries, parts of them, towns, and areas such as the Randstad."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from matcher.countries import EU_COUNTRIES
from matcher.gazetteer import distance_km, find_town, regions
from matcher.lexicon import alternation, read_lists
from matcher.places import find_places

EUROPE = EU_COUNTRIES | {"GB", "CH"}
_CONTINENT = re.compile(r"\b(?:Europ[ae]|EU|EEA|européen\w*|Europäisch\w*)\b")
_GROUPS = {
    "Benelux": frozenset({"BE", "NL", "LU"}),
    "DACH": frozenset({"DE", "AT", "CH"}),
    "Scandinavia": frozenset({"DK", "NO", "SE"}),
    "the Nordics": frozenset({"DK", "FI", "IS", "NO", "SE"}),
}
_LONGEST_CODE = 3


@dataclass(frozen=True, slots=True)
class Area:
    """What a text names: countries (ISO codes), parts of countries (country, region), and towns (name, country)."""

    countries: frozenset[str]
    parts: frozenset[tuple[str, str]]
    towns: tuple[tuple[str, str | None], ...]

    def __bool__(self) -> bool:
        return bool(self.countries or self.parts or self.towns)

    def holds(self, city: str | None, country: str | None, within_km: float) -> bool:
        """Whether a place lies in it or within a distance of one of its towns; a country does where a part of it is."""
        if country in self.countries:
            return True
        if city is None:
            return country in {one for one, _ in (*self.parts, *(reversed(town) for town in self.towns))}
        town = find_town(city, country)
        if town is not None and (town.country, town.region) in self.parts:
            return True
        return any(_is_near(one, city, country, within_km) for one in self.towns)


def _is_near(town: tuple[str, str | None], city: str, country: str | None, within_km: float) -> bool:
    distance = distance_km(*town, city, country)
    return town[0].casefold() == city.casefold() or (distance is not None and distance <= within_km)


def find_area(text: str) -> Area:
    """Everything that a text names, together; an area that is none of these names nothing."""
    parts = set()
    towns: list[tuple[str, str | None]] = []
    rest = text
    for match in _named().finditer(text):
        parts |= {_parts()[match[0]]} if match[0] in _parts() else set()
        towns += _areas().get(match[0], ())
        rest = rest[: match.start()] + " " * len(match[0]) + rest[match.end() :]
    places = find_places(rest)
    towns += [(one.city, one.country) for one in places if one.city]
    countries = {one.country for one in places if one.country and not one.city}
    countries |= EUROPE if _CONTINENT.search(text) else set()
    countries |= {code for name, group in _GROUPS.items() if name in text for code in group}
    return Area(frozenset(countries), frozenset(parts), tuple(towns))


@cache
def _parts() -> dict[str, tuple[str, str]]:
    named = {name: place for name, place in regions().items() if len(name) > _LONGEST_CODE and name != "New York"}
    for name, codes in read_lists("places.toml", "nations").items():
        country, code = codes[0].split("/")
        named[name] = (country, code)
    return named


@cache
def _areas() -> dict[str, list[tuple[str, str | None]]]:
    found: dict[str, list[tuple[str, str | None]]] = {}
    for name, towns in read_lists("places.toml", "areas").items():
        pairs = (town.split("/") for town in towns)
        found[name] = [(city, country) for city, country in pairs]
    return found


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternation([*_parts(), *_areas()])})(?![\w-])")
