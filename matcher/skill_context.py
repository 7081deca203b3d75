"""Whether an ordinary word ("Go", "Access", "C") names a tool where it stands.

Positive signs decide: it stands in a list beside other tools, after words such as "using" or "knowledge of", or before
words such as "programming". Without a sign it is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from matcher.skill_tokens import Token
from matcher.skill_vocabulary import Form, Trust


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_CUES_BEFORE = _words(
    """in with using via use uses used know knows knew learn learning learned learnt write writes writing wrote written
    code coding coded program programming programmed script scripting scripted like including advanced intermediate
    basic some proficient microsoft ms adobe apache google language languages tool tools package packages software
    either both"""
)
_CUES_BEFORE_AT_END = _words("strong solid good fluent excellent sound confident modern plain idiomatic")
_CUES_BEFORE_OF = _words(
    """knowledge experience command grasp understanding use basics exposure familiarity bit one any weekend evening
    afternoon day days week weeks month months term terms semester year years hours module lot"""
)
_CUES_AFTER = _words(
    """programming code scripts script scripting language packages package library libraries macros macro spreadsheet
    spreadsheets formulas formulae firmware codebase components compiler developer developers backend frontend
    workbook workbooks syntax notebooks skills modelling modeling pivot vlookup app apps framework job jobs pipeline
    pipelines microservices beyond basics dag dags suite tests project projects tutorial tutorials api bot plugin
    dashboards"""
)
_CUES_AFTER_LETTER = _words("for with at on to")
_LEVELS = _words("one two some basic basics beginner intermediate advanced mainly mostly self used only daily")
_JOINING_WORDS = frozenset({"and", "or", "und", "et", "plus", "then"})
_SAID_OF_AN_ENTRY = frozenset({"for", "with"})
"""With these an entry of a list goes on about itself: "pandas, Excel for budgets"."""
_MARKUP = " *_`'\"“”‘’"
_DASHES = frozenset("–—-")
_SEPARATORS = re.compile(r"[\t,;:/|•·●▪()\[\]\n–—+\\~>]|(?:^|\s)[-&](?:\s|$)")
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)")
_JOINER = re.compile(r" (?:and|or) |/")
_REACH = 60
_REACH_OF_INITIAL = 6


@dataclass(frozen=True, slots=True)
class Candidate:
    """A form found at words `first` up to (not including) `last` of the text."""

    form: Form
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A text with its words."""

    text: str
    words: Sequence[Token]

    def gap_before(self, candidate: Candidate) -> str:
        """What stands between the candidate and the word before it, at most 8 characters."""
        start = self.words[candidate.first].start
        floor = self.words[candidate.first - 1].end if candidate.first else 0
        return self.text[max(floor, start - 8) : start]

    def gap_after(self, candidate: Candidate) -> str:
        """What stands between the candidate and the word after it, at most 8 characters."""
        end = self.words[candidate.last - 1].end
        ceiling = self.words[candidate.last].start if candidate.last < len(self.words) else len(self.text)
        return self.text[end : min(ceiling, end + 8)]

    def word_before(self, candidate: Candidate, steps: int = 1) -> str:
        """The word before the candidate, as written; "" at the start."""
        return self._written(candidate.first - steps)

    def word_after(self, candidate: Candidate) -> str:
        """The word after the candidate, as written; "" at the end."""
        return self._written(candidate.last)

    def _written(self, index: int) -> str:
        return self.text[self.words[index].start : self.words[index].end] if 0 <= index < len(self.words) else ""


@dataclass(frozen=True, slots=True)
class Places:
    """Where skills stand in a text: their starts and ends, sorted."""

    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def of(cls, candidates: Sequence[Candidate], around: Surroundings) -> Places:
        """The places of the candidates, which never overlap."""
        words = around.words
        return cls(
            sorted(words[one.first].start for one in candidates), sorted(words[one.last - 1].end for one in candidates)
        )


def says_so_itself(candidate: Candidate, around: Surroundings) -> bool:
    """Whether the words beside the candidate show by themselves that it names a tool."""
    if _means_something_else(candidate, around):
        return False
    return (
        _after_cue(candidate, around)
        or _before_cue(candidate, around)
        or _inside_sentence(candidate, around)
        or _labels(candidate, around)
        or len(around.words) == candidate.last - candidate.first
    )


def stands_in_list(candidate: Candidate, around: Surroundings, company: Places) -> bool:
    """Whether the candidate is a list item of its own with one of the skills that may vouch for it near.

    "Scala or Rust to patch a compiler" counts too: joined to such a skill, it need not end the list.
    """
    if _means_something_else(candidate, around):
        return False
    start, end = around.words[candidate.first].start, around.words[candidate.last - 1].end
    before, after = bisect_left(company.ends, start + 1) - 1, bisect_left(company.starts, end)
    if before >= 0 and _JOINER.fullmatch(around.text, company.ends[before], start) and not _named(candidate, around):
        return True
    if not _stands_alone(candidate, around):
        return False
    reach = _REACH_OF_INITIAL if _like_an_initial(candidate, around) else _REACH
    return (before >= 0 and start - company.ends[before] <= reach) or (
        after < len(company.starts) and company.starts[after] - end <= reach
    )


def _means_something_else(candidate: Candidate, around: Surroundings) -> bool:
    """Glued to another word ("R&D", "Go-to-market", "C's"), alone in brackets, or beside a word that rules it out."""
    before, after = around.gap_before(candidate), around.gap_after(candidate)
    if after[:1] in {"-", "‑", "&", "'", "’", "@"} and len(after) == 1 and around.word_after(candidate):
        return True
    if before[-1:] in {"-", "‑", "&", "@", "."} and len(before) == 1 and around.word_before(candidate):
        return True
    if len(candidate.form.text) == 1 and before.endswith("(") and after.startswith(")"):
        return True
    beside = {around.word_before(candidate).lower(), around.word_after(candidate).lower()}
    return not beside.isdisjoint(candidate.form.unless)


def _after_cue(candidate: Candidate, around: Surroundings) -> bool:
    if around.gap_before(candidate).strip(_MARKUP) or _named(candidate, around):
        return False
    word = around.word_before(candidate).lower()
    if _like_an_initial(candidate, around):
        return word == "in"
    if word in _CUES_BEFORE_AT_END:
        return _closes(candidate, around)
    return word in _CUES_BEFORE or (word == "of" and around.word_before(candidate, 2).lower() in _CUES_BEFORE_OF)


def _before_cue(candidate: Candidate, around: Surroundings) -> bool:
    return not around.gap_after(candidate).strip(_MARKUP + "-") and around.word_after(candidate).lower() in _CUES_AFTER


def _inside_sentence(candidate: Candidate, around: Surroundings) -> bool:
    """A name right after a word in small letters starts no sentence and is no heading; an acronym counts anywhere."""
    written = candidate.form.text
    if candidate.form.trust is not Trust.NAME or not written[:1].isupper():
        return False
    if written.isupper():
        return not _shouted(candidate, around)
    return not around.gap_before(candidate).strip(_MARKUP) and around.word_before(candidate)[:1].islower()


def _shouted(candidate: Candidate, around: Surroundings) -> bool:
    """Whether it stands within words in capitals, as in the heading "WHO CAN APPLY"."""
    blank = not around.gap_before(candidate).strip(" ") and not around.gap_after(candidate).strip(" ")
    return blank and around.word_before(candidate).isupper() and around.word_after(candidate).isupper()


def _labels(candidate: Candidate, around: Surroundings) -> bool:
    """A name with a colon or a bracket after it ("Excel: lookups"), or a letter as in "C for embedded targets"."""
    if not _opens(candidate, around):
        return False
    if len(candidate.form.text) == 1:
        return _goes_on(candidate, around)
    return (
        candidate.form.trust is Trust.NAME and around.gap_after(candidate).lstrip(_MARKUP)[:1] in {":", "("} | _DASHES
    ) or (
        candidate.form.trust is Trust.NAME
        and around.gap_after(candidate) == " "
        and around.word_after(candidate) == "with"
    )


def _goes_on(candidate: Candidate, around: Surroundings) -> bool:
    """Whether words go on about a letter: "C for embedded targets", "R, one workshop"."""
    gap, word = around.gap_after(candidate), around.word_after(candidate)
    return (gap == " " and word in _CUES_AFTER_LETTER) or (gap in (", ", ": ") and word in _LEVELS)


def _named(candidate: Candidate, around: Surroundings) -> bool:
    """A capital word or a year right after it makes it part of a name or a date: "with Julia Maier", "Spring 2027"."""
    following = around.word_after(candidate)
    if around.gap_after(candidate).strip(_MARKUP) or following.lower() in _CUES_AFTER | _JOINING_WORDS:
        return False
    return following[:1].isupper() or (following.isdigit() and len(following) == 4)


def _like_an_initial(candidate: Candidate, around: Surroundings) -> bool:
    """Whether a single letter with a full stop and a capital word after it may be somebody's initial."""
    single = len(candidate.form.text) == 1
    return single and around.gap_after(candidate).startswith(".") and around.word_after(candidate)[:1].isupper()


def _stands_alone(candidate: Candidate, around: Surroundings) -> bool:
    return _opens(candidate, around) and _closes(candidate, around)


def _opens(candidate: Candidate, around: Surroundings) -> bool:
    before = around.word_before(candidate)
    return not before or before.lower() in _JOINING_WORDS or _parts(around.gap_before(candidate))


def _closes(candidate: Candidate, around: Surroundings) -> bool:
    after = around.word_after(candidate).lower()
    if not after or after in _JOINING_WORDS or _parts(around.gap_after(candidate)):
        return True
    return candidate.form.trust is Trust.NAME and after in _SAID_OF_AN_ENTRY


def _parts(gap: str) -> bool:
    return _SEPARATORS.search(gap) is not None or _SENTENCE_END.search(gap) is not None
