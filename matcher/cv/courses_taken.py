"""Courses that the student took: the modules of a degree, coursework and single classes, with their marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from matcher.cv.sections import Part, PlacedLine
from matcher.cv.statements import split_sentences
from matcher.dates import find_dates, find_periods
from matcher.nouns import CourseTaken, SectionName

_S = SectionName
_STUDY = frozenset({_S.EDUCATION, _S.TRAINING, _S.OTHER, _S.SUMMARY, _S.SKILLS})
MAX_COURSES = 80
MAX_NAME_WORDS = 9

_NAMED = r"(?:modules?|courses?|course ?work|curriculum|classes|electives?|taught component)"
_LABEL = re.compile(
    r"(?P<before>(?:[\w.’'()&/-]{1,20} ){0,5}?)" + _NAMED
    + r"(?P<after>(?: [\w.’'()&/-]{1,20}){0,6})\s?(?:[:–—-]\s{1,2}(?:(?:done|completed|finished|so far):\s)?|:)",
    re.IGNORECASE,
)  # fmt: skip
_TERM = re.compile(
    r"(?:\w{1,12} ){0,3}(?:spring|summer|autumn|fall|winter|term|semesters?|sem|years?|trimester|michaelmas|hilary"
    r"|trinity|january|february|march|april|may|june|july|august|september|october|november|december|electives?"
    r"|optional|compulsory|core|now|next|done|running|current(?:ly)?)(?: \w{1,12}){0,2}:\s",
    re.IGNORECASE,
)
_NOT_OWN = re.compile(
    r"\b(?:taught|teaching|tutor\w*|demonstrat\w+|marked|graded|designed)\b(?! component)", re.IGNORECASE
)
_HEADING = re.compile(r"\b" + _NAMED + r"\b", re.IGNORECASE)
_ITEM_END = re.compile(r"[,;·•|\t]|\s[/–—]\s(?=[A-Z])")
_MARK = (
    r"(?:\d{1,3}(?:[.,]\d{1,2})?(?: ?%| ?/ ?\d{1,4})?|[A-F](?:\*{1,2}|[+−–-])?|[A-D][a-d]?[+-]?|HD|DI?S?T|CR|S|O"
    r"|(?:very )?good|excellent|distinction|merit|pass|first|2[:.][12]|1st)"
)
_MARKED = re.compile(
    rf"(?P<name>.{{3,90}}?)(?:\s?\((?:grade |mark )?(?P<in>{_MARK})\)|\s?[:=–—-]\s(?:grade )?(?P<behind>{_MARK})"
    rf"|\s(?:grade )?(?P<plain>\d{{1,3}}(?:[.,]\d{{1,2}})? ?%|\d{{1,3}}(?:[.,]\d{{1,2}})? ?/ ?\d{{1,4}}"
    rf"|(?:\d{{2,3}}|\d[.,]\d{{1,2}})|[A-F](?:\*{{1,2}}|[+−-])))$",
    re.IGNORECASE,
)
_BARE_MARK = re.compile(rf"(?:grade )?{_MARK}", re.IGNORECASE)
_NUMBER_OF_COURSE = re.compile(r"\s(?:[12345]|[12] ?\+ ?[23])$")
_NOTE = re.compile(r"\s?\([^()]{1,120}\)?$")
_CODE = re.compile(r"^[A-Z]{2,6}[- ]?\d{2,5}[A-Z]?\b:?\s")
_NO_COURSE = re.compile(
    r"^(?:etc|and more|others?|relevant|including|such as|average|overall|gpa|cgpa|grade|mark|yr|year|sem(?:ester)?"
    r"|dissertation|thesis|scholarship|award|prize|dean)\b|\b(?:average|gpa)$",
    re.IGNORECASE,
)


def find_courses_taken(placed: Sequence[PlacedLine]) -> tuple[CourseTaken, ...]:
    """The courses of a CV in reading order, each once: those behind a label, under a heading, in a table of marks."""
    found: dict[tuple[str, str | None], CourseTaken] = {}
    table = False
    for each in placed:
        table = _is_table_head(each) or (table and "\t" in each.line.words)
        for one in _in_line(each, table=table):
            found.setdefault((one.name.casefold(), one.mark), one)
    return tuple(list(found.values())[:MAX_COURSES])


def _in_line(each: PlacedLine, *, table: bool) -> Iterator[CourseTaken]:
    if each.section not in _STUDY or each.part is Part.HEADING:
        return
    words = each.line.words
    if table:
        yield from _row(each)
        return
    labelled = list(_lists(words))
    for start, end in labelled:
        yield from _items(each, start, end)
    if not labelled and _is_under_courses(each):
        yield from _items(each, 0, len(words))


def _lists(words: str) -> Iterator[tuple[int, int]]:
    """Extents of lists of courses: behind a label, and in the sentences after it those behind the name of a term."""
    going_on = False
    for start, end in split_sentences(words):
        label = _LABEL.search(words, start, min(end, start + 160))
        if label and not _NOT_OWN.search(label[0]):
            going_on = True
            yield label.end(), end
        elif going_on and (term := _TERM.match(words, start, end)):
            yield term.end(), end
        else:
            going_on = False


def _is_under_courses(each: PlacedLine) -> bool:
    """Whether a line stands under a heading that announces courses, and is none with dates or a degree."""
    heading = each.heading
    listed = _HEADING.search(heading) is not None and len(heading.split()) <= 5 and not _NOT_OWN.search(heading)
    return listed and each.section is _S.EDUCATION and not find_periods(each.line.words)


def _is_table_head(each: PlacedLine) -> bool:
    """Whether a row heads a table of courses with their marks."""
    cells = [cell.strip().casefold() for cell in each.line.words.split("\t")]
    return (
        len(cells) >= 2
        and re.fullmatch(r"(?:modules?|courses?|units?|subjects?)(?: (?:name|title))?", cells[0]) is not None
        and re.search(r"mark|grade|result|score|credit|ects|%|note", " ".join(cells[1:])) is not None
    )


def _row(each: PlacedLine) -> Iterator[CourseTaken]:
    cells = each.line.words.split("\t")
    name, others = cells[0].strip(), [cell.strip() for cell in cells[1:]]
    marks = [cell for cell in others if _BARE_MARK.fullmatch(cell)]
    if marks and _is_name(name):
        start = each.line.words.index(name)
        yield CourseTaken(name, marks[-1], each.line.span(start, len(each.line.words.rstrip())))


def _items(each: PlacedLine, start: int, end: int) -> Iterator[CourseTaken]:
    words = each.line.words
    for first, last in _parts(words, start, end):
        written = words[first:last]
        inner = written.strip(" .*:")
        inner = inner.removeprefix("and ")
        if not inner:
            continue
        name, mark = _read(inner)
        if _is_name(name):
            at = first + written.index(inner)
            yield CourseTaken(name, mark, each.line.span(at, at + len(inner)))


def _parts(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The items of a list, cut where no bracket is open and no figure runs on."""
    first = start
    for border in _ITEM_END.finditer(words, start, end):
        near = words[first : border.start()]
        in_figure = re.match(r"\d,\d", words[border.start() - 1 : border.end() + 1]) is not None
        if near.count("(") <= near.count(")") and not in_figure:
            yield first, border.start()
            first = border.end()
    yield first, end


def _read(item: str) -> tuple[str, str | None]:
    """A course and its mark as written: "Java Programming (66)", "Databases 71 %", "Turbulence: 7.5/10"."""
    item = _CODE.sub("", item)
    marked = _MARKED.fullmatch(item)
    if marked and not _NUMBER_OF_COURSE.search(item):
        name = _NOTE.sub("", marked["name"].strip(" -–—:*"))
        return name, marked["in"] or marked["behind"] or marked["plain"]
    return _NOTE.sub("", item).strip(" -–—:*"), None


def _is_name(name: str) -> bool:
    return (
        name[:1].isupper()
        and 3 <= len(name) <= 90
        and len(name.split()) <= MAX_NAME_WORDS
        and not _NO_COURSE.search(name)
        and not find_dates(name)
    )
