"""Postings and vectors as they are stored, brought by their ids."""

from __future__ import annotations

from collections.abc import Sequence

from index.postgres.database import Connection, run, vectors_of
from matcher.retrieval import Vectors


def records(connection: Connection, version: int, ids: Sequence[str]) -> dict[str, str]:
    """The records of these postings by id."""
    rows = run(connection, f"SELECT id, record FROM posting WHERE version = {version} AND id = ANY(%s)", (list(ids),))
    return {str(posting_id): str(record) for posting_id, record in rows}


def vectors(connection: Connection, table: str, version: int, ids: Sequence[str], dimension: int) -> dict[str, Vectors]:
    """The vectors of these postings in their order, from the table `chunk` or `requirement`; shape (0, dimension)
    for a posting without any."""
    rows = run(
        connection,
        f"SELECT posting_id, string_agg(vector_send(vector), ''::bytea ORDER BY number) FROM {table} "
        f"WHERE version = {version} AND posting_id = ANY(%s) GROUP BY posting_id",
        (list(ids),),
    )
    found = dict.fromkeys(ids, vectors_of(None, dimension))
    return found | {str(posting_id): vectors_of(joined, dimension) for posting_id, joined in rows}


def entry_id(connection: Connection, version: int, posting_id: str) -> str | None:
    """The id of the posting of this id, or of the first that has a variant of it; None if there is none."""
    rows = run(
        connection,
        f"(SELECT id FROM posting WHERE version = {version} AND id = %(id)s) UNION ALL "
        f"(SELECT min(posting_id) FROM variant WHERE version = {version} AND id = %(id)s)",
        {"id": posting_id},
    )
    return next((str(found) for (found,) in rows if found is not None), None)
