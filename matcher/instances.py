"""Dispositions and kinds of experience: how postings ask for them and by which instances CVs show them.

The phrases stand in `matcher/data/instances.toml`, whose head explains how they are written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product

from matcher.lexicon import read_lists, read_tables
from matcher.scratch import once, once_for

_WORD = re.compile(r"[^\W_]+")
_BORDER = re.compile(r"[.;!?](?=\s)|[\t•]")
LONGEST_STATEMENT = 3000
_LONGEST_GAP = 4
_HEAD = 3
"""How many first letters words are compared by before they are compared in full."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as phrases compare it, with its half-open offsets and the number of the clause that it stands in."""

    key: str
    start: int
    end: int
    clause: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase found: the name that it stands for, half-open offsets, and how many words it spans.

    `places`: the offsets of its own words, without those that may stand between them.
    """

    name: str
    start: int
    end: int
    words: int
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a phrase: whole words, stems, or a number; `gap` allows up to four words before it."""

    exact: frozenset[str]
    stems: tuple[str, ...]
    number: bool
    gap: bool

    def fits(self, key: str) -> bool:
        """Whether a word can stand here."""
        return key in self.exact or key.startswith(self.stems) or (self.number and is_number(key))

    @property
    def heads(self) -> frozenset[str] | None:
        """How the words begin that can stand here; None where a number can, or a stem is shorter than that."""
        if self.number or any(len(stem) < _HEAD for stem in self.stems):
            return None
        return frozenset(word[:_HEAD] for word in (*self.exact, *self.stems))


Phrase = tuple[Element, ...]


@dataclass(frozen=True)
class Row:
    """A phrase with the further phrases that must occur in the same statement."""

    first: Phrase
    others: tuple[Phrase, ...]
    name: str

    @cached_property
    def _needed(self) -> tuple[frozenset[str], ...]:
        """For each further word of the phrase how it may begin, as far as that is known."""
        return tuple(heads for element in self.first[1:] if (heads := element.heads) is not None)

    def may_occur(self, heads: set[str]) -> bool:
        """Whether a text whose words begin so can hold the phrase, where its first word is known to stand there."""
        return not any(map(heads.isdisjoint, self._needed))


@dataclass(frozen=True, slots=True)
class Concept:
    """One disposition or kind of experience; `seen` names it in a reason, `topical` ties it to the subject asked.

    `deed`: a disposition that postings ask for as experience, too ("a time when you explained ...").
    `sector`: a branch in which other kinds of experience can be had. `decides`: no skill beside it can stand for it.
    `work`: a job, so that what was studied, made or read of it is no more than a hint. `findings`: any finding that was
    told stands for another.
    """

    name: str
    seen: str
    experience: bool
    deed: bool
    topical: bool
    sector: bool
    decides: bool
    work: bool
    findings: bool
    shows: Phrases
    hints: Phrases


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All concepts by name, the phrases by which postings ask for them, and the words that name no subject.

    `shows` and `hints` are the phrases of all concepts together, so that a text is searched for all of them at once.
    """

    concepts: Mapping[str, Concept]
    asked: Phrases
    shows: Phrases
    hints: Phrases
    general: frozenset[str]
    findings: Phrases
    kin: tuple[frozenset[str], ...] = ()

    def kindred(self, name: str) -> frozenset[str]:
        """The concepts that stand for nearly the same disposition as this one."""
        return frozenset().union(*(names for names in self.kin if name in names))


@once
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text in order, in small letters and without accents; of a text beyond all sense the beginning."""
    text = text[:LONGEST_STATEMENT]
    borders = [match.start() for match in _BORDER.finditer(text)]
    words: list[Word] = []
    clause = 0
    for match in _WORD.finditer(text):
        while clause < len(borders) and borders[clause] < match.start():
            clause += 1
        words.append(Word(_folded(match[0]), match.start(), match.end(), clause))
    return tuple(words)


def is_number(key: str) -> bool:
    """Whether a word is a number, in figures or words."""
    return key[0].isdigit() or key in _number_words()


@cache
def _number_words() -> frozenset[str]:
    return frozenset(read_lists("instances.toml", "lists")["numbers"])


def _folded(word: str) -> str:
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in parts if not unicodedata.combining(letter)).lower()


class Phrases:
    """Phrases looked up by their first word, so that a search is linear in the text."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._exact: dict[str, list[Row]] = {}
        self._stems: dict[str, list[Row]] = {}
        self._numbers: list[Row] = []
        for row in rows:
            self._add(row)

    def _add(self, row: Row) -> None:
        start = row.first[0]
        for word in start.exact:
            self._exact.setdefault(word, []).append(row)
        for stem in start.stems:
            self._stems.setdefault(stem[:_HEAD], []).append(row)
        if start.number:
            self._numbers.append(row)

    def find(self, words: Sequence[Word]) -> tuple[Mention, ...]:
        """Every mention, overlapping ones included, in the order of their first words."""
        return once_for(self, words, self._found)

    def _found(self, words: Sequence[Word]) -> tuple[Mention, ...]:
        heads = {word.key[:_HEAD] for word in words}
        return tuple(
            mention
            for index, word in enumerate(words)
            for row in self._candidates(word.key)
            if row.may_occur(heads) and (mention := _mention(row, words, index)) is not None
        )

    def _candidates(self, key: str) -> tuple[Row, ...]:
        numbers = self._numbers if self._numbers and is_number(key) else ()
        return (*self._exact.get(key, ()), *self._stems.get(key[:_HEAD], ()), *numbers)


def _mention(row: Row, words: Sequence[Word], index: int) -> Mention | None:
    """The phrase of a row if it begins at a word and the further ones of the row occur."""
    found = _match(row.first, words, index)
    if not found or not all(_occurs(other, words) for other in row.others):
        return None
    last = found[-1]
    places = tuple((words[place].start, words[place].end) for place in found)
    return Mention(row.name, words[index].start, words[last].end, last - index + 1, places)


def _occurs(phrase: Phrase, words: Sequence[Word]) -> bool:
    return any(_match(phrase, words, index) for index in range(len(words)))


def _match(phrase: Phrase, words: Sequence[Word], index: int) -> list[int]:
    """The indices of the words of the phrase if it begins at `index`, else none; it stays inside one clause."""
    if not phrase[0].fits(words[index].key):
        return []
    found = [index]
    for element in phrase[1:]:
        reach = found[-1] + 2 + (_LONGEST_GAP if element.gap else 0)
        for following in range(found[-1] + 1, min(reach, len(words))):
            if element.fits(words[following].key):
                break
        else:
            return []
        if words[following].clause != words[index].clause:
            return []
        found.append(following)
    return found


@cache
def lexicon() -> Lexicon:
    """The lexicon, read on first use. Raises KeyError for a list that a phrase names and the file lacks."""
    tables = read_tables("instances.toml")
    lists: Mapping[str, list[str]] = tables["lists"]
    concepts: dict[str, Concept] = {}
    asked: list[Row] = []
    together: dict[str, list[Row]] = {"shows": [], "hints": []}
    for name, table in tables["concepts"].items():
        asked += read_rows(table["asked"], name, lists)
        rows = {kind: read_rows(table[kind], name, lists) for kind in together}
        for kind, found in rows.items():
            together[kind] += found
        shows, hints = Phrases(rows["shows"]), Phrases(rows["hints"])
        flags = {
            flag: table.get(flag, False)
            for flag in ("experience", "deed", "topical", "sector", "decides", "work", "findings")
        }
        concepts[name] = Concept(name, table["seen"], **flags, shows=shows, hints=hints)
    everything = {kind: Phrases(rows) for kind, rows in together.items()}
    findings = Phrases([Row(first, (), "findings") for first in read_phrase("{findings}", lists)])
    kin = tuple(frozenset(names) for names in tables["kin"]["dispositions"])
    return Lexicon(
        concepts, Phrases(asked), **everything, general=frozenset(lists["general"]), findings=findings, kin=kin
    )


def read_rows(phrases: Sequence[str], name: str, lists: Mapping[str, Sequence[str]]) -> list[Row]:
    """The phrases of one name as written in a lexicon, " + " between those that must stand in one statement."""
    rows: list[Row] = []
    for phrase in phrases:
        parts = [read_phrase(part, lists) for part in phrase.split(" + ")]
        rows += [Row(first, tuple(one[0] for one in parts[1:]), name) for first in parts[0]]
    return rows


def read_phrase(written: str, lists: Mapping[str, Sequence[str]]) -> tuple[Phrase, ...]:
    """A phrase as written in the lexicon; several where an entry of a list or an alternative has several words."""
    places: list[list[Phrase]] = []
    gap = False
    for piece in written.split():
        if piece == "~":
            gap = True
            continue
        entries = [entry for word in piece.split("/") for entry in _entries(word, lists)]
        places.append(_variants(entries, gap))
        gap = False
    return tuple(tuple(element for part in choice for element in part) for choice in product(*places))


def _entries(word: str, lists: Mapping[str, Sequence[str]]) -> Sequence[str]:
    return lists[word[1:-1]] if word.startswith("{") else (word,)


def _variants(entries: Sequence[str], gap: bool) -> list[Phrase]:
    """All single words in one element; each entry of several words as a phrase of its own."""
    single = [entry for entry in entries if len(_WORD.findall(entry)) < 2]
    several = [entry for entry in entries if len(_WORD.findall(entry)) > 1]
    variants: list[Phrase] = [(_element(single, gap),)] if single else []
    for entry in several:
        pieces = entry.replace("-", " ").replace("&", " ").replace("'", " ").split()
        variants.append(tuple(_element([piece], gap and not place) for place, piece in enumerate(pieces)))
    return variants


def _element(words: Sequence[str], gap: bool) -> Element:
    exact = frozenset(_folded(word) for word in words if not word.endswith("*") and word != "#")
    stems = tuple(sorted(_folded(word[:-1]) for word in words if word.endswith("*")))
    return Element(exact, stems, "#" in words, gap)
