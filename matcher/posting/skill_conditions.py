"""What a wish asks of skills: which ones, joined or as alternatives, how deep, and whether they must have been used."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from matcher.conditions import Depth, SkillCondition
from matcher.durations import as_number, number_pattern
from matcher.posting.cues import cue, plain
from matcher.skills import SkillMention, find_skills, implied

Joint = Literal["or", "and", "list", "specific", "purpose"]

_UMBRELLAS = frozenset({"programming", "scripting", "software development", "coding"})
"""Right behind a language or tool ("CUDA programming") these say nothing of their own."""
_EXCEEDED = re.compile(
    r"\b(?:below the level of|beyond|other than|rather than|instead of|more than|not (?:just|only|merely))"
    r"(?: (?:in|on|inside))?(?: (?:an?|the|simple|basic|plain))?\s$",
    re.IGNORECASE,
)
_MANNER = re.compile(
    r",? \b(?:through|via|whether (?:for|from|in|through|by)|even (?:on|in|from)"
    r"|be it|(?:acquired|gained|obtained) (?:in|through|by))\b",
    re.IGNORECASE,
)
"""Where a skill may have been learnt ("through a module or a dissertation") is no further skill."""
_KIND_OF_WORK = re.compile(
    r"\bvolunt\w+(?:,? (?:or|and) |/)(?:paid|unpaid|work|professional)\b"
    r"|\b(?:paid|unpaid|work|professional)(?:,? (?:or|and) |/)(?:an? )?volunt\w+|\bteaching (?:lab|hospital|clinic)",
    re.IGNORECASE,
)
""" "Volunteer or paid experience" says how one may have worked, "teaching laboratory" where: neither is a skill."""
_ON_SUCH = re.compile(
    r"\bon an? [\w./+-]{2,20}(?: [\w./+-]{1,20}){0,2} or (?:an? )?(?:similar|comparable|equivalent|the like)\b",
    re.IGNORECASE,
)
""" "Embedded Linux on a Zynq or similar": the ground on which a skill is wanted is none beside it."""
_SUCH_AS = re.compile(r"\b(?:such as|for example|for instance|e\.g\.?|say)[ ,:]", re.IGNORECASE)
_LABEL_ONLY = re.compile(
    r"[• ]*(?:(?:(?:required|essential|mandatory|must[- ]have|key|core|main|technical|hard|preferred|desirable|optional"
    r"|nice[- ]to[- ]have|skills?|tools?|requirements?|technolog(?:y|ies)|tech stack|stack"
    r"|software)[ ,/&]{0,3}){1,4}: ?)?",
    re.IGNORECASE,
)
""" "Serial buses: I2C, SPI, CAN" has a label of its own, and what follows are examples."""
_BARE_JOINT = re.compile(r",? (?:and |& )?|,? and ", re.IGNORECASE)
_BY_MEANS_OF = re.compile(r" (?:with|in|using) ")
_NEAR = 40
"""Two skills whose names are further apart than that are two wishes."""
_COUNTED = r"(?:\w{3,15}(?:-\w{2,12})? ){0,3}(?:projects?|papers?|pieces?|internships?|models?|articles?|designs?)"


def read_skill_condition(text: str, *, used: bool) -> SkillCondition:
    """Skills in groups (each group is asked for, any member suffices), depth and use. `used`: experience is asked.

    A wish that names no skill of the vocabulary has no groups, yet keeps its depth.
    """
    smooth = plain(text)
    return SkillCondition(
        groups=_groups(smooth, _asked(smooth)),
        depth=depth_of(smooth),
        open_ended=cue("alternatives", "open_ended").search(smooth) is not None,
        use=used or cue("depth", "use").search(smooth) is not None,
        quantity=_quantity(smooth),
        years=_years(smooth),
    )


def _asked(text: str) -> tuple[SkillMention, ...]:
    """The skills that are asked for: not what one must be beyond, nor where one may have learnt them."""
    mentions = find_skills(text)
    manner = _MANNER.search(text)
    end = manner.start() if manner and any(one.end <= manner.start() for one in mentions) else len(text)
    aside = [found.span() for found in _KIND_OF_WORK.finditer(text)]
    aside += [found.span() for found in _ON_SUCH.finditer(text) if mentions and mentions[0].end <= found.start()]
    return tuple(
        one
        for one in mentions
        if one.end <= end
        and not _EXCEEDED.search(text, 0, one.start)
        and not any(first <= one.start and one.end <= last for first, last in aside)
    )


def depth_of(text: str) -> Depth:
    """The level that the words ask for: the word nearer the beginning decides where both kinds stand."""
    basic = cue("depth", "basic").search(text)
    strong = cue("depth", "strong").search(text)
    if basic and (strong is None or basic.start() < strong.start()):
        return Depth.BASIC
    return Depth.STRONG if strong else Depth.WORKING


def _groups(text: str, mentions: Sequence[SkillMention]) -> tuple[tuple[str, ...], ...]:
    """Neighbouring skills joined by "or" make one group, by "and" two; examples belong to what they exemplify."""
    joints = [_joint(text, left, right) for left, right in pairwise(mentions)]
    bare = _is_bare_list(text, mentions)
    free_choice = cue("alternatives", "any").search(text) is not None
    groups: list[list[str]] = [[mentions[0].skill]] if mentions else []
    exemplified = _exemplified(text, mentions)
    for number, (mention, joint) in enumerate(zip(mentions[1:], joints, strict=True)):
        settled = _settled(joints, number, bare=bare) if joint == "list" else joint
        if settled == "and" and number + 1 in exemplified:
            settled = "or"
        if settled == "purpose":
            continue
        if settled == "specific" and _is_carried_by(text, mentions[number], mention) and not free_choice:
            groups[-1] = [one for one in groups[-1] if one not in _UMBRELLAS and one not in implied(mention.skill)]
            groups[-1].append(mention.skill)
        elif settled in ("or", "specific") or free_choice:
            groups[-1].append(mention.skill)
        else:
            groups.append([mention.skill])
    if cue("alternatives", "one_of").search(text):
        groups = [_without_umbrella(group) for group in groups]
    return _tidied(groups)


def _exemplified(text: str, mentions: Sequence[SkillMention]) -> range:
    """The places of the mentions that stand behind "such as" and are joined by bare words: any of them will do."""
    found = _SUCH_AS.search(text)
    first = next((place for place, one in enumerate(mentions) if found and one.start >= found.end()), len(mentions))
    last = first
    while last + 1 < len(mentions) and _BARE_JOINT.fullmatch(text, mentions[last].end, mentions[last + 1].start):
        last += 1
    return range(first + 1, last + 1)


def _is_carried_by(text: str, general: SkillMention, specific: SkillMention) -> bool:
    """ "Version control with Perforce" asks for Perforce; "CAD in SolidWorks or similar" for any CAD."""
    beside = _BY_MEANS_OF.fullmatch(text[general.end : specific.start]) is not None
    return beside and cue("alternatives", "open_ended").search(text) is None


def _without_umbrella(group: list[str]) -> list[str]:
    """ "Programming in one of Go or Java" is met by Go or Java, not by any programming."""
    kept = [one for one in group if not any(one in implied(other) for other in group)]
    return kept or group


def _joint(text: str, left: SkillMention, right: SkillMention) -> Joint:
    gap = text[left.end : right.start]
    opens, closes = gap.count("("), gap.count(")")
    if opens > closes or ":" in gap or cue("alternatives", "specific").search(gap):
        return "specific"
    if re.match(r"[ ,]{0,2}(?:used )?for\b", gap) or (gap in (" ", "-") and right.skill in _UMBRELLAS):
        return "purpose"
    if re.match(r" (?:with|in|using|on) ", gap) and (
        left.skill in _UMBRELLAS or left.skill in implied(right.skill) or cue("alternatives", "open_ended").search(text)
    ):
        return "specific"
    inside = text[: right.start].count("(") > text[: right.start].count(")")
    if inside or re.search(r"\b(?:or|alternatively)\b|/", gap):
        return "or"
    if re.search(r"\band\b|&|\bplus\b|\bwith\b", gap) or len(gap) > _NEAR:
        return "and"
    return "list" if re.fullmatch(r"[ ,;)\d]*|[ )\d]*[,;][ ,;)\d]*(?:the |an? )?", gap) else "and"


def _is_bare_list(text: str, mentions: Sequence[SkillMention]) -> bool:
    """Whether a wish is nothing but names and commas: "SQL, Python, Tableau" asks for all of them."""
    if not mentions or not _LABEL_ONLY.fullmatch(text, 0, mentions[0].start) or text[mentions[-1].end :].strip(" .;"):
        return False
    return all(re.fullmatch(r"[,;] ?", text[left.end : right.start]) for left, right in pairwise(mentions))


def _settled(joints: Sequence[Joint], number: int, *, bare: bool) -> Joint:
    """A comma means what ends its list: "A, B or C" a choice, "A, B and C" all; else a list in a sentence is a choice.

    `bare`: there is no sentence.
    """
    for joint in joints[number:]:
        if joint in ("or", "and"):
            return joint
        if joint == "specific":
            break
    return "and" if bare else "or"


def _tidied(groups: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    """Without repeats, in the order of the text."""
    found: list[tuple[str, ...]] = []
    for group in groups:
        members = tuple(dict.fromkeys(group))
        if not any(set(members) <= set(other) for other in found):
            found.append(members)
    return tuple(found)


def _quantity(text: str) -> int | None:
    match = re.search(rf"\b({number_pattern()}) (?:or \w{{2,6}} )?{_COUNTED}\b", text, re.IGNORECASE)
    return as_number(match[1].lower()) if match else None


def _years(text: str) -> float | None:
    """Years of experience, which stand beside work or experience."""
    match = re.search(rf"\b({number_pattern()})\+? ?(?:years?|yrs?)\b", text, re.IGNORECASE)
    if match is None or re.search(r"\b(?:experience|work|practice|using|in industry)\b", text, re.IGNORECASE) is None:
        return None
    return float(as_number(match[1].lower()))
