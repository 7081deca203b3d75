"""Live changes: postings are added, replaced or removed in one transaction, and are found or gone at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from index.errors import NoSnapshot, WrongModel
from index.postgres.database import NOT_SET_UP, Connection, prepare_copies, run
from index.postgres.rows import Counts, Rows, take_out
from index.postgres.stored import records
from index.postgres.variants import holders, part, without_variants
from index.postgres.versions import Version, current_version
from index.records import from_json
from matcher.embedding import Embedder
from matcher.match import embedded_posting
from matcher.nouns import Posting
from matcher.retrieval import Candidate

ATTEMPTS = 5
"""A version may be replaced while a change is written to it; then the change goes to the next one."""
Note = Callable[[Connection], None]
"""What is written in the transaction of a change besides it, or not at all."""


@dataclass(frozen=True, slots=True)
class Change:
    """Postings to add or replace, with their vectors by the model of a revision; all other `ids` are removed."""

    revision: str
    added: Sequence[Candidate]
    ids: Sequence[str]

    @classmethod
    def of(cls, embed: Embedder, add: Sequence[Posting], remove: Collection[str]) -> Change:
        """What is both added and removed is removed."""
        added = {posting.id: posting for posting in add if posting.id not in remove}
        candidates = [embedded_posting(posting, embed) for posting in added.values()]
        return cls(embed.revision, candidates, sorted({*added, *remove}))


def change(connection: Connection, wanted: Change, note: Note) -> None:
    """Bring a change into the current version; NoSnapshot where there is none."""
    prepare_copies(connection)
    for _ in range(ATTEMPTS):
        if _changed(connection, wanted, note):
            return
    raise NoSnapshot("The index was replaced again and again while a posting was written. Try again.")


def _changed(connection: Connection, wanted: Change, note: Note) -> bool:
    """Whether the change went into a version that was still current when it was committed."""
    with connection.transaction() as transaction:
        touched = _locked(connection, wanted.ids)
        version = _current(connection)
        _require_model(version, wanted.revision)
        if holders(connection, version.number, wanted.ids) <= touched:
            difference = _written(connection, version.number, wanted)
            note(connection)
            if _logged(connection, version.number, wanted.ids, difference):
                return True
        transaction.force_rollback = True
    return False


def _locked(connection: Connection, ids: Sequence[str]) -> frozenset[str]:
    """The postings that nobody else changes until the transaction ends: these, and entries that have them as variants.

    Writers of one posting wait for each other here, in the same order, so that none waits for ever.
    """
    touched = holders(connection, _current(connection).number, ids).union(ids)
    run(
        connection,
        "SELECT pg_advisory_xact_lock(hashtextextended(id, 0)) FROM unnest(%s::text[]) AS id",
        (sorted(touched),),
    )
    return touched


def _current(connection: Connection) -> Version:
    version = current_version(connection)
    if version is None:
        raise NoSnapshot(NOT_SET_UP)
    return version


def _require_model(version: Version, revision: str) -> None:
    if version.manifest.revision != revision:
        raise WrongModel(
            f"The index in the database was built with the model {version.manifest.model}, not with the one in "
            "use. Use that model, or fill the database again: python scripts/reindex.py PATH... --index DIR"
        )


def _written(connection: Connection, version: int, wanted: Change) -> Counts:
    """The rows out, the rows in; gives how much more there is. What is replaced keeps its variants."""
    before = records(connection, version, wanted.ids)
    rows = Rows(version)
    for one in wanted.added:
        known = from_json(before[one.posting.id]) if one.posting.id in before else one.posting
        rows.add(replace(one, posting=without_variants(one.posting, known, wanted.ids)))
    part(connection, version, wanted.ids)
    difference = -take_out(connection, version, wanted.ids) + rows.counts
    rows.copy_to(connection)
    return difference


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
