"""The shapes of the two calls that give advice beside the list: comparisons and checks."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, JsonValue

from api import wire

PostingId = Annotated[str, Field(min_length=1, max_length=300)]


class ComparisonFields(wire.Wire):
    """The form fields of POST /v1/comparisons beside the file: two postings of the index."""

    above: PostingId
    below: PostingId
    as_of: wire.Day = None
    answers: wire.Answers = Field(default_factory=dict)


class CheckFields(wire.PostingFilter):
    """The form fields of POST /v1/checks beside the file: those of a ranking, so that the same list is checked."""

    top_k: Annotated[int, Field(ge=1, le=100)] = 20
    answers: wire.Answers = Field(default_factory=dict)


class TermOut(wire.Wire):
    """One part of the score of both postings."""

    name: str
    above: float
    below: float
    difference: float


class ComparisonOut(wire.Wire):
    """The answer of POST /v1/comparisons."""

    snapshot: wire.SnapshotOut
    as_of: date
    above: wire.MatchOut
    below: wire.MatchOut
    difference: float
    terms: list[TermOut]
    sentences: list[str]
    versions: wire.VersionsOut


class SwapOut(wire.Wire):
    """What a swap replaced in the CV and what that changed in the list; `examples` are `{"from", "to"}`."""

    name: str
    changed_words: int
    examples: list[dict[str, JsonValue]]
    changed_verdicts: int
    changed_ranks: int
    rank_correlation: float


class CheckOut(wire.Wire):
    """The answer of POST /v1/checks."""

    swaps: list[SwapOut]
    unchanged: bool
    versions: wire.VersionsOut
