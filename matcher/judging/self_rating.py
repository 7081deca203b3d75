"""How a student rates a listed skill: a mark, modest words, or what the next cell of a row says."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection

from matcher.judging.clauses import row_end
from matcher.nouns import Cv, SectionName
from matcher.own_marks import own_mark

MODEST_SHARE, FAIR_SHARE = 0.4, 0.7
"""Up to the first share of the full mark a skill is rated as begun; from the second on it is said to be mastered."""
LONGEST_REMARK = 80

_MODEST = (
    r"basics?|beginner\w{0,2}|elementary|rudimentary|novice|limited|simple(?: \w+)?|faded|forgotten|intro|fundamentals"
    r"|foundations?|entry[- ]level|early days|tutorials?(?: only)?|theory|at? school|school(?: level)?|used once"
    r"|(?:a |the )?first course|from an? (?:workshop|course|tutorial|lecture|talk|book|video)s?"
    r"|(?:just |barely )?enough to [\w ]{2,40}|(?:can )?find my way around|(?:currently |still )?learning|new to me"
    r"|A[12]|level 1|Grundkenntnisse|Grundlagen|Anfänger\w{0,2}|notions|débutante?|básico|nociones|base"
)
_SAID = re.compile(rf"(?:self-taught,? )?(?:{_MODEST})(?=\s{{0,2}}(?:[,;.)]|$))", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?:^|[\s:|])(?:little|Grundkenntnisse in|Grundlagen(?: in| von)?|(?:currently |still )?learning:?)\s?$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:my )?(?P<begun>basics?|beginner\w{0,2}|elementary|novice|rudimentary|limited|some|familiar(?:ity)?"
    r"|exposure|awareness|(?:currently |still )?learning|foundations?|introductory|entry[- ]level"
    r"|Grundkenntnisse|notions|básico|base)?"
    r"(?P<known>intermediate|good|very good|solid|working|proficien\w{1,3}|fluent|strong|confident|comfortable"
    r"|competent|experienced|advanced|expert\w{0,3}|excellent|daily|sehr gut|gut)?"
    r"(?: (?:knowledge|experience|level|skills?|users?|use|with|in|of|to)){0,3}:?",
    re.IGNORECASE,
)
_OPENING = re.compile(r"\s{0,2}(?:[(,:–—]|-{1,3}(?=\s))\s{0,2}")


def levels_above(cv: Cv, named: Collection[int]) -> dict[int, str]:
    """By number, the heading of a level ("Basic", "Proficient") that a statement about skills stands under.

    `named` are the numbers of the statements that name a skill; every other short line there is a heading.
    """
    found: dict[int, str] = {}
    starts = sorted((one.span.page, one.span.start) for one in cv.sections)
    level, within = "", 0
    for number, statement in enumerate(cv.statements):
        before, within = within, bisect_right(starts, (statement.span.page, statement.span.start))
        if statement.section is not SectionName.SKILLS or within != before:
            level = ""
        if statement.section is not SectionName.SKILLS:
            continue
        if number in named:
            found[number] = level
        elif len(statement.plain) <= LONGEST_REMARK:
            label = _label_of(statement.plain)
            level = statement.plain if label else ""
    return found


def is_begun_label(label: str) -> bool:
    """Whether a label or heading says of all its skills that they are only begun: "Familiar with"."""
    found = _label_of(label)
    return found is not None and found["begun"] is not None


def _label_of(text: str) -> re.Match[str] | None:
    found = _LABEL.fullmatch(text.strip(" •"))
    return found if found and (found["begun"] or found["known"]) else None


def remark_of(text: str, end: int, named: int) -> str:
    """The rest of a table's row behind the cell that ends at `end`, where it is short.

    Empty where no cell follows, or where the next skill, at `named`, stands in that row too: it may speak of that one.
    """
    last = row_end(text, end, LONGEST_REMARK)
    return text[end + 1 : last].strip() if last > end and named >= last else ""


def is_modest(before: str, behind: str, remark: str) -> bool:
    """Whether the words around the name of a listed skill say that it is only begun.

    `before` and `behind` are those of its entry, `behind` with what follows up to the next skill; `remark` that of its
    row in a table.
    """
    share = _share(before, behind, remark)
    if share is not None:
        return share <= MODEST_SHARE
    opened = _OPENING.match(behind)
    said = opened is not None and _SAID.match(behind, opened.end()) is not None
    return said or _SAID.match(remark) is not None or _BEFORE.search(before) is not None


def is_fair(before: str, behind: str, remark: str) -> bool:
    """Whether its mark says that a listed skill is mastered, as far as a mark of one's own can."""
    return (_share(before, behind, remark) or 0.0) >= FAIR_SHARE


def _share(before: str, behind: str, remark: str) -> float | None:
    """The share of the full mark, in its row, behind the name or alone before it; None where there is no mark."""
    mark = own_mark(remark) or own_mark(behind)
    if mark is None and (first := own_mark(before)) is not None and before.strip(" •(") == first.text:
        mark = first
    return None if mark is None else mark.share
