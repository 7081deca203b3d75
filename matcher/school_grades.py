"""Grades at the end of compulsory school (GCSE and what stands for it), and what other school diplomas are worth.

Grades are put on the GCSE scale of 9 to 1. Letters by Ofqual's comparison (A* from 8, A 7, B from 5, C 4). Irish
Leaving Certificate, Scottish National 5 and A levels by what universities take in place of a GCSE.
"""

from __future__ import annotations

import re

from matcher.grade_scales import Anchors, convert

_LETTER = {"A*": 8, "A": 7, "B": 6, "C": 4, "D": 3, "E": 2}
_IRISH = {"H1": 9, "H2": 9, "H3": 8, "H4": 7, "H5": 6, "H6": 5, "H7": 4, "O1": 6, "O2": 5, "O3": 4, "O4": 4}
_A_LEVEL_IS_WORTH = 7
_GRADE = r"(?:A\\?\*|[A-E]|[1-9]|[HO][1-8])"
SUBJECTS = {
    "maths": re.compile(r"\bmath(?:s|ematics)?\b", re.IGNORECASE),
    "English": re.compile(r"\benglish\b", re.IGNORECASE),
    "science": re.compile(r"\bsciences?\b", re.IGNORECASE),
}
_EXAMINATION = r"\bI?GCSEs?\b|\bNational 5s?\b"
_ASKED = re.compile(_EXAMINATION, re.IGNORECASE)
_ASKED_GRADE = re.compile(r"(?<![\w.])(A\*|[A-E]|[1-9])(?![\w.%])")
_LISTED = re.compile(r"\b([HO][1-8])s?(?: in|:) (?P<list>[^.;\n]+)")
_SCHOOL = re.compile(rf"{_EXAMINATION}|\bLeaving Cert", re.IGNORECASE)
_A_LEVEL = re.compile(r"\bA[- ]levels?\b|\b(?:Advanced )?Highers?\b", re.IGNORECASE)
_CAO = re.compile(r"\b([1-6]\d\d)\s?(?:CAO )?points\b", re.IGNORECASE)
_LEAVING = re.compile(r"\bLeaving Cert\w*\b|\bH1s?\b|\bCAO\b", re.IGNORECASE)
CAO_TO_UCAS: Anchors = ((0, 0), (46, 9), (56, 12), (66, 18), (77, 24), (88, 30), (100, 36))
"""Points of one higher-level subject in the table of the CAO and in that of UCAS."""
SUBJECTS_COUNTED, BONUS_FOR_MATHS, LOWEST_BARE_POINTS = 6, 25, 300


def gcse_grade_asked(text: str) -> int | None:
    """The GCSE grade that a posting asks for (9 to 1), the easier of two ("B or 6"); None where it asks for none."""
    if not names_school_grades(text):
        return None
    grades = [_on_scale(match[1]) for match in _ASKED_GRADE.finditer(text)]
    return min(grades, default=4)


def names_school_grades(text: str) -> bool:
    """Whether a text names these examinations: a language among them ("GCSE English and Maths") is a grade."""
    return _ASKED.search(text) is not None


def subjects_asked(text: str) -> tuple[str, ...]:
    """The subjects of `SUBJECTS` that a posting names, in their order."""
    return tuple(name for name, pattern in SUBJECTS.items() if pattern.search(text))


def school_grade(text: str, subject: str) -> tuple[int, int] | None:
    """The grade that a line of a CV states for a subject, on the GCSE scale, and where the subject stands in it."""
    for match in SUBJECTS[subject].finditer(text):
        grade = _own_grade(text, match) or _grade_of_list(text, match.start())
        if grade is None:
            continue
        if _A_LEVEL.search(text) and not _SCHOOL.search(text):
            return (_A_LEVEL_IS_WORTH, match.start()) if grade.upper() in _LETTER else None
        return _on_scale(grade), match.start()
    return None


def _own_grade(text: str, subject: re.Match[str]) -> str | None:
    """The grade right behind a subject ("Maths 8", "Maths (H2)") or right before it ("8 in English")."""
    behind = re.match(
        rf"(?: language| literature)?[\s:(–-]{{0,3}}({_GRADE})(?![\w%])", text[subject.end() :], re.IGNORECASE
    )
    before = re.search(rf"(?<!\w)({_GRADE}) in $", text[: subject.start()])
    found = behind or before
    return found[1] if found else None


def _grade_of_list(text: str, at: int) -> str | None:
    """ "H1 in English, French, Maths (H2)": the grade before a list is that of each entry without one of its own."""
    for match in _LISTED.finditer(text):
        if match.start("list") <= at < match.end():
            return match[1]
    return None


def _on_scale(grade: str) -> int:
    grade = grade.upper().replace("\\", "")
    return int(grade) if grade.isdigit() else _LETTER.get(grade) or _IRISH.get(grade, 1)


def leaving_certificate_points(text: str) -> float | None:
    """The UCAS points of six subjects of an Irish Leaving Certificate, by its CAO points; None where there are none."""
    points = _CAO.search(text)
    if points is None or not (_LEAVING.search(text) or int(points[1]) > LOWEST_BARE_POINTS):
        return None
    each = max(0.0, int(points[1]) - BONUS_FOR_MATHS) / SUBJECTS_COUNTED
    return SUBJECTS_COUNTED * convert(each, CAO_TO_UCAS)
