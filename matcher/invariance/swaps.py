"""What is swapped in a CV to show that it does not count: each swap gives the edits of a document.

Names, gendered words, names of universities and words of nationality are the words that `matcher.cv.asides` sets aside;
bullets, dashes and dates are ways of writing the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from matcher.cv.asides import Aside, AsideKind, asides_of
from matcher.invariance.edits import Edit, edited
from matcher.lexicon import read_lists
from matcher.nouns import Document, Span

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
_MONTH = "|".join(f"{month}|{month[:3]}" for month in _MONTHS)
_HALF_A_DATE = re.compile(
    rf"(?<!\d)(?:\d{{1,2}}(?:st|nd|rd|th)?|mid|early|late|end|{_MONTH}|Sept)\.?(?: of)? ?(?:[–—/-]|to|and|or)? ?$"
)
"""What must not stand before a month: the day of it, "mid", or the first month of a range that has one year."""
_MONTH_YEAR = re.compile(rf"(?<![\w/])(?P<month>{_MONTH}|Sept)\.? (?P<year>20\d\d)\b")
_BULLET = re.compile(r"^(?P<mark>[•*–-])(?= )", re.MULTILINE)
_DASH = re.compile(r"(?<= )[–—-](?= )")
_GENDERS = (
    ("she", "he"), ("her", "his"), ("hers", "his"), ("herself", "himself"), ("mrs", "mr"), ("ms", "mr"),
    ("miss", "mr"), ("female", "male"), ("woman", "man"), ("women", "men"), ("women's", "men's"),
    ("women’s", "men’s"), ("girl", "boy"), ("girls", "boys"), ("ladies", "gentlemen"), ("lady", "gentleman"),
    ("daughter", "son"), ("daughters", "sons"), ("mother", "father"), ("mothers", "fathers"), ("sister", "brother"),
    ("sisters", "brothers"), ("wife", "husband"), ("sorority", "fraternity"), ("feminine", "masculine"),
    ("mum", "dad"),
)  # fmt: skip
_OTHER_GENDER = dict(_GENDERS) | {man: woman for woman, man in reversed(_GENDERS)} | {
    "him": "her"
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Swap:
    """A name for people and the edits that it makes in a document."""

    name: str
    edits: Callable[[Document], Sequence[Edit]]

    def applied(self, document: Document) -> tuple[Document, tuple[Edit, ...]]:
        """The changed document, and what was changed in it."""
        made = tuple(one for one in self.edits(document) if one.old != one.new)
        return edited(document, made), made


def swaps() -> tuple[Swap, ...]:
    """Every swap, in the order in which it is reported."""
    names = read_lists("swaps.toml", "names")
    universities = read_lists("swaps.toml", "institutions")
    return (
        *(Swap(f"name: {group}", _names(fresh[turn % 2])) for turn, (group, fresh) in enumerate(names.items())),
        Swap("gendered words", _genders),
        *(Swap(f"university: {group}", _institutions(fresh)) for group, fresh in universities.items()),
        Swap("nationality words", _nationalities),
        Swap("bullets and dashes", _glyphs),
        Swap("date styles: months in full", _dates(lambda month, year: f"{_MONTHS[month - 1]} {year}")),
        Swap("date styles: figures", _dates(lambda month, year: f"{month:02d}/{year}")),
    )


def _lines(document: Document, kind: AsideKind) -> Iterator[tuple[int, str, Aside]]:
    asides = asides_of(document)
    for number, page in enumerate(document.pages, start=1):
        yield from ((number, page, one) for one in asides.find(page) if one.kind is kind)


def _edit(page: int, text: str, start: int, end: int, new: str) -> Edit:
    return Edit(Span(page, start, end), text[start:end], new)


def _names(fresh: str) -> Callable[[Document], Sequence[Edit]]:
    """First and last name, wherever they stand; a name of more words keeps first and last in place."""
    first, last = fresh.split()

    def edits(document: Document) -> list[Edit]:
        own = asides_of(document).name
        made = []
        for page, text, one in _lines(document, AsideKind.NAME):
            words = text[one.start : one.end]
            new = fresh if " " in words else (first if own and words.casefold() == own[0].casefold() else last)
            made.append(_edit(page, text, one.start, one.end, new.upper() if words.isupper() else new))
        return made

    return edits


def _genders(document: Document) -> list[Edit]:
    found = ((page, text, one, text[one.start : one.end]) for page, text, one in _lines(document, AsideKind.GENDER))
    return [_edit(page, text, one.start, one.end, _other_gender(words)) for page, text, one, words in found]


def _other_gender(words: str) -> str:
    folded = words.casefold()
    other = _OTHER_GENDER.get(folded)
    if other is None:
        for ending, new in (("women", "men"), ("woman", "man"), ("men", "women"), ("man", "woman"),
                            ("ress", "er"), ("er", "ress")):  # fmt: skip
            if folded.endswith(ending):
                other = folded.removesuffix(ending) + new
                break
    if other is None:
        return words
    return other.upper() if words.isupper() else other.capitalize() if words[0].isupper() else other


def _institutions(fresh: Sequence[str]) -> Callable[[Document], Sequence[Edit]]:
    """The same university becomes the same other one wherever it stands."""

    def edits(document: Document) -> list[Edit]:
        found = list(_lines(document, AsideKind.INSTITUTION))
        distinct = list(dict.fromkeys(text[one.start : one.end] for _, text, one in found))
        return [
            _edit(page, text, one.start, one.end, fresh[distinct.index(text[one.start : one.end]) % len(fresh)])
            for page, text, one in found
        ]

    return edits


def _nationalities(document: Document) -> list[Edit]:
    fresh = read_lists("swaps.toml", "nationalities")["words"]
    made: list[Edit] = []
    for page, text, one in _lines(document, AsideKind.NATIONALITY):
        others = [word for word in fresh if word != text[one.start : one.end]]
        made.append(_edit(page, text, one.start, one.end, others[len(made) % len(others)]))
    return made


def _glyphs(document: Document) -> list[Edit]:
    """Other bullets at the start of lines, and other dashes between words."""
    made: list[Edit] = []
    for page, text in enumerate(document.pages, start=1):
        marks = list(_BULLET.finditer(text))
        made += [_edit(page, text, m.start(), m.end(), "–" if m["mark"] == "•" else "•") for m in marks]
        taken = {m.start() for m in marks}
        dashes = [m for m in _DASH.finditer(text) if m.start() not in taken]
        made += [_edit(page, text, m.start(), m.end(), "–" if m[0] == "-" else "-") for m in dashes]
    return made


def _dates(write: Callable[[int, str], str]) -> Callable[[Document], Sequence[Edit]]:
    numbers = {name: place for place, month in enumerate(_MONTHS, start=1) for name in (month, month[:3])} | {"Sept": 9}

    def edits(document: Document) -> list[Edit]:
        return [
            _edit(page, text, m.start(), m.end(), write(numbers[m["month"]], m["year"]))
            for page, text in enumerate(document.pages, start=1)
            for m in _MONTH_YEAR.finditer(text)
            if not _HALF_A_DATE.search(text[max(0, m.start() - 16) : m.start()])
        ]

    return edits
