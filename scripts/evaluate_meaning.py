"""How the thresholds of judging by meaning hold on what they were not chosen on: `evaluate_meaning.py SET...`.

For each CV, and then for each posting, the thresholds are chosen on all other ones and tried on it.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from index.current import CurrentSnapshot
from index.reindex import reindex
from matcher.embedding import Embedder, open_embedder
from matcher.judging.meaning import CLOSE, NOTHING, SAME, Bar, Nearness, nearness
from matcher.match import embed_cv, judge_candidate
from matcher.nouns import Kind
from scripts.evaluation import gold
from scripts.evaluation.pairing import pair
from scripts.evaluation.run import EVERYTHING, candidates_of, read_cvs

BY_MEANING = (SAME, CLOSE, NOTHING)
GRID = [
    Bar(met, named, partial)
    for met, named, partial in product((0.5, 0.55, 0.6, 0.65), (0.42, 0.46, 0.5, 0.54), (0.32, 0.36, 0.4, 0.44))
]


@dataclass(frozen=True, slots=True)
class Row:
    """A verdict of careful readers beside the nearness that the rule goes by."""

    cv: str
    posting: str
    wanted: str
    near: Nearness


def rows_of(labelled: gold.GoldSet, embed: Embedder) -> Iterator[Row]:
    """The labelled requirements on skills that are judged by meaning."""
    with tempfile.TemporaryDirectory() as folder:
        reindex([labelled.root / "postings"], Path(folder), embed=embed)
        candidates = candidates_of(CurrentSnapshot(Path(folder), revision=embed.revision).get(), embed)
    cvs = {name: embed_cv(cv, embed) for name, cv in read_cvs(labelled).items()}
    for verdict in labelled.verdicts:
        if verdict.posting not in candidates:
            continue
        judged = judge_candidate(cvs[verdict.cv], candidates[verdict.posting], EVERYTHING)
        wanted = [requirement.text for requirement in labelled.postings[verdict.posting].requirements]
        place = pair(wanted, [one.requirement.text for one in judged.match.verdicts]).get(verdict.requirement)
        given = judged.match.verdicts[place] if place is not None else None
        if given is not None and given.requirement.kind is Kind.SKILL and given.reason in BY_MEANING:
            yield Row(verdict.cv, verdict.posting, verdict.verdict, nearness(judged.cases[place or 0]))


def share(rows: Sequence[Row], bar: Bar) -> float:
    """The share of rows that thresholds judge as the readers did."""
    return sum(row.near.status(bar).value == row.wanted for row in rows) / len(rows) if rows else 0.0


def held_out(rows: Sequence[Row], by: Callable[[Row], str]) -> float:
    """The share of rows judged right by thresholds that were chosen without their CV or posting."""
    right = 0.0
    for name in sorted({by(row) for row in rows}):
        rest, own = [row for row in rows if by(row) != name], [row for row in rows if by(row) == name]
        right += share(own, max(GRID, key=lambda bar: share(rest, bar))) * len(own)
    return right / len(rows) if rows else 0.0


def main(arguments: list[str] | None = None) -> int:
    """Print the shares; 1 with a sentence when a set is incomplete."""
    parser = argparse.ArgumentParser(
        description="Try the thresholds of judging by meaning on CVs and postings left out."
    )
    parser.add_argument("sets", nargs="+", type=Path)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as exports:
        embed = open_embedder(None, exports=Path(exports), export=True)
    try:
        rows = [row for folder in options.sets for row in rows_of(gold.load(folder), embed)]
    except OSError as error:
        print(f"The gold set is incomplete: {error}", file=sys.stderr)
        return 1
    print(f"requirements judged by meaning: {len(rows)}")
    print(f"right as shipped: {share(rows, Bar()):.3f}")
    print(f"right, thresholds chosen without the CV: {held_out(rows, lambda row: row.cv):.3f}")
    print(f"right, thresholds chosen without the posting: {held_out(rows, lambda row: row.posting):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
