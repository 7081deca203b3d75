"""Counties, states and other divisions of countries, and the small towns that are told by the one behind them."""

from __future__ import annotations

import re
from functools import cache

import pycountry

from matcher.nouns import Place
from matcher.places import parse_country, parse_location

_WORD = r"[^\W\d_][\w'’.-]*"
_TOWN_AND_REGION = re.compile(
    rf"(?:near )?(?P<town>(?=[A-Z'’À-Þ]){_WORD}(?: {_WORD}){{0,3}})(?:, | \()(?P<region>[^,()]{{3,40}})\)?"
    r"(?:,? \(?(?P<land>[^,()]{2,30})\)?)?"
)
_COUNTY = re.compile(
    r"(?:north |south |east |west )?[a-z]+shire|(?:co\.?|county) [a-z]{4,}|[a-z]{4,} county|"
    r"cheshire|cornwall|cumbria|merseyside|tyne (?:and|&) wear|greater manchester|west midlands|east anglia|"
    r"(?:east |west |mid )?sussex|middlesex|humberside|the borders|mid wales|south wales|north wales|"
    r"(?:north|south|west|east) yorkshire",
    re.IGNORECASE,
)
"""Counties that no list of today's divisions names, but that addresses do."""
_STATE = re.compile(r"\s*([A-Z][A-Za-z. ]{1,20}?)\s*(?:\d{5})?(?=[,;.|·()]|\s[|·–-]|$)")
_EMPLOYER = re.compile(
    r"\b(?:ltd|limited|plc|inc|gmbh|institut\w*|universit\w*|trust|group|college|foundation|council|school|hospital|"
    r"partners|labs?|museum|company|society|services?|bank|association|department|agency|studios?|consulting)\b",
    re.IGNORECASE,
)
_NATIONS = frozenset({"england", "scotland", "wales", "northern ireland"})


def is_county(name: str) -> bool:
    """Whether a name is that of a British or Irish county, in use or of old."""
    return _COUNTY.fullmatch(name.strip()) is not None


def names_employer(text: str) -> bool:
    """Whether a short text holds a word such as "University", so that it is no place whatever else it holds."""
    return _EMPLOYER.search(text) is not None


@cache
def divisions() -> dict[str, frozenset[str]]:
    """Each name of a county, state or other division, in small letters, with the countries that have one."""
    found: dict[str, set[str]] = {}
    for division in pycountry.subdivisions:
        found.setdefault(division.name.casefold(), set()).add(division.country_code)
    return {name: frozenset(countries) for name, countries in found.items()}


def state_code(name: str) -> str | None:
    """The two letters of an American state, from its name or the letters themselves."""
    first = _STATE.match(name)
    return _states().get(first[1].strip().casefold()) if first else None


@cache
def _states() -> dict[str, str]:
    names = {}
    for division in pycountry.subdivisions:
        if not division.code.startswith("US-"):
            continue
        code = division.code.removeprefix("US-")
        names[division.name.casefold()] = names[code.casefold()] = code
    return names


def small_town(text: str, country: str | None) -> Place | None:
    """The town of "Thame, Oxfordshire", where the gazetteer does not know it and what stands behind it is a division.

    `country` is the ISO code or the name that the source states. The city is the known one that the division is named
    after, as in "Ringaskiddy, Co. Cork", else the town itself.
    """
    found = _TOWN_AND_REGION.fullmatch(text.strip())
    if found is None or names_employer(found["town"]) or _known_town(found["town"]):
        return None
    land = parse_country(found["land"]) if found["land"] else None
    region = found["region"].strip()
    bearers = divisions().get(region.casefold(), frozenset())
    county = is_county(region) or region.casefold() in _NATIONS
    if not (bearers or county):
        return None
    whole = parse_location(text)
    stated = land or (parse_country(country) if country else None) or (country if country in bearers else None)
    only = next(iter(bearers)) if len(bearers) == 1 else ("GB" if county else None)
    where = stated or ("IE" if re.match(r"co\b|county ", region, re.IGNORECASE) else only)
    named_after = whole.city if whole and where != "US" and whole.country == where else None
    own = named_after or found["town"]
    state = state_code(region) if where == "US" else None
    return Place(f"{found['town']}, {state}" if state else found["town"], own, where)


def _known_town(name: str) -> bool:
    place = parse_location(name)
    return place is not None and place.city is not None and place.city.casefold() == name.casefold()
