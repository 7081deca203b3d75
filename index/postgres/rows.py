"""The rows of a posting in each table, and how rows are put in and taken out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.filters import fold
from index.postgres.database import Connection, copy_rows, run, vector_bytes
from index.postgres.words import RANKED, PostingWords
from index.records import to_json
from matcher.nouns import Posting
from matcher.retrieval import Candidate, Vectors

VECTORS = {"version": "int8", "posting_id": "text", "number": "int4", "vector": "vector"}
TABLES: Mapping[str, Mapping[str, str]] = {
    "posting": {
        "version": "int8", "id": "text", "sort_title": "text", "company": "text", "company_words": "text[]",
        "work_mode": "text", "deadline": "date", "closed_notice": "bool", "start_first": "date", "start_last": "date",
        "paid": "bool", "sponsors": "bool", "levels": "text[]", "requirements": "int4", "chunks": "int4",
        "tokens": "int4", "words": "tsvector", "record": "text",
    },
    "location": {"version": "int8", "posting_id": "text", "city": "text", "beside_city": "text", "country": "text"},
    "variant": {"version": "int8", "posting_id": "text", "id": "text"},
    "requirement": VECTORS,
    "chunk": VECTORS,
    "word": {"version": "int8", "word": "text", "postings": "int4"},
}  # fmt: skip
"""Every table that is parted by version, its columns and their types."""
OWNED = ("location", "variant", "requirement", "chunk")
"""The tables whose rows belong to one posting, by `posting_id`."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much of a version: postings, vectors of both kinds, words. Differences may be negative."""

    postings: int = 0
    requirements: int = 0
    chunks: int = 0
    tokens: int = 0

    def __add__(self, other: Counts) -> Counts:
        """Both together."""
        return Counts(
            self.postings + other.postings,
            self.requirements + other.requirements,
            self.chunks + other.chunks,
            self.tokens + other.tokens,
        )

    def __neg__(self) -> Counts:
        """As much less."""
        return Counts(-self.postings, -self.requirements, -self.chunks, -self.tokens)


class Rows:
    """The rows of some postings, collected for one COPY a table."""

    def __init__(self, version: int) -> None:
        self._version = version
        self._of: dict[str, list[Sequence[object]]] = {table: [] for table in TABLES}
        self._words: Counter[str] = Counter()
        self.counts = Counts()

    def add(self, candidate: Candidate) -> None:
        """The rows of one posting."""
        posting, words = candidate.posting, PostingWords(candidate.posting)
        self._of["posting"].append(self._posting(candidate, words))
        self._of["location"] += ((self._version, posting.id, *place) for place in _locations(posting))
        self._of["variant"] += ((self._version, posting.id, one.id) for one in posting.variants)
        self._of["requirement"] += self._vectors(posting.id, candidate.requirement_vectors)
        self._of["chunk"] += self._vectors(posting.id, candidate.chunk_vectors)
        self._words.update(words.ranked())
        self.counts += Counts(1, len(candidate.requirement_vectors), len(candidate.chunk_vectors), words.count)

    def copy_to(self, connection: Connection, *, suffix: str = "") -> None:
        """Append all rows, to the parted tables or to those of a suffix, and forget them; the counts stay."""
        self._of["word"] = [(self._version, word, times) for word, times in sorted(self._words.items())]
        for table, rows in self._of.items():
            copy_rows(connection, f"{table}{suffix}", TABLES[table], rows)
            rows.clear()
        self._words.clear()

    def _posting(self, candidate: Candidate, words: PostingWords) -> Sequence[object]:
        posting = candidate.posting
        company = fold(posting.company or "")
        return (
            self._version,
            posting.id,
            fold(posting.title),
            company,
            company.split(),
            posting.work_mode.value if posting.work_mode else None,
            posting.deadline.day if posting.deadline else None,
            posting.closed_notice,
            posting.start.earliest() if posting.start else None,
            posting.start.latest() if posting.start else None,
            posting.pay.paid,
            posting.sponsors,
            sorted({level.value for level in posting.levels}),
            len(candidate.requirement_vectors),
            len(candidate.chunk_vectors),
            words.count,
            words.tsvector(),
            to_json(posting),
        )

    def _vectors(self, posting_id: str, vectors: Vectors) -> Iterator[Sequence[object]]:
        return ((self._version, posting_id, number, vector_bytes(one)) for number, one in enumerate(vectors))


def take_out(connection: Connection, version: int, ids: Iterable[str]) -> Counts:
    """Remove the postings of these ids from a version; gives how much that was."""
    of_these = {"version": version, "ids": list(ids)}
    run(
        connection,
        "INSERT INTO word (version, word, postings) SELECT %(version)s, lexeme, -count(*) FROM posting, unnest(words) "
        f"WHERE version = %(version)s AND id = ANY(%(ids)s) AND weights && '{{{','.join(RANKED)}}}' GROUP BY lexeme",
        of_these,
    )
    for table in OWNED:
        run(connection, f"DELETE FROM {table} WHERE version = %(version)s AND posting_id = ANY(%(ids)s)", of_these)
    gone = run(
        connection,
        "DELETE FROM posting WHERE version = %(version)s AND id = ANY(%(ids)s) RETURNING requirements, chunks, tokens",
        of_these,
    )
    return sum((Counts(1, *one) for one in gone), Counts())


def take_over(connection: Connection, old: int, new: int, ids: Iterable[str]) -> Counts:
    """Put the postings of these ids as they stand in the old version in the place of those in the new one."""
    ids = list(ids)
    removed = take_out(connection, new, ids)
    both = {"old": old, "new": new, "ids": ids}
    for table, key in (("posting", "id"), *((table, "posting_id") for table in OWNED)):
        columns = ", ".join(name for name in TABLES[table] if name != "version")
        run(
            connection,
            f"INSERT INTO {table} (version, {columns}) SELECT %(new)s, {columns} FROM {table} "
            f"WHERE version = %(old)s AND {key} = ANY(%(ids)s)",
            both,
        )
    run(
        connection,
        "INSERT INTO word (version, word, postings) SELECT %(new)s, lexeme, count(*) FROM posting, unnest(words) "
        f"WHERE version = %(new)s AND id = ANY(%(ids)s) AND weights && '{{{','.join(RANKED)}}}' GROUP BY lexeme",
        both,
    )
    added = run(
        connection,
        "SELECT requirements, chunks, tokens FROM posting WHERE version = %(new)s AND id = ANY(%(ids)s)",
        both,
    )
    return sum((Counts(1, *one) for one in added), -removed)


def _locations(posting: Posting) -> Iterator[Sequence[object]]:
    """The name of the town is taken out of the other words, so that "York" does not find "New York"."""
    for place in posting.locations:
        city = fold(place.city) if place.city else None
        beside_city = fold(place.text).replace(city, " ") if city else fold(place.text)
        yield city, beside_city, place.country
