"""What was sent to the service or removed through it, kept in the database in the transaction that makes it searchable.

The counterpart of `index/posted.py`: a source beside the files for every re-index, whichever machine runs it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from index.errors import NoSnapshot
from index.manifest import Manifest
from index.posted import Kept, PostedPostings, Progress, Sent, sent_of
from index.postgres.database import Connection, Database, run
from index.postgres.live import Note
from index.records import to_json
from matcher.nouns import Posting


class Revise(Protocol):
    """`PostgresEngine.revise` with its embedder."""

    def __call__(self, *, add: Sequence[Posting] = (), remove: Collection[str] = (), note: Note) -> Manifest:
        """Change the current version and write the note, both or neither."""
        ...


class PostgresPosted:
    """An `index.posted.Posted` in a database, for several services at once. Faults as for `PostgresEngine.revise`."""

    def __init__(self, database: Database, revise: Revise) -> None:
        self._database = database
        self._revise = revise

    def put(self, content: bytes, postings: Sequence[Posting], *, given_id: str | None = None) -> int:
        """Keep postings with the bytes they were read from and make them searchable; the number of the change."""
        note = _Note([(posting.id, to_json(posting)) for posting in postings], (given_id, content))
        self._revise(add=postings, note=note)
        return note.number

    def remove(self, ids: Collection[str]) -> int:
        """Remove postings and keep in mind that they are, whatever files say; the number of the change."""
        note = _Note([(posting_id, None) for posting_id in sorted(ids)], None)
        self._revise(remove=ids, note=note)
        return note.number

    def has(self, posting_id: str) -> bool | None:
        """Whether the last change of an id put or removed it; None where there was none."""
        try:
            with self._database.reading() as connection:
                rows = run(connection, "SELECT record IS NOT NULL FROM posted WHERE id = %s", (posting_id,))
        except NoSnapshot:
            return None
        return bool(rows[0][0]) if rows else None

    def progress(self) -> Progress:
        """Whatever is kept is searchable."""
        try:
            with self._database.reading() as connection:
                last = _last(connection)
        except NoSnapshot:
            last = 0
        return Progress(last, last, 0, None)

    def sent(self) -> Sent:
        """Everything, for a re-index that reads its sources anew; the latest first."""
        try:
            with self._database.reading() as connection:
                last = _last(connection)
                rows = run(
                    connection,
                    "SELECT id, CASE WHEN record IS NOT NULL THEN number END FROM posted ORDER BY number DESC, id",
                )
                kept = run(connection, "SELECT number, given_id, content FROM posted_source")
        except NoSnapshot:
            return Sent()
        return sent_of(rows, {number: (given_id, bytes(content)) for number, given_id, content in kept}, last)

    def applied(self, number: int) -> None:
        """Nothing waits here to be applied; sources that nothing is left of are cleared away."""
        with suppress(NoSnapshot), self._database.writing() as connection:
            run(
                connection,
                "DELETE FROM posted_source WHERE number <= %s AND number NOT IN "
                "(SELECT number FROM posted WHERE record IS NOT NULL)",
                (number,),
            )

    def forget(self) -> None:
        """Drop all changes: only files count again from the next re-index on."""
        with suppress(NoSnapshot), self._database.writing() as connection:
            run(connection, "DELETE FROM posted")
            run(connection, "DELETE FROM posted_source")

    def adopt(self, folder: PostedPostings) -> None:
        """Take what was sent to a service on a folder, as far as nothing was said here of the same ids."""
        for one in folder.kept():
            self._adopt(one)

    def _adopt(self, one: Kept) -> None:
        new = [posting for posting in one.postings if self.has(posting.id) is None]
        if new:
            self.put(one.content, new, given_id=one.given_id)
        gone = [posting_id for posting_id in one.removed if self.has(posting_id) is None]
        if gone:
            self.remove(gone)


@dataclass(slots=True)
class _Note:
    """Writes down what is changed, by id with its record, and the bytes that it was read from; tells its number."""

    changes: Sequence[tuple[str, str | None]]
    source: tuple[str | None, bytes] | None
    number: int = 0

    def __call__(self, connection: Connection) -> None:
        [(self.number,)] = run(connection, "SELECT nextval('posted_number')")
        ids = [posting_id for posting_id, _ in self.changes]
        old = run(connection, "SELECT DISTINCT number FROM posted WHERE id = ANY(%s)", (ids,))
        if self.source is not None:
            run(connection, "INSERT INTO posted_source VALUES (%s, %s, %s)", (self.number, *self.source))
        run(
            connection,
            "INSERT INTO posted (id, number, record) SELECT id, %s, record FROM unnest(%s::text[], %s::text[]) "
            "AS change (id, record) ON CONFLICT (id) DO UPDATE SET number = excluded.number, at = excluded.at, "
            "record = excluded.record",
            (self.number, ids, [record for _, record in self.changes]),
        )
        run(
            connection,
            "DELETE FROM posted_source WHERE number = ANY(%s) AND NOT EXISTS "
            "(SELECT 1 FROM posted WHERE posted.number = posted_source.number AND record IS NOT NULL)",
            ([number for (number,) in old],),
        )


def _last(connection: Connection) -> int:
    [(last,)] = run(connection, "SELECT coalesce(max(number), 0) FROM posted")
    return int(last)
