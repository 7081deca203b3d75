"""Which entries have a posting as a variant, and how one that is changed by its own id ceases to be one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from index.postgres.database import Connection, run
from index.postgres.stored import records
from index.records import from_json, to_json
from matcher.nouns import Posting


def holders(connection: Connection, version: int, ids: Collection[str]) -> frozenset[str]:
    """The ids of the entries that have a variant of any of these ids."""
    rows = run(
        connection,
        f"SELECT DISTINCT posting_id FROM variant WHERE version = {version} AND id = ANY(%s)",
        (list(ids),),
    )
    return frozenset(str(found) for (found,) in rows)


def variants_among(connection: Connection, version: int, ids: Collection[str]) -> frozenset[str]:
    """Those of the ids that are variants of an entry."""
    rows = run(connection, f"SELECT DISTINCT id FROM variant WHERE version = {version} AND id = ANY(%s)", (list(ids),))
    return frozenset(str(found) for (found,) in rows)


def part(connection: Connection, version: int, ids: Collection[str]) -> None:
    """Let none of these be a variant in a version any more."""
    found = holders(connection, version, ids)
    for posting_id, record in records(connection, version, sorted(found)).items():
        entry = without_variants(from_json(record), from_json(record), ids)
        run(
            connection,
            f"UPDATE posting SET record = %s WHERE version = {version} AND id = %s",
            (to_json(entry), posting_id),
        )
        run(
            connection,
            f"DELETE FROM variant WHERE version = {version} AND posting_id = %s AND id = ANY(%s)",
            (posting_id, list(ids)),
        )


def without_variants(posting: Posting, before: Posting, ids: Collection[str]) -> Posting:
    """A posting with the variants that the one before it had, but for those of the given ids."""
    return replace(posting, variants=tuple(one for one in before.variants if one.id not in ids))
