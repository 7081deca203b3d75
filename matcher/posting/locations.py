"""The places of work: from what the source states, else from the first lines, else from the body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from matcher.nouns import Place
from matcher.places import PlaceMention, distance_km, find_places, parse_country, parse_location
from matcher.posting.divisions import divisions, is_county, names_employer, small_town, state_code

_PARTS = re.compile(r"(?:(?<!\s)\s+)?[;·]\s*|(?<!\s)\s+(?:[/|&]|or|and|und|et)\s+")
_DECORATION = re.compile(
    r"\b(?:fully |100% )?(?:remote(?:ly)?|hybrid|on[ -]?site|in[ -]office|city cent(?:re|er))\b[ ,:-]*(?:in |"
    r"from |within )?",
    re.IGNORECASE,
)
_AT_WORK = re.compile(
    r"\b(?:based|office|offices|on site|work|working|placement|internship|team|studio|newsroom|desk|be|together|"
    r"building|site|"
    r"headquarters|attend|laboratory|lab)\b[^.;]{0,50}$",
    re.IGNORECASE,
)
_SEPARATED = re.compile(r"(?:(?<!\s)\s+)?[·|•]\s*|(?<!\s)\s+[–—-]\s+")
_PLACE_WORD = re.compile(r"[^,()]+")
_REMOTE = re.compile(r"\bremote\b", re.IGNORECASE)
_CONTINENT = re.compile(r"\b(?:Europe|EMEA|European Union|EU|worldwide)\b")
_NAME = re.compile(r"[^\W\d_a-zß-ÿ][^\d.;:]{0,30}")
_NOWHERE = re.compile(r"\s*(?:multiple|various|several|different|all)\b", re.IGNORECASE)
_DISTRICT = re.compile(r"[^\W\d_a-z][\w'’-]+(?: [\w'’-]+){0,2} \([^()]{3,30}\)")
_STATES_NAMED = ("US", "CA")
_PLACE_WORDS = 4
_LINE_WORDS = 10
_SURROUNDINGS_KM = 60
_BESIDE_YEAR = re.compile(r"(?:March|May|August|April|June)\b,? (?:20\d\d|to\b|until\b|till\b|-|–|and\b|\d)")
"""A month that is the name of a town too."""


def read_places(stated: Iterable[str], country: str | None) -> tuple[Place, ...]:
    """The places that a source names in its location fields, each once."""
    found: dict[str, Place] = {}
    for text in stated:
        parts = _PARTS.split(_bare(_DECORATION.sub("", text)))
        for part in (piece for whole in _names(parts) for piece in _far_apart(whole)):
            place = _place(part, country)
            if place is not None:
                found.setdefault(place.text.casefold(), place)
    return tuple(found.values())


def _bare(text: str) -> str:
    """A text without marks around it; the bracket of "Zwijnaarde (Ghent)" belongs to it."""
    bare = text.strip(" ,-–")
    return bare if re.fullmatch(r"[^()]{1,60}\([^()]{1,60}\)", bare) else bare.strip(" ,-–()")


def _balanced(part: str) -> str:
    """A part without the half of a bracket that parting left: "UK)" of "(UK) or Kendal"."""
    return part.strip() if part.count("(") == part.count(")") else part.strip(" ()")


def _names(parts: Sequence[str]) -> tuple[str, ...]:
    """The parts without remarks such as "bunk house available", where another part is a place for certain."""
    known = tuple(part for part in parts if is_known_place(part))
    return tuple(part for part in parts if part in known or _NAME.fullmatch(part.strip())) if known else tuple(parts)


def is_known_place(text: str) -> bool:
    """Whether a short text that stands where a place is expected is one; small towns count too."""
    if names_employer(text):
        return False
    place = parse_location(text) if len(text.split()) <= _PLACE_WORDS else None
    return is_place(text) or (place is not None and (place.city or place.country) is not None)


def _far_apart(part: str) -> tuple[str, ...]:
    """Towns parted by commas, where they lie too far from one another to be a town and its surroundings."""
    pieces = tuple(piece.strip() for piece in part.split(","))
    mentions = find_places(part)
    if len(pieces) < 2 or len(mentions) != len(pieces) or not all(mention.city for mention in mentions):
        return (part,)
    first = parse_location(pieces[0])
    for piece, mention in zip(pieces[1:], mentions[1:], strict=True):
        away = distance_km(mentions[0].city or "", mentions[0].country, mention.city or "", mention.country)
        if away is None or away < _SURROUNDINGS_KM or first is None or _is_region(piece, mentions[0].country):
            return (part,)
    return pieces


def _is_region(name: str, country: str | None) -> bool:
    """Whether a county or state of the country bears this name without being one of its towns."""
    return is_county(name) or (
        country in divisions().get(name.casefold(), frozenset()) and distance_km(name, country, name, country) is None
    )


def _place(part: str, country: str | None) -> Place | None:
    part = _without_county(_balanced(part).removeprefix("the "))
    place = parse_location(part) if part.strip(" ,-–()") and not _NOWHERE.match(part) else None
    if place is None:
        return None
    small = small_town(part, country)
    if small is not None:
        return small
    known = place.country or (parse_country(country) if country else None) or _alpha2(country)
    return replace(place, text=_short(part, place, known), country=known)


def _without_county(part: str) -> str:
    """The town of "Guildford, Surrey", since a county's name may also be that of a town elsewhere."""
    town, comma, region = part.partition(", ")
    own = parse_location(town) if comma else None
    return (
        town
        if own
        and own.city
        and own.country not in _STATES_NAMED
        and _is_region(region.split(",")[0].strip(), own.country)
        else part
    )


def _alpha2(country: str | None) -> str | None:
    return country.upper() if country and len(country) == 2 and country.isalpha() else None


def _short(part: str, place: Place, country: str | None) -> str:
    """The town as written, without region, country and district; an American town keeps its state."""
    if place.city is None:
        return part.strip()
    pieces = [piece.strip() for piece in _PLACE_WORD.findall(part) if piece.strip()]
    if country == "US":
        state = next((code for piece in pieces[1:] if (code := state_code(piece))), None)
        return f"{place.city}, {state}" if state else place.city
    first = part.partition(",")[0].strip()
    if len(pieces) <= 3 and re.fullmatch(rf"[\w -]{{2,30}} \({re.escape(place.city)}\)", first):
        return first
    if _is_town_as_written(first, place):
        return first
    towns = [
        piece for piece in pieces if (other := parse_location(piece)) and other.city and piece.startswith(other.city)
    ]
    if len(towns) == 2 and len(pieces) <= 3 and not _is_region(towns[1], country):
        begin, end = part.find(towns[0]), part.find(towns[1]) + len(towns[1])
        return part[begin:end] + (")" if part[end : end + 1] == ")" else "")
    return place.city


def _is_town_as_written(first: str, place: Place) -> bool:
    """Whether the first piece is the town under another spelling or with its epithet: "Kraków", "Frankfurt am Main"."""
    mentions = find_places(first)
    whole = len(mentions) == 1 and (mentions[0].start, mentions[0].end) == (0, len(first))
    city = place.city or ""
    return "(" not in first and whole and mentions[0].city == city and first[:3].casefold() == city[:3].casefold()


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
        whole = tuple(piece for piece in _SEPARATED.split(text) if _is_whole(piece) and not _REMOTE.search(piece))
        found = read_places(whole, None) or _named(text)
        if found:
            return found
    small = (place for text in texts for place in _small_town(text))
    return next(((place,) for place in small), ())


def _is_whole(piece: str) -> bool:
    """Whether a piece of a line is a place from end to end: "Leeds", "Thame, Oxfordshire", "Zwijnaarde (Ghent)"."""
    return (
        is_place(piece)
        or small_town(piece, None) is not None
        or (_DISTRICT.fullmatch(piece) is not None and is_known_place(piece))
    )


def _small_town(text: str) -> Iterator[Place]:
    """The town that is a whole piece of a line, such as "Delft" or the end of "Golfslag, Delft", however small."""
    for piece in _SEPARATED.split(text):
        tail = piece.strip(" .").rpartition(", ")[2]
        for name in (tail, piece.strip(" .")) if len(piece.split()) <= _LINE_WORDS else ():
            place = parse_location(name) if name[:1].isupper() else None
            if place and place.city and place.city.casefold() == name.partition(",")[0].casefold():
                yield Place(place.city, place.city, place.country)


def _named(text: str) -> tuple[Place, ...]:
    """The towns that a line names; also its countries and continents where it names no town or offers remote work."""
    mentions = [one for one in find_places(text) if not _BESIDE_YEAR.match(text, one.start)]
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
    written: dict[tuple[str, str | None], str] = {}
    for text in texts:
        for mention in find_places(text):
            if mention.city is None or _BESIDE_YEAR.match(text, mention.start):
                continue
            near = text[max(0, mention.start - 60) : mention.start]
            at_work = (
                _AT_WORK.search(near) is not None or re.match(r"[^.]{0,12}\boffice\b", text[mention.end :]) is not None
            )
            key = (mention.city, mention.country)
            votes[key] = votes.get(key, 0) + (3 if at_work else 1)
            written[key] = max(written.get(key, ""), _town(text, mention), key=len)
    if not votes:
        return ()
    city, country = likeliest = max(votes, key=lambda key: votes[key])
    return (Place(written[likeliest] if country == "US" else city, city, country),)
