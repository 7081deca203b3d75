"""Fields of study: the subjects that a text names, what a posting asks, and how near a field of study comes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from matcher.conditions import FieldCondition
from matcher.lexicon import Phrases, alternation, read_lists
from matcher.scratch import once
from matcher.subject_graph import FILE, broader, groups, neighbours

Fit = Literal["same", "covers", "near", "none"]
_JOINT = re.compile(r"(?P<word>[^\W\d_]{1,40}(?:-[^\W\d_]{1,40})?)(?:\s?[,/]\s?|,?\s(?:and|or|&)\s)$")
_ENGINEERING = re.compile(r"\b[Ee]ng(?:g|ng|rg)?\b\.?(?! lit)")
"""How postings shorten "engineering"."""
_ANOTHER_PLACE = re.compile(
    r"\banother (?:country|place|city|town|university|school|institution|department|language)\b", re.IGNORECASE
)
""" "Studies in another country" leaves no subject open."""
_ANYTHING_WITH_NUMBERS = frozenset({"quantitative"})
"""A group so wide that two of its subjects are no neighbours unless the posting takes related ones."""
_HEADS = frozenset({"engineering", "informatics"})
_WORD_BEFORE = re.compile(r"(?<![^\W\d_])([^\W\d_]+) $")
_QUALIFIERS = frozenset({"media", "business", "informatics", "sales", "prompt", "knowledge", "systems"})
_REACH = 40
_LONGEST_LIST = 8


@dataclass(frozen=True, slots=True)
class SubjectMention:
    """A subject named in a text, by its canonical name."""

    subject: str
    start: int
    end: int


@once
def find_subjects(text: str) -> tuple[SubjectMention, ...]:
    """Every subject that a text names, in order.

    A shared last word counts for each: "mechanical, civil or structural engineering" names three subjects.
    """
    named = [SubjectMention(one.name, one.start, one.end) for one in _phrases().find(text)]
    found = [one for one in named if not _is_head_of_another(text, one, named)]
    shared: list[SubjectMention] = []
    for mention in found:
        shared.extend(_sharing(text, mention))
    taken = [(one.start, one.end) for one in found]
    apart = [one for one in shared if not any(start < one.end and one.start < end for start, end in taken)]
    return tuple(sorted([*found, *apart], key=lambda one: one.start))


def _is_head_of_another(text: str, one: SubjectMention, named: list[SubjectMention]) -> bool:
    """Whether a wide word is the head of a longer name: "business engineering" is not any engineering."""
    if text[one.start : one.end].lower() not in _HEADS:
        return False
    before = _WORD_BEFORE.search(text, max(0, one.start - _REACH), one.start)
    beside = any(other.end == one.start - 1 for other in named) and text[one.start - 1] == " "
    return beside or (before is not None and before[1].lower() in _QUALIFIERS)


def _sharing(text: str, mention: SubjectMention) -> list[SubjectMention]:
    """The subjects whose last word is written only once, at the end of a list that `mention` closes."""
    last_word = text[mention.start : mention.end].rsplit(maxsplit=1)[-1]
    found = []
    start = mention.start
    for _ in range(_LONGEST_LIST):
        match = _JOINT.search(text, max(0, start - _REACH), start)
        if match is None:
            break
        names = _phrases().find(f"{match['word']} {last_word}")
        if len(names) == 1 and names[0].start == 0 and names[0].end > len(match["word"]):
            found.append(SubjectMention(names[0].name, match.start("word"), match.end("word")))
        start = match.start("word")
    return found


@cache
def _phrases() -> Phrases:
    names: dict[str, str] = {}
    for subject, aliases in read_lists(FILE, "aliases").items():
        names |= dict.fromkeys((subject, *aliases), subject)
    return Phrases(names)


def read_field_condition(text: str) -> FieldCondition | None:
    """What a posting asks of the field of study: subjects, groups ("a quantitative degree"), "or similar".

    None where the text names neither a subject nor a group, and leaves nothing open.
    """
    text = _ENGINEERING.sub("engineering", text)
    open_ended = bool(_open_pattern().search(_ANOTHER_PLACE.sub(" ", text)))
    mentions = find_subjects(text)
    subjects = frozenset(one.subject for one in mentions)
    rest = _without(text, mentions)
    kinds = frozenset(group for group, pattern in _group_patterns().items() if pattern.search(rest))
    if not (subjects or kinds or open_ended):
        return None
    return FieldCondition(subjects, open_ended, kinds)


def names_group(text: str) -> bool:
    """Whether a text names a group of subjects ("any life science")."""
    return any(pattern.search(text) for pattern in _group_patterns().values())


def _without(text: str, mentions: tuple[SubjectMention, ...]) -> str:
    """The text with blanks for its subjects, except those that are a whole group ("life sciences")."""
    for mention in mentions:
        if text[mention.start : mention.end].lower() not in _group_names():
            text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
    return text


@cache
def _group_names() -> frozenset[str]:
    return frozenset(word for words in read_lists(FILE, "group_words").values() for word in words)


@cache
def _open_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(read_lists(FILE, 'open_ended')['words'])})(?!\w)", re.IGNORECASE)


@cache
def _group_patterns() -> dict[str, re.Pattern[str]]:
    return {
        group: re.compile(rf"(?<![\w-])(?:{alternation(words)})(?![\w-])", re.IGNORECASE)
        for group, words in read_lists(FILE, "group_words").items()
    }


def fit(field_text: str, condition: FieldCondition) -> Fit:
    """How a field of study stands to what is asked, the best of all subjects that it names.

    same: a subject asked. covers: a specialisation of one, or within a group asked. near: a neighbour, the broader
    subject of one asked, or a neighbour of its broader subjects. none: anything else, unknown subjects included.
    """
    ranks: list[Fit] = ["same", "covers", "near", "none"]
    fits = [_fit_one(one.subject, condition) for one in find_subjects(field_text)]
    return min(fits, key=ranks.index, default="none")


def _fit_one(subject: str, condition: FieldCondition) -> Fit:
    if subject in condition.subjects:
        return "same"
    if broader(subject) & condition.subjects or groups(subject) & condition.groups:
        return "covers"
    around = neighbours(subject) | broader(subject).union(*(neighbours(one) for one in broader(subject)))
    narrower = any(subject in broader(asked) for asked in condition.subjects)
    return (
        "near"
        if narrower or neighbours(subject) & condition.subjects or _related(subject, around, condition)
        else "none"
    )


def _related(subject: str, around: frozenset[str], condition: FieldCondition) -> bool:
    """Whether the subject shares its next broader subject's circle with one asked."""
    too_wide = frozenset[str]() if condition.open_ended else _ANYTHING_WITH_NUMBERS
    shared = groups(subject) - too_wide
    return bool(around & condition.subjects) and any(shared & groups(asked) for asked in condition.subjects)
