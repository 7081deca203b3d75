"""The profile: one small file reads each fact, this one lists them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from matcher.cv.availability import find_availability
from matcher.cv.courses_taken import find_courses_taken
from matcher.cv.education import find_degrees_of
from matcher.cv.languages_of import find_language_skills
from matcher.cv.place_of_student import find_student_places
from matcher.cv.sections import Part, PlacedLine
from matcher.cv.skills_shown import find_skill_uses
from matcher.cv.work_experience import find_experiences
from matcher.cv.year_of_study import find_year_of_study
from matcher.nouns import Profile, SectionName, Statement, WorkRight
from matcher.rights import find_work_rights

_S = SectionName
# A right to work named in these sections is somebody else's or a subject of the work.
_NOT_OWN = frozenset({_S.PROJECTS, _S.PUBLICATIONS, _S.TEACHING, _S.REFERENCES, _S.EXPERIENCE})

# Below a heading of this kind a bare "Lithuanian" is a citizenship.
_CITIZENSHIP = re.compile(r"(?:citizenships?|nationalit(?:y|ies)|nationalité|staatsangehörigkeit) ?:?", re.IGNORECASE)
_LABEL = "Citizenship: "


def read_profile(placed: Sequence[PlacedLine], statements: Sequence[Statement]) -> Profile:
    """The facts of a CV, each with its place in the visible text."""
    degrees = find_degrees_of(placed)
    return Profile(
        degrees=degrees,
        year_of_study=find_year_of_study(statements, degrees),
        skills=find_skill_uses(statements),
        languages=find_language_skills(placed),
        work_rights=tuple(_work_rights(placed)),
        availability=find_availability(statements),
        places=find_student_places(placed),
        experiences=find_experiences(placed),
        courses=find_courses_taken(placed),
    )


def _work_rights(placed: Sequence[PlacedLine]) -> Iterator[WorkRight]:
    above = ""
    for each in placed:
        label = _LABEL if _CITIZENSHIP.fullmatch(above) else ""
        above = each.line.words.strip()
        if each.part is Part.HEADING or each.section in _NOT_OWN:
            continue
        for one in find_work_rights(label + each.line.words):
            start = max(0, one.start - len(label))
            span = each.line.span(start, one.end - len(label))
            words = one.text[len(label) :] if label and one.start == 0 else one.text
            yield WorkRight(words, span, one.allows, one.denies, one.limited, one.until)
