"""Countries: their names, abbreviations and adjectives, and the areas of free movement."""

from __future__ import annotations

from functools import cache

import pycountry

from matcher.lexicon import Phrases, read_lists

EU_COUNTRIES: frozenset[str] = frozenset(
    {
        *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU"),
        *("LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
        *("IS", "LI", "NO"),
    }
)
"""ISO codes of the European Union and the rest of the European Economic Area; Switzerland is not among them."""

_SPOKEN = {
    "GB": "the UK",
    "US": "the US",
    "NL": "the Netherlands",
    "AE": "the United Arab Emirates",
    "PH": "the Philippines",
    "EU": "the EU and EEA",
    "KR": "South Korea",
    "RU": "Russia",
    "TR": "Turkey",
}


@cache
def country_phrases() -> Phrases:
    """Country names in a text, each standing for its ISO 3166 alpha-2 code."""
    return Phrases(_names())


@cache
def adjectives() -> dict[str, str]:
    """Each adjective of nationality, as written, with its country's code."""
    return {word: code for code, words in read_lists("countries.toml", "adjectives").items() for word in words}


@cache
def _names() -> dict[str, str]:
    names = {}
    for country in pycountry.countries:
        names[country.name.split(",")[0]] = country.alpha_2
        if hasattr(country, "common_name"):
            names[country.common_name] = country.alpha_2
    for code, aliases in read_lists("countries.toml", "aliases").items():
        names |= dict.fromkeys(aliases, code)
    return names


@cache
def _codes() -> dict[str, str]:
    by_length = {country.alpha_2: country.alpha_2 for country in pycountry.countries}
    return by_length | {country.alpha_3: country.alpha_2 for country in pycountry.countries} | {"UK": "GB"}


@cache
def all_codes() -> frozenset[str]:
    """The ISO codes of all countries."""
    return frozenset(str(country.alpha_2) for country in pycountry.countries)


def parse_country(text: str) -> str | None:
    """The ISO 3166 alpha-2 code of a country's name, abbreviation or code; None for anything else."""
    words = text.strip().strip(".,;()").strip()
    if words.upper() in _codes() and len(words) <= 3:
        return _codes()[words.upper()]
    found = country_phrases().find(words.upper() if len(words) <= 4 else words)
    covered = sum(one.end - one.start for one in found)
    return found[0].name if len(found) == 1 and covered >= len(words) - 4 else None


def country_name(code: str) -> str:
    """A country's usual English name with its article, for an ISO 3166 alpha-2 code; "EU" is the EU and EEA."""
    if code in _SPOKEN:
        return _SPOKEN[code]
    country = pycountry.countries.get(alpha_2=code)
    return code if country is None else str(getattr(country, "common_name", country.name)).split(",")[0]
