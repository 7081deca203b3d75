"""An index in PostgreSQL with pgvector, as an `Engine`."""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from functools import lru_cache, partial

from index.current import warn_of_other_rules
from index.errors import NoSnapshot, WrongModel
from index.manifest import Manifest
from index.postgres.address import Address
from index.postgres.database import NOT_SET_UP, Connection, Database, named_faults
from index.postgres.live import Change, Note, change
from index.postgres.load import Load, Mark, mark_of
from index.postgres.posted import PostgresPosted
from index.postgres.set_up import make_tables, only_builder, set_up
from index.postgres.tuning import MEASURED, Tuning
from index.postgres.versions import Version, current_version, empty_manifest
from index.postgres.view import PostgresView
from index.progress import Progress, silent
from index.records import from_json
from index.snapshot import Snapshot
from matcher.embedding import Embedder
from matcher.nouns import Posting

KEPT_IN_MEMORY = 20_000
"""Decoded postings are kept up to this number: about 20 kB each, record included."""
OUTGROWN = 3
"""A version that live changes made so many times larger than the least indexed one is warned of."""
_log = logging.getLogger("cv_matcher")


def nothing(_: Connection) -> None:
    """Nothing to write beside a change."""


class PostgresEngine:
    """The index in the database of an address; `revision` is the model's that queries come from."""

    def __init__(self, address: Address, *, revision: str | None = None, tuning: Tuning = MEASURED) -> None:
        self._address = address
        self._database = Database(address)
        self._revision = revision
        self._tuning = tuning
        self._decode = lru_cache(KEPT_IN_MEMORY)(from_json)
        self._warned_of = 0

    def get(self) -> PostgresView:
        """The current version; NoSnapshot, DamagedSnapshot, WrongModel or DatabaseDown where none can be used."""
        with self._database.reading() as connection:
            version = current_version(connection)
        if version is None:
            raise NoSnapshot(NOT_SET_UP)
        self._check(version)
        return PostgresView(self._database, version, self._decode, self._tuning)

    def revise(
        self,
        *,
        embed: Embedder,
        add: Sequence[Posting] = (),
        remove: Collection[str] = (),
        note: Note = nothing,
    ) -> Manifest:
        """Change postings of the current version in one transaction; several writers may do so at once.

        `note` writes in the same transaction, again where a version was switched in between. NotWritable where the
        user may not write.
        """
        wanted = Change.of(embed, add, remove)
        with self._database.writing() as connection:
            try:
                return self._changed(connection, wanted, note)
            except NoSnapshot:
                self._make_empty(connection, embed)
                return self._changed(connection, wanted, note)

    def posted(self, embed: Embedder) -> PostgresPosted:
        """What is sent over HTTP: kept in the database, and searchable with the same transaction."""
        return PostgresPosted(self._database, partial(self.revise, embed=embed))

    def mark(self) -> Mark:
        """This moment: what is changed live after it is taken over by the version that is published `since` it."""
        try:
            with self._database.reading() as connection:
                return mark_of(connection)
        except NoSnapshot:
            return Mark(0, 0)

    def publish(self, snapshot: Snapshot, *, since: Mark | None = None, progress: Progress = silent) -> None:
        """Make the postings of a finished snapshot the current version, without embedding anything.

        BuilderRunning while another process does the same; live changes go on meanwhile.
        """
        after = self.mark() if since is None else since
        with self._database.writing() as connection, only_builder(connection):
            citus = make_tables(self._address, connection)
            candidates = (snapshot.candidate(row) for row in range(snapshot.manifest.postings))
            Load(connection, citus, self._tuning, progress).run(snapshot.manifest, candidates, since=after)

    def holds(self, snapshot_id: str) -> bool:
        """Whether the current version is that of a snapshot, without any live change."""
        try:
            with self._database.reading() as connection:
                version = current_version(connection)
        except NoSnapshot:
            return False
        return version is not None and version.manifest.id == snapshot_id

    def set_up(self) -> bool:
        """Make or update the tables; whether they are distributed over a Citus cluster."""
        return set_up(self._address, self._database)

    def close(self) -> None:
        """Close the connections."""
        self._database.close()

    def _check(self, version: Version) -> None:
        manifest = version.manifest
        if self._revision is not None and manifest.revision != self._revision:
            raise WrongModel(
                f"The index in the database was built with the model {manifest.model} (revision "
                f"{manifest.revision[:12]}), not with the one in use (revision {self._revision[:12]}). Use that model, "
                "or fill the database again: python scripts/reindex.py PATH... --index DIR"
            )
        if self._warned_of != version.number:
            self._warned_of = version.number
            warn_of_other_rules(manifest.rules)
            if not version.indexed and manifest.chunks > OUTGROWN * self._tuning.indexed_from:
                _log.warning(
                    "The index in the database was small when it was filled and has no index of its vectors: each "
                    "search compares with all %d. Re-index, or run scripts/database.py fill.",
                    manifest.chunks,
                )

    def _changed(self, connection: Connection, wanted: Change, note: Note) -> Manifest:
        with named_faults():  # a table that is missing says the same as one that is empty
            change(connection, wanted, note)
        version = current_version(connection)
        if version is None:
            raise NoSnapshot(NOT_SET_UP)
        return version.manifest

    def _make_empty(self, connection: Connection, embed: Embedder) -> None:
        """A first version without postings, unless another writer has just made one."""
        with only_builder(connection):
            citus = make_tables(self._address, connection)
            if current_version(connection) is None:
                Load(connection, citus, self._tuning, silent).run(empty_manifest(embed), (), since=Mark(0, 0))
