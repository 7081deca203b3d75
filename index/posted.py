"""Postings that were sent to the service one by one, and those removed through it: a source beside the files.

They are kept in the index folder as they were sent, so that a re-index reads them by its own rules and loses none. A
change has a number; what is applied up to a number is in the current snapshot.
"""

from __future__ import annotations

import errno
import os
import sqlite3
import tempfile
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from pydantic import ValidationError

from index.caches import cause
from index.errors import DamagedChanges, DiskFull, IndexFault, NotWritable
from index.layout import NEW, POSTED
from index.reading_jobs import Source
from index.readings import key_of
from index.records import from_json, to_json
from matcher.nouns import Posting

SENT = "sent"
"""The source that such a posting names, where a file has its name."""
PLACE = "sent to the service"
_WITHOUT_SOURCE = (
    "SELECT 1 FROM changes WHERE source IS NOT NULL AND source NOT IN (SELECT digest FROM sources) LIMIT 1"
)
_NOT_DAMAGE = frozenset(
    {
        *(sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM),
        *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_AUTH),
    }
)
WAIT_SECONDS = 30.0

_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS sources (digest BLOB PRIMARY KEY, given_id TEXT, content BLOB NOT NULL)",
    "CREATE TABLE IF NOT EXISTS changes"
    " (id TEXT PRIMARY KEY, number INTEGER NOT NULL, at TEXT NOT NULL, record TEXT, source BLOB REFERENCES sources)",
    "CREATE INDEX IF NOT EXISTS changes_number ON changes (number)",
    "CREATE TABLE IF NOT EXISTS progress (last INTEGER NOT NULL, applied INTEGER NOT NULL, fault TEXT)",
    "INSERT INTO progress SELECT 0, 0, NULL WHERE NOT EXISTS (SELECT 1 FROM progress)",
)


@dataclass(frozen=True, slots=True)
class Progress:
    """The number of the last change, up to which they are applied, how many are not, and why the last try failed."""

    last: int
    applied: int
    pending: int
    fault: str | None


@dataclass(frozen=True, slots=True)
class Outstanding:
    """What the current snapshot lacks: postings to add or replace, ids to remove, up to a number."""

    add: Mapping[str, Posting]
    remove: frozenset[str]
    number: int


@dataclass(frozen=True, slots=True)
class Sent:
    """All that was sent, to be read again. `owners` tells for each id from which source (by its key) it comes."""

    sources: tuple[Source, ...] = ()
    owners: Mapping[str, bytes] = field(default_factory=dict)
    removed: frozenset[str] = frozenset()
    number: int = 0

    def wants(self, posting_id: str, key: bytes) -> bool:
        """Whether a posting of a source is the latest of its id."""
        return self.owners.get(posting_id) == key


@dataclass(frozen=True, slots=True)
class Kept:
    """What one change left that counts: postings with the bytes they were read from, or ids that were removed."""

    number: int
    given_id: str | None = None
    content: bytes = b""
    postings: tuple[Posting, ...] = ()
    removed: tuple[str, ...] = ()


class SentSource(Protocol):
    """What a re-index asks of what was sent."""

    def sent(self) -> Sent:
        """Everything that counts."""
        ...

    def applied(self, number: int) -> None:
        """The current snapshot holds every change up to a number."""
        ...


class Posted(SentSource, Protocol):
    """What is sent and removed over HTTP, kept by an engine; each call may come from another thread or process."""

    def put(self, content: bytes, postings: Sequence[Posting], *, given_id: str | None = None) -> int:
        """Keep postings with the bytes they were read from; the number of the change. NotWritable where that fails."""
        ...

    def remove(self, ids: Collection[str]) -> int:
        """Keep in mind that these are removed, whatever files say; the number of the change."""
        ...

    def has(self, posting_id: str) -> bool | None:
        """Whether the last change of an id put or removed it; None where there was none."""
        ...

    def progress(self) -> Progress:
        """How far the changes are in the index."""
        ...

    def forget(self) -> None:
        """Drop all changes: only files count again."""
        ...


def sent_of(
    changes: Iterable[Sequence[object]], sources: Mapping[Hashable, tuple[str | None, bytes]], number: int
) -> Sent:
    """All that was sent, from the changes, each an id and its source (None: removed), latest first, and the sources."""
    found: dict[bytes, Source] = {}
    owners: dict[str, bytes] = {}
    removed: set[str] = set()
    keys: dict[Hashable, bytes] = {}
    for posting_id, name in changes:
        if name is None:
            removed.add(str(posting_id))
            continue
        if name not in keys:
            given_id, content = sources[name]
            source = Source(SENT, content, given_id=given_id)
            keys[name] = key_of(source)
            found.setdefault(keys[name], source)
        owners[str(posting_id)] = keys[name]
    return Sent(tuple(found.values()), owners, frozenset(removed), number)


class PostedPostings:
    """The file of an index folder. Each call opens and closes it: several processes change and read it."""

    def __init__(self, index_dir: Path) -> None:
        self._path = index_dir / POSTED

    def put(self, content: bytes, postings: Sequence[Posting], *, given_id: str | None = None) -> int:
        """Keep postings with the bytes they were read from; the number of the change. NotWritable where that fails.

        `given_id` is the id that the sender gave to the one posting of the bytes.
        """
        digest = _digest(given_id, content)
        with self._writing() as database:
            number = _next(database)
            database.execute("INSERT OR IGNORE INTO sources VALUES (?, ?, ?)", (digest, given_id, content))
            rows = ((posting.id, number, _now(), to_json(posting), digest) for posting in postings)
            database.executemany("INSERT OR REPLACE INTO changes VALUES (?, ?, ?, ?, ?)", rows)
            _forget_unused(database)
        return number

    def remove(self, ids: Collection[str]) -> int:
        """Keep in mind that these are removed, whatever files say; the number of the change."""
        with self._writing() as database:
            number = _next(database)
            rows = ((posting_id, number, _now()) for posting_id in sorted(ids))
            database.executemany("INSERT OR REPLACE INTO changes VALUES (?, ?, ?, NULL, NULL)", rows)
            _forget_unused(database)
        return number

    def has(self, posting_id: str) -> bool | None:
        """Whether the last change of an id put or removed it; None where there was none."""
        with self._reading() as database:
            if database is None:
                return None
            row = database.execute("SELECT record IS NOT NULL FROM changes WHERE id = ?", (posting_id,)).fetchone()
        return None if row is None else bool(row[0])

    def progress(self) -> Progress:
        """How far the changes are in the index."""
        with self._reading() as database:
            if database is None:
                return Progress(0, 0, 0, None)
            last, applied, fault = database.execute("SELECT last, applied, fault FROM progress").fetchone()
            (pending,) = database.execute("SELECT count(*) FROM changes WHERE number > ?", (applied,)).fetchone()
        return Progress(last, applied, pending, fault)

    def outstanding(self) -> Outstanding:
        """What is to be done to the current snapshot."""
        with self._reading() as database:
            if database is None:
                return Outstanding({}, frozenset(), 0)
            self._check(database)
            last, applied = database.execute("SELECT last, applied FROM progress").fetchone()
            rows = database.execute("SELECT id, record FROM changes WHERE number > ?", (applied,)).fetchall()
            add = {posting_id: from_json(record) for posting_id, record in rows if record is not None}
        return Outstanding(add, frozenset(posting_id for posting_id, record in rows if record is None), last)

    def sent(self) -> Sent:
        """Everything, for a re-index that reads its sources anew; the latest first."""
        with self._reading() as database:
            if database is None:
                return Sent()
            self._check(database)
            rows = database.execute("SELECT id, source FROM changes ORDER BY number DESC, id").fetchall()
            kept = {digest: (given, content) for digest, given, content in database.execute("SELECT * FROM sources")}
            (last,) = database.execute("SELECT last FROM progress").fetchone()
        return sent_of(rows, kept, last)

    def kept(self) -> Iterator[Kept]:
        """What every change left that counts, the first one first."""
        with self._reading() as database:
            if database is None:
                return
            removed = database.execute("SELECT number, id FROM changes WHERE source IS NULL ORDER BY number").fetchall()
            put = database.execute(
                "SELECT number, digest, given_id FROM changes JOIN sources ON digest = source "
                "GROUP BY number, digest ORDER BY number"
            ).fetchall()
            for number, digest, given_id in put:
                (content,) = database.execute("SELECT content FROM sources WHERE digest = ?", (digest,)).fetchone()
                records = database.execute("SELECT record FROM changes WHERE number = ? ORDER BY id", (number,))
                yield Kept(number, given_id, content, tuple(from_json(record) for (record,) in records))
        for number in dict.fromkeys(number for number, _ in removed):
            yield Kept(number, removed=tuple(one for change, one in removed if change == number))

    def applied(self, number: int) -> None:
        """The current snapshot holds every change up to a number."""
        if self._path.exists():
            with self._writing() as database:
                database.execute("UPDATE progress SET applied = max(applied, ?), fault = NULL", (number,))

    def failed(self, fault: str) -> None:
        """The last try to apply the changes failed; `fault` is a sentence for the operator."""
        with self._writing() as database:
            database.execute("UPDATE progress SET fault = ?", (fault,))

    def forget(self) -> None:
        """Drop all changes: only files count again."""
        if self._path.exists():
            with self._writing() as database:
                database.execute("DELETE FROM changes")
                _forget_unused(database)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that is on disk when it ends; NotWritable where the folder cannot be written."""
        try:
            try:
                self._make()
            except FileNotFoundError:
                # A builder that begins clears unfinished files away, but not twice in a row.
                self._make()
            self._refuse_empty()
            with closing(sqlite3.connect(self._path, timeout=WAIT_SECONDS)) as database, database:
                database.execute("BEGIN IMMEDIATE")
                yield database
        except (sqlite3.DatabaseError, OSError, UnicodeDecodeError) as fault:
            raise self._fault(fault) from fault

    def _make(self) -> None:
        """The file with its tables, there as a whole or not at all, so that an empty one can only be a damaged one."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        if self._path.exists():
            return
        descriptor, name = tempfile.mkstemp(prefix=POSTED, suffix=NEW, dir=self._path.parent)
        os.close(descriptor)
        try:
            with closing(sqlite3.connect(name)) as database, database:
                for statement in _SCHEMA:
                    database.execute(statement)
            with suppress(FileExistsError):
                # Not renamed: another process may have made the file and kept a change in it meanwhile.
                os.link(name, self._path)
        finally:
            Path(name).unlink(missing_ok=True)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection | None]:
        """The file as it is, None where nothing was ever sent."""
        if not self._path.exists():
            yield None
            return
        try:
            self._refuse_empty()
            with closing(sqlite3.connect(self._path, timeout=WAIT_SECONDS)) as database:
                yield database
        except (sqlite3.DatabaseError, OSError, UnicodeDecodeError, ValidationError) as fault:
            raise self._fault(fault) from fault

    def _refuse_empty(self) -> None:
        """To SQLite an empty file is an empty database: what was sent would be gone without a word."""
        if self._path.stat().st_size == 0:
            raise self._damaged()

    def _check(self, database: sqlite3.Connection) -> None:
        """What a build reads must be what was sent, or nothing is built."""
        if database.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
            raise self._damaged()
        for digest, given_id, content in database.execute("SELECT * FROM sources"):
            if _digest(given_id, content) != digest:
                raise self._damaged()
        if database.execute(_WITHOUT_SOURCE).fetchone() is not None:
            raise self._damaged()

    def _fault(self, fault: Exception) -> IndexFault:
        number = fault.errno if isinstance(fault, OSError) else None
        if number == errno.ENOSPC or cause(fault) == sqlite3.SQLITE_FULL:
            return DiskFull(
                f"There is no room left on the disk of {self._path.parent}, so that the change was not taken. Make "
                "room, then send it again."
            )
        if number is not None or cause(fault) in _NOT_DAMAGE:
            return NotWritable(
                f"The changes of postings in {self._path} cannot be written, so that the change was not taken. Give "
                "the user of the service the right to write into that folder, or mount it writable, then send it again."
            )
        return self._damaged()

    def _damaged(self) -> DamagedChanges:
        return DamagedChanges(
            f"The file {self._path} is damaged. It holds what was sent to the service and nothing else does, so it "
            "stays as it is and no index is built without it. Put a backup in its place; or let `sqlite3 OLD .recover "
            "| sqlite3 NEW` save what can be read; or move it away and send those postings again. Then run "
            "scripts/reindex.py."
        )


def _digest(given_id: str | None, content: bytes) -> bytes:
    """What a source is known by, which also tells whether it is as it was sent."""
    return sha256(b"\0".join(((given_id or "").encode(), content))).digest()


def _next(database: sqlite3.Connection) -> int:
    database.execute("UPDATE progress SET last = last + 1")
    (number,) = database.execute("SELECT last FROM progress").fetchone()
    return int(number)


def _forget_unused(database: sqlite3.Connection) -> None:
    database.execute("DELETE FROM sources WHERE digest NOT IN (SELECT source FROM changes WHERE source IS NOT NULL)")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
