"""Which engine keeps the index: the embedded one, or the database of an address."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from index.embedded import EmbeddedEngine
from index.engine import Engine
from index.errors import NoDriver
from index.postgres.address import Address

if TYPE_CHECKING:
    from index.postgres.engine import PostgresEngine

DRIVERS = {"psycopg", "psycopg_pool", "yoyo"}

Opener = Callable[[str | None], Engine]
"""An engine for queries of the model of a revision (None: of any)."""


def opener(index_dir: Path, address: Address | None) -> Opener:
    """What opens the index of a folder, or of the address where there is one; nothing of a database is loaded without.

    NoDriver where what speaks to a database is not installed, IndexFault where the address cannot be read.
    """
    if address is None:
        return lambda revision: EmbeddedEngine(index_dir, revision=revision)
    return _postgres(address)


def open_postgres(address: Address) -> PostgresEngine:
    """The engine of a database, to fill it; faults as for `opener`."""
    return _postgres(address)(None)


def _postgres(address: Address) -> Callable[[str | None], PostgresEngine]:
    try:
        from index.postgres.database import parameters  # noqa: PLC0415 - an optional extra
        from index.postgres.engine import PostgresEngine  # noqa: PLC0415
    except ModuleNotFoundError as fault:
        if fault.name not in DRIVERS:
            raise
        raise NoDriver(
            "A database is named (CV_MATCHER_DATABASE_URL), and the packages that speak to it are not installed. "
            "Install them: pip install --requirement requirements-postgres.lock"
        ) from fault
    parameters(address)
    return lambda revision: PostgresEngine(address, revision=revision)
