"""A sentence cut into the clauses that a recruiter would tick separately; alternatives stay together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from matcher.dates import find_days_per_week
from matcher.degrees import find_degrees
from matcher.nouns import Kind
from matcher.posting.cues import cue, plain
from matcher.posting.kinds import hard_kinds
from matcher.posting.sentence_spans import trimmed
from matcher.subjects import find_subjects

Link = Literal["first", "next", "reason", "so", "which", "soft"]
_FIRST: Link = "first"
_NEXT: Link = "next"
_REASON_LINK: Link = "reason"
_SO_LINK: Link = "so"


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of a sentence, with half-open offsets into it and how it hangs on the piece before."""

    start: int
    end: int
    link: Link


_REASON = re.compile(
    r",?\s+because\s|,\s+(?:since|as(?= (?:we|the|this|these|it|our|they|you|there|most|all|some|many|he|she|work|clients|sponsorship|nobody|that)\b)|although|though|but|while|whereas|even if|even though|given that)\s(?!well\b)"
    r"|,?\s+so that\s|\s+although\s|,\s+with an early\s|,\s+(?=so much the better|even better)",
    re.IGNORECASE,
)
_SO = re.compile(r",\s+(?:so|therefore|hence)\s(?!(?:much|does|do|is|are|that|to)\b)", re.IGNORECASE)
_SEMICOLON = re.compile(r";\s+(?:and\s+)?(?!(?:or|alternatively|otherwise|also|both|either)\b)|\s[–—]\s|,\s+(?:and\s+)?(?=the (?:other|rest|pay|salary|rate|stipend)\b)|,\s+(?=(?:for )?which we pay)|,\s+provided (?:that )?"
    , re.IGNORECASE)
_WHICH = re.compile(r",\s+(?:which|where|whose|of which)\s", re.IGNORECASE)
_SOFT = re.compile(
    r",?\s+and(?:\s+also)?\s+|,\s+or\s+|,\s+(?=with\s)|,\s+|\s+(?=\((?:ideally|preferably))", re.IGNORECASE
)
_PREDICATE = re.compile(
    r"(?:(?:that )?(?:you|they|we|i)(?:'ll|'d|'re|'ve)?|to (?:travel|be|have|attend|live|spend)|have|hold|has|"
    r"had|is|are|be|can|will|spend"
    r"|in either|with|going|returning|entering|come|eligible|able|ideally|preferably|optionally|if possible|"
    r"must|should"
    r"|proof of|an? (?:portfolio|github))\b",
    re.IGNORECASE,
)
_NICE_PREDICATE = re.compile(r"(?:you(?:'ve)?|have|had|can|has|an? (?:interest|understanding))\b", re.IGNORECASE)
_OPTIONAL = re.compile(r"(?:\(?(?:and )?)?(?:ideally|preferably|optionally|if possible)\b", re.IGNORECASE)
_PROGRAMME = re.compile(
    r"\b(?:degrees?|students?|graduates?|undergraduates?|programmes?|programs?|courses?|level|qualification|Master's|Bachelor's|B\w{1,3}|M\w{1,4}|Ph\.?D)"
    r"(?:\s?\([^)]{0,60}\))?,?\s*(?:\w{3,12} or in progress,?\s*)?$",
    re.IGNORECASE,
)
_STUDENT = re.compile(r"\b(?:students?|undergraduates?|graduates?)$", re.IGNORECASE)
_IN = re.compile(r",?\s+(?=(?:in|of|with)\s)", re.IGNORECASE)
_BACK_REFERENCE = re.compile(
    r"^(?:the|this|that|your|a) (?:degree|course|master's|programme|program|bachelor's)\b", re.IGNORECASE
)
_RELATED = re.compile(
    r"in (?:an?(?:other)? |any )?(?:\w{3,14} ){0,2}(?:related|relevant|similar|comparable|quantitative|numerate|"
    r"technical|stem)"
    r" (?:\w{3,14} )?(?:field|discipline|subject|area|degree)",
    re.IGNORECASE,
)
_STEP = re.compile(r"(?:graduating|returning|going back|entering|heading back)\b", re.IGNORECASE)
_TO_GO_ON = re.compile(r"to (?:have|be|hold|come|spend|live|write|speak|know)\b", re.IGNORECASE)
_NEW_ATTRIBUTE = re.compile(
    r"(?:an? )?(?:\w{3,12} ){0,2}(?:exposure to|knowledge of|understanding of|familiarity with|experience (?:of|with|in)"
    r"|proficiency in|command of|grasp of|interest in|ability to|eligibility)\b",
    re.IGNORECASE,
)
_STUDY = ("degree", "graduation")
_CLOSE = 3
"""A subject that ends so near a comma is part of a list of subjects."""
_LOOK_AHEAD = 70


def split_clauses(sentence: str, *, nice: bool) -> tuple[Clause, ...]:
    """The clauses of a sentence in order, without the words that join them. `nice`: its section lists extras."""
    smooth = _masked(plain(sentence))
    found: list[Clause] = []
    begin, link = 0, _FIRST
    for left_end, right_start, following in _hard_joints(smooth):
        if left_end > begin:
            found.extend(_soft_clauses(sentence, smooth, (begin, left_end), link, nice=nice))
            begin, link = right_start, following
    found.extend(_soft_clauses(sentence, smooth, (begin, len(smooth)), link, nice=nice))
    return tuple(clause for clause in found if clause.end - clause.start >= 2)


def _masked(text: str) -> str:
    """The text with the insides of brackets blanked out, so that no cut falls into them."""
    return re.sub(r"\([^()]{0,300}\)", lambda match: "(" + "_" * (len(match[0]) - 2) + ")", text)


def _hard_joints(text: str) -> list[tuple[int, int, Link]]:
    """Where the text is cut whatever stands on either side: end of the left piece, start of the right one."""
    joints: list[tuple[int, int, Link]] = []
    for pattern, link in ((_SEMICOLON, _NEXT), (_REASON, _REASON_LINK), (_SO, _SO_LINK)):
        joints.extend((match.start(), match.end(), link) for match in pattern.finditer(text))
    return sorted(joints)


def _soft_clauses(sentence: str, smooth: str, extent: tuple[int, int], link: Link, *, nice: bool) -> list[Clause]:
    """The clauses between two hard cuts."""
    begin, end = extent
    found: list[Clause] = []
    joints = sorted(
        (match.start(), match.end(), pattern is _WHICH)
        for pattern in (_WHICH, _SOFT, _IN)
        for match in pattern.finditer(smooth, begin, end)
    )
    start = begin
    for left_end, right_start, relative in joints:
        if left_end <= start:
            continue
        if _parts(sentence, smooth, (start, left_end), (right_start, end), nice=nice):
            found.append(Clause(*trimmed(sentence, start, left_end), link))
            start, link = right_start, "which" if relative else "soft"
    found.append(Clause(*trimmed(sentence, start, end), link))
    return found


def _parts(sentence: str, smooth: str, left: tuple[int, int], right: tuple[int, int], *, nice: bool) -> bool:
    """Whether two neighbouring pieces are two wishes."""
    before, after = plain(sentence[slice(*left)]), plain(sentence[right[0] : min(right[1], right[0] + _LOOK_AHEAD)])
    joint = smooth[left[1] : right[0]].strip().casefold()
    if _OPTIONAL.match(after) or _goes_on(before, after, joint):
        return True
    if joint == "":
        return _level_then_field(before, after)
    if joint.startswith(",") and joint.endswith("or"):
        return nice and _NICE_PREDICATE.match(after) is not None
    if _STEP.match(after) and joint in ("and", ",", ", and"):
        return Kind.GRADUATION in hard_kinds(before) | hard_kinds(after) and len(before.split()) > 2
    if joint in ("and", ", and") and _NEW_ATTRIBUTE.match(after) and len(before.split()) >= 2:
        return True
    if joint in (", and", ", and also") and _PREDICATE.match(after) and len(before.split()) > 2:
        return not after.casefold().startswith("with ") or _kinds_change(before, after)
    return _level_then_field(before, after) or _kinds_change(before, after)


def _goes_on(before: str, after: str, joint: str) -> bool:
    """Whether a list of clauses goes on: "somebody who has ..., who can ..., and who writes ...", "need to ..., to ..."."""
    if joint in (",", ", and") and after.casefold().startswith("who "):
        return re.search(r"\bwho\b", before, re.IGNORECASE) is not None
    return joint == "," and _TO_GO_ON.match(after) is not None and re.search(r"\b(?:need|have|has) to\b", before) is not None


def _level_then_field(before: str, after: str) -> bool:
    """ "Pursuing a Bachelor's degree | in computer science"."""
    of_student = after.casefold().startswith("of ") and _STUDENT.search(before) is not None
    if not (of_student or after.casefold().startswith(("in ", "with some "))) or _BACK_REFERENCE.match(before):
        return False
    speaks_of_study = find_degrees(before) or any(cue(f"kinds.{kind}", "strong").search(before) for kind in _STUDY)
    if not (_PROGRAMME.search(before) and speaks_of_study):
        return False
    subjects = find_subjects(after)
    return bool(subjects and subjects[0].start < 40) or _RELATED.match(after) is not None


def _kinds_change(before: str, after: str) -> bool:
    """Whether the right piece is about another fact than the left one, and says so at its beginning."""
    if len(after.split()) < 3:
        return False
    first = re.split(r"[,;]", after)[0]
    if len(first.split()) <= 5 and find_days_per_week(first) and Kind.LOCATION in hard_kinds(before):
        return False
    left, right = hard_kinds(before), hard_kinds(first)
    if not (left and right) or left & right:
        return False
    if right <= {Kind.LANGUAGE} and left & {Kind.FIELD}:
        return False
    if right <= {Kind.FIELD}:
        named = find_subjects(before)
        if named and named[-1].end >= len(before) - _CLOSE:
            return False
        return bool(left & {Kind.DEGREE, Kind.GRADUATION})
    return not (left <= {Kind.FIELD} and right <= {Kind.DEGREE})
