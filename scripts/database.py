"""The index in a PostgreSQL database: make its tables, fill it, say what is in it.

python scripts/database.py set-up | fill --index DIR | show   [--database URL]

The database is that of CV_MATCHER_DATABASE_URL unless --database names another one.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

if TYPE_CHECKING:
    from index.postgres.address import Address


def parsed(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="The index in a PostgreSQL database with pgvector.")
    commands = parser.add_subparsers(dest="command", required=True)
    add = commands.add_parser
    named = {
        "set-up": add("set-up", help="make or update the tables, distributed where the database is a Citus cluster"),
        "fill": add("fill", help="make the index of a folder the one in the database"),
        "show": add("show", help="what the database holds"),
    }
    for command in named.values():
        command.add_argument("--database", metavar="URL", help="address without a password (CV_MATCHER_DATABASE_URL)")
    named["fill"].add_argument("--index", required=True, type=Path, metavar="DIR", help="that scripts/reindex.py wrote")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when it was done, 1 with a sentence that says what to do when not."""
    options = parsed(arguments)
    from matcher.errors import MatcherError  # noqa: PLC0415 - `--help` answers at once
    from scripts.publishing import address_of  # noqa: PLC0415

    try:
        address = address_of(options.database)
        if address is None:
            print("No database is named. Set CV_MATCHER_DATABASE_URL or give --database URL.", file=sys.stderr)
            return 1
        print(_done(options, address))
    except MatcherError as fault:
        print(f"{fault}", file=sys.stderr)
        return 1
    return 0


def _done(options: argparse.Namespace, address: Address) -> str:
    from index.engines import open_postgres  # noqa: PLC0415
    from index.progress import silent  # noqa: PLC0415
    from scripts.publishing import Publisher  # noqa: PLC0415

    if options.command == "fill":
        Publisher(address).publish(options.index, silent)
    with closing(open_postgres(address)) as engine:
        if options.command == "set-up":
            return (
                "The tables are made and distributed over the cluster." if engine.set_up() else "The tables are made."
            )
        manifest = engine.get().manifest
    return f"Snapshot {manifest.id}: {manifest.postings} postings, {manifest.chunks} chunks, model {manifest.model}."


if __name__ == "__main__":
    sys.exit(main())
