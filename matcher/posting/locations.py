"""The places of work: from what the source states, else from the first lines, else from the body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

import pycountry

from matcher.nouns import Place
from matcher.places import PlaceMention, find_places, parse_country, parse_location

_PARTS = re.compile(r"\s*;\s*|\s+/\s+|\s+\|\s+|\s*·\s*|\s+(?:or|and|und|et)\s+")
_DECORATION = re.compile(
    r"\b(?:fully |100% )?(?:remote(?:ly)?|hybrid|on[ -]?site|in[ -]office)\b[ ,:-]*(?:in |from |within )?",
    re.IGNORECASE,
)
_AT_WORK = re.compile(
    r"\b(?:based|office|offices|on site|work|working|placement|internship|team|studio|newsroom|desk|be|together|"
    r"building|site|"
    r"headquarters|attend|laboratory|lab)\b[^.;]{0,50}$",
    re.IGNORECASE,
)
_SEPARATED = re.compile(r"\s*[·|•]\s*|\s+[–—-]\s+")
_PLACE_WORD = re.compile(r"[^,()]+")
_REMOTE = re.compile(r"\bremote\b", re.IGNORECASE)
_CONTINENT = re.compile(r"\b(?:Europe|EMEA|European Union|EU|worldwide)\b")
_STATE = re.compile(r"\s*([A-Z][A-Za-z. ]{1,20}?)\s*(?:\d{5})?(?=[,;.|·()]|\s[|·–-]|$)")


def read_places(stated: Iterable[str], country: str | None) -> tuple[Place, ...]:
    """The places that a source names in its location fields, each once."""
    found: dict[str, Place] = {}
    for text in stated:
        for part in _PARTS.split(_DECORATION.sub("", text).strip(" ,-–()")):
            place = _place(part, country)
            if place is not None:
                found.setdefault(place.text.casefold(), place)
    return tuple(found.values())


def _place(part: str, country: str | None) -> Place | None:
    place = parse_location(part) if part.strip(" ,-–()") else None
    if place is None:
        return None
    known = place.country or (parse_country(country) if country else None) or _alpha2(country)
    return replace(place, text=_short(part, place, known), country=known)


def _alpha2(country: str | None) -> str | None:
    return country.upper() if country and len(country) == 2 and country.isalpha() else None


def _short(part: str, place: Place, country: str | None) -> str:
    """The town as written, without region, country and district; an American town keeps its state."""
    if place.city is None:
        return part.strip()
    pieces = [piece.strip() for piece in _PLACE_WORD.findall(part) if piece.strip()]
    if country == "US":
        state = next((code for piece in pieces[1:] if (code := _state(piece))), None)
        return f"{place.city}, {state}" if state else place.city
    first = part.partition(",")[0].strip()
    if len(pieces) <= 3 and re.fullmatch(rf"[\w -]{{2,30}} \({re.escape(place.city)}\)", first):
        return first
    towns = [
        piece for piece in pieces if (other := parse_location(piece)) and other.city and piece.startswith(other.city)
    ]
    if len(towns) == 2 and len(pieces) <= 3:
        begin, end = part.find(towns[0]), part.find(towns[1]) + len(towns[1])
        return part[begin:end] + (")" if part[end : end + 1] == ")" else "")
    return place.city


def _state(name: str) -> str | None:
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


def is_place(text: str) -> bool:
    """Whether a short text is a place and little else, such as "Leeds" or "Reading, Berkshire"."""
    mentions = find_places(text)
    covered = sum(mention.end - mention.start for mention in mentions)
    if mentions and covered * 2 >= sum(1 for letter in text if letter.isalnum()):
        return True
    town, comma, region = (part.strip() for part in text.partition(","))
    stated = parse_location(text) if comma and region and len(text) < 60 else None
    return (
        stated is not None
        and stated.city == town
        and re.fullmatch(r"[^\W\d]+(?:[ -][^\W\d]+){0,3}", region) is not None
    )


def places_in_head(texts: Sequence[str]) -> tuple[Place, ...]:
    """The places that the lines around the title name: those of the first line that names any."""
    for text in texts:
        whole = tuple(piece for piece in _SEPARATED.split(text) if is_place(piece) and not _REMOTE.search(piece))
        found = read_places(whole, None) or _named(text)
        if found:
            return found
    return ()


def _named(text: str) -> tuple[Place, ...]:
    """The towns that a line names; also its countries and continents where it names no town or offers remote work."""
    mentions = find_places(text)
    towns = {
        mention.city: Place(_town(text, mention), mention.city, mention.country) for mention in mentions if mention.city
    }
    lands = {
        mention.country: Place(text[mention.start : mention.end], None, mention.country)
        for mention in mentions
        if mention.country and not mention.city
    }
    if towns and not _REMOTE.search(text):
        return tuple(towns.values())[:3]
    continents = tuple(Place(found[0], None, None) for found in _CONTINENT.finditer(text))
    return (*towns.values(), *lands.values(), *continents)[:5]


def _town(text: str, mention: PlaceMention) -> str:
    """The town's name; an American town with its state, as written after it."""
    return _short(text[mention.start : mention.end + 30], Place("", mention.city, mention.country), mention.country)


def places_in_body(texts: Sequence[str]) -> tuple[Place, ...]:
    """The town of work as the body says it: beside words such as "office" or "based", else the one named most."""
    votes: dict[tuple[str, str | None], int] = {}
    for text in texts:
        for mention in find_places(text):
            if mention.city is None:
                continue
            near = text[max(0, mention.start - 60) : mention.start]
            at_work = (
                _AT_WORK.search(near) is not None or re.match(r"[^.]{0,12}\boffice\b", text[mention.end :]) is not None
            )
            key = (mention.city, mention.country)
            votes[key] = votes.get(key, 0) + (3 if at_work else 1)
    if not votes:
        return ()
    city, country = max(votes, key=lambda key: votes[key])
    return (Place(city, city, country),)
