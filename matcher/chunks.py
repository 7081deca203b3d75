"""Which pieces of a posting and of a CV are embedded: `text` is what the model reads, `span` is where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.cv.title_rows import TitleRows, title_rows
from matcher.nouns import Chunk, Cv, Line, Posting, Role, SectionName, Span, Statement

_GLYPHS = str.maketrans("–—−‐‑’‘“”", "-----''\"\"")

RULES_VERSION = "1"
"""Raised with every change of a rule here, so that an index says which rules it was built by."""

CHUNKED_ROLES = (Role.REQUIREMENT, Role.DUTY, Role.COMPANY, Role.UNKNOWN)
MERGED_CHARACTERS = 300
"""Neighbouring lines of one role are merged up to this size: bullets of three words say little on their own."""
LONGEST_CHARACTERS = 900
"""About 200 tokens: the default model reads 256 and drops the rest, so that a longer line is cut into pieces."""

UNCHUNKED_SECTIONS = (SectionName.CONTACT, SectionName.REFERENCES)
CONTEXT_SECTIONS = (
    SectionName.EXPERIENCE,
    SectionName.PROJECTS,
    SectionName.VOLUNTEERING,
    SectionName.TEACHING,
    SectionName.PUBLICATIONS,
)
"""Education is left out: its heading is mostly the name of a university, which must not count."""
CONTEXT_WORDS = 8
"""A statement of fewer words is read under the heading of its entry; a longer one speaks for itself."""


def posting_chunks(posting: Posting) -> tuple[Chunk, ...]:
    """The title with the company, then what the posting asks, does and is; page noise, legal and process left out."""
    kept = [line for line in posting.lines if line.role in CHUNKED_ROLES]
    pieces = [piece for line in kept for piece in _pieces(line)]
    return (_title_chunk(posting), *_merged(pieces))


def cv_chunks(cv: Cv) -> tuple[Chunk, ...]:
    """One chunk a statement, contact details and references left out; `role` is the name of the section.

    A title row is read as title and organisation, in that order, whatever its layout.
    """
    titles = title_rows(cv)
    return tuple(
        Chunk(_with_context(statement, titles), statement.span, statement.section.value)
        for statement in cv.statements
        if statement.section not in UNCHUNKED_SECTIONS and any(letter.isalnum() for letter in titles.text_of(statement))
    )


def one_line(text: str) -> str:
    """The text with every run of white space as one space, as models read it."""
    return " ".join(text.split())


def _title_chunk(posting: Posting) -> Chunk:
    text = f"{posting.title} at {posting.company}" if posting.company else posting.title
    start = max(posting.text.find(posting.title), 0)
    end = start + len(posting.title) if posting.text.startswith(posting.title, start) else start
    return Chunk(one_line(text), Span(1, start, end), Role.TITLE.value)


def _pieces(line: Line) -> Iterator[Chunk]:
    """The line, cut at white space where it is longer than a model reads."""
    start = 0
    while start < len(line.text):
        end = start + LONGEST_CHARACTERS
        if end < len(line.text):
            cut = line.text.rfind(" ", start + 1, end)
            end = cut if cut > start else end
        words = one_line(line.text[start:end])
        if words:
            stop = min(end, len(line.text))
            yield Chunk(words, Span(1, line.span.start + start, line.span.start + stop), line.role.value)
        start = end


def _merged(pieces: list[Chunk]) -> Iterator[Chunk]:
    """Neighbours of one role joined while they are short; the span runs from the first to the last."""
    waiting: Chunk | None = None
    for piece in pieces:
        if waiting is None:
            waiting = piece
        elif piece.role == waiting.role and len(waiting.text) + len(piece.text) < MERGED_CHARACTERS:
            joined = f"{waiting.text} {piece.text}"
            waiting = Chunk(joined, Span(1, waiting.span.start, piece.span.end), piece.role)
        else:
            yield waiting
            waiting = piece
    if waiting is not None:
        yield waiting


def _one_style(text: str) -> str:
    """Dashes, quotes and apostrophes in one style, so that it makes no difference which a CV uses."""
    return one_line(text.translate(_GLYPHS))


def _with_context(statement: Statement, titles: TitleRows) -> str:
    text = _one_style(titles.text_of(statement))
    entry = _one_style(titles.entry_of(statement))
    short = len(text.split()) < CONTEXT_WORDS
    if short and entry and statement.section in CONTEXT_SECTIONS and entry != text:
        return f"{entry}: {text}"
    return text
