"""Live changes: a posting is added, replaced or removed in one transaction, and is found or gone at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from index.errors import NoSnapshot, WrongModel
from index.postgres.database import NOT_SET_UP, Connection, prepare_copies, run
from index.postgres.rows import Counts, Rows, take_out
from index.postgres.versions import current_version
from matcher.embedding import Embedder
from matcher.match import embedded_posting
from matcher.nouns import Posting
from matcher.retrieval import Candidate

ATTEMPTS = 5
"""A version may be replaced while a change is written to it; then the change goes to the next one."""


def change(connection: Connection, embed: Embedder, add: Sequence[Posting], remove: Collection[str]) -> None:
    """Add or replace postings and remove those of the given ids in the current version; NoSnapshot without one."""
    added = {posting.id: posting for posting in add if posting.id not in remove}
    candidates = [embedded_posting(posting, embed) for posting in added.values()]
    ids = sorted({*added, *remove})
    prepare_copies(connection)
    for _ in range(ATTEMPTS):
        if _changed(connection, embed.revision, candidates, ids):
            return
    raise NoSnapshot("The index was replaced again and again while a posting was written. Try again.")


def _changed(connection: Connection, revision: str, candidates: Iterable[Candidate], ids: Sequence[str]) -> bool:
    """Whether the change went into a version that was still current when it was committed."""
    with connection.transaction() as transaction:
        # Writers of one posting wait for each other here, in the same order, so that none waits for ever.
        run(connection, "SELECT pg_advisory_xact_lock(hashtextextended(id, 0)) FROM unnest(%s::text[]) AS id", (ids,))
        version = current_version(connection)
        if version is None:
            raise NoSnapshot(NOT_SET_UP)
        if version.manifest.revision != revision:
            raise WrongModel(
                f"The index in the database was built with the model {version.manifest.model}, not with the one in "
                "use. Use that model, or fill the database again: python scripts/reindex.py PATH... --index DIR"
            )
        rows = Rows(version.number)
        for candidate in candidates:
            rows.add(candidate)
        difference = -take_out(connection, version.number, ids) + rows.counts
        rows.copy_to(connection)
        if _logged(connection, version.number, ids, difference):
            return True
        transaction.force_rollback = True
    return False


def _logged(connection: Connection, version: int, ids: Sequence[str], difference: Counts) -> bool:
    """Count the change and note its ids, last of all: from here on other writers wait until this one has committed."""
    rows = run(
        connection,
        "UPDATE snapshot SET postings = postings + %s, requirements = requirements + %s, chunks = chunks + %s, "
        "tokens = tokens + %s, changes = changes + 1 WHERE version = %s AND state = 'current' RETURNING changes",
        (difference.postings, difference.requirements, difference.chunks, difference.tokens, version),
    )
    for (number,) in rows:
        run(connection, "INSERT INTO change SELECT %s, %s, unnest(%s::text[])", (version, number, list(ids)))
    return bool(rows)
