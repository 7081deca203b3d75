"""Numbered standards ("ISO 13485", "IFRS 9"): who has studied their subject has not yet worked with them."""

from __future__ import annotations

import re
from dataclasses import replace

from matcher.judging.case import Case, Finding, missing
from matcher.judging.strengths import Strength
from matcher.nouns import Kind, VerdictStatus
from matcher.scratch import kept, once
from matcher.skills import find_skills

_BODIES = "ISO|IEC|EN|DIN|BS|ASTM|ASME|IEEE|IFRS|IAS|FRS|GAMP|CFR|SAE|NIST|MIL-STD|DO|AS|VDE|VDI|NF"
_STANDARD = re.compile(rf"\b(?:{_BODIES})(?:[ /](?:{_BODIES}))?[ -]?(?P<number>\d{{1,5}})[A-Z]?(?:-\d{{1,2}})*\b")
_EXAMPLE = re.compile(r"(?:\(|\b(?:such as|e\.g\.|for example|for instance|like|including)\b)[^()]*$", re.IGNORECASE)
_CHOICE = re.compile(r"\bor\b|/", re.IGNORECASE)


def lowered_by_standards(case: Case, found: Finding) -> Finding:
    """The finding, or a lower one where a standard is asked by its number and the CV writes none of those asked."""
    if case.requirement.kind not in (Kind.SKILL, Kind.EXPERIENCE) or found.status is VerdictStatus.MISSING:
        return found
    text = case.requirement.text
    asked = _asked(text)
    if not asked or any(number in _numbers(one.plain) for _, number in asked for one in case.cv.statements):
        return found
    if _CHOICE.search(text) and _shows_another(case):
        return found
    name = asked[0][0]
    if found.status is VerdictStatus.UNKNOWN:
        return missing(f"The CV does not name {name}.")
    reason = f"The CV shows something of the subject, and does not name {name}."
    return replace(found, status=VerdictStatus.PARTIAL, reason=reason)


@kept
def _asked(text: str) -> tuple[tuple[str, str], ...]:
    """The standards that a requirement names in earnest, and not as examples: as written, and their numbers."""
    return tuple(
        (one[0], one["number"]) for one in _STANDARD.finditer(text) if not _EXAMPLE.search(text[: one.start()])
    )


@once
def _numbers(text: str) -> frozenset[str]:
    return frozenset(one["number"] for one in _STANDARD.finditer(text))


def _shows_another(case: Case) -> bool:
    """Whether the CV shows what may stand for the standard ("ISO 26262 or functional safety")."""
    others = {one.skill for one in find_skills(_STANDARD.sub(" ", case.requirement.text))}
    shown = (use.strength for skill in others for use in case.prepared.showing.get(skill, ()))
    return any(strength >= Strength.LISTED for strength in shown)
