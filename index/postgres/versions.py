"""The versions of the index in a database, and which of them is current."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from uuid import uuid4

from pydantic import TypeAdapter, ValidationError

from index.chunk_search import EXACT
from index.errors import DamagedSnapshot
from index.manifest import FORMAT_VERSION, Manifest, current_rules
from index.postgres.database import Connection, Row, run
from index.postgres.rows import Counts
from matcher.embedding import Embedder

_COLUMNS = "version, manifest, postings, requirements, chunks, tokens, indexed, changes"


@dataclass(frozen=True, slots=True)
class Version:
    """One version as its row says; `indexed`: whether its chunks have an HNSW index."""

    number: int
    manifest: Manifest
    tokens: int
    indexed: bool
    changes: int


def current_version(connection: Connection, *, lock: bool = False) -> Version | None:
    """The current version, None where there is none. `lock`: none changes it until the transaction ends."""
    rows = run(connection, f"SELECT {_COLUMNS} FROM snapshot WHERE state = 'current'{' FOR UPDATE' if lock else ''}")
    return _version(rows[0]) if rows else None


def version_of(connection: Connection, number: int) -> Version | None:
    """A version by its number, None where it was dropped."""
    rows = run(connection, f"SELECT {_COLUMNS} FROM snapshot WHERE version = %s", (number,))
    return _version(rows[0]) if rows else None


def begin_version(connection: Connection, manifest: Manifest) -> int:
    """The number of a new version, which nobody sees yet."""
    record = json.dumps(asdict(replace(manifest, files={})), ensure_ascii=False)
    [(number,)] = run(
        connection,
        "INSERT INTO snapshot (state, manifest, revision, dimension) VALUES ('building', %s, %s, %s) RETURNING version",
        (record, manifest.revision, manifest.dimension),
    )
    return int(number)


def count_in(connection: Connection, number: int, counts: Counts) -> None:
    """Add to the counts of a version."""
    run(
        connection,
        "UPDATE snapshot SET postings = postings + %s, requirements = requirements + %s, chunks = chunks + %s, "
        "tokens = tokens + %s WHERE version = %s",
        (counts.postings, counts.requirements, counts.chunks, counts.tokens, number),
    )


def empty_manifest(embed: Embedder) -> Manifest:
    """What an index of no postings says of itself."""
    now = datetime.now(UTC)
    return Manifest(
        id=f"{now:%Y%m%dT%H%M%SZ}-{uuid4().hex[:8]}",
        created=now.isoformat(timespec="seconds"),
        model=embed.name,
        revision=embed.revision,
        dimension=embed.dimension,
        rules=current_rules(),
        format=FORMAT_VERSION,
        postings=0,
        requirements=0,
        chunks=0,
        search=EXACT,
        files={},
    )


def _version(row: Row) -> Version:
    number, record, postings, requirements, chunks, tokens, indexed, changes = row
    try:
        stored = TypeAdapter(Manifest).validate_json(record)
    except ValidationError as fault:
        raise DamagedSnapshot(
            "The index in the database was written by another version of this program. Fill it again: "
            "python scripts/reindex.py PATH... --index DIR"
        ) from fault
    name = f"{stored.id}+{changes}" if changes else stored.id
    manifest = replace(stored, id=name, postings=postings, requirements=requirements, chunks=chunks)
    return Version(number, manifest, tokens, indexed, changes)
