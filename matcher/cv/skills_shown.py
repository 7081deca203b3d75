"""How a CV shows each skill: at work, in a project, in a course, in a list, or only as an interest.

What the CV denies ("never used", "my colleague wrote the … part") is no use at all and is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from matcher.cv.skill_reach import denied, wished
from matcher.deeds import find_deeds
from matcher.nouns import SectionName, Shown, SkillUse, Span, Statement
from matcher.skills import SkillMention, find_skills

_S = SectionName
_BASE: dict[SectionName, Shown] = {
    _S.EXPERIENCE: Shown.WORK,
    _S.VOLUNTEERING: Shown.WORK,
    _S.TEACHING: Shown.WORK,
    _S.PROJECTS: Shown.PROJECT,
    _S.PUBLICATIONS: Shown.PROJECT,
    _S.AWARDS: Shown.PROJECT,
    _S.TRAINING: Shown.COURSE,
    _S.EDUCATION: Shown.COURSE,
    _S.INTERESTS: Shown.INTEREST,
}
_SILENT = frozenset({_S.CONTACT, _S.REFERENCES})
_FIXED = frozenset({_S.EXPERIENCE, _S.VOLUNTEERING, _S.TEACHING, _S.PROJECTS, _S.PUBLICATIONS})

_TELLING = frozenset((_BASE.keys() | {_S.SKILLS, _S.OTHER}) - {_S.INTERESTS})
"""Sections that tell of what was done or learnt."""

_PROJECT_WORDS = re.compile(
    r"\b(?:mini-?)?(?:projects?|thesis|dissertation|hackathon|capstone|prototypes?|side[- ]project"
    r"|final[- ]year|competition|kaggle)\b",
    re.IGNORECASE,
)
_COURSE_WORDS = re.compile(
    r"\b(?:courses?|modules?|coursework|workshops?|lectures?|class|classes|codecademy|coursera|udemy|edx"
    r"|datacamp|khan|bootcamp|tutorials?|moocs?|summer school"
    r"|assignments?|seminar|exam|semester|at (?:school|university|uni)|from (?:dt|school|a[- ]levels?))\b",
    re.IGNORECASE,
)
_WORK_WORDS = re.compile(
    r"\b(?:at work|on the job|internships?|in production|on placement|volunteer\w*|employed|professionally"
    r"|worked (?:at|as|for)|in my (?:job|role))\b",
    re.IGNORECASE,
)
_SOUGHT = re.compile(
    r"\b(?:looking for|seek(?:ing|s)?|in search of|searching for|hop(?:e|ing) for|applying for)[^.;,]{0,60}?"
    r"\b(?:internships?|placement)\b",
    re.IGNORECASE,
)
"""The internship that a student looks for is no work done."""
_USED_IN = re.compile(r"[^:]{0,30}\b(?:in|at|on|from|during|for|through|by) [^:]{3,30}:", re.IGNORECASE)
"""A label such as "Used in projects:" speaks of every item behind it."""
_DONE_FOR_PLEASURE = re.compile(
    r"\b(?:built|rooted|wrote|made|designed|programmed|coded|soldered|printed|restored|recorded|published|released"
    r"|contribut\w+ to|maintain(?:er|s|ed)?|solved|won|finished"
    r"|\d+ (?:\w+ )?(?:machines|challenges|projects|commits))\b",
    re.IGNORECASE,
)
"""Who names a skill among interests with what came of it has used it."""
_ITEM_END = re.compile(r"[,;•·|\t]|\. (?=[A-Z])")
_FAR = 1 << 60
_WHOLE_TEXT_CUES = frozenset({_S.EDUCATION, _S.TRAINING, _S.OTHER, _S.AWARDS, _S.SUMMARY, _S.AVAILABILITY})


def find_skill_uses(statements: Sequence[Statement]) -> tuple[SkillUse, ...]:
    """Every place where a statement shows a skill of the vocabulary, in reading order."""
    return tuple(
        use
        for index, statement in enumerate(statements)
        if statement.section not in _SILENT
        for use in _uses(index, statement)
    )


def _uses(index: int, statement: Statement) -> Iterator[SkillUse]:
    mentions = _mentions(statement)
    if not mentions:
        return
    not_used, hoped = denied(statement.plain), wished(statement.plain)
    items, whole = _items(statement.plain, mentions), _whole(statement)
    for mention in mentions:
        if not_used.cover(mention.start, mention.end) or _is_school_subject(statement, mention):
            continue
        wish = hoped.cover(mention.start, mention.end)
        shown = Shown.INTEREST if wish else _shown(statement, _item_of(mention, items), whole)
        start = statement.span.start + mention.start
        span = Span(statement.span.page, start, start + mention.end - mention.start)
        yield SkillUse(mention.skill, shown, span, index)


def _mentions(statement: Statement) -> tuple[SkillMention, ...]:
    """The skills that a statement names, and those that it tells of by what was done, in the order of the text."""
    named = find_skills(statement.plain)
    if statement.section not in _TELLING:
        return named
    known = {one.skill for one in named}
    told = [one for one in find_deeds(statement.plain) if one.skill not in known]
    return tuple(sorted((*named, *told), key=lambda one: one.start)) if told else named


def _is_school_subject(statement: Statement, mention: SkillMention) -> bool:
    """Single letters beside school results are grades, not languages."""
    return (
        statement.section is _S.EDUCATION and mention.end - mention.start == 1 and "level" in statement.plain.casefold()
    )


def _items(text: str, mentions: Sequence[SkillMention]) -> list[tuple[int, int]]:
    """Extents of the items of a list; an item that names no skill says more of the one before it."""
    borders = [found.end() for found in _ITEM_END.finditer(text) if _depth(text, found.start()) == 0]
    starts = [mention.start for mention in mentions]
    items: list[tuple[int, int]] = []
    for start, end in zip([0, *borders], [*borders, len(text)], strict=True):
        if items and bisect_left(starts, start) == bisect_left(starts, end):
            items[-1] = (items[-1][0], end)
        else:
            items.append((start, end))
    return items


def _depth(text: str, place: int) -> int:
    """How many brackets are open, by the two hundred characters before, so that one lost bracket costs little."""
    near = text[max(0, place - 200) : place]
    return max(0, near.count("(") - near.count(")"))


def _item_of(mention: SkillMention, items: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return items[bisect_right(items, (mention.start, _FAR)) - 1]


def _shown(statement: Statement, item: tuple[int, int], whole: Shown | None) -> Shown:
    """The section decides, and in lists and courses the words beside the skill."""
    section = statement.section
    base = _BASE.get(section, Shown.LIST)
    if base is Shown.INTEREST and _DONE_FOR_PLEASURE.search(statement.plain):
        return Shown.PROJECT
    if section in _FIXED or base is Shown.INTEREST:
        return base
    label = _USED_IN.match(statement.plain)
    near = _SOUGHT.sub(" ", (label[0] if label else "") + statement.plain[item[0] : item[1]])
    for words, shown in ((_WORK_WORDS, Shown.WORK), (_PROJECT_WORDS, Shown.PROJECT), (_COURSE_WORDS, Shown.COURSE)):
        if words.search(near):
            return shown
    return base if whole is None else whole


def _whole(statement: Statement) -> Shown | None:
    """What a statement says of all its skills alike, None where that depends on the section or on words beside them."""
    section = statement.section
    if section is _S.EDUCATION:
        return Shown.PROJECT if _PROJECT_WORDS.search(statement.plain) else None
    if section in _WHOLE_TEXT_CUES and _BASE.get(section, Shown.LIST) is Shown.LIST:
        return _from_context(f"{statement.plain} {statement.plain_entry}")
    return None


def _from_context(context: str) -> Shown:
    if _WORK_WORDS.search(_SOUGHT.sub(" ", context)):
        return Shown.WORK
    if _PROJECT_WORDS.search(context):
        return Shown.PROJECT
    return Shown.COURSE if _COURSE_WORDS.search(context) else Shown.LIST
