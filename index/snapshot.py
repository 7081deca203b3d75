"""One finished index, read only: the postings, their vectors and words, and the search over them."""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date
from functools import lru_cache, wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import numpy as np
from numpy.typing import NDArray
from pydantic import ValidationError

from index.catalogue import RECORDS, Catalogue
from index.chunk_search import ChunkSearch, Passing, Rows, chunks_of
from index.clusters import ClusterFile
from index.errors import DamagedSnapshot, WrongModel
from index.lexical import ROWS, WEIGHTS, Lexical
from index.manifest import Manifest, read_manifest
from index.ranking import Ranker, fused
from index.vectors import VectorFile
from matcher.nouns import Filters, Posting
from matcher.retrieval import Candidate, Query, Vectors

CATALOGUE = "catalogue.sqlite"
LEXICAL = "lexical.sqlite"
CHUNKS = "chunks.npy"
REQUIREMENTS = "requirements.npy"
FILES = (CATALOGUE, CATALOGUE + RECORDS, LEXICAL, LEXICAL + ROWS, LEXICAL + WEIGHTS, CHUNKS, REQUIREMENTS)
CLUSTERS = "chunks.clusters"
"""There only where the manifest says that chunks are searched by clusters."""

DEPTH = 2
LEAST_DEPTH = 100
"""The lists are read deeper than asked, so that a posting that is good in both but first in none is not cut off."""
NOTHING_ASKED = Filters()
DAYS_KEPT = 2
"""Which postings pass where no filter is asked for is kept for so many days: the same for everyone, and it takes
milliseconds to find among a million."""


_SIGNS_OF_DAMAGE = (sqlite3.DatabaseError, ValidationError, UnicodeDecodeError)
"""What SQLite and the records in it meet where bytes are not those that were written."""

P = ParamSpec("P")
R = TypeVar("R")


def _damage_told(method: Callable[Concatenate[Snapshot, P], R]) -> Callable[Concatenate[Snapshot, P], R]:
    """DamagedSnapshot where reading meets damage that the samples taken at the opening did not show."""

    @wraps(method)
    def told(self: Snapshot, /, *given: P.args, **named: P.kwargs) -> R:
        try:
            return method(self, *given, **named)
        except _SIGNS_OF_DAMAGE as fault:
            raise _damaged(self.folder) from fault

    return told


def _of_each(rows: Rows, vectors: VectorFile, bounds: NDArray[np.int64]) -> list[Vectors]:
    """For each of the rows its vectors, parts of one copy."""
    together = vectors.at(chunks_of(rows, bounds))
    return np.split(together, np.cumsum(bounds[rows + 1] - bounds[rows])[:-1])


def _damaged(folder: Path) -> DamagedSnapshot:
    return DamagedSnapshot(
        f"The snapshot in {folder} is damaged. Build the index again: python scripts/reindex.py PATH... --full "
        f"--index {folder.parent}"
    )


class Snapshot:
    """An index that was checked when it was opened. Many threads may use it at once.

    DamagedSnapshot from any method that meets damage which was not found then.
    """

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self.folder = folder
        self.manifest = manifest
        large = manifest.search.kind == "clusters"
        self._catalogue = Catalogue(folder / CATALOGUE, scattered=large)
        self._lexical = Lexical(folder / LEXICAL)
        self._requirements = VectorFile(folder / REQUIREMENTS, scattered=large)
        self._chunks = VectorFile(folder / CHUNKS, scattered=large)
        clusters = ClusterFile(folder / CLUSTERS) if large else None
        self.chunk_search = ChunkSearch(self._chunks, clusters, manifest.search)
        self._ranker = Ranker(self.chunk_search, self._catalogue.chunk_bounds)
        self._helper = ThreadPoolExecutor(1, "words") if self.chunk_search.threads > 1 else None
        self._unfiltered = lru_cache(DAYS_KEPT)(self._passing_on)

    @classmethod
    def open(cls, folder: Path, *, revision: str | None = None) -> Snapshot:
        """The snapshot in a folder; `revision` is the model's that queries will come from.

        DamagedSnapshot if a file is missing or changed, WrongModel if another model made the vectors.
        """
        manifest = read_manifest(folder)
        if revision is not None and manifest.revision != revision:
            raise WrongModel(
                f"The index was built with the model {manifest.model} (revision {manifest.revision[:12]}), not with "
                f"the one in use (revision {revision[:12]}). Use that model, or build the index again: "
                "python scripts/reindex.py PATH... --index DIR"
            )
        try:
            return cls(folder, manifest)
        except (*_SIGNS_OF_DAMAGE, OSError, ValueError, TypeError, RuntimeError) as fault:
            raise _damaged(folder) from fault

    @_damage_told
    def search(self, query: Query) -> tuple[Candidate, ...]:
        """The best `limit` postings that pass the filters, best first; all of them when fewer pass."""
        passing = self._unfiltered(query.as_of) if query.filters == NOTHING_ASKED else self._filtered(query)
        return self._candidates(self._best(query, passing) if len(passing) > query.limit else passing.postings)

    @_damage_told
    def posting(self, posting_id: str) -> Posting | None:
        """The posting of this id, or the one that has a variant of this id; None if there is none."""
        row = self._catalogue.row_of(posting_id)
        return None if row is None else self._catalogue.posting(row)

    @_damage_told
    def postings(
        self, filters: Filters, *, as_of: date, offset: int = 0, limit: int | None = None
    ) -> tuple[tuple[Posting, ...], int]:
        """A page of the postings that pass, by title and then id, and how many pass in all; no limit: to the end."""
        passing = self._passing(filters, as_of)
        passes = np.zeros(len(self._catalogue), dtype=np.bool_)
        passes[passing] = True
        ordered = self._catalogue.by_title[passes[self._catalogue.by_title]]
        page = ordered[offset:] if limit is None else ordered[offset : offset + limit]
        return tuple(self._catalogue.postings(page)), len(ordered)

    @property
    def ids(self) -> tuple[str, ...]:
        """The id of every posting, in order."""
        return self._catalogue.ids

    @_damage_told
    def all_postings(self) -> tuple[Posting, ...]:
        """Every posting, by id."""
        return tuple(self._catalogue.postings(np.arange(len(self._catalogue))))

    @_damage_told
    def candidate_of(self, posting_id: str) -> Candidate | None:
        """The posting of this id, or with a variant of this id, with its vectors; None if there is none."""
        row = self._catalogue.row_of(posting_id)
        return None if row is None else self.candidate(row)

    def candidate(self, row: int) -> Candidate:
        """The posting of a row with its vectors."""
        return self._candidates(np.array([row]))[0]

    def size_bytes(self) -> int:
        """The files of the folder together; 0 where a later build has already removed it."""
        with suppress(OSError):
            return sum(path.stat().st_size for path in self.folder.iterdir())
        return 0

    def close(self) -> None:
        """Close the files; the snapshot cannot be used afterwards."""
        if self._helper is not None:
            self._helper.shutdown()
        self.chunk_search.close()
        self._catalogue.close()
        self._lexical.close()

    def _best(self, query: Query, passing: Passing) -> Rows:
        """The dense and the lexical list of the passing rows, fused; side by side where the index is large."""
        depth = max(DEPTH * query.limit, LEAST_DEPTH)
        if self._helper is None:
            lexical = self._lexical.ranked(query.words, passing.postings, depth)
            dense = self._ranker.ranked(query.vectors, passing, depth)
        else:
            by_words = self._helper.submit(self._by_words, query, passing, depth)
            dense = self._ranker.ranked(query.vectors, passing, depth)
            lexical = by_words.result()
        return fused((dense, lexical), passing.postings, query.limit)

    def _by_words(self, query: Query, passing: Passing, depth: int) -> Rows:
        """The lexical list, the first half of what is asked for read ahead, since nearly all of it is brought."""
        ranked = self._lexical.ranked(query.words, passing.postings, depth)
        deque(self._catalogue.postings(ranked[: query.limit // 2]), maxlen=0)
        return ranked

    def _candidates(self, rows: Rows) -> tuple[Candidate, ...]:
        """The postings of these rows with their vectors, which the disk brings together while the records are read."""
        catalogue = self._catalogue
        stored = (self._requirements, catalogue.requirement_bounds), (self._chunks, catalogue.chunk_bounds)
        for vectors, bounds in stored:
            vectors.expect(bounds[rows], bounds[rows + 1])
        postings = tuple(catalogue.postings(rows))
        requirements, chunks = (_of_each(rows, vectors, bounds) for vectors, bounds in stored)
        return tuple(map(Candidate, postings, requirements, chunks))

    def _filtered(self, query: Query) -> Passing:
        return Passing(self._passing(query.filters, query.as_of), self._catalogue.chunk_bounds)

    def _passing_on(self, as_of: date) -> Passing:
        return Passing(self._passing(NOTHING_ASKED, as_of), self._catalogue.chunk_bounds)

    def _passing(self, filters: Filters, as_of: date) -> Rows:
        passing = self._catalogue.passing(filters, as_of)
        with_words = self._lexical.containing(filters.words)
        return passing if with_words is None else np.intersect1d(passing, with_words, assume_unique=True)
