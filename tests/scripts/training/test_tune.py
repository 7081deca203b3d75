from __future__ import annotations

import math
from collections.abc import Sequence
from types import SimpleNamespace

import pytest
import torch
from torch import Tensor, nn

from scripts.training.batches import Batch
from scripts.training.pairs import Pair
from scripts.training.tune import SCALE, Plan, blended, contrastive_loss, freeze, rate_share, tune

WORDS = ("weaver", "loom", "baker", "oven")


class WordModel(nn.Module):
    """Stands where the sentence-transformers model stands: one word a text, its vector mixed by two layers."""

    def __init__(self) -> None:
        super().__init__()
        torch.manual_seed(0)
        self.embeddings = nn.Embedding(len(WORDS), 2)
        self.layers = nn.ModuleList([nn.Linear(2, 2), nn.Linear(2, 2)])
        self.max_seq_length = 256

    def __getitem__(self, _: int) -> SimpleNamespace:
        return SimpleNamespace(
            auto_model=SimpleNamespace(embeddings=self.embeddings, encoder=SimpleNamespace(layer=self.layers))
        )

    def preprocess(self, texts: Sequence[str]) -> dict[str, Tensor]:
        return {"ids": torch.tensor([WORDS.index(text) for text in texts])}

    def forward(self, features: dict[str, Tensor]) -> dict[str, Tensor]:
        mixed = self.embeddings(features["ids"])
        for layer in self.layers:
            mixed = layer(mixed)
        return {"sentence_embedding": mixed}


BATCH: Batch = (Pair(anchor="weaver", positive="loom"), Pair(anchor="baker", positive="oven"))
PLAN = Plan(frozen_layers=1, learning_rate=0.05)


def test_the_loss_is_the_cross_entropy_of_scaled_cosines() -> None:
    one, other = torch.tensor([[1.0, 0.0]]), torch.tensor([[0.6, 0.8]])
    expected = -math.log(math.exp(SCALE * 0.6) / (math.exp(SCALE * 0.6) + math.exp(SCALE * 1.0)))
    assert contrastive_loss(one, other, one).item() == pytest.approx(expected, rel=1e-5)


def test_the_step_size_rises_and_falls() -> None:
    assert [rate_share(step, 20) for step in (0, 1, 2, 11, 19)] == pytest.approx([0.5, 1, 1, 0.5, 1 / 18])


def test_frozen_layers_learn_nothing_and_the_others_learn() -> None:
    model = WordModel()
    before = {name: weight.clone() for name, weight in model.state_dict().items()}
    tune(model, [BATCH] * 5, PLAN, lambda _: None)
    changed = {name for name, weight in model.state_dict().items() if not torch.equal(weight, before[name])}
    assert changed == {"layers.1.weight", "layers.1.bias"}


def test_training_brings_pairs_together() -> None:
    done = tune(WordModel(), [BATCH] * 60, PLAN, lambda _: None)
    assert (done.steps, done.planned, done.pairs) == (60, 60, 120)
    assert done.losses[-1] < done.losses[0] / 2


def test_the_same_seed_gives_the_same_weights() -> None:
    first, second = WordModel(), WordModel()
    tune(first, [BATCH] * 5, PLAN, lambda _: None)
    tune(second, [BATCH] * 5, PLAN, lambda _: None)
    assert all(torch.equal(one, other) for one, other in zip(first.parameters(), second.parameters(), strict=True))


def test_the_limit_in_minutes_stops_training_and_is_shown() -> None:
    done = tune(WordModel(), [BATCH] * 5, Plan(frozen_layers=1, minutes=-1), lambda _: None)
    assert (done.steps, done.planned, done.pairs) == (0, 5, 0)


def test_the_length_that_the_model_reads_is_as_before() -> None:
    model = WordModel()
    tune(model, [BATCH], PLAN, lambda _: None)
    assert (model.max_seq_length, model.training) == (256, False)


def test_freezing_all_layers_leaves_nothing_to_learn() -> None:
    model = WordModel()
    freeze(model, 2)
    assert [parameter.requires_grad for parameter in model.parameters()] == [False] * 5


def test_a_blend_lies_on_the_line_and_leaves_whole_numbers_alone() -> None:
    base, tuned = {"w": torch.tensor([0.0, 4.0]), "ids": torch.tensor([1])}, {"w": torch.tensor([2.0, 0.0])}
    mixed = blended(base, tuned | {"ids": torch.tensor([9])}, 0.25)
    assert (mixed["w"].tolist(), mixed["ids"].tolist()) == ([0.5, 3.0], [1])
