"""Courses of study: the lines of the education section, grouped into one entry a degree and read into facts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from matcher.conditions import Level, PartialDate
from matcher.cv.availability import offers_time
from matcher.cv.awards import Award, find_awards, is_detail
from matcher.cv.degree_facts import course_period, find_field, find_institution, has_institution, is_running
from matcher.cv.grade_facts import SchoolResults, find_grade, says_grade, school_results
from matcher.cv.sections import Part, PlacedLine
from matcher.dates import DateMention, Period, find_dates, find_periods
from matcher.nouns import Degree, SectionName

_S = SectionName
_STUDY = frozenset({_S.EDUCATION, _S.TRAINING})
_STAY = re.compile(
    r"\b(?:erasmus|exchange|abroad|summer school|semester|auslandssemester|échange|scambio|intercambio"
    r"|visiting student)\b",
    re.IGNORECASE,
)
_HEAD_CHARACTERS = 220
_STAY_ABROAD = re.compile(r"\b(?:erasmus|exchange|abroad|visiting student)\b", re.IGNORECASE)
_STAY_CHARACTERS = 120
"""A sentence that comes to a stay abroad within so much opens no course of its own."""
_STRAY_CHARACTERS = 600
_OPEN_DASH = re.compile(r"(?<=\d)\s?[–—-]\s?:\s")
_IN_PROGRESS = re.compile(r"\b(?:in progress|ongoing|under way)\b", re.IGNORECASE)
# Of these one takes three or four, so that the subjects tell them apart; a broad certificate is known by its name.
_BY_SUBJECT = re.compile(r"\bA[SO]?[- ]?levels?\b", re.IGNORECASE)
_LOWER_SCHOOL = re.compile(r"\b(?:I?GCSEs?|O[- ]levels?|Junior Cert\w*|SSC|Class (?:X|10)|10th)\b", re.IGNORECASE)
_SUBJECT = re.compile(r" in ([A-Z][^|\t;:(–—]{3,60}?)(?=,? (?:(?:19|20)\d\d|at |from )|\s?[|\t;:(–—]|$)")
_HONOUR = re.compile(
    r"(?:academic )?(?:honou?rs?|awards?|dean[’']?s list|president[’']?s list|scholarships?)\b", re.IGNORECASE
)
_BARE_GRADE = re.compile(r"\s?\((\d{1,2}[.,]\d{1,2})\)")
_LEAVING_GRADE = re.compile(
    r"\b(?:Abitur|Fachabitur|Matura|Maturität|Reifeprüfung)\b"
    r"[^:;]{0,60}?[,.(·|\t] ?([1-6][.,]\d)(?=\s*(?:$|[,;)(·|\t]))"
)
"""The grade of a German, Austrian or Swiss leaving certificate, which stands alone: "Abitur, Fulda, 2022, 1.8"."""
_ACADEMIC_YEARS = re.compile(
    r"(?<!\d)(?P<first>20\d\d)(?:[/-]\d\d)?(?P<dash>\s?(?:–|-|to|until|bis)\s?)(?:(?:SoSe|SS|WiSe|WS|summer|winter)\s)?"
    r"(?P<century>20)(?P<year>\d\d)(?:/(?P<end>\d\d))?(?![\d/-])"
)
""" "WiSe 2021/22 – SoSe 2025", "2021/22 – 2024/25"."""
_AFTER_AWARD = re.compile(r"^\W*(?:(?:19|20)\d\d)?\W*")
_HOPED_FOR = re.compile(
    r"\W*(?:I )?(?:(?:have |am |also )?(?:applied|applying|apply|hop(?:e|ing)|plan(?:ning)?|intend(?:ing)?"
    r"|want|would like)"
    r"|(?:conditional |unconditional )?offer) (?:for|to|of|from)\b",
    re.IGNORECASE,
)
""" "I have applied for the Master's" names no course of the student yet."""
_HOPES = re.compile(
    r"\b(?:staying on|continuing|carrying on|going on|moving on|applied|applying|hope|hoping|plan(?:ning)?)"
    r" (?:for|to|with|on to)(?: do| take| study| start)? (?:an? |the |my )?(?:[\w-]+ ){0,2}$",
    re.IGNORECASE,
)
_LEFT_FOR_THIS = re.compile(
    r"\b(?:(?:transferr?ed|switched|changed|moved|came|converted)(?: over)? from|withdrew from|dropped out of|left"
    r"|instead of) (?:an? |the |my )?(?:[\w-]+ ){0,2}$",
    re.IGNORECASE,
)
""" "Transferred from BSc Chemistry" names the course that was left."""
_LEFT = re.compile(
    r"\b(?:withdr(?:ew|awn)|dropped out|discontinued|abandoned|unfinished|incomplete"
    r"|(?:not|never) (?:completed|finished)"
    r"|left (?:after|before|without|the (?:course|programme|program))"
    r"|(?:without|no) (?:an? |the )?(?:degree|graduating|award|qualification)(?: (?:awarded|obtained|taken))?"
    r"|(?:transferr?ed|switched|changed) (?:out|to|into|course|subject|degree|programme|program)"
    r"|abgebrochen|ohne Abschluss|non (?:terminé|achevé)e?|inachevée?|sin terminar|niet afgerond)\b"
    r"(?! (?:yet|thesis|dissertation|module))",
    re.IGNORECASE,
)
"""Said of a course that is over, it gave no award."""
_FROM_A_DATE = re.compile(r"(?:from|starting|beginning|as of)\b", re.IGNORECASE)
""" "From September 2031: place on the MSc" tells when a course begins."""
_SAME_SCHOOL = re.compile(
    r"\b(?:same (?:school|university|institution|college|faculty|department)|also there|ibid)\b", re.IGNORECASE
)
_NAMED_WEAK = re.compile(r"\w.{3,60}(?: [—–-]|,) (?:secondary|high|grammar) school\b(?=[,;.)]|$)")
"""A school with its kind behind it: "Colégio Azul, Natal — secondary school, finished 2022"."""
_HEADER_WORDS = re.compile(
    r"(?:degrees?|qualifications?|courses?|programmes?|programs?|examinations?|exams?|class|institut(?:e|ion)s?|schools?|colleges?|universit(?:y|ies)|boards?"
    r"|years?|(?:year|date) of (?:passing|completion)|dates?|period|duration|c?gpa|%|percentages?|marks?"
    r"|scores?|grades?|results?|subjects?|of|and|/|\|)+",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Entry:
    """Lines of one course while they are gathered; `filled` names what the lines so far told."""

    lines: list[PlacedLine] = field(default_factory=list)
    heads: list[PlacedLine] = field(default_factory=list)
    filled: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Course:
    """One award with the words that are its own: its sentence, what follows on the line, other head lines, the rest."""

    line: PlacedLine
    award: Award
    sentence: str
    tail: str
    others: list[str]
    rest: list[str]
    alone: bool


def find_degrees_of(placed: Sequence[PlacedLine]) -> tuple[Degree, ...]:
    """Every course of study, in reading order; a CV without an education section is read line by line."""
    entries = _entries(
        [one for one in placed if one.section in _STUDY and one.part is not Part.HEADING and not _is_header(one)]
    )
    latest = _latest_start(placed)
    degrees = list(_at_same_school((entry, degree) for entry in entries for degree in _degrees(entry, latest)))
    if not any(degree.level is not Level.SCHOOL for degree in degrees):
        degrees = [*_stray_degrees(placed, latest), *degrees]
    return tuple(_school_over(degrees))


def _at_same_school(told: Iterable[tuple[_Entry, Degree]]) -> Iterator[Degree]:
    """The courses; "MSc in Business Analytics, same school" takes the school of the course above it."""
    above: str | None = None
    for entry, degree in told:
        same = degree.institution is None and any(_SAME_SCHOOL.search(each.line.words) for each in entry.heads)
        above = degree.institution or above
        yield replace(degree, institution=above) if same else degree


def _school_over(degrees: Sequence[Degree]) -> Iterator[Degree]:
    """The courses, school counted as finished where a higher one is there."""
    higher = any(one.level not in (None, Level.SCHOOL) for one in degrees)
    for one in degrees:
        yield replace(one, expected=False) if higher and one.level is Level.SCHOOL else one


def _awards(text: str) -> tuple[Award, ...]:
    """The awards of a line without those that are only hoped for, "staying on for the two-year MSc", or were left."""
    return tuple(one for one in find_awards(text) if not _is_elsewhere(text[max(0, one.start - 60) : one.start]))


def _is_elsewhere(before: str) -> bool:
    """Whether the words before an award say that the student is not on that course."""
    return _HOPES.search(before) is not None or _LEFT_FOR_THIS.search(before) is not None


def _is_header(each: PlacedLine) -> bool:
    """Whether a line is the header of a table: "Degree | Institute | Year | CGPA / %"."""
    words = each.line.words
    return "\t" in words and _HEADER_WORDS.fullmatch(re.sub(r"[\s.()]", "", words)) is not None


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
    if is_detail(text) or _HOPED_FOR.match(text):
        return set()
    told: set[str] = set()
    if any(not award.weak for award in _awards(text)) or (_NAMED_WEAK.search(text) and has_institution(text[:100])):
        told.add("award")
    if each.line.bullet and not told and not has_institution(text):
        return told
    dated = find_periods(_plain_dashes(text))
    begun = any(one.start for one in dated)
    own = begun and dated[0].start_offset == 0
    if not told and (
        (not own and _STAY.search(text[:60])) or (not begun and _STAY_ABROAD.search(text[:_STAY_CHARACTERS]))
    ):
        return told
    if has_institution(text[:100]):
        told.add("institution")
    if dated and (told or _may_date_a_course(each, text)):
        told.add("period")
    return told


def _may_date_a_course(each: PlacedLine, text: str) -> bool:
    """Whether the dates of a line can be those of a course: those behind a grade or an honour are not."""
    if any(period.start_offset == 0 for period in find_periods(text)):
        return True
    if says_grade(text[:40]) or _HONOUR.match(text):
        return False
    return len(text) < 60 or each.part is Part.ENTRY


def _begins(each: PlacedLine, told: set[str], current: _Entry) -> bool:
    """Whether a line opens the next course: it tells again what the present one already has."""
    if current.filled == {"period"} and "award" in told and find_dates(each.line.words[:_HEAD_CHARACTERS]):
        return True
    whole = "award" in current.filled or {"institution", "period"} <= current.filled
    if not whole or not told & current.filled:
        return False
    if told == {"award"} and all(one.level is Level.SCHOOL for one in _awards(each.line.words)):
        above = [one for head in current.heads for one in _awards(head.line.words[:_HEAD_CHARACTERS])]
        return any(one.level is not Level.SCHOOL for one in above)
    if each.line.bullet and not current.lines[0].line.bullet:
        return "award" in told and len(told) > 1
    return True


def _degrees(entry: _Entry, latest: PartialDate | None) -> list[Degree]:
    named = [(each, award) for each in entry.heads for award in _awards(each.line.words[:_HEAD_CHARACTERS])]
    strong = _without_lower_school([one for one in named if not one[1].weak] or named[:1])
    degrees: list[Degree] = []
    if (
        not named
        and not _STAY.search(entry.heads[0].line.words if entry.heads else "")
        and {"institution", "period"} <= entry.filled
        and entry.lines[0].section is _S.EDUCATION
    ):
        return [_unnamed_degree(entry, latest)]
    for place, (each, award) in enumerate(strong):
        school_again = award.level is Level.SCHOOL and any(one.level is Level.SCHOOL for one in degrees)
        if not school_again:
            until = next((other.first for line, other in strong[place + 1 :] if line is each), None)
            course = _course(entry, each, award, alone=place == 0, until=until)
            degree = _degree(course, latest)
            degrees += [] if _was_left(degree, course) else [degree]
    return degrees


def _was_left(degree: Degree, course: _Course) -> bool:
    """Whether a course that no longer runs ended without its award."""
    told = [course.sentence, *(one for one in course.others if not is_detail(one)), course.tail]
    return not degree.expected and any(_LEFT.search(one) for one in told)


def _without_lower_school(named: list[tuple[PlacedLine, Award]]) -> list[tuple[PlacedLine, Award]]:
    """Without the earlier certificate of a school that gave a later one, whichever of the two is written first."""
    schools = [award for _, award in named if award.level is Level.SCHOOL]
    if all(_LOWER_SCHOOL.search(award.text) for award in schools):
        return named
    return [(each, award) for each, award in named if not _LOWER_SCHOOL.search(award.text)]


def _course(entry: _Entry, each: PlacedLine, award: Award, *, alone: bool, until: int | None = None) -> _Course:
    """What one award has to tell: `alone` says that the rest of the entry is its own, `until` where the next begins."""
    text = each.line.words[:until]
    tail = text[award.last :].strip()
    before = each.line.words[: award.first].strip()
    own = [before] if alone and before and not _awards(before) else []
    others = [*own, *(head.line.words for head in entry.heads if head is not each)] if alone else []
    rest = [one.line.words for one in entry.lines if one is not each] if alone else []
    return _Course(each, award, text[award.first : award.last], tail, others, [tail, *rest], alone)


def _degree(course: _Course, latest: PartialDate | None) -> Degree:
    award, sentence = course.award, course.sentence
    own_tail = course.alone and bool(course.tail) and not _awards(course.tail)
    period = _period(course, own_tail=own_tail)
    beside = [*course.others, course.tail] if own_tail else course.others
    about = _field(award, sentence, course.others, course.rest)
    return Degree(
        level=award.level,
        award=award.text or None,
        field=about,
        institution=find_institution(sentence, award, beside, about),
        start=period.start,
        end=period.end,
        expected=_is_expected(period, course, latest),
        grade=_grade(award, sentence, course.rest),
        span=course.line.line.span(award.first, award.last),
    )


def _period(course: _Course, *, own_tail: bool) -> Period:
    """When the course ran, in the sentence of its award, on its other head lines, or in the sentences behind it."""
    dashed = [_plain_dashes(one) for one in course.others]
    period = course_period(_plain_dashes(course.sentence), dashed, course.rest[1:4])
    if period.start is None and period.end is not None:
        before = course.sentence[: course.award.start - course.award.first]
        begins = find_dates(before) if _FROM_A_DATE.match(before) else ()
        return replace(period, start=begins[0].first) if begins else period
    if period.end is None and period.start is None and own_tail:
        return course_period(_plain_dashes(course.tail), [], [])
    return period


def _is_expected(period: Period, course: _Course, latest: PartialDate | None) -> bool:
    """Whether the course is not finished: it says so, or it ends after everything else in the CV has begun."""
    over = period.end is not None and latest is not None and period.end.latest() < latest.earliest()
    later = period.end is not None and latest is not None and period.end.earliest() > latest.latest()
    told = [course.sentence, *(one for one in course.rest if not is_detail(one))]
    return period.expected or period.ongoing or later or (not over and is_running(told))


def _unnamed_degree(entry: _Entry, latest: PartialDate | None) -> Degree:
    """A course of study whose award the CV does not name: its school and its dates are facts all the same."""
    text = entry.heads[0].line.words[:_HEAD_CHARACTERS]
    return _degree(_course(entry, entry.heads[0], Award(None, "", 0, 0, 0, len(text)), alone=True), latest)


def _results(award: Award, sentence: str, rest: Sequence[str]) -> SchoolResults | None:
    """School results after the award, else on the first later line that lists subjects with grades."""
    own = school_results(sentence, award.end - award.first)
    if own is not None and not has_institution(own.subjects):
        return own
    later = (school_results(line, 0) for line in rest if not is_detail(line))
    return next((found for found in later if found and "," in found.subjects), None)


def _field(award: Award, sentence: str, others: Sequence[str], rest: Sequence[str]) -> str | None:
    if award.level is Level.SCHOOL:
        subject = _SUBJECT.match(sentence, award.end - award.first)
        results = _results(award, sentence, rest) if _BY_SUBJECT.search(award.text) else None
        return f"{award.text}: {results.subjects}" if results else _without_school(subject) or award.text
    return find_field(sentence, award, others, rest)


def _without_school(subject: re.Match[str] | None) -> str:
    """The subject that a match holds, up to the name of a school."""
    parts = subject[1].split(", ") if subject else []
    return ", ".join(takewhile(lambda part: not has_institution(part), parts))


def _grade(award: Award, sentence: str, rest: Sequence[str]) -> str | None:
    bare = _BARE_GRADE.match(sentence, award.end - award.first)
    leaving = _LEAVING_GRADE.search(sentence) if award.level is Level.SCHOOL else None
    overall = bare[1] if bare else leaving[1] if leaving else find_grade(sentence, rest)
    if overall and award.text and overall.startswith(award.text):
        overall = _AFTER_AWARD.sub("", overall[len(award.text) :]) or None
    if award.level is not Level.SCHOOL or (overall and not _BY_SUBJECT.search(award.text)):
        return overall
    results = _results(award, sentence, rest)
    return results.grade if results and results.grade else overall


def _stray_degrees(placed: Sequence[PlacedLine], latest: PartialDate | None) -> list[Degree]:
    """Degrees named outside an education section, where the same line tells the university or the dates."""
    degrees: list[Degree] = []
    for each in placed:
        if each.section in _STUDY or each.part is Part.HEADING or each.section is _S.REFERENCES:
            continue
        text = each.line.words[:_STRAY_CHARACTERS]
        awards = _awards(text)
        for award in awards:
            own = text[award.first : award.last]
            told = has_institution(own[:120]) or bool(find_periods(own)) or _is_school_line(award, own)
            if told and not award.weak and (award.level is not Level.SCHOOL or degrees):
                entry = _Entry([each], [each], set())
                degrees.append(_degree(_course(entry, each, award, alone=len(awards) == 1), latest))
    return degrees


def _is_school_line(award: Award, own: str) -> bool:
    """Whether a line begins with a school certificate and dates it: "Leaving Certificate, 2023, Ennis: 545 points"."""
    return award.level is Level.SCHOOL and award.start == 0 and bool(find_dates(own[:80]))


def _latest_start(placed: Sequence[PlacedLine]) -> PartialDate | None:
    """The latest day on which something in the CV began: the CV was written after it."""
    starts: list[PartialDate] = []
    for each in placed:
        if each.section not in (_S.AVAILABILITY, _S.CONTACT) and not offers_time(each.line.words, each.section):
            starts.extend(_starts(_plain_dashes(each.line.words[:400])))
    if starts:
        return max(starts, key=lambda one: one.earliest())
    told = {one.first for each in placed for one in _told_dates(each)}
    return sorted(told, key=lambda one: one.earliest())[-2] if len(told) > 1 else None


def _told_dates(each: PlacedLine) -> Sequence[DateMention]:
    """The dates of a line that offers nothing; where a CV has no periods, the last but one says when it was written."""
    return () if offers_time(each.line.words, each.section) else find_dates(each.line.words[:400])


def _starts(text: str) -> Iterator[PartialDate]:
    """When what a line tells began; of what is said to be in progress in a year, that year."""
    periods = find_periods(text)
    yield from (one.start for one in periods if one.start)
    if not periods and _IN_PROGRESS.search(text):
        yield from (PartialDate(one.first.year) for one in find_dates(text))


def _from_year_to_year(found: re.Match[str]) -> str:
    """The first and the last calendar year of academic years, in as many letters."""
    last = f"{found['century']}{found['end'] or found['year']}"
    return f"{found['first']}{found['dash']}{last}".ljust(len(found[0]))


def _plain_dashes(text: str) -> str:
    """Arrows between two years are read as dashes, and a date does not reach over two cells; the length stays."""
    plain = _ACADEMIC_YEARS.sub(_from_year_to_year, text.replace("→", "–").replace("\t", "|"))
    return _OPEN_DASH.sub(lambda found: found[0].replace(":", "|"), plain)
