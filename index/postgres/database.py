"""The only file that knows psycopg: connections, transactions, COPY, and what a database that fails is called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
import psycopg
from psycopg.adapt import Dumper
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.pq import Format
from psycopg.types import TypeInfo
from psycopg_pool import ConnectionPool

from index.errors import DatabaseDown, IndexFault, NoSnapshot, NotWritable
from index.postgres.address import LIMITS, Address
from matcher.retrieval import Vectors

Connection = psycopg.Connection[tuple[Any, ...]]
Row = tuple[Any, ...]
Values = Sequence[object] | Mapping[str, object]

CONNECTIONS = 8
WAIT_SECONDS = 5.0
"""How long a request waits for a connection; after that it is answered 503."""
STATEMENT_SECONDS = 30
RECONNECT_SECONDS = 30.0
NOT_SET_UP = "The database holds no index yet. Fill it: python scripts/reindex.py PATH... --index DIR"


class Raw(bytes):
    """A value in the binary format of its own type, as COPY sends it."""


class _RawDumper(Dumper):
    format = Format.BINARY

    def dump(self, obj: Any) -> bytes:
        return bytes(obj)


class Database:
    """A database of one address, with a pool of connections that read. Many threads may use it at once."""

    def __init__(self, address: Address) -> None:
        self._address = address
        parameters(address)
        self._pool: ConnectionPool[Connection] = ConnectionPool(
            lambda: make_conninfo(**parameters(address)),
            min_size=1,
            max_size=CONNECTIONS,
            open=False,
            timeout=WAIT_SECONDS,
            reconnect_timeout=RECONNECT_SECONDS,
            configure=_for_reading,
            check=ConnectionPool.check_connection,
        )
        self._pool.open()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state and changes nothing; DatabaseDown, NoSnapshot before anything is set up."""
        with named_faults(), self._pool.connection() as connection, connection.transaction():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection of its own to the server that takes writes, each statement for itself; DatabaseDown."""
        primary = parameters(self._address) | {"target_session_attrs": "read-write"}
        with named_faults(), psycopg.connect(**primary, autocommit=True, prepare_threshold=None) as connection:
            yield connection

    def close(self) -> None:
        """Close the pool."""
        self._pool.close()


def parameters(address: Address) -> dict[str, Any]:
    """The parameters of a connection, limits and password included; IndexFault where the address cannot be read."""
    try:
        given = {key: value for key, value in conninfo_to_dict(address.url).items() if value is not None}
    except psycopg.ProgrammingError:
        raise IndexFault(
            "CV_MATCHER_DATABASE_URL is no address of a PostgreSQL database. Write it as "
            "postgresql://USER@HOST:5432/DATABASE, with the password in a file: CV_MATCHER_DATABASE_PASSWORD_FILE."
        ) from None
    password = address.password()
    return {**LIMITS, **given} | ({} if password is None else {"password": password})


def run(connection: Connection, sql: str, values: Values = ()) -> list[Row]:
    """The rows of a statement; none where it gives none. Nothing of a value is put into the text of `sql`."""
    cursor = connection.cursor(binary=True)
    cursor.execute(sql.encode(), values or None)
    return cursor.fetchall() if cursor.description else []


def run_each(connection: Connection, sql: str, each: Sequence[Values]) -> list[list[Row]]:
    """The rows of one statement for each of the values, sent without waiting for the one before."""
    cursors = [connection.cursor(binary=True) for _ in each]
    with connection.pipeline():
        for cursor, values in zip(cursors, each, strict=True):
            cursor.execute(sql.encode(), values)
    return [cursor.fetchall() for cursor in cursors]


def copy_rows(connection: Connection, table: str, columns: Mapping[str, str], rows: Iterable[Sequence[object]]) -> None:
    """Append rows by binary COPY; `columns` maps names to types."""
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN (FORMAT BINARY)".encode()) as copy,
    ):
        copy.set_types(list(columns.values()))
        for row in rows:
            copy.write_row(row)


def prepare_copies(connection: Connection) -> None:
    """Teach a connection the types that are sent as `Raw`; the tables must be there."""
    for name in ("vector", "tsvector"):
        info = TypeInfo.fetch(connection, name)
        if info is None:
            raise NoSnapshot(NOT_SET_UP)
        info.register(connection)
        connection.adapters.register_dumper(Raw, type("_", (_RawDumper,), {"oid": info.oid}))


def vector_bytes(vector: Vectors) -> Raw:
    """One vector in the binary format of pgvector."""
    return Raw(np.array([len(vector), 0], dtype=">u2").tobytes() + vector.astype(">f4").tobytes())


def vectors_of(joined: bytes | None, dimension: int) -> Vectors:
    """The vectors of joined `vector_send` values, shape (n, dimension)."""
    one = np.dtype([("head", ">u2", (2,)), ("numbers", ">f4", (dimension,))])
    vectors: Vectors = np.frombuffer(joined or b"", dtype=one)["numbers"].astype(np.float32)
    return vectors


def _for_reading(connection: Connection) -> None:
    """One state for a whole transaction; no plan is kept, because it would outlive the version it was made for."""
    connection.prepare_threshold = None
    connection.execute(f"SET statement_timeout = '{STATEMENT_SECONDS}s'".encode())
    connection.commit()
    connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    connection.read_only = True


@contextmanager
def named_faults() -> Iterator[None]:
    """The driver's errors by what they mean here; its own words may hold what was asked, so they are left out."""
    try:
        yield
    except psycopg.errors.UndefinedTable as fault:
        raise NoSnapshot(NOT_SET_UP) from fault
    except (psycopg.errors.InsufficientPrivilege, psycopg.errors.ReadOnlySqlTransaction) as fault:
        raise NotWritable(f"The database refused: {fault.diag.message_primary}. Give its user the rights.") from fault
    except (psycopg.OperationalError, psycopg.InterfaceError) as fault:
        raise DatabaseDown("The database does not answer. Try again in a moment.") from fault
