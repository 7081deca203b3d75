"""Postings by words: the tsvector index finds them, BM25 orders them as SQLite's FTS5 does."""

from __future__ import annotations

import math
from collections.abc import Sequence

from index.lexical import TITLE_WEIGHT
from index.postgres.database import Connection, run
from index.postgres.passing import Passing
from index.postgres.versions import Version
from index.postgres.words import any_of, tokens

K1, B = 1.2, 0.75
LEAST_WEIGHT = 1e-6
"""The constants of FTS5; a word that more than half of the postings have weighs next to nothing."""
MATCHED = 50_000
"""The rarest words that together occur in at most so many postings find them; the others only add to their order."""
DECIMALS = 9


def lexical_ranked(
    connection: Connection, version: Version, words: Sequence[str], passing: Passing, limit: int
) -> list[str]:
    """The best passing postings by BM25 over title and text, best first, ties by id; others are left out."""
    weights = _weights(connection, version, sorted({token for word in words for token in tokens(word)}))
    if not weights:
        return []
    finding = _rarest(weights)
    rows = run(
        connection,
        f"""
        SELECT id FROM (
            SELECT id, sum(weight * often * {K1 + 1} / (often + {K1} * ({1 - B} + {B} * tokens / %s::float8))) AS score
            FROM (
                SELECT id, tokens, weight, {TITLE_WEIGHT} * cardinality(array_positions(part.weights, 'A'))
                    + cardinality(array_positions(part.weights, 'B')) AS often
                FROM posting, unnest(posting.words) AS part
                JOIN unnest(%s::text[], %s::float8[]) AS asked (word, weight) ON asked.word = part.lexeme
                WHERE posting.words @@ %s::tsquery AND {passing.condition}
            ) AS occurrences WHERE often > 0 GROUP BY id
        ) AS scored ORDER BY round(score::numeric, {DECIMALS}) DESC, id LIMIT %s
        """,
        (
            version.tokens / max(version.manifest.postings, 1),
            list(weights),
            [weight for weight, _ in weights.values()],
            any_of(finding),
            *passing.values,
            limit,
        ),
    )
    return [str(posting_id) for (posting_id,) in rows]


def _weights(connection: Connection, version: Version, words: Sequence[str]) -> dict[str, tuple[float, int]]:
    """For each word that occurs its weight and in how many postings it occurs."""
    rows = run(
        connection,
        f"SELECT word, sum(postings)::int8 FROM word WHERE version = {version.number} AND word = ANY(%s) "
        "GROUP BY word HAVING sum(postings) > 0 ORDER BY word",
        (list(words),),
    )
    postings = version.manifest.postings
    return {str(word): (max(math.log((postings - n + 0.5) / (n + 0.5)), LEAST_WEIGHT), n) for word, n in rows}


def _rarest(weights: dict[str, tuple[float, int]]) -> list[str]:
    """The words that find postings: all of them where there are few postings."""
    chosen: list[str] = []
    matched = 0
    for word, (_, postings) in sorted(weights.items(), key=lambda one: (one[1][1], one[0])):
        matched += postings
        if chosen and matched > MATCHED:
            break
        chosen.append(word)
    return chosen
