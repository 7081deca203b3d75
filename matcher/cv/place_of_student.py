"""Where the student lives or says they can live: the head of the CV, and sentences such as "based in …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from matcher.cv.lines import TextLine
from matcher.cv.personal import is_contact, without_addresses
from matcher.cv.roles import ROLE
from matcher.cv.sections import Part, PlacedLine
from matcher.degrees import find_degrees
from matcher.gazetteer import find_town
from matcher.nouns import Place, SectionName
from matcher.places import find_places, parse_location

_S = SectionName
_SEPARATOR = re.compile(r"\s[|·•/—–-]\s|[|•\t;]|\. (?=\w)|(?<=\)), ")
_ALONE = re.compile(
    r"[^\w(]*(?:[^\W\d]+(?: in)?:\s)?(?P<place>[A-ZÀ-Ý][\w.'’-]+(?: (?:[A-ZÀ-Ý][\w.'’-]*|de|la|le|upon|on|am|an|der"
    r"|sur)){0,3}(?:, (?:the )?[A-ZÀ-Ý][\w. -]{1,24})?)(?: \d{4,6})?"
    r"(?: \((?:home|term(?:[- ]time)?|family|permanent|parents|[A-Z]{2}|(?:un)?til [^)]{3,20}|from [^)]{3,20})\))?\s*"
)
_POSTCODE = re.compile(r",? (?:[A-Z]{1,2}\d|\d{4,5}\b)")
_INSTITUTION = re.compile(
    r"\b(?:universit\w+|college|school|institute|citizen|national|passport|visa)\b", re.IGNORECASE
)
_LIVES = re.compile(
    r"\b(?:based|living|live|lives|located|residing|resident|reside|studying|home|flat|room|relocating|moving"
    r"|term[- ]time address|(?:summers?|vacations?|holidays) (?:with|at) my \w+|can live|could live|can stay)"
    r" (?:in|at|with \w+ in|to)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:home |term(?:[- ]time)? |current |permanent )?(?:address|location|lives in|based in|city"
    r"|place of residence|wohnort|anschrift)\s{0,2}[:\t]",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"(?:born|originally|native|grew up|raised|from)\b|\b(?:looking|seeking|wants?|would like|hop\w+ to)\b",
    re.IGNORECASE,
)
"""Where one comes from, or would like to work, is not where one lives."""
_LAST_CODE = re.compile(r"(?:, | \()[A-Z]{2}\)?\s*$")
_HEAD_LINES = 6
_FAR = 40
_LONGEST_HEAD = 16
_SPEAKING = frozenset({_S.SUMMARY, _S.AVAILABILITY, _S.OTHER, _S.CONTACT, _S.INTERESTS})


def find_student_places(placed: Sequence[PlacedLine]) -> tuple[Place, ...]:
    """Places in reading order, each town once."""
    best: dict[tuple[str | None, str | None], Place] = {}
    for place in (*_head_places(placed), *_told_places(placed)):
        best.setdefault((place.city, place.country), place)
    towns = [place for place in best.values() if place.city]
    return tuple(towns or best.values())


def _head_places(placed: Sequence[PlacedLine]) -> Iterator[Place]:
    """Places among the contact data; the name stands first and may sound like a town."""
    for index, each in enumerate(placed):
        text = each.line.words
        contact = each.section is _S.CONTACT and (each.group == 0 or len(text) < 100)
        tagline = each.group == 0 and index < _HEAD_LINES and len(text.split()) <= _LONGEST_HEAD
        if each.part is Part.HEADING or not (contact or tagline):
            continue
        for start, end in _segments(text):
            if _ELSEWHERE.search(text, start, end):
                continue
            found = tuple(_segment_place(each.line, start, end, named=index == 0 and start == 0))
            yield from found or _small_town(each.line, start, end, sure=start > 0 or index > 0)


def _segments(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _SEPARATOR.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def _segment_place(line: TextLine, start: int, end: int, *, named: bool) -> Iterator[Place]:
    """The place of one segment; where the segment begins with the name, only what a postcode or bracket sets off."""
    raw = without_addresses(line.words[start:end])
    if _names_degree(raw):
        cut = raw.rfind(")") + 1
        start, raw, named = start + cut, raw[cut:], named and not cut
        if not cut:
            return
    if len(raw.split()) > 8 or _INSTITUTION.search(raw):
        return
    cased = raw.title() if raw.islower() and len(raw.title()) == len(raw) else raw
    mentions = [one for one in find_places(cased) if not named or _POSTCODE.match(raw, one.end)]
    towns = [one for one in mentions if one.city] or mentions
    if towns:
        one = towns[0]
        text = raw[one.start :] if named else raw
        yield Place(text.strip(" ,.:"), one.city, one.country, line.span(start + one.start, start + one.end))


def _names_degree(raw: str) -> bool:
    """Whether a segment names a degree; the code of a country behind a town is none ("Leuven (BE)")."""
    return bool(find_degrees(_LAST_CODE.sub("", raw)))


def _small_town(line: TextLine, start: int, end: int, *, sure: bool) -> Iterator[Place]:
    """A town that counts as one only where a place is due: alone between bars, or in a line of its own.

    One that the gazetteer does not know is taken for a place only beside an e-mail or a number.
    """
    raw = line.words[start:end]
    found = _ALONE.fullmatch(raw)
    if not sure or not found or ROLE.search(raw) or _names_degree(raw):
        return
    place = parse_location(found["place"])
    if place is None:
        return
    begin = start + found.start("place")
    span = line.span(begin, begin + len(found["place"]))
    town = find_town(place.text.split(",")[0], place.country)
    # "Leamington" in the gazetteer is another town than "Leamington Spa".
    if town is not None and place.city is not None and town.name == place.city:
        yield replace(place, span=span)
    elif is_contact(line.words):
        yield Place(place.text, None, None, span)


def _told_places(placed: Sequence[PlacedLine]) -> Iterator[Place]:
    for each in placed:
        text = each.line.words
        if each.part is Part.HEADING or each.section not in _SPEAKING:
            continue
        for cue in (*_LIVES.finditer(text), *_ADDRESS.finditer(text)):
            clause = max(text.rfind(",", 0, cue.start()), text.rfind(".", 0, cue.start())) + 1
            if _ELSEWHERE.search(text, clause, cue.start()):
                continue
            near = text[cue.end() : cue.end() + _FAR]
            for one in find_places(near)[:1]:
                start, end = cue.end() + one.start, cue.end() + one.end
                yield Place(text[start:end], one.city, one.country, each.line.span(start, end))
