from __future__ import annotations

from itertools import pairwise

from scripts.training.batches import Batch, batches
from scripts.training.pairs import Pair

PAIRS = [Pair(anchor=f"anchor {n}", positive=f"positive {n % 40}", source="xy"[n % 2]) for n in range(200)]


def texts(batch: Batch) -> list[str]:
    return [text for pair in batch for text in (pair.anchor, pair.positive, pair.group) if text]


def test_a_batch_has_one_source_and_no_text_twice() -> None:
    made = batches(PAIRS, 16, seed=1)
    assert len(made) >= 8
    assert [len({pair.source for pair in batch}) for batch in made] == [1] * len(made)
    assert all(len(set(texts(batch))) == len(texts(batch)) for batch in made)


def test_two_pairs_of_a_group_are_in_two_batches() -> None:
    grouped = [pair.model_copy(update={"group": f"g{n % 50}"}) for n, pair in enumerate(PAIRS)]
    assert all(len(set(texts(batch))) == len(texts(batch)) for batch in batches(grouped, 8, seed=1))


def test_no_pair_is_trained_on_twice() -> None:
    seen = [pair for batch in batches(PAIRS, 16, seed=1) for pair in batch]
    assert len(seen) == len({pair.anchor for pair in seen}) <= len(PAIRS)


def test_the_seed_decides_the_order() -> None:
    first, again, other = (batches(list(PAIRS), 16, seed) for seed in (1, 1, 2))
    assert first == again != other


def test_a_batch_that_stays_half_empty_is_left_out() -> None:
    same = [Pair(anchor=f"a{n}", positive="one and the same") for n in range(50)]
    assert batches(same, 8, seed=1) == ()


def test_texts_of_like_length_stand_together() -> None:
    pairs = [Pair(anchor="a" * (n + 1), positive=f"{n}") for n in range(64)]
    spans = sorted((min(len(p.anchor) for p in b), max(len(p.anchor) for p in b)) for b in batches(pairs, 16, seed=1))
    assert all(before[1] < after[0] for before, after in pairwise(spans))
