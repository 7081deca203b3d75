"""Places: towns and countries named in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from matcher.countries import EU_COUNTRIES, country_phrases, parse_country
from matcher.gazetteer import Town, counties, distance_km, first_words, fold, regions, towns
from matcher.lexicon import Found, alternation, read_lists
from matcher.nouns import Place

__all__ = ["PlaceMention", "distance_km", "find_places", "parse_country", "parse_location"]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_DOMINANCE = 10
_HOME = EU_COUNTRIES | {"GB", "US", "CA", "AU", "NZ", "SG", "CH"}
_PLAIN_POPULATION = {"GB": 60_000, "IE": 60_000, "US": 200_000}
_HOME_POPULATION = 100_000
_ABROAD_POPULATION = 300_000
_PERSONS = frozenset(["Georgia", "Jordan", "Chad", "Christian"])
_BEFORE = re.compile(
    r"\b(?:in|near|at|from|to|around|outside|between|based|of|central|greater|downtown|inner|reach|commute to"
    r"|[Uu]niversity of|[Uu]niversit[àéä]t?)[ \n](?:the )?$"
)
_AFTER = re.compile(
    r"[ -](?:offices?|sites?|campus|studios?|HQ|headquarters|based|building|newsroom|hub|branch|lab|area|city centre"
    r"|[A-Z]{1,2}\d{1,2}\b|\(home\)|\(term)"
)
_ALSO_TOWNS = frozenset({"New York", "Washington"})
_LONGEST_CODE = 3
_THE = "the "
_CODE = re.compile(r"[A-Z]{2}\b")
_QUALIFIER = re.compile(r"(?:,\s{0,2}|\s\(|\s[-–]\s|\s)(?=[A-ZÎ]|the [A-Z])")


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A town or country named in a text; a district stands for its city ("Shoreditch" for London)."""

    city: str | None
    country: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Hit:
    """A run of words that is the name of a town, with what follows it ("…, NY", "… (UK)")."""

    bearers: tuple[Town, ...]
    start: int
    end: int
    stop: int
    qualified: bool


def find_places(text: str) -> tuple[PlaceMention, ...]:
    """Every place that a text names, in order.

    A small town, or one whose name is also a word or a person's, counts only beside "in", "near", a region and such.
    Of several towns of one name the larger is meant, unless the text names the country of another.
    """
    return _find(text, field=False)


def parse_location(text: str) -> Place | None:
    """The place that a location field names, None for blank text.

    The field's text is kept as it stands; town and country are None where the gazetteer does not know them.
    """
    if not text.strip():
        return None
    found = _find(text, field=True)
    first = next((one for one in found if one.city is not None), found[0] if found else None)
    return Place(text.strip(), first.city if first else None, first.country if first else None)


def _find(text: str, *, field: bool) -> tuple[PlaceMention, ...]:
    countries = country_phrases().find(text)
    behind = _regions_behind(text)
    hits = [hit for hit in _hits(text, countries, field) if (field or _counts(text, hit)) and hit.start not in behind]
    stated = {one.name for one in countries} | {hit.bearers[0].country for hit in hits if _dominant(hit)}
    found = [place for hit in hits if (place := _resolve(text, hit, stated)) is not None]
    stops = {hit.stop for hit in hits}
    found.extend(one for one in behind.values() if one.end not in stops)
    for one in countries:
        covered = any(other.start < one.end and one.start < other.end for other in found)
        if not covered and not (text[one.start : one.end] in _PERSONS and not _BEFORE.search(text, 0, one.start)):
            found.append(PlaceMention(None, one.name, one.start, one.end))
    return tuple(sorted(found, key=lambda one: one.start))


def _regions_behind(text: str) -> dict[int, PlaceMention]:
    """By their starts, regions that follow a name and a comma ("Anytown, Ontario"): they tell the country of it.

    New York and Washington are towns as well, and mostly meant as such.
    """
    return {
        match.start("region"): PlaceMention(None, _country_of(match["region"]), *match.span("region"))
        for match in _behind_pattern().finditer(text)
        if match["region"] not in _ALSO_TOWNS
    }


def _country_of(region: str) -> str:
    return regions()[region][0] if region in regions() else counties()[region]


@cache
def _behind_pattern() -> re.Pattern[str]:
    names = alternation([*(name for name in regions() if len(name) > _LONGEST_CODE), *counties()])
    return re.compile(rf"(?<=[a-z]), (?P<region>{names})(?![\w-])")


def _hits(text: str, countries: Sequence[Found], field: bool) -> Iterator[_Hit]:
    starts = {one.start: one for one in countries}
    words = [match for match in _WORD.finditer(text) if field or match[0][0].isupper() or match[0].islower()]
    index = 0
    while index < len(words):
        hit, used = _longest(text, words, index, starts, field)
        if hit is not None:
            yield hit
        index += max(used, 1)


def _longest(
    text: str, words: Sequence[re.Match[str]], index: int, countries: dict[int, Found], field: bool
) -> tuple[_Hit | None, int]:
    first = words[index]
    if not (first[0][0].isupper() or field) or _is_second_half(text, first.start()):
        return None, 1
    longest = first_words().get(fold(first[0]), 0)
    for used in range(min(longest, len(words) - index), 0, -1):
        run = words[index : index + used]
        name = text[first.start() : run[-1].end()]
        bearers = towns().get(fold(name))
        if bearers and _in_one_piece(text, run) and not (used == 1 and len(name) < 3):
            country = countries.get(first.start())
            if country is None or country.end <= run[-1].end():
                return _qualify(text, bearers, first.start(), run[-1].end(), countries), used
    return None, 1


def _is_second_half(text: str, start: int) -> bool:
    """Whether a word is joined to one before it by a hyphen: the "Natal" of "KwaZulu-Natal" is no town."""
    return start > 1 and text[start - 1] == "-" and text[start - 2].isalpha()


def _in_one_piece(text: str, run: Sequence[re.Match[str]]) -> bool:
    gaps = (text[one.end() : two.start()] for one, two in pairwise(run))
    return all(gap in (" ", "-", ". ", "\n", ".") for gap in gaps)


def _qualify(text: str, bearers: tuple[Town, ...], start: int, end: int, countries: dict[int, Found]) -> _Hit:
    """The hit, kept to the towns of the region or country that follows its name."""
    gap = _QUALIFIER.match(text, end)
    if gap is None:
        return _Hit(bearers, start, end, end, False)
    region = _region_pattern().match(text, gap.end()) if gap[0].strip() else None
    kept = _of_region(bearers, region[0]) if region else ()
    if region and kept:
        return _Hit(kept, start, end, region.end(), True)
    after = countries.get(gap.end()) or countries.get(gap.end() + len(_THE) if text.startswith(_THE, gap.end()) else -1)
    short = _CODE.match(text, gap.end())
    name = after.name if after else parse_country(short[0]) if short and gap[0].strip() else None
    kept = tuple(town for town in bearers if town.country == name)
    if kept:
        return _Hit(kept, start, end, after.end if after else gap.end() + 2, True)
    return _Hit(bearers, start, end, end, False)


def _of_region(bearers: tuple[Town, ...], region: str) -> tuple[Town, ...]:
    """The towns that lie in a state or province of North America, or in the country of a county."""
    if region not in regions():
        return tuple(town for town in bearers if town.country == counties()[region])
    country, code = regions()[region]
    return tuple(town for town in bearers if town.country == country and town.region == code)


@cache
def _region_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation([*regions(), *counties()])})\b")


@cache
def _ambiguous() -> frozenset[str]:
    return frozenset(fold(name) for name in read_lists("places.toml", "words")["ambiguous"])


def _counts(text: str, hit: _Hit) -> bool:
    """Whether a name in running text is a place: by its size, or by the words around it."""
    best = hit.bearers[0]
    ambiguous = fold(text[hit.start : hit.end]) in _ambiguous()
    large = best.district or best.population >= _plain_population(best.country)
    if hit.qualified or (large and not ambiguous):
        return True
    before = _BEFORE.search(text, max(0, hit.start - 24), hit.start)
    if before and before[0].strip() == "of" and ambiguous:
        before = None
    return bool(before) or bool(_AFTER.match(text, hit.end))


def _dominant(hit: _Hit) -> bool:
    """Whether a name can hardly mean another town: its first bearer is far larger than the second."""
    return len(hit.bearers) == 1 or hit.bearers[0].weight() > _DOMINANCE * hit.bearers[1].weight()


def _plain_population(country: str) -> int:
    """The size from which a town's name alone is taken for the town; smaller ones need words around them."""
    return _PLAIN_POPULATION.get(country, _HOME_POPULATION if country in _HOME else _ABROAD_POPULATION)


def _resolve(text: str, hit: _Hit, stated: set[str]) -> PlaceMention | None:
    """The town meant, None for an ambiguous word that would be a town outside every country the text speaks of."""
    near = [town for town in hit.bearers if town.country in stated]
    likely = [town for town in near if town.weight() * 20 >= hit.bearers[0].weight()]
    chosen = (likely or hit.bearers)[0]
    ambiguous = fold(text[hit.start : hit.end]) in _ambiguous()
    if stated and ambiguous and not hit.qualified and chosen.country not in stated:
        return None
    return PlaceMention(chosen.name, chosen.country, hit.start, hit.stop)
