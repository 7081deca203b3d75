"""Words that say nothing of what somebody can do: name, gender, nationality, name of a university, dates.

They stay in the visible text, so that quotes are letter for letter, and are blanked out of everything that is compared,
searched or judged. The check of invariance swaps the words that are found here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from matcher.countries import adjectives
from matcher.languages import find_languages
from matcher.lexicon import alternation
from matcher.nouns import Document, Statement
from matcher.places import find_places
from matcher.rights import find_work_rights
from matcher.single_dates import find_dates, month_numbers
from matcher.skills import find_skills

LONGEST_LINE = 2000
"""A line of a CV is shorter; what a hostile file writes beyond it is not looked through."""


class AsideKind(StrEnum):
    """What a word set aside is."""

    NAME = "name"
    GENDER = "gender"
    INSTITUTION = "institution"
    NATIONALITY = "nationality"
    DATE = "date"


@dataclass(frozen=True, slots=True, order=True)
class Aside:
    """A stretch of a text at its half-open offsets; `neutral`, which is no longer, is read in its place."""

    start: int
    end: int
    kind: AsideKind
    neutral: str = ""


_WORD = r"[A-ZÀ-ÖØ-Þ][\w'’&-]*\.?"
_LINK = r"(?:of|de|di|del|della|der|zu|van|the|for|and|la|für|du|da|do)"
_UNIVERSITY = (
    r"(?:Technical University|University|Universit[éyà]|Universität|Universidad|Universidade|Universiteit|Università"
    r"|Technische Universität|Technische Universiteit|Institute of Technology|College|École|Politecnico|Polytechnic)"
)
_TAIL = (
    r"(?:University College|University|Universität|Universiteit|College|Polytechnic|Institute of Technology"
    r"|Hochschule|Sixth Form College|Sixth Form|Academy|Business School|Grammar School|High School)"
)
_INSTITUTION = re.compile(
    rf"\b{_UNIVERSITY},? {_LINK}(?: {_LINK})?(?: {_WORD}){{1,4}}(?: and {_WORD})?"
    rf"|\b(?:{_WORD} (?:{_LINK} )?){{1,4}}{_TAIL}\b(?: {_WORD})?(?: {_LINK}(?: {_WORD}){{1,3}})?"
    r"|\b(?:Universität|Universiteit|Université|Università|Hochschule|Fachhochschule|École|TU|FH|RWTH|EPFL|ETH|KTH|NTNU|UCL|LSE|MIT|INSA|ENS)\b"
    rf"(?: {_WORD}){{0,2}}"
)
_GENDER_ALONE = re.compile(
    r"\b(?:she|he|her|him|hers|his|herself|himself|female|male|woman|women|man|men"
    r"|women's|men's|women’s|men’s|girls?|boys?|ladies|gentlemen|lady|gentleman|daughters?|sons?|mothers?|fathers?"
    r"|sisters?|brothers?|wife|husband|fraternity|sorority|feminine|masculine|mum|dad)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss)\b(?=\.? [A-ZÀ-Þ])")
_GENDERED_ROLE = re.compile(
    r"\b(?P<role>chair|spokes|sales|crafts|camera|fore|fisher|council|business|police|fire|trades|door|grounds)"
    r"(?:woman|man|women|men)\b"
    r"|\b(?P<stem>wait|act)(?:ress|or|er)(?P<many>e?s)?\b",
    re.IGNORECASE,
)
_PERSON_AFTER = re.compile(
    r"[- ](?:students?'?|society|association|union|national|citizen|community|origin|descent|born|girl|boy|woman|man"
    r"|parents?|family|heritage|diaspora|club|applicant|nationality)\b",
    re.IGNORECASE,
)
_PERSON_BEFORE = re.compile(
    r"\b(?:nationality|citizenship|i am|i'm|born|ethnicity|origin)\b[^.;]{0,12}$", re.IGNORECASE
)
_TITLE_OF_A_CV = re.compile(r"curriculum vitae|r[ée]sum[ée]|\bcv\b|^name\s*:", re.IGNORECASE)
_NAME_END = re.compile(r"\s[|·•/—–-]\s|[|•\t;,(]|\s{3,}|\s[-—–]\s")
_NAME_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_WORD_START = re.compile(r"(?<!\w)(?=\w)")
_WORD_LETTER = re.compile(r"\w")
_GAP = re.compile(r"[ ,]{1,2}")
_MAIL = re.compile(r"([\w.+-]{2,64})@")
_SHORTEST_NAME = 3
_NAME_WITHIN = 80


@dataclass(frozen=True, slots=True)
class Asides:
    """What is set aside in one CV: the words of the student's name, beside what is set aside in every CV."""

    name: tuple[str, ...] = ()
    alone: frozenset[str] = frozenset()

    def find(self, text: str) -> tuple[Aside, ...]:
        """Every stretch to set aside, line by line, in order and apart from each other."""
        found: list[Aside] = []
        start = 0
        for line in text.split("\n"):
            found.extend(_moved(_apart(self._in_line(line[:LONGEST_LINE])), start))
            start += len(line) + 1
        return tuple(found)

    def blanked(self, text: str) -> str:
        """The text with blanks, or a neutral word and blanks, in place of what is set aside; offsets stay."""
        for one in self.find(text):
            size = one.end - one.start
            text = text[: one.start] + one.neutral[:size].ljust(size) + text[one.end :]
        return text

    def _in_line(self, line: str) -> Iterator[Aside]:
        yield from self._names(line)
        yield from (Aside(m.start(), m.end(), AsideKind.INSTITUTION) for m in _INSTITUTION.finditer(line))
        yield from (Aside(m.start(), m.end(), AsideKind.GENDER) for m in _GENDER_ALONE.finditer(line))
        yield from (Aside(m.start(), m.end(), AsideKind.GENDER) for m in _TITLE.finditer(line))
        yield from (
            Aside(m.start(), m.end(), AsideKind.GENDER, _neutral_role(m)) for m in _GENDERED_ROLE.finditer(line)
        )
        yield from _nationalities(line)
        yield from (Aside(one.start, one.end, AsideKind.DATE) for one in find_dates(line))

    def _names(self, line: str) -> Iterator[Aside]:
        """No pattern is made of the name: the cache of patterns would keep it longer than the request."""
        if not self.name:
            return
        for folded in (line, line.title()):
            if len(folded) == len(line):
                yield from (Aside(start, end, AsideKind.NAME) for start, end in self._names_in(folded))

    def _names_in(self, line: str) -> Iterator[tuple[int, int]]:
        alone = sorted(self.alone, key=lambda word: (-len(word), word))
        after = 0
        for first in _WORD_START.finditer(line):
            start = first.start()
            ends = (self._end_of_whole(line, start), *(_end_of_word(line, start, word) for word in alone))
            end = next((one for one in ends if one is not None), None)
            if start >= after and end is not None:
                yield start, end
                after = end

    def _end_of_whole(self, line: str, start: int) -> int | None:
        """Where the whole name that begins at an offset ends; one or two blanks or commas part its words."""
        end: int = start
        for place, word in enumerate(self.name):
            gap = _GAP.match(line, end) if place else None
            if place and gap is None:
                return None
            begin = gap.end() if gap else end
            if not line.startswith(word, begin):
                return None
            end = begin + len(word)
        return None if _WORD_LETTER.match(line, end) else end


def _end_of_word(line: str, start: int, word: str) -> int | None:
    end = start + len(word)
    return end if line.startswith(word, start) and not _WORD_LETTER.match(line, end) else None


def asides_of(document: Document) -> Asides:
    """What is to be set aside in a document: the name is read from its first line."""
    name = _name(document.pages[0] if document.pages else "")
    return Asides(name, frozenset(word for word in name if _stands_for_the_person(word)))


def set_aside(statements: Sequence[Statement], asides: Asides) -> tuple[Statement, ...]:
    """The statements with what is to be read in their place."""
    entries = {entry: asides.blanked(entry) for entry in {statement.entry for statement in statements}}
    return tuple(_masked(statement, asides, entries[statement.entry]) for statement in statements)


def _masked(statement: Statement, asides: Asides, entry: str) -> Statement:
    plain = asides.blanked(statement.text)
    if plain == statement.text and entry == statement.entry:
        return statement
    return replace(
        statement,
        masked=plain if plain != statement.text else None,
        masked_entry=entry if entry != statement.entry else None,
    )


def _name(page: str) -> tuple[str, ...]:
    """The words of the name on the first page, in the spelling of a name; none where no name is found.

    It stands at the head, or, where a column of contact data comes first, on a line of its own that shares a word with
    a mail address.
    """
    lines = [line for line in page.split("\n") if line.strip()]
    mails = " ".join(_MAIL.findall(page)).casefold()
    for place, line in enumerate(lines[:_NAME_WITHIN]):
        words = _like_a_name(line)
        if words and (place < 2 or any(len(word) > 2 and word.casefold() in mails for word in words)):
            return words
    return ()


def _like_a_name(line: str) -> tuple[str, ...]:
    head = _TITLE_OF_A_CV.sub("", _NAME_END.split(line.strip(" •\t"))[0]).strip(" :–—-")
    words = head.split()
    if not 2 <= len(words) <= 5 or not all(_NAME_WORD.fullmatch(word) for word in words):
        return ()
    cased = tuple(word.title() if head.isupper() else word for word in words)
    return cased if sum(word[0].isupper() for word in cased) >= 2 and not find_skills(head) else ()


def _stands_for_the_person(word: str) -> bool:
    """Whether a word of the name, met alone, is the name and not a month, place, language or skill."""
    if len(word) < _SHORTEST_NAME or not word[0].isupper() or word.casefold() in month_numbers():
        return False
    return not (find_places(word) or find_languages(word) or find_skills(word))


def _neutral_role(match: re.Match[str]) -> str:
    """ "chairwoman" is read as "chair", "waitress" as "waiter"."""
    if match["role"]:
        return match["role"]
    ending = "er" if match["stem"].casefold() == "wait" else "or"
    return match["stem"] + ending + ("s" if match["many"] else "")


def _nationalities(line: str) -> Iterator[Aside]:
    """Words of nationality, except where they name a language or state a right to work."""
    found = list(_nationality_words().finditer(line))
    if not found or find_work_rights(line):
        return
    for match in found:
        of_a_person = _PERSON_AFTER.match(line, match.end()) or _PERSON_BEFORE.search(line[: match.start()])
        if of_a_person or match[0] not in _named_like_languages():
            yield Aside(match.start(), match.end(), AsideKind.NATIONALITY)


@cache
def _nationality_words() -> re.Pattern[str]:
    words = [word for word in adjectives() if word[0].isupper() and word not in _PLACES_TOO]
    return re.compile(rf"(?<![\w-])(?:{alternation(words)})(?![\w])")


_PLACES_TOO = frozenset({"UK", "U.K.", "US", "U.S.", "USA", "Hong Kong", "Singapore", "New Zealand", "Luxembourg"})
"""Adjectives that are also the names of places, where one can live and work."""


@cache
def _named_like_languages() -> frozenset[str]:
    return frozenset(word for word in adjectives() if find_languages(word))


def _apart(found: Iterable[Aside]) -> list[Aside]:
    """Of stretches that overlap the first and longest is kept."""
    kept: list[Aside] = []
    for one in sorted(set(found), key=lambda aside: (aside.start, -aside.end, aside.kind)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _moved(found: Iterable[Aside], by: int) -> Iterator[Aside]:
    return (Aside(one.start + by, one.end + by, one.kind, one.neutral) for one in found)
