"""Whether files that hold one and the same CV get the same ranking."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from index.current import CurrentSnapshot
from index.reindex import reindex
from matcher.embedding import Embedder
from matcher.match import match_cv
from matcher.nouns import Cv
from scripts.evaluation.cvs import overlap
from scripts.evaluation.run import EVERYTHING


@dataclass(frozen=True, slots=True)
class Alike:
    """Over all pairs of files: the least overlap of the first ten, the share of pairs with the same first ten in the
    same order, and the largest difference of a score. `firsts` are the first results by file.
    """

    files: int
    least_overlap: float
    same_order: float
    largest_difference: float
    firsts: dict[str, str]


def compare(cvs: Mapping[str, Cv], postings: Path, embed: Embedder) -> Alike:
    """Rank every CV against the postings of a folder, through the same index and `match_cv` as the service."""
    with tempfile.TemporaryDirectory() as folder:
        reindex([postings], Path(folder) / "index", embed=embed)
        snapshot = CurrentSnapshot(Path(folder) / "index", revision=embed.revision).get()
        ranked = {
            name: {
                m.posting.id: m.score.value
                for m in match_cv(cv, EVERYTHING, embed=embed, retrieve=snapshot.search).ranked
            }
            for name, cv in cvs.items()
        }
    return alike(ranked)


def alike(ranked: Mapping[str, Mapping[str, float]]) -> Alike:
    """The measures on rankings given as scores by posting, best first."""
    lists = {name: list(scores) for name, scores in ranked.items()}
    pairs = list(combinations(lists, 2))
    differences = [
        abs(ranked[one][posting] - ranked[other][posting])
        for one, other in pairs
        for posting in ranked[one]
        if posting in ranked[other]
    ]
    return Alike(
        files=len(lists),
        least_overlap=min((overlap(lists[one], lists[other]) for one, other in pairs), default=1.0),
        same_order=sum(lists[one][:10] == lists[other][:10] for one, other in pairs) / max(len(pairs), 1),
        largest_difference=max(differences, default=0.0),
        firsts={name: ids[0] for name, ids in lists.items() if ids},
    )
