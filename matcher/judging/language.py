"""Spoken languages: the level asked against the level stated, in CEFR steps."""

from __future__ import annotations

import re
from dataclasses import replace

from matcher.conditions import LanguageCondition
from matcher.judging.case import (
    Case,
    Finding,
    best,
    met,
    missing,
    partial,
    quote_clause,
    quote_entry,
    quote_match,
    quote_part,
    unknown,
    weakest,
)
from matcher.nouns import Evidence, LanguageSkill, SectionName

LANGUAGE_BORDERS = ",;·|"
MAX_QUOTES = 3
UNSTATED_DEMAND = 3
"""Where a posting names no level, a conversation is meant: B1."""
UNSTATED_LEVEL_CARRIES = 4
"""A language listed without a level is taken to B2 and no further."""
SCHOOL_LEVEL = 2
"""A language that is only said to have been taught at school: A2."""
FLUENT = 5
"""C1: near every higher level, a native speaker's among them."""
_AT_SCHOOL = re.compile(r"(?:\b(?:in|at|from)|[(:,–]) ?(?:high |secondary |middle |primary )?school\b", re.IGNORECASE)
_CERTIFICATES = (
    (
        re.compile(r"\bA[- ]levels?\b|\bAbitur\b|\bAdvanced Higher\b|\bLeaving Cert|\bBaccalaur|\bIB\b", re.IGNORECASE),
        4,
    ),
    (re.compile(r"\bGCSEs?\b|\bHighers?\b|\bhigh school\b|\bJunior Cert|\bbeginners?\b|\bschool\b", re.IGNORECASE), 2),
)
"""About B2 after an A level, A2 after five years at school."""
_PEOPLE_OF = re.compile(
    r"(?: and \w+)? (?:history|politics|literature in translation|law|studies|cinema|art)\b", re.IGNORECASE
)
_ENGLISH = re.compile(r"\bEnglish\b")
_ANY_OTHER = re.compile(
    r"\b(?:second|another|other|foreign|further|additional|third) (?:\w+ )?languages?\b", re.IGNORECASE
)
_EXAMPLES_OF_OTHERS = re.compile(
    rf"{_ANY_OTHER.pattern}[^.;]{{0,20}}?(?:,|\(|:| –)? ?(?:for example|for instance|e\.g\.|such as|like|say)\b"
    r"|\bor (?:any |an)other languages?\b",
    re.IGNORECASE,
)


def judge_unnamed_language(case: Case) -> Finding:
    """A wish on languages without a language to look up: English by its name, "another language" by any other one."""
    if _ENGLISH.search(case.requirement.text):
        return _judge_one(case, "English", None)
    if not _ANY_OTHER.search(case.requirement.text):
        return unknown("The language asked for could not be read.", confidence=0.5)
    others = [one for one in case.cv.profile.languages if one.name != "English"]
    if not others:
        return missing("The CV names no other language.")
    return met("The CV names another language.", *(quote_entry(case, one.span, LANGUAGE_BORDERS) for one in others[:2]))


def judge_language(case: Case, condition: LanguageCondition) -> Finding:
    """The best of the languages asked for (the worst, where all are asked); examples of any other one are not all."""
    if _EXAMPLES_OF_OTHERS.search(case.requirement.text):
        return _judge_another(case, condition)
    findings = [_judge_one(case, name, condition.cefr) for name in condition.languages]
    if not condition.every:
        return best(findings)
    evidence = {quoted.span: quoted for finding in findings for quoted in finding.evidence}
    return replace(weakest(findings), evidence=tuple(evidence.values())[:MAX_QUOTES])


def _judge_another(case: Case, condition: LanguageCondition) -> Finding:
    """ "A third language, for example Italian": any one beside those that the posting asks for elsewhere."""
    asked = [one.condition for one in case.posting.requirements if one != case.requirement]
    elsewhere = {name for one in asked if isinstance(one, LanguageCondition) for name in one.languages}
    others = [one.name for one in case.cv.profile.languages if one.name not in elsewhere | {"English"}]
    names = dict.fromkeys([*condition.languages, *others])
    return best([_judge_one(case, name, condition.cefr) for name in names])


def _judge_one(case: Case, name: str, asked: int | None) -> Finding:
    spoken = next((one for one in case.cv.profile.languages if one.name == name), None)
    if spoken is None:
        return _judge_unlisted(case, name, asked)
    entry = quote_entry(case, spoken.span, LANGUAGE_BORDERS)
    level = _level(spoken, entry.quote)
    evidence = entry if "(" in entry.quote or spoken.level is None else quote_part(case, spoken.span)
    return _judge_level(name, level, asked, evidence)


def _taught(case: Case, name: str) -> tuple[int, Evidence] | None:
    """The level that a school certificate or a course in the language stands for, and where the CV names it."""
    pattern = re.compile(rf"\b{re.escape(name)}\b")
    for statement in case.cv.statements:
        found = pattern.search(statement.text) if statement.section is SectionName.EDUCATION else None
        if found is None or _PEOPLE_OF.match(statement.text, found.end()):
            continue
        step = next((step for words, step in _CERTIFICATES if words.search(statement.text)), None)
        if step is not None:
            return step, quote_match(case, statement, found)
    return None


def _judge_level(name: str, level: int, asked: int | None, evidence: Evidence) -> Finding:
    wanted = asked or UNSTATED_DEMAND
    if level >= wanted:
        return met(f"{name} is stated at the level asked for or above.", evidence)
    if level >= min(wanted - 1, FLUENT) or asked is None:
        return partial(f"{name} is stated a step below the level asked for.", evidence)
    return missing(f"{name} is stated well below the level asked for.", evidence, contradicts=True)


def _level(spoken: LanguageSkill, entry: str) -> int:
    if spoken.cefr is not None:
        return spoken.cefr
    if _AT_SCHOOL.search(entry):
        return SCHOOL_LEVEL
    if spoken.name == "English":
        return 6  # The CV itself is the proof: it is written in English.
    return UNSTATED_LEVEL_CARRIES


def _judge_unlisted(case: Case, name: str, asked: int | None) -> Finding:
    listed = case.cv.profile.languages
    if name == "English":
        return _judge_english(case)
    taught = _taught(case, name)
    if taught is not None:
        return _judge_level(name, taught[0], asked, taught[1])
    if listed:
        return missing(f"The CV lists languages and {name} is not among them.")
    return missing(f"The CV does not name {name}.")


def _judge_english(case: Case) -> Finding:
    """The reader understands English CVs only, so an unlisted English is shown by the CV's own sentences."""
    prose = [s for s in case.cv.statements if s.section is not SectionName.CONTACT and len(s.plain.split()) >= 8]
    if not prose:
        return missing("The CV does not name English.")
    degree = next((d for d in case.cv.profile.degrees if d.span), None)
    evidence = quote_clause(case, degree.span if degree else prose[0].span)
    return met("The CV is written in English and lists no level.", evidence, confidence=0.6)
