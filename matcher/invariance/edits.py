"""Words of a document replaced by others: the text changes, the headings move along."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from matcher.nouns import Document, Span


@dataclass(frozen=True, slots=True)
class Edit:
    """The words at a span and what stands there instead."""

    span: Span
    old: str
    new: str


def edited(document: Document, edits: Sequence[Edit]) -> Document:
    """The document with the edits made, which must lie apart from each other; where its words are drawn is left out."""
    by_page = {number: _of_page(edits, number) for number in range(1, len(document.pages) + 1)}
    pages = tuple(_rewritten(page, by_page[number]) for number, page in enumerate(document.pages, start=1))
    headings = tuple(_moved(span, by_page.get(span.page, [])) for span in document.headings)
    columns = tuple(replace(one, span=_moved(one.span, by_page.get(one.span.page, []))) for one in document.columns)
    return replace(document, pages=pages, headings=headings, columns=columns, boxes=(), page_sizes=())


def _of_page(edits: Sequence[Edit], page: int) -> list[Edit]:
    return sorted((one for one in edits if one.span.page == page), key=lambda one: one.span)


def _rewritten(page: str, edits: Sequence[Edit]) -> str:
    pieces, at = [], 0
    for one in edits:
        pieces += [page[at : one.span.start], one.new]
        at = one.span.end
    return "".join([*pieces, page[at:]])


def _moved(span: Span, edits: Sequence[Edit]) -> Span:
    """Where a stretch lies after the edits: what is replaced before its ends moves them."""
    starts = [one.span.start for one in edits]
    shifts = [0, *accumulate(len(one.new) - (one.span.end - one.span.start) for one in edits)]
    return Span(span.page, span.start + shifts[bisect_left(starts, span.start)],
                span.end + shifts[bisect_left(starts, span.end)])  # fmt: skip
