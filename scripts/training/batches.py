"""Batches for in-batch negatives: one source each, texts of like length, no text of one pair in another."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from scripts.training.pairs import Pair

BATCHES_SORTED_TOGETHER = 16
"""Texts of like length spare padding; sorting only so many batches at once leaves the batches mixed."""
LEAST_SHARE = 0.5
"""A batch of which less than this could be filled has too few negatives to learn from, and is left out."""

Batch = tuple[Pair, ...]


def batches(pairs: Iterable[Pair], size: int, seed: int) -> tuple[Batch, ...]:
    """All batches in the order in which they are trained on; the same pairs and seed give the same batches."""
    chooser = random.Random(seed)
    by_source: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_source[pair.source].append(pair)
    made = [batch for source in sorted(by_source) for batch in _of_one_source(by_source[source], size, chooser)]
    chooser.shuffle(made)
    return tuple(made)


def _of_one_source(pairs: list[Pair], size: int, chooser: random.Random) -> Iterator[Batch]:
    chooser.shuffle(pairs)
    block = size * BATCHES_SORTED_TOGETHER
    for start in range(0, len(pairs), block):
        yield from _distinct(sorted(pairs[start : start + block], key=_length), size)


def _distinct(pairs: Sequence[Pair], size: int) -> Iterator[Batch]:
    """Batches without a text twice: what is a pair's own positive must not be another's negative."""
    waiting = list(pairs)
    while waiting:
        batch: list[Pair] = []
        later: list[Pair] = []
        texts: set[str] = set()
        for pair in waiting:
            fits = len(batch) < size and not texts & _texts(pair)
            (batch if fits else later).append(pair)
            texts |= _texts(pair) if fits else set()
        if len(batch) >= size * LEAST_SHARE:
            yield tuple(batch)
        elif len(batch) < size:
            return
        waiting = later


def _texts(pair: Pair) -> set[str]:
    """What tells that two pairs must not share a batch: a common text, or a common group."""
    return {text.casefold() for text in (pair.anchor, pair.positive, pair.negative, pair.group) if text}


def _length(pair: Pair) -> int:
    return len(pair.anchor) + len(pair.positive)
