"""Sections of a CV: which line opens one, what it is about, and which entry each line stands under."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from matcher.cv.content import section_of_content
from matcher.cv.headings import read_heading
from matcher.cv.instructions import is_instruction
from matcher.cv.lines import TextLine
from matcher.cv.personal import is_contact, is_personal, mostly_contact
from matcher.cv.roles import ROLE
from matcher.cv.run_in import run_in_headings
from matcher.dates import find_dates, find_periods
from matcher.degrees import find_degrees
from matcher.languages import find_languages
from matcher.nouns import Section, SectionName, Span
from matcher.skills import find_skills

_S = SectionName
_ENTRY_SECTIONS = frozenset(
    {_S.EDUCATION, _S.EXPERIENCE, _S.VOLUNTEERING, _S.PROJECTS, _S.TEACHING, _S.TRAINING, _S.OTHER}
)
# A label inside another section ("Languages: …" among the skills) takes its own line along, no more.
_LINE_LABELS = frozenset({_S.LANGUAGES, _S.AVAILABILITY, _S.INTERESTS, _S.REFERENCES})
_LISTS = frozenset({_S.SKILLS, _S.LANGUAGES, _S.INTERESTS})
_POSTS = frozenset({_S.EXPERIENCE, _S.VOLUNTEERING})
_LABEL = re.compile(r"[^:\t.,;]{2,40}(?::\s|\t)")
_ON_REQUEST = re.compile(r"(?:references|referees)\b.{0,40}\brequest", re.IGNORECASE)
_PARTED = re.compile(r", | [—–|-] |\t")
_TOWN = re.compile(r"[A-Z][\w.' -]{1,24}, [A-Z][\w ]{1,20}")
_LONGEST_ENTRY = 160


class Part(Enum):
    """What a line is within its section."""

    HEADING = "heading"
    ENTRY = "entry"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line with its section, the heading over it and the entry (job, degree, project) that it stands under.

    `group` numbers the sections of the CV; 0 is the head, before the first heading.
    """

    line: TextLine
    section: SectionName
    heading: str
    entry: str
    part: Part
    group: int


@dataclass(frozen=True, slots=True)
class _Opening:
    section: SectionName
    heading: str
    whole_line: bool


def place_lines(lines: Sequence[TextLine]) -> tuple[PlacedLine, ...]:
    """Every line with its place in the CV, in reading order.

    Main text and sidebars are placed each for itself, so that a section that runs over a page break goes on whatever
    stands beside it.
    """
    main = [line for line in lines if not line.aside]
    placed = _place_flow(main, 0, named=not lines or not lines[0].aside)
    sections = max((one.group for one in placed), default=0)
    aside = _place_flow([line for line in lines if line.aside], sections, named=bool(lines) and lines[0].aside)
    if not aside:
        return tuple(placed)
    places = {id(one.line): one for one in (*placed, *aside)}
    return tuple(places[id(line)] for line in lines)


def _place_flow(lines: Sequence[TextLine], sections: int, *, named: bool) -> list[PlacedLine]:
    """The lines of one flow; its sections are numbered on from `sections`, `named` says that the name comes first."""
    placed: list[PlacedLine] = []
    section, heading, entry, group = _S.CONTACT, "", "", 0
    run_in = {index: _Opening(name, title, False) for index, (name, title) in run_in_headings(lines).items()}
    for index, line in enumerate(lines):
        opening = run_in.get(index) or _opening(lines, index, section, group)
        if opening:
            sections += 1
            section, heading, entry, group = opening.section, opening.heading, "", sections
        part = Part.HEADING if opening and opening.whole_line else Part.TEXT
        if part is Part.TEXT and not opening:
            entry, part = _entry(lines, index, section, entry, placed)
        own = _own_section(line, section, first=named and index == 0, in_head=group == 0)
        placed.append(PlacedLine(line, own if part is not Part.HEADING else section, heading, entry, part, group))
    return placed


def sections_of(placed: Sequence[PlacedLine]) -> tuple[Section, ...]:
    """The sections with their extent on each page; a section that runs over a page break is listed once a page."""
    found: list[Section] = []
    keys: list[tuple[int, int]] = []
    for each in placed:
        key = (each.group, each.line.page)
        if keys and keys[-1] == key:
            last = found[-1]
            found[-1] = Section(last.name, last.heading, Span(last.span.page, last.span.start, each.line.end))
        else:
            found.append(Section(each.section, each.heading, Span(each.line.page, each.line.start, each.line.end)))
            keys.append(key)
    return tuple(found)


def _opening(lines: Sequence[TextLine], index: int, section: SectionName, group: int) -> _Opening | None:
    line = lines[index]
    if line.bullet and not line.marked:
        return None
    label = _LABEL.match(line.words)
    known = _known_heading(line) or (_labelled(line, label[0]) if label else None)
    if known or not line.marked or index == 0:
        return known
    return _unknown_heading(lines, index, section, group)


def _known_heading(line: TextLine) -> _Opening | None:
    """A line that the lexicon knows; one that the page does not mark must consist of such words alone."""
    text = line.words
    title = text.split(":")[0] if line.marked else text
    reading = read_heading(title)
    if reading is None or not reading.whole or (text.endswith((".", ",")) and not line.marked):
        return None
    strangers_allowed = 2 if line.marked and "," not in title else 1 if line.marked else 0
    looks_titled = line.marked or text[:1].isupper() or line.opens_block
    if reading.strangers > strangers_allowed or not looks_titled or len(title.split()) > 7:
        return None
    if not line.marked and _has_digit(title):
        return None
    return _Opening(reading.name, text, True)


def _labelled(line: TextLine, label: str) -> _Opening | None:
    """A heading and its text on one line: "SKILLS: Java", or a rail of headings left of the text."""
    reading = read_heading(label)
    if reading is None or not reading.whole or reading.strangers or line.bullet:
        return None
    rail = label.rstrip(" ").endswith("\t") and line.opens_block
    shouted = label.isupper() and line.opens_block
    return _Opening(reading.name, label.strip(" :\t"), False) if rail or shouted else None


def _unknown_heading(lines: Sequence[TextLine], index: int, section: SectionName, group: int) -> _Opening | None:
    """A marked line that the lexicon does not know: its content may tell, else a question word opens a new section."""
    text = lines[index].words
    if _looks_like_entry(text) or len(text.split()) > 9:
        return None
    body = [line.words for line in _body(lines, index + 1)]
    told = section_of_content(body)
    if told is not None and told is not section:
        return _Opening(told, text, True)
    if re.match(r"(?:what|where|who|why|how|when)\b", text, re.IGNORECASE):
        return _Opening(_S.OTHER, text, True)
    return _Opening(_S.SUMMARY, text, True) if group == 0 and index > 1 and body else None


def _body(lines: Sequence[TextLine], start: int) -> list[TextLine]:
    """The lines under a heading; at most twelve are enough to tell what a section is about."""
    found: list[TextLine] = []
    for line in lines[start : start + 12]:
        if line.marked and not _looks_like_entry(line.words):
            break
        found.append(line)
    return found


def _looks_like_entry(text: str) -> bool:
    return bool(find_periods(text)) or bool(find_degrees(text)) or " — " in text or "," in text or "\t" in text


def _own_section(line: TextLine, section: SectionName, *, first: bool, in_head: bool) -> SectionName:
    """The section of one line: the head of a CV is contact data or summary, and a label may override its section."""
    text = line.words
    if in_head:
        return _head_section(text, first)
    if is_personal(text) or mostly_contact(text) or is_instruction(text):
        return _S.CONTACT
    if _ON_REQUEST.match(text):
        return _S.REFERENCES
    label = _LABEL.match(text)
    reading = read_heading(label[0]) if label else None
    if label is None or reading is None or not reading.whole or reading.strangers or reading.name not in _LINE_LABELS:
        return section
    return section if reading.name is _S.LANGUAGES and _lists_tools(text[label.end() :]) else reading.name


def _lists_tools(text: str) -> bool:
    """Whether the languages of a line are those of programs: "Languages: Python, Go"."""
    return bool(find_skills(text)) and not find_languages(text)


def _head_section(text: str, first: bool) -> SectionName:
    if first and not (len(text) > 80 and text.endswith(".")):
        return _S.CONTACT
    if is_contact(text) or is_personal(text) or is_instruction(text):
        return _S.CONTACT
    told = section_of_content([text])
    if told is _S.AVAILABILITY:
        return told
    return _S.SUMMARY if len(text.split()) > 6 or find_degrees(text) else _S.CONTACT


def _entry(
    lines: Sequence[TextLine], index: int, section: SectionName, entry: str, placed: Sequence[PlacedLine]
) -> tuple[str, Part]:
    """The entry that a line opens or stands under."""
    line = lines[index]
    if section not in _ENTRY_SECTIONS or (line.bullet and not line.marked):
        return entry, Part.TEXT
    before = placed[-1]
    if section in _POSTS and before.part is not Part.HEADING and _is_dated_post(line.words, before):
        return entry_title(line.words), Part.ENTRY
    if before.part is Part.ENTRY and _completes_title(before.line, line):
        return entry, Part.ENTRY
    fresh = line.opens_block or before.part is Part.HEADING or before.line.bullet or line.marked
    titled = line.marked or section is _S.PROJECTS or (_is_title(line.words) and not _is_labelled(line.words))
    if fresh and titled:
        return entry_title(line.words), Part.ENTRY
    dated = len(line.words) < 130 and bool(find_periods(line.words[:60]))
    if before.part is Part.ENTRY and (len(line.words) < 90 or dated) and not line.words.endswith("."):
        return entry, Part.ENTRY
    return entry, Part.TEXT


def _is_dated_post(text: str, before: PlacedLine) -> bool:
    """Whether a line names a post with its dates, all by itself, below one that does so or below what describes one."""
    if len(text) >= _LONGEST_ENTRY or not (text[:1].isupper() or text[:1].isdigit() or text.startswith("since")):
        return False
    first = [one for one in find_dates(text[:24]) if one.start == 0 and text[one.end : one.end + 1] in {":", "\t"}]
    if not (first or find_periods(text)) or _PARTED.search(text) is None:
        return False
    told = before.part is Part.ENTRY and bool(find_periods(before.line.words))
    described = before.part is Part.TEXT or before.line.words != before.entry
    return told or (described and (bool(first) or ROLE.search(text) is not None))


def _completes_title(before: TextLine, line: TextLine) -> bool:
    """Whether a line is the second half of a title: its dates alone, or the plain line under a marked one."""
    if line.marked or len(line.words) >= 90:
        return False
    periods = find_periods(line.words)
    beside = line.words[: periods[0].start_offset] + line.words[periods[0].end_offset :] if periods else ""
    towns = bool(periods) and periods[0].start_offset == 0 and _TOWN.fullmatch(beside.strip(" |,·•–—-\t")) is not None
    dates_alone = bool(periods) and (len(beside) < 4 or towns)
    return (dates_alone and not find_periods(before.words)) or (before.marked and not line.words.endswith("."))


def _is_labelled(text: str) -> bool:
    """Whether a line is the text of a label that heads a section elsewhere: "Skills: manual handling, BLS"."""
    label = _LABEL.match(text)
    reading = read_heading(label[0]) if label and ":" in label[0] else None
    return reading is not None and reading.whole and not reading.strangers and reading.name in _LISTS


def _is_title(text: str) -> bool:
    head = text[:_LONGEST_ENTRY]
    short = len(text) < 130 and not text.endswith((".", ":"))
    dated = bool(find_periods(head)) or (short and bool(find_dates(head)))
    if short and ROLE.search(text[:60]) and _PARTED.search(text):
        return True
    return dated or bool(find_degrees(head)) or (len(text) < 80 and not text.endswith("."))


def entry_title(text: str) -> str:
    """The part of an entry's first line that names it: the line, else its first clause, "" if that is long too."""
    head = re.split(r"(?<=[.?!])\s|:\s", text, maxsplit=1)[0]
    for candidate in (text, head):
        if len(candidate) <= _LONGEST_ENTRY:
            return candidate
    return ""


def _has_digit(text: str) -> bool:
    return any(letter.isdigit() for letter in text)
