"""The closed vocabulary of the right to work: countries and areas, citizenship, permits, and who may work where."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from matcher.countries import EU_COUNTRIES, adjectives, country_phrases
from matcher.lexicon import alternation, read_lists

AREA = "EU"
_AREAS = re.compile(r"\b(?:EU|E\.U\.|EEA|EFTA|European Union|European Economic Area|Schengen(?: area)?)\b")
_EUROPE = re.compile(r"\b(?:in|across|within) (?:all of )?Europe\b")


def countries_in(text: str) -> frozenset[str]:
    """The ISO codes of the countries that a text names; "EU" is among them where it names the EU, EEA or EFTA."""
    found = {one.name for one in country_phrases().find(text)}
    if _AREAS.search(text) or _EUROPE.search(text):
        found.add(AREA)
    return frozenset(found)


def spread(countries: Iterable[str]) -> frozenset[str]:
    """The same countries with "EU" replaced by the states of the European Economic Area."""
    codes = set(countries)
    return frozenset(codes - {AREA} | EU_COUNTRIES) if AREA in codes else frozenset(codes)


_SHARED_AREAS = (frozenset({"GB", "IE"}), frozenset({"AU", "NZ"}))
"""Countries that let each other's citizens work without any permit."""


def open_to_citizens_of(code: str) -> frozenset[str]:
    """Where a citizen of a country (or of the "EU") may work without any permit.

    Free movement in the European Economic Area and with Switzerland; the Common Travel Area of Ireland and the
    United Kingdom; Australia and New Zealand, which let each other's citizens work; elsewhere the country itself.
    """
    free = EU_COUNTRIES | {"CH"}
    if code == AREA or code in free:
        return free | {"GB"} if code == "IE" else frozenset(free)
    return next((area for area in _SHARED_AREAS if code in area), frozenset({code}))


@dataclass(frozen=True, slots=True)
class Permit:
    """A permit named in a text; `country` None where its name does not say which country gives it."""

    country: str | None
    lasting: bool
    start: int
    end: int


@cache
def _permits() -> dict[str, tuple[str | None, bool]]:
    known: dict[str, tuple[str | None, bool]] = {}
    for table in ("limited", "lasting"):
        for code, names in read_lists("rights.toml", table).items():
            known |= dict.fromkeys(names, (None if code == "any" else code, table == "lasting"))
    return known


@cache
def _permit_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternation(_permits())})(?![\w-])", re.IGNORECASE)


def find_permits(text: str) -> tuple[Permit, ...]:
    """Every permit of the vocabulary in order; short names in capitals (OPT, CPT, ILR, EAD) must be so in the text."""
    found = []
    for match in _permit_pattern().finditer(text):
        if len(match[0]) <= 4 and match[0].lower() != "visa" and not match[0].isupper():
            continue
        country, lasting = _permits()[match[0].lower()]
        found.append(Permit(country, lasting, match.start(), match.end()))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Citizenship:
    """A citizenship stated or asked: countries (or "EU") and half-open offsets."""

    countries: frozenset[str]
    start: int
    end: int


@cache
def _citizen_pattern() -> re.Pattern[str]:
    areas = r"EU|E\.U\.|EEA|EFTA|European Union"
    nation = rf"(?:{alternation(adjectives())}|{areas})"
    joint = r"(?:\s?[,/]\s?|\s?&\s?|,?\s(?:and|or)\s(?:(?:an?|also|therefore|thus|hence|so)\s)?|[–-])"
    nations = rf"{nation}(?:{joint}{nation}){{0,4}}"
    status = (
        r"(?:[Dd]ual[\s-])?(?:(?:[Cc]itizens?|[Pp]assports?(?: holders?)?|[Cc]itizenship|[Nn]ationality)\b"
        r"|[Nn]ationals?\b(?=$|[\s]*[.,;:()|\n–/-]|\s(?:with|and|or|living|resident|residing|holding|who"
        r"|currently|only|by|on|in)\b))"
    )
    label = (
        r"(?:[Nn]ationality|[Cc]itizenship|[Pp]assport|[Dd]ual (?:national|citizen|citizenship"
        r"|nationality))s?\s?[:(–|/\t-]\s{0,2}"
    )
    own = rf"(?:{alternation(read_lists(_FILE, 'labels')['citizenship'])})\s?[:(–-]?\s?"
    return re.compile(
        rf"(?<!\w)(?:(?P<listed>{nations})\s{status}|{label}(?P<labelled>{nations}|[^\n.;|)]{{2,40}})"
        rf"|(?i:{own})(?P<own>[^\n.,;|)]{{2,40}}))"
    )


_FILE = "rights.toml"


@cache
def _own_adjectives() -> dict[str, str]:
    """Adjectives of nationality in their own languages, in small letters, with the codes of the countries."""
    return {word: code for code, words in read_lists(_FILE, "own_adjectives").items() for word in words}


_NOT_HELD = re.compile(
    r"\b(?:no|not|without|neither|nor|never)\b(?: (?:an?|any|have|hold|a holder of)\b){0,2}\s?$", re.IGNORECASE
)
""" "No EU passport" is a citizenship that is not held."""
_CITIZEN_OF = re.compile(r"\b(?:citizens?|nationals?) of (?P<where>[^.;\n]{2,60})", re.IGNORECASE)


def find_citizenships(text: str) -> tuple[Citizenship, ...]:
    """Every citizenship in order: a nationality word counts only beside "citizen", "national", "passport" or such."""
    found = []
    for match in _citizen_pattern().finditer(text):
        codes = _citizen_codes(match)
        if codes and not _NOT_HELD.search(text, max(0, match.start() - 24), match.start()):
            found.append(Citizenship(codes, match.start(), match.end()))
    for match in _CITIZEN_OF.finditer(text):
        codes = countries_in(match["where"])
        if codes:
            found.append(Citizenship(codes, match.start(), match.end()))
    return tuple(sorted(found, key=lambda one: one.start))


def _citizen_codes(match: re.Match[str]) -> frozenset[str]:
    if match["own"]:
        return _own_nation(match["own"])
    return _nations(match["listed"] or match["labelled"])


def _own_nation(told: str) -> frozenset[str]:
    """The nation that stands first behind a label in another language: "deutsch", or the country's name."""
    adjective = _own_nation_pattern().match(told)
    if adjective:
        return frozenset({_own_adjectives()[adjective[0].lower()]})
    return frozenset(one.name for one in country_phrases().find(told) if one.start == 0)


@cache
def _own_nation_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(_own_adjectives())})(?!\w)", re.IGNORECASE)


@cache
def _nation_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(adjectives())})(?!\w)")


def nations_in(text: str) -> frozenset[str]:
    """The ISO codes of the countries that a text names by their names or by their adjectives ("an Irish licence")."""
    return spread(_nations(text))


def _nations(listing: str) -> frozenset[str]:
    return frozenset(adjectives()[word] for word in _nation_pattern().findall(listing)) | countries_in(listing)


def nation_before(text: str, offset: int) -> str | None:
    """The country of an adjective that stands right before `offset`, as in "a Dutch residence permit"."""
    matches = list(_nation_pattern().finditer(text, max(0, offset - 20), offset))
    if matches and not text[matches[-1].end() : offset].strip(" a"):
        return adjectives()[matches[-1][0]]
    return None
