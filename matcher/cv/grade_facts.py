"""Grades as a CV states them: the words for the result of a course, and the results of a school."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matcher.cv.statements import split_sentences
from matcher.dates import find_dates, find_periods

_GRADE = re.compile(
    r"\b(?:first[- ]class|(?:upper|lower) second|second (?:upper|lower)|second class"
    r"|third class|2[:.][12]\b|1st\b(?! year)"
    r"|distinction|merit|commendation"
    r"|(?:summa |magna )?cum laude|with honou?rs|c?gpa|average|avg|mean mark|grade|note"
    r"|mention (?:très |assez )?bien|mark of|wam|cap|swa|durchschnitt|notendurchschnitt|cijfer|gemiddelde"
    r"|l1r[45]|aggregate|score|moyenne|nota|voto|atar|\d{2,3} (?:(?:ucas |tariff )?points|punkte|marks)"
    r"|\d{1,2} (?:a1s?|a\*s?|as"
    r"|distinctions)\b|(?-i:(?:(?:D\*?|M|P){3}|(?:D\*?){2})(?![\w*]))|2h[12]\b|second class|top \d{1,2} ?%"
    r"|rank(?:ed)? \d"
    r"|meritvärde|(?:grote |grootste )?onderscheiding|met lof|snitt|[cg]pi (?=\d)|média|matrícula de honor"
    r"|sobresaliente|with excellence|with merit"
    r"|(?:expected|forecast|projected|on course for|heading for|working towards?):? (?:an? )?"
    r"(?=first\b|1st\b|2[:.]|upper)"
    r"|[a-d][+-]? average|predicted|on track|result|overall|running at|\(first\))"
    r"|\b\d{1,3}(?:[.,]\d{1,2})? ?/ ?(?:4(?:\.[23])?|5|6|7|9|10|12|20|30|45|60|100|110|750|1000)(?:\.0{1,2})?\b"
    r"|\b\d{2}(?:\.\d{1,2})? ?%",
    re.IGNORECASE,
)
_NOT_GRADE = re.compile(
    r"^(?:modules?|taught(?! component)|dissertation|thesis|relevant|coursework|highest|lowest|project"
    r"|undergrad|optional|prize|award|class medal"
    r"|final project|other|MSc|BSc|scholarship|yr \d incl|spring|second year)\b|\bprize\b|\bscholarship\b"
    r"|\bdissertation\b|\bthesis\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"\s[—–|·-]\s|\t|; ?|(?<=[a-z\d.)]), (?=[A-Z][A-Za-z])|(?<=[A-Za-z)]{2}), (?=(?:first|upper|lower|second|third)[ -]"
    r"|2[:.][12]|distinction|merit|cum |magna |summa |predicted"
    r"|grade(?! (?:one|two|I{1,2}|[12])\b)|c?gpa|average|[A-D][+-]? average|top \d"
    r"|honou?rs$|(?:grote )?onderscheiding|with (?:distinction|merit|honou?rs|excellence)|mention|note|\d{2} ?%)"
    r"|\((?:19|20)\d\d, (?=\d)|, (?=\d+ (?:EC|ECTS|credits?|CP)\b)|(?<![12][:.H][12] )\((?=2[:.][12]|first"
    r"|second|third|distinction|merit|upper|lower|c?gpa|\d{2} ?%)"
    r"|\((?=expected|exp)|, (?=(?:19|20)\d\d)|(?<=\d), (?=(?:predicted|on track|on course|heading for)\b)"
    r"| (?=(?:Dissertation|Thesis|Modules|Taught|Optional|Relevant|Final project|Coursework)\b)"
)
_FORETOLD = re.compile(r"\bpredicted$", re.IGNORECASE)
""" "2026-2029, predicted first": the word belongs to the grade, though it may stand behind the dates of a course."""
_HONOURS_LAST = re.compile(r"(?:, | [—–|·-] )((?:with )?honou?rs)[.]?$", re.IGNORECASE)
_SAYS_RESULT = re.compile(
    r"\d|^(?-i:(?:D\*?|M|P){2,3})$|class|distinction|merit|commendation|laude|honou?rs|bien|excellence|honor$"
    r"|^(?:first|(?:upper|lower) second|second (?:upper|lower)|third)(?: honou?rs)?$"
    r"|\b(?:predicted|expected|forecast|projected|on (?:track|course)|heading|working towards?)\b[^.;\n]{0,20}\bfirst\b"
    r"|onderscheiding|met lof|average [A-F]$"
    r"|[A-D][+-]? average|(?-i:\b(?:[Gg]rade|GRADE):? ?[A-F][+−-]?(?!\w))",
    re.IGNORECASE,
)
_RESULT = re.compile(r"(.{2,40}?)[ :]\s{0,2}(?:grade )?([A-E](?: ?[*∗⋆]){0,2}|H[1-8]|[A-D][A-D*]{0,5}|[1-9]|\d{2}%?)$")
_AFTER_FIGURE = re.compile(r"(?:(?<=\d\.)|(?<=\d\)\.)) (?=[A-Z])")
_GRADE_IN_BRACKETS = re.compile(r" ?\(([A-E]\*{0,2}|[1-9]|H[1-8])\)")


@dataclass(frozen=True, slots=True)
class SchoolResults:
    """Subjects of a school leaver, and subjects with their grades as written (None if no grades are given)."""

    subjects: str
    grade: str | None


def says_grade(text: str) -> bool:
    """Whether words state the result of a course."""
    return _GRADE.search(text) is not None


def find_grade(sentence: str, rest: Sequence[str]) -> str | None:
    """The grade of a course, verbatim: from the sentence that names it, else from the first line that states one."""
    own = next((clause for part in _sentences(sentence) if (clause := _grade_clause(part))), None)
    if own is not None:
        return own
    for line in rest:
        for text in _sentences(line):
            plain = not _NOT_GRADE.search(text[:140]) and _GRADE.search(text[:140])
            if plain and (clause := _grade_clause(text[:200])):
                halves = text.strip(" .").split(", ")
                whole = len(halves) == 2 and all(_GRADE.search(half) for half in halves)
                return ", ".join(halves) if whole else clause
    honours = _HONOURS_LAST.search(sentence)
    return honours[1] if honours else None


def _sentences(text: str) -> Iterator[str]:
    """The sentences of a line and of each cell of a row; "Grade: 1.6. Modules" ends behind its figure."""
    for cell in text.split("\t"):
        for start, end in split_sentences(cell):
            yield from _AFTER_FIGURE.split(cell[start:end])


def _grade_clause(sentence: str) -> str | None:
    for period in reversed(find_periods(sentence)):
        foretold = _FORETOLD.search(sentence, period.start_offset, period.end_offset)
        end = foretold.start() if foretold else period.end_offset
        sentence = f"{sentence[: period.start_offset]}\t{sentence[end:]}"
    clauses = [_unbracketed(clause.strip(" .,*|")) for clause in _CLAUSE.split(sentence)]
    found = [clause for clause in clauses if _GRADE.search(clause) and not _NOT_GRADE.search(clause)]
    clean = [_cut(clause) for clause in found]
    return next((clause for clause in clean if len(clause) < 140 and _SAYS_RESULT.search(clause)), None)


def _unbracketed(clause: str) -> str:
    return clause[1:-1] if clause.startswith("(") and clause.endswith(")") and "(" not in clause[1:] else clause


def _cut(clause: str) -> str:
    """A clause without an unmatched bracket or the date that it begins with."""
    if clause.count(")") > clause.count("("):
        clause = clause.rstrip(")")
    if clause.count("(") > clause.count(")"):
        head, _, tail = clause.partition("(")
        clause = tail if _GRADE.search(tail) else head
    dates = find_dates(clause) or ()
    if dates and dates[0].start == 0:
        clause = clause[dates[0].end :]
    return clause.strip(" .,:–-)" if "(" not in clause else " .,:–-")


def school_results(sentence: str, award_end: int) -> SchoolResults | None:
    """Subjects and grades after "A levels", or None where the line lists none."""
    tail = _GRADE_IN_BRACKETS.sub(r" \1", _without_dates(sentence[award_end:])).strip(" :,.-–—()\t")
    _, colon, after = tail.partition(":")
    listed = after if colon and len(tail) - len(after) < 40 else tail
    listed = re.sub(r"\([^)]{0,80}\)?", "", listed)
    listed = re.split(r"\s[–—]\s", listed, maxsplit=1)[0] if colon else listed
    listed = re.sub(r", (?=grade [A-E\d])", " ", listed)
    items = [item.strip(" .()") for item in re.split(r"[,;·/]|\band\b", listed) if item.strip(" .()")]
    read = [(item, _RESULT.match(item)) for item in items]
    if listed.startswith("AP ") or not items or len(items) > 20 or not any(result for _, result in read):
        return None
    subjects = [result[1] if result else item for item, result in read if result or not any(map(str.isdigit, item))]
    return SchoolResults(", ".join(subjects), listed.strip())


def _without_dates(text: str) -> str:
    for period in reversed(find_periods(text)):
        text = text[: period.start_offset] + text[period.end_offset :]
    for one in reversed(find_dates(text)):
        text = text[: one.start] + text[one.end :]
    return text
