"""What lines under an unknown heading are about, told from their content alone."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.cv.offer_words import says_when
from matcher.cv.personal import is_contact
from matcher.cv.roles import ROLE
from matcher.dates import find_periods
from matcher.degrees import find_degrees
from matcher.languages import find_languages
from matcher.nouns import SectionName
from matcher.rights import find_work_rights
from matcher.skills import find_skills

_S = SectionName


def section_of_content(lines: Sequence[str]) -> SectionName | None:
    """The section that the lines plainly belong to, None where they do not tell."""
    if not lines:
        return None
    text = "\n".join(lines)[:4000]
    if find_work_rights(text) or any(says_when(line) for line in lines):
        return _S.AVAILABILITY
    return _listed(text) or _told_by_lines(lines, text)


def _listed(text: str) -> SectionName | None:
    """Languages or skills, where the text names little else."""
    languages = find_languages(text)
    words = len(text.split())
    if len(languages) >= 2 and words <= 8 * len(languages):
        return _S.LANGUAGES
    return _S.SKILLS if words <= 5 * len(find_skills(text)) else None


def _told_by_lines(lines: Sequence[str], text: str) -> SectionName | None:
    if any(find_periods(line) and ROLE.search(line[:60]) for line in lines):
        return _S.EXPERIENCE
    if len({degree.level for degree in find_degrees(text)}) >= 2:
        return _S.EDUCATION
    return _S.CONTACT if all(is_contact(line) for line in lines) else None
