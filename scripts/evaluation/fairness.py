"""Whether who a student is, and how a CV is laid out, moves anything: swaps over many CVs, two checks beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from api.answers import matches_out
from api.reading.tasks import READ_CV, ReadHere
from index.current import CurrentSnapshot
from index.reindex import revise
from index.snapshot import Snapshot
from matcher.cv.read import read_document
from matcher.cv.understand import understand
from matcher.embedding import Embedder
from matcher.invariance.check import SwapResult, check_invariance, compared, remembering
from matcher.invariance.orders import orders
from matcher.invariance.swaps import swaps
from matcher.match import Request, match_cv
from matcher.nouns import Filters, Match
from matcher.retrieval import Embed

EVERYTHING = 100
NAME_SWAP = "name: "


@dataclass(frozen=True, slots=True)
class Row:
    """A swap over all CVs: how many CVs it touched, what moved in all, the least correlation, and first tens that stay.

    `top_stays` is a share of the CVs touched, 0..1.
    """

    name: str
    cvs: int
    changed_verdicts: int
    changed_ranks: int
    rank_correlation: float
    top_stays: float


def measure(cvs: Mapping[str, bytes], snapshot: Snapshot, embed: Embedder, as_of: date, folder: Path) -> list[Row]:
    """Every swap and check over the CVs; `folder` is for an index of the same postings in another order."""
    request = Request(as_of, EVERYTHING, Filters(include_closed=True))
    memory = remembering(embed)
    results: dict[str, list[SwapResult]] = {}
    shuffled = _in_another_order(snapshot, embed, folder)
    for content in cvs.values():
        document = read_document(content)
        found = check_invariance(
            document, request, embed=memory, retrieve=snapshot.search, only=(*swaps(), *orders())
        )  # fmt: skip
        before = _ranked(content, request, snapshot, memory)
        beside = {
            "postings indexed in another order": _ranked(content, request, shuffled, memory),
            "the same bytes twice": _ranked(content, request, snapshot, embed),
        }
        more = [compared(name, (), before, after) for name, after in beside.items()]
        for one in (*(one for one in found if one.changed_words), *more):
            results.setdefault(one.name, []).append(one)
    return [_row(name, rows) for name, rows in results.items()]


def answers_are_the_same(content: bytes, snapshot: Snapshot, embed: Embedder, as_of: date) -> bool:
    """Whether two runs give the same JSON, byte for byte, but for the milliseconds."""
    request = Request(as_of, EVERYTHING, Filters(include_closed=True))

    def answer() -> str:
        read = ReadHere().run(READ_CV, content)
        found = match_cv(read.cv, request, embed=embed, retrieve=snapshot.search)
        out = matches_out(read, found, snapshot.manifest, as_of, explain=True)
        return out.model_dump_json(exclude={"timings_ms"})

    return answer() == answer()


def impact_ratios(rows: Sequence[Row]) -> dict[str, float]:
    """For each group of names the share of CVs whose first ten stay, divided by that of the best group.

    The arithmetic is that of the four-fifths rule (29 CFR 1607.4 D), put to lists instead of hires.
    """
    shares = {row.name.removeprefix(NAME_SWAP): row.top_stays for row in rows if row.name.startswith(NAME_SWAP)}
    best = max(shares.values(), default=0.0)
    return {group: share / best if best else 0.0 for group, share in shares.items()}


def _ranked(content: bytes, request: Request, snapshot: Snapshot, embed: Embed) -> tuple[Match, ...]:
    cv = understand(read_document(content))
    return match_cv(cv, request, embed=embed, retrieve=snapshot.search).ranked


def _in_another_order(snapshot: Snapshot, embed: Embedder, folder: Path) -> Snapshot:
    revise(folder, embed=embed, add=tuple(reversed(snapshot.all_postings())))
    return CurrentSnapshot(folder, revision=embed.revision).get()


def _row(name: str, results: Sequence[SwapResult]) -> Row:
    return Row(
        name,
        len(results),
        sum(one.changed_verdicts for one in results),
        sum(one.changed_ranks for one in results),
        min(one.rank_correlation for one in results),
        sum(one.top_stays for one in results) / len(results),
    )
