"""Courses of study: the lines of the education section, grouped into one entry a degree and read into facts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from matcher.conditions import Level, PartialDate
from matcher.cv.awards import Award, find_awards, is_detail
from matcher.cv.degree_facts import course_period, find_field, find_institution, has_institution, is_running
from matcher.cv.grade_facts import SchoolResults, find_grade, school_results
from matcher.cv.sections import Part, PlacedLine
from matcher.dates import Period, find_periods
from matcher.degrees import find_degrees
from matcher.nouns import Degree, SectionName

_S = SectionName
_STUDY = frozenset({_S.EDUCATION, _S.TRAINING})
_STAY = re.compile(r"\b(?:erasmus|exchange|abroad|summer school|semester)\b", re.IGNORECASE)
_HEAD_CHARACTERS = 220


@dataclass(slots=True)
class _Entry:
    """Lines of one course while they are gathered; `filled` names what the lines so far told."""

    lines: list[PlacedLine] = field(default_factory=list)
    heads: list[PlacedLine] = field(default_factory=list)
    filled: set[str] = field(default_factory=set)


def find_degrees_of(placed: Sequence[PlacedLine]) -> tuple[Degree, ...]:
    """Every course of study, in reading order; a CV without an education section is read line by line."""
    entries = _entries([one for one in placed if one.section in _STUDY and one.part is not Part.HEADING])
    latest = _latest_start(placed)
    degrees = [degree for entry in entries for degree in _degrees(entry, latest)]
    if not any(degree.level is not Level.SCHOOL for degree in degrees):
        degrees = [*_stray_degrees(placed, latest), *degrees]
    return tuple(degrees)


def _entries(lines: Sequence[PlacedLine]) -> list[_Entry]:
    entries: list[_Entry] = []
    for each in lines:
        told = _told(each)
        current = entries[-1] if entries else None
        if current is None or current.lines[-1].group != each.group or _begins(each, told, current):
            current = _Entry()
            entries.append(current)
        current.lines.append(each)
        if told:
            current.heads.append(each)
            current.filled |= told
    return entries


def _told(each: PlacedLine) -> set[str]:
    """What the line says of a course itself; a list of modules or a thesis says nothing of it."""
    text = each.line.words[:_HEAD_CHARACTERS]
    if is_detail(text):
        return set()
    told: set[str] = set()
    if any(not award.weak for award in find_awards(text)):
        told.add("award")
    if each.line.bullet and not told and not has_institution(text):
        return told
    if has_institution(text[:100]):
        told.add("institution")
    if find_periods(_plain_dashes(text)) and (told or len(text) < 60 or each.part is Part.ENTRY):
        told.add("period")
    return told


def _begins(each: PlacedLine, told: set[str], current: _Entry) -> bool:
    """Whether a line opens the next course: it tells again what the present one already has."""
    whole = "award" in current.filled or {"institution", "period"} <= current.filled
    if not whole or not told & current.filled:
        return False
    if told == {"award"} and all(one.level is Level.SCHOOL for one in find_awards(each.line.words)):
        return False
    if each.line.bullet and not current.lines[0].line.bullet:
        return "award" in told and len(told) > 1
    return True


def _degrees(entry: _Entry, latest: PartialDate | None) -> list[Degree]:
    named = [(each, award) for each in entry.heads for award in find_awards(each.line.words[:_HEAD_CHARACTERS])]
    strong = [one for one in named if not one[1].weak] or named[:1]
    degrees: list[Degree] = []
    if (
        not named
        and not _STAY.search(entry.heads[0].line.words if entry.heads else "")
        and {"institution", "period"} <= entry.filled
        and entry.lines[0].section is _S.EDUCATION
    ):
        return [_unnamed_degree(entry, latest)]
    for each, award in strong:
        school_again = award.level is Level.SCHOOL and any(one.level is Level.SCHOOL for one in degrees)
        if not school_again:
            degrees.append(_degree(entry, each, award, latest, alone=not degrees))
    return degrees


def _degree(entry: _Entry, each: PlacedLine, award: Award, latest: PartialDate | None, *, alone: bool) -> Degree:
    text = each.line.words
    sentence = text[award.first : award.last]
    others = [head.line.words for head in entry.heads if head is not each] if alone else []
    rest = [one.line.words for one in entry.lines if one is not each] if alone else []
    rest.insert(0, text[award.last :].strip())
    dashed = [_plain_dashes(one) for one in others]
    period = course_period(_plain_dashes(sentence), dashed, rest[1:4])
    grade = _grade(award, sentence, rest)
    plain_rest = [one for one in rest if not is_detail(one)]
    over = _ends_before(period, latest)
    running = period.expected or period.ongoing or (not over and is_running([sentence, *plain_rest]))
    later = period.end is not None and latest is not None and period.end.earliest() > latest.latest()
    about = _field(award, sentence, others, rest)
    tail = text[award.last :].strip()
    beside = [*others, tail] if alone and tail and not find_awards(tail) else others
    if period.end is None and period.start is None and beside is not others:
        period = course_period(_plain_dashes(tail), [], [])
    return Degree(
        level=award.level,
        award=award.text or None,
        field=about,
        institution=find_institution(sentence, award, beside, about),
        start=period.start,
        end=period.end,
        expected=running or later,
        grade=grade,
        span=each.line.span(award.first, award.last),
    )


def _unnamed_degree(entry: _Entry, latest: PartialDate | None) -> Degree:
    """A course of study whose award the CV does not name: its school and its dates are facts all the same."""
    text = entry.heads[0].line.words[:_HEAD_CHARACTERS]
    return _degree(entry, entry.heads[0], Award(None, "", 0, 0, 0, len(text)), latest, alone=True)


def _ends_before(period: Period, latest: PartialDate | None) -> bool:
    return period.end is not None and latest is not None and period.end.latest() < latest.earliest()


def _results(award: Award, sentence: str, rest: Sequence[str]) -> SchoolResults | None:
    """School results after the award, else on the first later line that lists subjects with grades."""
    own = school_results(sentence, award.end - award.first)
    if own is not None and not has_institution(own.subjects):
        return own
    later = (school_results(line, 0) for line in rest if not is_detail(line))
    return next((found for found in later if found and "," in found.subjects), None)


def _field(award: Award, sentence: str, others: Sequence[str], rest: Sequence[str]) -> str | None:
    if award.level is Level.SCHOOL:
        results = _results(award, sentence, rest)
        return results.subjects if results else award.text
    return find_field(sentence, award, others, rest)


def _grade(award: Award, sentence: str, rest: Sequence[str]) -> str | None:
    if award.level is Level.SCHOOL:
        results = _results(award, sentence, rest)
        if results and results.grade:
            return results.grade
    return find_grade(sentence, rest)


def _stray_degrees(placed: Sequence[PlacedLine], latest: PartialDate | None) -> list[Degree]:
    """Degrees named outside an education section, where the same line tells the university or the dates."""
    degrees: list[Degree] = []
    for each in placed:
        if each.section in _STUDY or each.part is Part.HEADING or each.section is _S.REFERENCES:
            continue
        text = each.line.words[:_HEAD_CHARACTERS]
        for award in find_awards(text) if find_degrees(text) else ():
            told = has_institution(text[:120]) or bool(find_periods(text))
            if told and award.level is not Level.SCHOOL:
                entry = _Entry([each], [each], set())
                degrees.append(_degree(entry, each, award, latest, alone=False))
    return degrees


def _latest_start(placed: Sequence[PlacedLine]) -> PartialDate | None:
    """The latest day on which something in the CV began: the CV was written after it."""
    starts: list[PartialDate] = []
    for each in placed:
        if each.section not in (_S.AVAILABILITY, _S.CONTACT):
            starts.extend(one.start for one in find_periods(_plain_dashes(each.line.words[:400])) if one.start)
    return max(starts, key=lambda one: one.earliest()) if starts else None


def _plain_dashes(text: str) -> str:
    """Arrows between two years are read as dashes, and a date does not reach over two cells; the length stays."""
    return text.replace("→", "–").replace("\t", "|")
