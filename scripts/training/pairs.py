"""Pairs to train on: files of JSON Lines, read; which of them are held back; how many of each source are taken."""

from __future__ import annotations

import gzip
import hashlib
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from matcher.errors import MatcherError


class PairsError(MatcherError):
    """A file of pairs cannot be read."""


class Pair(BaseModel):
    """Two texts that belong together, and where there is one, a third that looks like the second and does not.

    Positives of one group belong to every anchor of the group; without a group, to their own anchors alone.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")
    anchor: Annotated[str, Field(min_length=1)]
    positive: Annotated[str, Field(min_length=1)]
    negative: str | None = None
    group: str | None = None
    source: str = "pairs"
    licence: str = "not stated"


def load_pairs(path: Path) -> tuple[Pair, ...]:
    """The pairs of a file, plain or `.gz`, in its order. PairsError where it is missing or a line is damaged."""
    try:
        content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        lines = content.decode("utf-8").split("\n")
        return tuple(TypeAdapter(Pair).validate_json(line) for line in lines if line.strip())
    except (OSError, EOFError, UnicodeDecodeError, ValidationError) as error:
        raise PairsError(f"{path} cannot be read as pairs (anchor, positive, perhaps negative): {error}") from error


def held_back(pairs: Iterable[Pair], share: float) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
    """(to train on, held back): about a `share` of the positives, with all their pairs, chosen by their words alone.

    A positive is a concept in a taxonomy, so that what is measured on the second part was never seen in the first.
    Pairs with a group stay: whoever wrote them holds back whole groups in a file of their own.
    """
    kept: list[Pair] = []
    back: list[Pair] = []
    for pair in pairs:
        (back if pair.group is None and _place(pair.positive) < share else kept).append(pair)
    return tuple(kept), tuple(back)


def sampled(pairs: Iterable[Pair], limit: int, seed: int) -> tuple[Pair, ...]:
    """At most `limit` pairs of each source, chosen by the seed; sources in alphabetical order."""
    by_source: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_source[pair.source].append(pair)
    chooser = random.Random(seed)
    return tuple(pair for source in sorted(by_source) for pair in _some(by_source[source], limit, chooser))


def licences(pairs: Iterable[Pair]) -> dict[str, str]:
    """The licence of each source."""
    return dict(sorted({pair.source: pair.licence for pair in pairs}.items()))


def _some(pairs: Sequence[Pair], limit: int, chooser: random.Random) -> Sequence[Pair]:
    return chooser.sample(pairs, limit) if len(pairs) > limit else pairs


def _place(text: str) -> float:
    """A number in 0..1 that depends on the text alone."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big") / 2**32
