"""The tables: made and kept up to date by yoyo, and distributed where the database is a Citus cluster."""

from __future__ import annotations

import importlib.resources
import logging
from collections.abc import Iterator
from contextlib import closing, contextmanager

from yoyo import default_migration_table, read_migrations
from yoyo.backends.core.postgresql import PostgresqlPsycopgBackend
from yoyo.connections import DatabaseURI

from index.errors import BuilderRunning, IndexFault
from index.postgres.address import Address
from index.postgres.database import Connection, Database, parameters, run
from index.postgres.rows import OWNED

LEAST_PGVECTOR = (0, 8)
LEAST_SERVER = 170_000
BUILDER = 7_203_115_801
"""The number of the advisory lock that whoever changes tables or builds a version holds; the server lets it go with the
connection, however that ends."""
SEARCH_SETTINGS = ("hnsw.iterative_scan = 'relaxed_order'",)
_log = logging.getLogger("cv_matcher")


@contextmanager
def only_builder(connection: Connection) -> Iterator[None]:
    """Holds the database for one builder; BuilderRunning if another one is at work."""
    [(free,)] = run(connection, "SELECT pg_try_advisory_lock(%s)", (BUILDER,))
    if not free:
        raise BuilderRunning("Another process is building the index in this database. Wait until it has finished.")
    try:
        yield
    finally:
        if not connection.closed:
            run(connection, "SELECT pg_advisory_unlock(%s)", (BUILDER,))


def set_up(address: Address, database: Database) -> bool:
    """Make the tables of this program's version, distributed where there is Citus; whether there is. Can be repeated.

    BuilderRunning while another process builds, IndexFault where the server or pgvector is too old.
    """
    with database.writing() as connection, only_builder(connection):
        return make_tables(address, connection)


def make_tables(address: Address, connection: Connection) -> bool:
    """The same for one who is the only builder on this connection."""
    _check_server(connection)
    _migrate(address)
    _check_pgvector(connection)
    distributed = has_citus(connection)
    if distributed:
        _distribute(connection)
    return distributed


def has_citus(connection: Connection) -> bool:
    """Whether the database is a Citus cluster."""
    return bool(run(connection, "SELECT 1 FROM pg_extension WHERE extname = 'citus'"))


def _check_server(connection: Connection) -> None:
    if connection.info.server_version < LEAST_SERVER:
        found = connection.info.server_version // 10_000
        raise IndexFault(f"The database is PostgreSQL {found}. Use 17 or newer, with pgvector 0.8 or newer.")


def _check_pgvector(connection: Connection) -> None:
    [(version,)] = run(connection, "SELECT extversion FROM pg_extension WHERE extname = 'vector'")
    if tuple(int(part) for part in version.split(".")[:2]) < LEAST_PGVECTOR:
        raise IndexFault(
            f"The database has pgvector {version}. Install 0.8 or newer, then: ALTER EXTENSION vector UPDATE"
        )


def _migrate(address: Address) -> None:
    """A lock that a killed run left is broken, because the caller holds one that no dead process can hold."""
    given = parameters(address) | {"target_session_attrs": "read-write"}
    uri = DatabaseURI("postgresql+psycopg", None, None, None, None, given.pop("dbname", None), given)
    folder = importlib.resources.files("index.postgres") / "migrations"
    backend = PostgresqlPsycopgBackend(uri, default_migration_table)
    with closing(backend.connection):
        backend.init_database()
        backend.break_lock()
        with backend.lock():
            backend.apply_migrations(backend.to_apply(read_migrations(str(folder))))


def _distribute(connection: Connection) -> None:
    """All rows of a posting on one worker, where its chunks are joined with its facts; the others stay here."""
    distributed = {str(name) for (name,) in run(connection, "SELECT logicalrelid::text FROM pg_dist_partition")}
    for table, column in (("posting", "id"), *((table, "posting_id") for table in OWNED)):
        if table not in distributed:
            near = "none" if table == "posting" else "posting"
            run(connection, f"SELECT create_distributed_table('{table}', '{column}', colocate_with => '{near}')")
    _tell_workers(connection)


def _tell_workers(connection: Connection) -> None:
    """Settings of a session do not reach the workers, so each node's database is given what a search relies on."""
    [(name,)] = run(connection, "SELECT quote_ident(current_database())")
    for setting in SEARCH_SETTINGS:
        run(connection, "SELECT run_command_on_all_nodes(%s)", (f"ALTER DATABASE {name} SET {setting}",))
