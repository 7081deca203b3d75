"""Title rows of posts and courses in one wording, whatever the order, dates and places that their layout gives them.

One theme writes "Foam Works, Lab assistant    Leeds, UK   May – Aug 2024 (4 months)", another puts the same on two rows
and the other way round; what is compared with postings must not depend on that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matcher.cv.work_experience import is_place, names_in
from matcher.nouns import Cv, Degree, Experience, SectionName, Span, Statement

_LONGEST_TITLE = 200
_EDGE = re.compile(
    r"^(?:[\s–—|·,:;-]|(?:present|now|current|ongoing|today)\b)+|(?:[\s–—|·,:;(-]|\b(?:present|now|current|ongoing|today))+$",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_SMALL = frozenset({"in", "of", "and", "the", "degree", "hons"})


@dataclass(frozen=True, slots=True)
class TitleRows:
    """What is read in place of a row, by its span ("" for a further row of a title), and of an entry, by its words."""

    rows: dict[Span, str]
    entries: dict[str, str]

    def text_of(self, statement: Statement) -> str:
        """What is compared of a statement."""
        return self.rows.get(statement.span, statement.plain)

    def entry_of(self, statement: Statement) -> str:
        """What is compared of the entry over a statement, without the dashes that its dates leave."""
        return _EDGE.sub("", self.entries.get(statement.entry, statement.plain_entry))


def title_rows(cv: Cv) -> TitleRows:
    """The title rows of a CV; a row that tells more than title, organisation, place and dates is left as it is."""
    rows: dict[Span, str] = {}
    entries: dict[str, str] = {}
    for title, own in (*_posts(cv), *_courses(cv)):
        rows |= {statement.span: "" for statement in own}
        rows[own[0].span] = title
        if own[0].entry:
            entries[own[0].entry] = title
    bare = {s.span: _bare(s) for s in cv.statements if s.span not in rows and _is_title(s)}
    return TitleRows(bare | rows, entries)


def _is_title(statement: Statement) -> bool:
    return bool(statement.entry) and statement.text.startswith(statement.entry[:40])


def _bare(statement: Statement) -> str:
    """A title row without what its dates leave at its ends; a row of a course that tells a place alone is empty."""
    text = _EDGE.sub("", statement.plain)
    alone = statement.section is SectionName.EDUCATION and is_place(text)
    return "" if alone else text


def _posts(cv: Cv) -> Iterator[tuple[str, list[Statement]]]:
    for post in cv.profile.experiences:
        own = [one for one in cv.statements if _within(one.span, post.span)]
        title = _of_post(post, own) if own else None
        if title:
            yield title, own


def _within(inner: Span, outer: Span) -> bool:
    return inner.page == outer.page and outer.start <= inner.start and inner.end <= outer.end


def _of_post(post: Experience, own: Sequence[Statement]) -> str | None:
    """Title and organisation, as far as they are compared; None where the rows tell more."""
    words = "\t".join(_EDGE.sub("", one.plain) for one in own)
    title, organisation = (_as_compared(name, own) for name in (post.title, post.organisation))
    names = [name for name in (title, organisation) if name and name in words]
    beside = [name for name in names_in(words) if name not in names and not is_place(name)]
    if title not in names or beside or len(words) > _LONGEST_TITLE:
        return None
    return ", ".join(names)


def _as_compared(name: str | None, own: Sequence[Statement]) -> str | None:
    """A name as its row reads with blanks or neutral words in place of what is set aside."""
    if not name:
        return name
    places = ((one.plain, at) for one in own if (at := one.text.find(name)) >= 0)
    plain, at = next(places, (name, 0))
    return plain[at : at + len(name)].strip()


def _courses(cv: Cv) -> Iterator[tuple[str, list[Statement]]]:
    for degree in cv.profile.degrees:
        own = [one for one in cv.statements if _touches(one, degree.span)]
        if own and (title := _of_course(degree, own)):
            yield title, own


def _touches(statement: Statement, span: Span) -> bool:
    overlaps = statement.span.start < span.end and span.start < statement.span.end
    return statement.section is SectionName.EDUCATION and statement.span.page == span.page and overlaps


def _of_course(degree: Degree, own: Sequence[Statement]) -> str | None:
    """Award and subject, where the row tells no more than these, a school, a place and dates."""
    words = " ".join(_EDGE.sub("", one.plain) for one in own)
    names = [name for name in (degree.award, degree.field) if name and name in words]
    told = {word for name in names for word in _WORD.findall(name)} | _SMALL
    beside = [n for n in names_in(words) if not set(_WORD.findall(n)) <= told and not is_place(n)]
    return " ".join(dict.fromkeys(names)) if names and not beside else None
