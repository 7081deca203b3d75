"""From files of pairs to a model folder: train, choose the blend on what was held back, save, record."""

from __future__ import annotations

import copy
import json
import platform
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import torch

from matcher.digests import file_digest
from matcher.embedding import SentenceEmbedder, load_embedder
from scripts.training import measures
from scripts.training.batches import batches
from scripts.training.pairs import Pair, held_back, licences, load_pairs, sampled
from scripts.training.tune import Plan, blended, tune

if TYPE_CHECKING:
    from torch import Tensor

ALPHAS = (0.0, 0.25, 0.5, 0.75, 1.0)
LIBRARIES = ("torch", "sentence-transformers", "transformers", "numpy")
RECORD = "training.json"

Note = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Order:
    """What to train on and where to put it."""

    pairs: tuple[Path, ...]
    choose: tuple[Path, ...]
    output: Path
    base: str | None
    device: str
    plan: Plan
    batch_size: int = 64
    per_source: int = 5000
    hold_back: float = 0.03
    steps: int | None = None
    alpha: float | None = None
    command: str = ""


def run(order: Order, note: Note) -> Mapping[str, object]:
    """Train, blend, save; the record that lies beside the weights as `training.json`."""
    files = {path: load_pairs(path) for path in (*order.pairs, *order.choose)}
    described = [_described(path, pairs) for path, pairs in files.items()]
    learnt, back = held_back([pair for path in order.pairs for pair in files[path]], order.hold_back)
    chosen_on = (*back, *(pair for path in order.choose for pair in files[path]))
    embedder = load_embedder(order.base, device=order.device)
    before = copy.deepcopy(embedder.model.state_dict())
    planned = batches(sampled(learnt, order.per_source, order.plan.seed), order.batch_size, order.plan.seed)
    done = tune(embedder.model, planned[: order.steps], order.plan, note)
    alpha, tried = _blend(embedder, before, chosen_on, order.alpha, note)
    save(embedder, order.output)
    chosen: dict[str, object] = {"training": asdict(done), "alpha": alpha, "held_back": tried}
    record = _record(order, embedder) | {"files": described} | chosen
    (order.output / RECORD).write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return record


def save(embedder: SentenceEmbedder, folder: Path) -> None:
    """A sentence-transformers folder with weights in half precision, to be computed with in single precision."""
    smaller = copy.deepcopy(embedder.model).half()
    smaller.save(str(folder), create_model_card=False)
    config = folder / "config.json"
    settings = json.loads(config.read_text(encoding="utf-8"))
    settings.pop("torch_dtype", None)
    settings["dtype"] = "float32"
    config.write_text(json.dumps(settings, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def _blend(
    embedder: SentenceEmbedder,
    before: dict[str, Tensor],
    chosen_on: Sequence[Pair],
    asked: float | None,
    note: Note,
) -> tuple[float, list[dict[str, float]]]:
    """Leave the model at the best blend; ties go to the one nearer to the base. With `asked`, that one is taken."""
    after = copy.deepcopy(embedder.model.state_dict())
    sets = measures.by_source(chosen_on)
    tried: list[dict[str, float]] = []
    for alpha in ALPHAS:
        embedder.model.load_state_dict(blended(before, after, alpha))
        figures = {source: measures.retrieve(one, embedder).ndcg for source, one in sets.items()}
        mean = sum(figures.values()) / max(1, len(figures))
        tried.append({"alpha": alpha, "mean": mean, **figures, "told apart": measures.told_apart(chosen_on, embedder)})
        note(f"alpha {alpha}: nDCG@10 on what was held back {mean:.4f}, told apart {tried[-1]['told apart']:.4f}")
    best = max(tried, key=lambda row: (round(row["mean"], 3), -row["alpha"]))["alpha"] if asked is None else asked
    embedder.model.load_state_dict(blended(before, after, best))
    return best, tried


def _record(order: Order, embedder: SentenceEmbedder) -> dict[str, object]:
    """Command, base, plan, machine and versions: what is needed to do it again."""
    return {
        "command": order.command,
        "base": {"name": embedder.name, "revision": embedder.revision},
        "plan": asdict(order.plan) | {"batch_size": order.batch_size, "per_source": order.per_source},
        "held_back_share": order.hold_back,
        "device": order.device,
        "threads": torch.get_num_threads(),
        "python": platform.python_version(),
        "versions": {name: version(name) for name in LIBRARIES},
    }


def _described(path: Path, pairs: Sequence[Pair]) -> dict[str, object]:
    return {"name": path.name, "sha256": file_digest(path), "pairs": len(pairs), "licences": licences(pairs)}
