"""What would change one result most: a gap closed, or a question answered in the student's favour."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from matcher.explain import short
from matcher.nouns import Change, Verdict, VerdictStatus
from matcher.questions import open_questions, question_text
from matcher.score import Outcome
from matcher.what_if import Judged

MAX_CHANGES = 5
DECIMALS = 6


def with_changes(judged: Judged) -> Judged:
    """The same judgement with what would raise its score most, best first, at most five; ties in order of the text."""
    found = sorted(_changes(judged), key=lambda one: (-one.gain, one.requirement))
    match = replace(judged.match, changes=tuple(one for one in found if one.gain > 0)[:MAX_CHANGES])
    return replace(judged, match=match)


def gain_if_met(judged: Judged, place: int) -> float:
    """How much the value of the score would rise if one requirement were met."""
    met = Outcome(judged.match.verdicts[place].requirement, VerdictStatus.MET, blocker=False)
    return round(judged.value_if({place: met}) - judged.match.score.value, DECIMALS)


def _changes(judged: Judged) -> Iterator[Change]:
    asked: set[int] = set()
    for question_id, places, best, _ in open_questions(judged):
        asked.update(places)
        text = f"Answer the question “{question_text(question_id)}”; the posting asks: “{_words(judged, places[0])}”."
        yield Change(places[0], question_id, text, round(best - judged.match.score.value, DECIMALS))
    for place, verdict in enumerate(judged.match.verdicts):
        if verdict.status is not VerdictStatus.MET and place not in asked:
            yield Change(place, None, _advice(verdict), gain_if_met(judged, place))


def _words(judged: Judged, place: int) -> str:
    return short(judged.match.verdicts[place].requirement)


def _advice(verdict: Verdict) -> str:
    """What a gap is, in plain words; a blocker is not for closing, so it says what to check."""
    words = f"“{short(verdict.requirement)}”"
    if verdict.blocker:
        return f"In the way: {words}. {verdict.reason} Check that your CV says it as it is."
    if verdict.status is VerdictStatus.PARTIAL:
        return f"Show more of {words}. {verdict.reason}"
    if verdict.status is VerdictStatus.MISSING:
        return f"Show {words}. {verdict.reason}"
    return f"Say something about {words} if you can. {verdict.reason}"
