"""Why one posting stands above another: the terms of the two scores side by side, and the requirements behind them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from matcher.explain import short
from matcher.nouns import Importance, Match, Verdict, VerdictStatus
from matcher.score import BLOCKER, MUSTS, NICE, TOPIC
from matcher.what_if import Judged

DECIMALS = 6
TELLING = 0.005
"""Smaller differences are not worth a sentence: they vanish in the two digits that are shown."""
MAX_NAMED = 2


@dataclass(frozen=True, slots=True)
class Term:
    """One part of the score of both postings; the differences of all terms add up to that of the scores."""

    name: str
    above: float
    below: float

    @property
    def difference(self) -> float:
        """What the first posting has more of it."""
        return round(self.above - self.below, DECIMALS)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two matches, the terms that part them, and the reasons in words."""

    above: Match
    below: Match
    terms: tuple[Term, ...]
    sentences: tuple[str, ...]

    @property
    def difference(self) -> float:
        """What the first posting scores more."""
        return round(self.above.score.value - self.below.score.value, DECIMALS)


def compare(above: Judged, below: Judged) -> Comparison:
    """Why `above` stands above `below`, or, where it does not, why it stands below."""
    terms = _terms(above.match, below.match)
    return Comparison(above.match, below.match, terms, tuple(_sentences(above, below, terms)))


def _terms(above: Match, below: Match) -> tuple[Term, ...]:
    sides = [{part.name: part.contribution for part in match.score.parts} for match in (above, below)]
    names = [name for name in (MUSTS, NICE, TOPIC, BLOCKER) if name in sides[0] or name in sides[1]]
    return tuple(Term(name, sides[0].get(name, 0.0), sides[1].get(name, 0.0)) for name in names)


def _sentences(above: Judged, below: Judged, terms: tuple[Term, ...]) -> Iterator[str]:
    yield _verdict_on_order(above.match, below.match)
    for term in sorted(terms, key=lambda one: -abs(one.difference)):
        if abs(term.difference) >= TELLING:
            better, worse = (above, below) if term.difference > 0 else (below, above)
            yield _sentence(term, better, worse)


def _verdict_on_order(above: Match, below: Match) -> str:
    a, b = _titles(above, below)
    value, other = above.score.value, below.score.value
    if value == other:
        return f"{a} and {b} score the same ({value:.2f}); equals stand in the order of their ids."
    word = "above" if value > other else "below"
    return f"{a} stands {word} {b}: {value:.2f} against {other:.2f}."


def _titles(*matches: Match) -> list[str]:
    """The titles, with the company where two are the same."""
    titles = [match.posting.title for match in matches]
    if len(set(titles)) == len(titles):
        return [f"“{title}”" for title in titles]
    return [f"“{match.posting.title}” ({match.posting.company or match.posting.id})" for match in matches]


def _sentence(term: Term, better: Judged, worse: Judged) -> str:
    first, second = _titles(better.match, worse.match)
    more = f"{abs(term.difference):.2f}"
    if term.name == TOPIC:
        return f"What your CV is about comes nearer to {first} than to {second} (+{more})."
    if term.name == BLOCKER:
        return _on_blockers(better.match, worse.match, more)
    importance = Importance.MUST if term.name == MUSTS else Importance.NICE
    reasons = [*_met_words(better, importance), *_open_words(worse, importance)]
    tail = f": {'; '.join(reasons)}" if reasons else ""
    what = "musts" if term.name == MUSTS else "nice-to-haves"
    return f"Your CV answers the {what} of {first} better than those of {second} (+{more}){tail}."


def _on_blockers(better: Match, worse: Match, more: str) -> str:
    _, second = _titles(better, worse)
    blockers = [verdict for verdict in worse.verdicts if verdict.blocker]
    if not blockers:
        return f"The blocker takes more from {second} (+{more}), because it takes a share of the rest."
    return (
        f"Something stands in the way at {second} (+{more}): “{short(blockers[0].requirement)}”. {blockers[0].reason}"
    )


def _met_words(judged: Judged, importance: Importance) -> list[str]:
    """The requirements whose being met raises the score of the better one most."""
    found = _weightiest(judged, importance, {VerdictStatus.MET}, VerdictStatus.MISSING)
    return [f"it meets {_named(found)}"] if found else []


def _open_words(judged: Judged, importance: Importance) -> list[str]:
    """The requirements whose not being met costs the other one most."""
    found = _weightiest(judged, importance, {VerdictStatus.MISSING, VerdictStatus.PARTIAL}, VerdictStatus.MET)
    return [f"the other asks for {_named(found)}, which your CV does not show in full"] if found else []


def _weightiest(
    judged: Judged, importance: Importance, statuses: set[VerdictStatus], instead: VerdictStatus
) -> list[Verdict]:
    moves = []
    for place, verdict in enumerate(judged.match.verdicts):
        if verdict.requirement.importance is importance and verdict.status in statuses and not verdict.blocker:
            moved = judged.value_if({place: replace(verdict, status=instead)})
            moves.append((-abs(moved - judged.match.score.value), place, verdict))
    return [verdict for _, _, verdict in sorted(moves, key=lambda move: move[:2])[:MAX_NAMED]]


def _named(verdicts: list[Verdict]) -> str:
    return " and ".join(f"“{short(verdict.requirement)}”" for verdict in verdicts)
