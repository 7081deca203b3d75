"""The tables of one version: made beside the others, indexed when they are full, attached, and dropped whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from index.postgres.database import Connection, run
from index.postgres.rows import TABLES

INDEXES: Mapping[str, Sequence[str]] = {
    "posting": ("UNIQUE {} (id)", "{} (sort_title, id)", "{} (deadline)", "{} USING gin (words)",
                "{} USING gin (company_words)"),
    "location": ("{} (posting_id)", "{} (city)", "{} (country)"),
    "variant": ("{} (posting_id)", "{} (id)"),
    "requirement": ("UNIQUE {} (posting_id, number)",),
    "chunk": ("UNIQUE {} (posting_id, number)",),
    "word": ("{} (word)",),
}  # fmt: skip
IDENTITIES: Mapping[str, str] = {
    "posting": "id", "requirement": "posting_id_number", "chunk": "posting_id_number", "location": "", "variant": "",
}  # fmt: skip
"""The unique index of each distributed table, as PostgreSQL names it; none where all columns together name a row."""
NARROW_ROWS = {"posting": " WITH (toast_tuple_target = 256)"}
"""Words and records lie beside the table, so that a filter without an index of its own reads little."""


def make_parts(connection: Connection, version: int, *, citus: bool) -> None:
    """Empty tables for a version. Citus spreads a part as soon as it belongs to its table, so there it does at once."""
    for table in TABLES:
        part, options = f"{table}_{version}", NARROW_ROWS.get(table, "")
        if citus:
            run(connection, f"CREATE TABLE {part} PARTITION OF {table} FOR VALUES IN ({version}){options}")
        else:
            run(
                connection,
                f"CREATE TABLE {part} (LIKE {table} INCLUDING STORAGE, CHECK (version = {version})){options}",
            )


def index_parts(connection: Connection, version: int) -> None:
    """The indexes of a version's tables, without that of the vectors, and what the planner wants to know."""
    for table, indexes in INDEXES.items():
        for one in indexes:
            unique, _, columns = one.partition("{}")
            run(connection, f"CREATE {unique}INDEX ON {table}_{version}{columns}")
        run(connection, f"ANALYZE {table}_{version}")


def identify_rows(connection: Connection, version: int) -> None:
    """What names a row where Citus moves a shard to another node while rows of it are changed."""
    for table, columns in IDENTITIES.items():
        part = f"{table}_{version}"
        how = f"USING INDEX {part}_{columns}_idx" if columns else "FULL"
        run(connection, f"ALTER TABLE {part} REPLICA IDENTITY {how}")


def index_vectors(connection: Connection, version: int, dimension: int) -> None:
    """The HNSW index: in half precision, which is half the memory, over vectors that stay in full."""
    run(
        connection,
        f"CREATE INDEX ON chunk_{version} USING hnsw ((vector::halfvec({dimension})) halfvec_ip_ops)",
    )


def attach_parts(connection: Connection, version: int) -> None:
    """Make a version's tables parts of the tables that are asked; nobody waits for this."""
    for table in TABLES:
        if not _is_attached(connection, f"{table}_{version}"):
            run(connection, f"ALTER TABLE {table} ATTACH PARTITION {table}_{version} FOR VALUES IN ({version})")


def drop_parts(connection: Connection, version: int, *, citus: bool) -> None:
    """Remove a version's tables, whole or half made. Readers of other versions are not kept waiting."""
    for table in TABLES:
        part = f"{table}_{version}"
        if not citus and _is_attached(connection, part):
            how = "FINALIZE" if _is_half_detached(connection, part) else "CONCURRENTLY"
            run(connection, f"ALTER TABLE {table} DETACH PARTITION {part} {how}")
        run(connection, f"DROP TABLE IF EXISTS {part}")


def size_bytes(connection: Connection, version: int) -> int:
    """What a version's tables take on this server."""
    names = [f"{table}_{version}" for table in TABLES]
    total = "coalesce(sum(pg_total_relation_size(to_regclass(name))), 0)::int8"
    [(size,)] = run(connection, f"SELECT {total} FROM unnest(%s::text[]) AS name", (names,))
    return int(size)


def _is_attached(connection: Connection, part: str) -> bool:
    return bool(run(connection, "SELECT 1 FROM pg_inherits WHERE inhrelid = to_regclass(%s)", (part,)))


def _is_half_detached(connection: Connection, part: str) -> bool:
    return bool(
        run(connection, "SELECT 1 FROM pg_inherits WHERE inhrelid = to_regclass(%s) AND inhdetachpending", (part,))
    )
