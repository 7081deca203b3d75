"""A whole new version: filled by COPY beside the others, indexed afterwards, then made current in one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from index.errors import DamagedSnapshot, WrongModel
from index.manifest import Manifest
from index.postgres.database import Connection, prepare_copies, run
from index.postgres.parts import attach_parts, drop_parts, identify_rows, index_parts, index_vectors, make_parts
from index.postgres.rows import Counts, Rows, take_over
from index.postgres.tuning import Tuning
from index.postgres.variants import part, variants_among
from index.postgres.versions import begin_version, count_in, current_version
from index.progress import Progress
from matcher.retrieval import Candidate

POSTINGS_AT_ONCE = 500
"""Postings between two COPYs: some ten megabytes of vectors."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment in the life of an index: the current version (0: none) and how often it had been changed.

    `sent` is the number of the last change over HTTP that a re-index since then has read as a source (0: none).
    """

    version: int
    changes: int
    sent: int = 0


def mark_of(connection: Connection) -> Mark:
    """This moment. What is changed after it outlives a version that is read from sources since."""
    version = current_version(connection)
    return Mark(0, 0) if version is None else Mark(version.number, version.changes)


@dataclass(frozen=True, slots=True)
class Load:
    """How a version is loaded, by the only builder on this connection."""

    connection: Connection
    citus: bool
    tuning: Tuning
    progress: Progress

    def run(self, manifest: Manifest, candidates: Iterable[Candidate], *, since: Mark) -> None:
        """Make these postings the current version; whoever is killed leaves it as it was.

        Live changes after `since` are taken over. DamagedSnapshot where fewer rows arrive than the manifest counts.
        """
        drop_old(self.connection, citus=self.citus)
        version = begin_version(self.connection, manifest)
        make_parts(self.connection, version, citus=self.citus)
        counts = self._fill(version, candidates, manifest.postings)
        if counts != Counts(manifest.postings, manifest.requirements, manifest.chunks, counts.tokens):
            raise DamagedSnapshot("The postings that were read do not match their manifest. Build the index again.")
        indexed = self._index(version, counts.chunks, manifest.dimension)
        count_in(self.connection, version, counts)
        _make_current(self.connection, version, manifest.revision, indexed, since)
        drop_old(self.connection, citus=self.citus)

    def _fill(self, version: int, candidates: Iterable[Candidate], total: int) -> Counts:
        prepare_copies(self.connection)
        rows = Rows(version)
        done = 0
        for done, candidate in enumerate(candidates, start=1):
            rows.add(candidate)
            if done % POSTINGS_AT_ONCE == 0:
                rows.copy_to(self.connection, suffix=f"_{version}")
                self.progress("Filling the database", done, total)
        rows.copy_to(self.connection, suffix=f"_{version}")
        self.progress("Filling the database", done, total)
        return rows.counts

    def _index(self, version: int, chunks: int, dimension: int) -> bool:
        """The indexes, after the rows, which is many times as fast; whether there is one of the vectors."""
        self.progress("Indexing the database", 0, 2)
        index_parts(self.connection, version)
        if self.citus:
            identify_rows(self.connection, version)
        self.progress("Indexing the database", 1, 2)
        indexed = chunks >= self.tuning.indexed_from
        if indexed:
            index_vectors(self.connection, version, dimension)
        attach_parts(self.connection, version)
        self.progress("Indexing the database", 2, 2)
        return indexed


def drop_old(connection: Connection, *, citus: bool) -> None:
    """Remove what dead builders left and every version but the current one and the one before."""
    for (version,) in run(
        connection,
        "SELECT version FROM snapshot WHERE state = 'building' OR version < "
        "(SELECT max(version) FROM snapshot WHERE state = 'previous') ORDER BY version",
    ):
        run(connection, "UPDATE snapshot SET state = 'building' WHERE version = %s AND state = 'previous'", (version,))
        drop_parts(connection, version, citus=citus)
        run(connection, "DELETE FROM change WHERE version = %s", (version,))
        run(connection, "DELETE FROM snapshot WHERE version = %s", (version,))


def _make_current(connection: Connection, version: int, revision: str, indexed: bool, since: Mark) -> None:
    """The switch. Whoever writes to the old version has committed before it or finds the new one."""
    with connection.transaction():
        before = current_version(connection, lock=True)
        if before is not None:
            changed = _changed(connection, before.number, since)
            if changed and before.manifest.revision != revision:
                raise WrongModel(
                    "Postings were changed with another model while this index was built. Stop the writers, or let "
                    "them use the new model, and run scripts/reindex.py again, which reads what was sent."
                )
            part(connection, version, changed)
            count_in(connection, version, take_over(connection, before.number, version, changed))
            run(connection, "UPDATE snapshot SET state = 'previous' WHERE version = %s", (before.number,))
        run(connection, "UPDATE snapshot SET state = 'current', indexed = %s WHERE version = %s", (indexed, version))


def _changed(connection: Connection, current: int, since: Mark) -> list[str]:
    """What the current version holds, or lacks, that a load since then may not know of.

    A posting that was sent and has become a variant of another one is left as the load has it.
    """
    after = since.changes if since.version == current else 0
    live = run(connection, "SELECT posting_id FROM change WHERE version = %s AND number > %s", (current, after))
    sent = run(connection, "SELECT id FROM posted WHERE number > %s AND record IS NOT NULL", (since.sent,))
    gone = run(connection, "SELECT id FROM posted WHERE number > %s AND record IS NULL", (since.sent,))
    joined = variants_among(connection, current, [str(posting_id) for (posting_id,) in sent])
    return sorted({str(one) for (one,) in (*live, *gone)} | ({str(one) for (one,) in sent} - joined))
