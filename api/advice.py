"""The work behind comparisons and checks, from a CV to the shapes of their answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from api import advice_wire, present
from api.problems import NO_POSTING, Problem
from index.engine import View
from index.manifest import Manifest
from matcher.compare import Comparison, Term
from matcher.embedding import Embedder
from matcher.invariance.check import SwapResult, check_swapped
from matcher.invariance.swapped import SwappedCvs
from matcher.match import Request, compare_postings
from matcher.nouns import Cv
from matcher.retrieval import Candidate
from matcher.shortlist import place


def compare(cv: Cv, pair: tuple[str, str], request: Request, snapshot: View, embedder: Embedder) -> Comparison:
    """Two postings of a snapshot, by id, side by side for a CV; Problem 404 for an id that is not there."""
    above, below = (_known(snapshot, posting_id) for posting_id in pair)
    return compare_postings(cv, above, below, request, embed=embedder)


def check(read: SwappedCvs, request: Request, snapshot: View, embedder: Embedder) -> tuple[SwapResult, ...]:
    """The list of a CV made anew after every swap."""
    return check_swapped(read, request, embed=embedder, retrieve=snapshot.search)


def comparison_out(found: Comparison, manifest: Manifest, as_of: date) -> advice_wire.ComparisonOut:
    """A comparison as it is answered; `rank` is the place among the two."""
    ahead = place(found.above) <= place(found.below)
    return advice_wire.ComparisonOut(
        snapshot=present.snapshot(manifest),
        as_of=as_of,
        above=present.match(found.above, 1 if ahead else 2, as_of, explain=False),
        below=present.match(found.below, 2 if ahead else 1, as_of, explain=False),
        difference=found.difference,
        terms=[_term(term) for term in found.terms],
        sentences=list(found.sentences),
        versions=present.versions(manifest.model, manifest.revision),
    )


def check_out(results: Sequence[SwapResult], manifest: Manifest) -> advice_wire.CheckOut:
    """A check as it is answered."""
    return advice_wire.CheckOut(
        swaps=[_swap(result) for result in results],
        unchanged=all(result.unchanged for result in results),
        versions=present.versions(manifest.model, manifest.revision),
    )


def _known(snapshot: View, posting_id: str) -> Candidate:
    candidate = snapshot.candidate_of(posting_id)
    if candidate is None:
        raise Problem(NO_POSTING, f"No posting of the current index has the id {posting_id!r}.")
    return candidate


def _term(term: Term) -> advice_wire.TermOut:
    return advice_wire.TermOut(name=term.name, above=term.above, below=term.below, difference=term.difference)


def _swap(result: SwapResult) -> advice_wire.SwapOut:
    return advice_wire.SwapOut(
        name=result.name,
        changed_words=result.changed_words,
        examples=[{"from": edit.old, "to": edit.new} for edit in result.examples],
        changed_verdicts=result.changed_verdicts,
        changed_ranks=result.changed_ranks,
        rank_correlation=result.rank_correlation,
    )
