"""Names outside the vocabulary ("CS-25", "classical laminate theory"), which the CV writes letter for letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from matcher.conditions import Depth, SkillCondition
from matcher.cv.skill_reach import denied, wished
from matcher.instances import lexicon
from matcher.judging.asked import places_asked, skills_asked
from matcher.judging.case import Case, Finding, met, partial, quote_clause
from matcher.judging.deeds_asked import decides
from matcher.judging.strengths import Strength, strength_of
from matcher.nouns import Evidence, Kind, Requirement, SectionName, Shown, SkillUse, Span, Statement, VerdictStatus
from matcher.scratch import kept

_S = SectionName
_SHOWN = {
    _S.SKILLS: Shown.LIST,
    _S.EDUCATION: Shown.COURSE,
    _S.TRAINING: Shown.COURSE,
    _S.PROJECTS: Shown.PROJECT,
    _S.EXPERIENCE: Shown.PROJECT,
    _S.VOLUNTEERING: Shown.PROJECT,
    _S.TEACHING: Shown.PROJECT,
    _S.PUBLICATIONS: Shown.PROJECT,
}
"""The sections that show a skill; what stands in a summary or among interests proves none."""
_WORD = re.compile(r"[^\W_](?:[\w+#./&-]*[\w+#])?")
_SENTENCE_START = re.compile(r"(?:^|[.;:!?•] )[\s(\"“]{0,3}$")
_AS_OBJECT = re.compile(
    r"(?:\b(?:with|of|in|using|like|as|or|and|a|an|the|e\.g\.|under|to|about)|[(,/])[ ]{0,2}$", re.IGNORECASE
)
"""What stands before the name of a thing with which one worked; "tutoring GCSE maths" asks for tutoring."""
_JOINED = re.compile(r"\band\b|&|\bplus\b", re.IGNORECASE)
_CHOICE = re.compile(r"\bor\b|/|\bsuch as\b|\blike\b|\be\.g\.|\(", re.IGNORECASE)
_NO_SKILL = frozenset(
    re.findall(
        r"\S+",
        """i you we our your january february march april may june july august september october november december
        monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays
        sundays bsc msc ba ma beng meng phd mba gcse gcses a-level a-levels ucas gpa cv uk usa us eu english it hr ceo
        internship intern university degree bachelor master""",
    )
)
_CUE = re.compile(
    r"\b(?i:(?:knowledge|understanding|familiar(?:ity)?|experience|acquaintance|grasp|command|exposure|basics|grounding)"
    r" (?:of|with|in|to)|master|know|understand|apply) (?:the |an? |basic |some )?"
    r"(?P<phrase>[a-z][a-z-]{3,}(?: [a-z][a-z-]{3,}){1,2})(?=\s{0,2}(?:[.;,(]|$)| (?:and|or) )"
)
_WITH_PART = re.compile(r"\b(?:includ(?:ed|ing)|incl\.)", re.IGNORECASE)
_READ = re.compile(r"\b(?:read|used|worked (?:with|to|under|in))\b", re.IGNORECASE)
_LETTERS = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Name:
    """A name that is asked for. `plain`: an ordinary word with a capital, which a CV must write so in a sentence.

    `phrase`: two or three words without capitals.
    """

    words: str
    start: int
    end: int
    plain: bool
    phrase: bool = False


def raised_by_names(case: Case, found: Finding) -> Finding:
    """The finding, or a better one where the CV writes a name that is asked for and that no vocabulary knows."""
    if found.status is not VerdictStatus.MISSING or found.contradicts or found.evidence:
        return found
    kind, text = case.requirement.kind, case.requirement.text
    if kind not in (Kind.SKILL, Kind.EXPERIENCE) and not (kind is Kind.OTHER and _READ.search(text)):
        return found
    if kind is not Kind.OTHER and decides(text):
        return found
    names = names_asked(text, groups_of(case.requirement), kind is Kind.SKILL)
    shown = [best for name in names if (best := _best(case, name)) is not None]
    if not shown:
        return found
    quotes = tuple(dict.fromkeys(evidence for _, evidence in shown))[:2]
    whole = len(shown) == len(names) or _is_choice(text, names)
    whole = whole and not (names[0].phrase and _JOINED.search(text, names[0].end))
    if whole and _is_enough(case, max(strength for strength, _ in shown)):
        return met("The CV names what is asked.", *quotes, confidence=0.7)
    return partial("The CV names something of what is asked.", *quotes, confidence=0.55)


def groups_of(requirement: Requirement) -> tuple[tuple[str, ...], ...]:
    """The skills of the vocabulary that a requirement was read to ask for."""
    condition = requirement.condition
    return condition.groups if isinstance(condition, SkillCondition) else ()


@kept
def names_asked(text: str, groups: tuple[tuple[str, ...], ...], anywhere: bool) -> tuple[Name, ...]:
    """The names in a requirement beside the skills that it was read to ask for, in its order.

    Places and parts of a calendar are none. Not `anywhere`: only those that are said to have been worked with.
    """
    known = {skill for group in groups for skill in group}
    taken = [(one.start, one.end) for one in skills_asked(text) if one.skill in known]
    taken += [(one.start, one.end) for one in places_asked(text)]
    free = tuple(one for one in _runs(text) if not _overlaps(one, taken))
    capitals = tuple(one for one in free if anywhere or _AS_OBJECT.search(text[: one.start]))
    if capitals or taken:
        return capitals
    phrase = _CUE.search(text)
    if phrase is None or _is_general(phrase["phrase"]):
        return ()
    return (Name(phrase["phrase"], phrase.start("phrase"), phrase.end("phrase"), plain=False, phrase=True),)


def _overlaps(name: Name, taken: list[tuple[int, int]]) -> bool:
    return any(start < name.end and name.start < end for start, end in taken)


def _is_general(phrase: str) -> bool:
    """Whether a phrase has fewer than two words that name a subject."""
    return sum(word not in lexicon().general for word in phrase.split()) < 2


def _runs(text: str) -> Iterator[Name]:
    """Neighbouring words that are written like names, each run as one name ("Zephyr RTOS", "ISO 13485")."""
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(text):
        follows = bool(run) and text[run[-1].end() : word.start()] == " "
        belongs = _is_name(text, word) or (follows and word[0].isdigit())
        if run and not (follows and belongs):
            yield _name(text, run)
            run = []
        if belongs and (run or not word[0].isdigit()):
            run.append(word)
    if run:
        yield _name(text, run)


def _name(text: str, run: list[re.Match[str]]) -> Name:
    start, end = run[0].start(), run[-1].end()
    return Name(text[start:end], start, end, plain=len(run) == 1 and not _is_marked(run[0][0]))


def _is_name(text: str, word: re.Match[str]) -> bool:
    written = word[0]
    if written.casefold() in _NO_SKILL or not _LETTERS.search(written) or len(written) < 2:
        return False
    return _is_marked(written) or (written[0].isupper() and not _SENTENCE_START.search(text[: word.start()]))


def _is_marked(word: str) -> bool:
    """Whether a word is written as no ordinary word is: with a digit or with capitals inside."""
    return any(letter.isdigit() or letter.isupper() for letter in word[1:])


def _best(case: Case, name: Name) -> tuple[Strength, Evidence] | None:
    """The firmest place where the CV writes a name, neither denied nor wished for; None where there is none."""
    flags = re.IGNORECASE if name.phrase or _is_marked(name.words.split()[0]) else 0
    pattern = re.compile(rf"(?<![\w-]){re.escape(name.words)}s?(?![\w-])", flags)
    shown = [
        (strength, statement, found)
        for number, statement in enumerate(case.cv.statements)
        for found in pattern.finditer(statement.plain)
        if (strength := _strength(number, statement, found, name)) > Strength.INTEREST
    ]
    if not shown:
        return None
    strength, statement, found = max(shown, key=lambda one: one[0])
    return strength, quote_clause(case, _span(statement, found))


def _span(statement: Statement, found: re.Match[str]) -> Span:
    start = statement.span.start
    return Span(statement.span.page, start + found.start(), start + found.end())


def _strength(number: int, statement: Statement, found: re.Match[str], name: Name) -> Strength:
    text, shown = statement.plain, _SHOWN.get(statement.section)
    begins = statement.section is not SectionName.SKILLS and _SENTENCE_START.search(text[: found.start()])
    if shown is None or (name.plain and begins):
        return Strength.NONE
    if denied(text).cover(*found.span()) or wished(text).cover(*found.span()):
        return Strength.NONE
    return strength_of(SkillUse(name.words, shown, _span(statement, found), number), statement, ())


def _is_choice(text: str, names: tuple[Name, ...]) -> bool:
    """Whether any one of the names will do."""
    between = text[: names[-1].end] if len(names) == 1 else text[names[0].start - 1 : names[-1].end]
    return _CHOICE.search(between) is not None or not _JOINED.search(between)


def _is_enough(case: Case, strength: Strength) -> bool:
    """Whether a name is shown at the level asked; beside further things that are joined to it, it is a part of them."""
    condition = case.requirement.condition
    depth = condition.depth if isinstance(condition, SkillCondition) else Depth.WORKING
    used = isinstance(condition, SkillCondition) and condition.use
    if len(groups_of(case.requirement)) > 1 or _WITH_PART.search(case.requirement.text) or strength <= Strength.WATCHED:
        return False
    if depth is Depth.STRONG:
        return strength is Strength.DEEP
    least = Strength.HEDGED if depth is Depth.BASIC else Strength.STUDIED if used else Strength.LISTED
    return strength >= least
