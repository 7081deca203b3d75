"""What `match_cv` asks of an index, and what it gets back. A snapshot's `search` is a `Retrieve`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from matcher.nouns import Filters, Posting

Vectors = NDArray[np.float32]
"""Shape (n, dimension), rows of unit length, so that a dot product is a cosine."""

Embed = Callable[[Sequence[str]], Vectors]
"""Texts to unit vectors, in order; the same text always gives the same row."""


def at_hand(vectors: Vectors) -> Callable[[], Vectors]:
    """What a query awaits, where there is nothing to wait for."""
    return lambda: vectors


@dataclass(frozen=True, slots=True)
class Query:
    """A CV as a search: its statement vectors, its distinct lower-case words, filters, how many postings to bring.

    `awaited` gives the vectors, as soon as the model has computed them: whoever searches does first what needs none.
    """

    awaited: Callable[[], Vectors]
    words: tuple[str, ...]
    filters: Filters
    as_of: date
    limit: int

    @property
    def vectors(self) -> Vectors:
        """One row a statement; waits until they are there."""
        return self.awaited()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A posting with its stored vectors: one row a requirement, one row a chunk."""

    posting: Posting
    requirement_vectors: Vectors
    chunk_vectors: Vectors


Retrieve = Callable[[Query], tuple[Candidate, ...]]
"""The best `limit` postings that pass the filters (all of them when fewer pass), in no particular order."""


def unit_rows(vectors: Vectors) -> Vectors:
    """The rows scaled to length 1; a row of zeros stays as it is."""
    lengths = np.linalg.norm(vectors.astype(np.float64), axis=1, keepdims=True)
    return (vectors / np.where(lengths == 0, 1, lengths)).astype(np.float32)


def each_once(texts: Sequence[str], dimension: int, embed: Embed) -> Vectors:
    """One unit row a text, in order, from an `embed` that is given each distinct text once; (0, dimension) for none.

    It gets them shortest first, in an order that depends on the texts alone, so that neither the order of the input
    nor a repetition in it changes a vector.
    """
    distinct = sorted(set(texts), key=lambda text: (len(text), text))
    if not distinct:
        return np.zeros((0, dimension), dtype=np.float32)
    row_of = {text: row for row, text in enumerate(distinct)}
    return unit_rows(embed(distinct))[[row_of[text] for text in texts]]
