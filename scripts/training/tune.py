"""The training itself: contrastive learning on batches, the lower layers frozen, a limit in minutes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor
from torch.nn import functional

from scripts.training.batches import Batch

if TYPE_CHECKING:
    from torch.nn import Module, Parameter

SCALE = 20.0
"""Cosines are multiplied by this before the softmax, as all-MiniLM-L6-v2 was trained."""
WARM_UP_SHARE = 0.1
LONGEST_GRADIENT = 1.0
WEIGHT_DECAY = 0.01


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train: the layers that stay as they are, the highest step size, tokens read of a text, and the limit."""

    frozen_layers: int = 3
    learning_rate: float = 2e-5
    max_tokens: int = 48
    minutes: float = 40.0
    bfloat16: bool = False
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Tuned:
    """What training did: steps of how many planned, pairs seen, minutes taken, mean losses of ten equal stretches."""

    steps: int
    planned: int
    pairs: int
    minutes: float
    losses: tuple[float, ...]


def tune(model: Module, batches: Sequence[Batch], plan: Plan, note: Callable[[str], None]) -> Tuned:
    """Train a sentence-transformers model in place; stops after `plan.minutes`, which the result shows."""
    torch.manual_seed(plan.seed)
    freeze(model, plan.frozen_layers)
    model.max_seq_length, longest = plan.max_tokens, model.max_seq_length  # type: ignore[assignment]
    model.train()
    started = time.monotonic()
    losses: list[float] = []
    optimiser = _optimiser(model, plan)
    for batch in batches:
        if time.monotonic() - started > plan.minutes * 60:
            break
        _set_rate(optimiser, plan.learning_rate * rate_share(len(losses), len(batches)))
        losses.append(_step(model, batch, optimiser, plan))
        if len(losses) % 20 == 0:
            elapsed = time.monotonic() - started
            note(f"step {len(losses)} of {len(batches)}, {elapsed / 60:.1f} min, loss {_mean(losses[-20:]):.3f}")
    model.eval()
    model.max_seq_length = longest
    seen = sum(len(batch) for batch in batches[: len(losses)])
    return Tuned(len(losses), len(batches), seen, (time.monotonic() - started) / 60, _stretches(losses))


def freeze(model: Module, layers: int) -> None:
    """The word embeddings and the lowest `layers` layers learn nothing: they hold what is general about language."""
    bert = model[0].auto_model  # type: ignore[index]
    for part in (bert.embeddings, *bert.encoder.layer[:layers]):
        for parameter in part.parameters():
            parameter.requires_grad = False


def contrastive_loss(anchors: Tensor, positives: Tensor, negatives: Tensor) -> Tensor:
    """Cross-entropy of each anchor's own positive among all positives and negatives (MultipleNegativesRankingLoss).

    Henderson et al. 2017, "Efficient Natural Language Response Suggestion for Smart Reply", section 4.4.
    Shapes (n, d), (n, d), (m, d), rows of length 1; m may be 0.
    """
    candidates = torch.cat([positives, negatives])
    wanted = torch.arange(len(anchors), device=anchors.device)
    return functional.cross_entropy(SCALE * anchors @ candidates.T, wanted)


def rate_share(step: int, planned: int) -> float:
    """The share of the highest step size: a straight rise over the first tenth, then a fall."""
    warm_up = max(1, round(WARM_UP_SHARE * planned))
    if step < warm_up:
        return (step + 1) / warm_up
    return (planned - step) / max(1, planned - warm_up)


def blended(base: dict[str, Tensor], tuned: dict[str, Tensor], alpha: float) -> dict[str, Tensor]:
    """The weights on the straight line from the base (0) to the tuned model (1).

    Wortsman et al., CVPR 2022, "Robust fine-tuning of zero-shot models": keeps more of what the base model knew.
    """
    return {
        name: torch.lerp(weight, tuned[name].to(weight), alpha) if weight.is_floating_point() else weight
        for name, weight in base.items()
    }


def _step(model: Module, batch: Batch, optimiser: torch.optim.Optimizer, plan: Plan) -> float:
    negatives = [pair.negative for pair in batch if pair.negative]
    with _precision(plan):
        anchors = _encode(model, [pair.anchor for pair in batch])
        positives = _encode(model, [pair.positive for pair in batch])
        apart = _encode(model, negatives) if negatives else positives[:0]
    loss = contrastive_loss(anchors, positives, apart)
    optimiser.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]
    torch.nn.utils.clip_grad_norm_(_learning(model), LONGEST_GRADIENT)
    optimiser.step()
    return loss.item()


def _precision(plan: Plan) -> AbstractContextManager[object]:
    return torch.autocast("cpu", dtype=torch.bfloat16) if plan.bfloat16 else nullcontext()


def _encode(model: Module, texts: Sequence[str]) -> Tensor:
    device = next(model.parameters()).device
    features = model.preprocess(list(texts))  # type: ignore[operator]
    moved = {name: value.to(device) if isinstance(value, Tensor) else value for name, value in features.items()}
    return functional.normalize(model(moved)["sentence_embedding"].float(), dim=1)


def _learning(model: Module) -> list[Parameter]:
    return [parameter for parameter in model.parameters() if parameter.requires_grad]


def _optimiser(model: Module, plan: Plan) -> torch.optim.Optimizer:
    return torch.optim.AdamW(_learning(model), lr=plan.learning_rate, weight_decay=WEIGHT_DECAY)


def _set_rate(optimiser: torch.optim.Optimizer, rate: float) -> None:
    for group in optimiser.param_groups:
        group["lr"] = rate


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0


def _stretches(losses: Sequence[float], count: int = 10) -> tuple[float, ...]:
    size = max(1, len(losses) // count)
    return tuple(round(_mean(losses[start : start + size]), 4) for start in range(0, len(losses), size))
