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
from matcher.gazetteer import fold
from matcher.nouns import Place, SectionName
from matcher.places import find_places, parse_location

_S = SectionName
_SEPARATOR = re.compile(r"\s[|·•/—–-]\s|[|•\t;]|\. (?=\w)")
_ALONE = re.compile(
    r"\s*(?:[^\W\d]+:\s)?(?P<place>[A-ZÀ-Ý][\w.'’-]+(?: (?:[A-ZÀ-Ý][\w.'’-]*|de|la|le|upon|on|am|an|der"
    r"|sur)){0,3}(?:, [A-ZÀ-Ý][\w. ]{1,24})?)(?: \d{4,6})?\s*"
)
_POSTCODE = re.compile(r",? (?:[A-Z]{1,2}\d|\d{4,5}\b)")
_INSTITUTION = re.compile(
    r"\b(?:universit\w+|college|school|institute|citizen|national|passport|visa)\b", re.IGNORECASE
)
_LIVES = re.compile(
    r"\b(?:based|living|live|lives|located|residing|resident|reside|home|flat|room|relocating|moving"
    r"|term[- ]time address|can live|could live|can stay) (?:in|at|with \w+ in|to)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:home |term(?:[- ]time)? |current |permanent )?(?:address|location|lives in|based in|city"
    r"|place of residence|wohnort|anschrift)\s{0,2}[:\t]",
    re.IGNORECASE,
)
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
        tagline = each.group == 0 and index < 5 and len(text.split()) <= 8
        if each.part is Part.HEADING or not (contact or tagline):
            continue
        for start, end in _segments(text):
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
    if find_degrees(raw):
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


def _small_town(line: TextLine, start: int, end: int, *, sure: bool) -> Iterator[Place]:
    """A town that counts as one only where a place is due: alone between bars in a line with an e-mail or a number."""
    raw = line.words[start:end]
    found = _ALONE.fullmatch(raw)
    if not sure or not found or not is_contact(line.words) or ROLE.search(raw) or find_degrees(raw):
        return
    place = parse_location(found["place"])
    if place is None:
        return
    begin = start + found.start("place")
    span = line.span(begin, begin + len(found["place"]))
    whole = place.city is not None and fold(place.city) == fold(place.text.split(",")[0])
    # "Leamington" in the gazetteer is another town than "Leamington Spa".
    yield replace(place, span=span) if whole else Place(place.text, None, None, span)


def _told_places(placed: Sequence[PlacedLine]) -> Iterator[Place]:
    for each in placed:
        text = each.line.words
        if each.part is Part.HEADING or each.section not in _SPEAKING:
            continue
        for cue in (*_LIVES.finditer(text), *_ADDRESS.finditer(text)):
            near = text[cue.end() : cue.end() + 40]
            for one in find_places(near)[:1]:
                start, end = cue.end() + one.start, cue.end() + one.end
                yield Place(text[start:end], one.city, one.country, each.line.span(start, end))
