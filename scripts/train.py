"""Fine-tune the embedding model: `python scripts/train.py PAIRS... --output FOLDER [--minutes M] [--device D]`."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

if TYPE_CHECKING:
    from scripts.training.run import Order


def parsed(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="Contrastive fine-tuning on pairs, blended with the base model.")
    parser.add_argument("pairs", nargs="+", type=Path, metavar="PAIRS", help="JSON Lines, plain or .gz")
    parser.add_argument("--output", type=Path, required=True, help="folder for the model and its record")
    parser.add_argument("--choose", nargs="*", type=Path, default=[], metavar="PAIRS", help="never trained on")
    parser.add_argument("--base", help="another sentence-transformers model than the packaged one")
    parser.add_argument("--device", default="cpu", help="where to compute, as PyTorch names it")
    parser.add_argument("--minutes", type=float, default=40.0, help="training stops after so long")
    parser.add_argument("--steps", type=int, help="train on so many batches at most")
    parser.add_argument("--batch-size", type=int, default=64)
    parser.add_argument("--per-source", type=int, default=5000, help="pairs taken of each source at most")
    parser.add_argument("--hold-back", type=float, default=0.03, help="share of positives kept to choose the blend on")
    parser.add_argument("--alpha", type=float, help="the blend, 0 the base to 1 the tuned; default: the best of five")
    parser.add_argument("--frozen-layers", type=int, default=3)
    parser.add_argument("--learning-rate", type=float, default=2e-5)
    parser.add_argument("--bfloat16", action="store_true", help="faster where the processor has it")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and save; 1 with a sentence when a file of pairs or the base model cannot be read."""
    options = parsed(arguments)
    from matcher.errors import MatcherError  # noqa: PLC0415 - `--help` answers at once
    from scripts.training.run import run  # noqa: PLC0415

    try:
        run(_order(options, arguments), lambda line: print(line, file=sys.stderr, flush=True))
    except MatcherError as fault:
        print(f"{fault}", file=sys.stderr)
        return 1
    print(f"The model and its record are in {options.output}.")
    return 0


def _order(options: argparse.Namespace, arguments: Sequence[str] | None) -> Order:
    from scripts.training.run import Order  # noqa: PLC0415
    from scripts.training.tune import Plan  # noqa: PLC0415

    plan = Plan(
        frozen_layers=options.frozen_layers,
        learning_rate=options.learning_rate,
        minutes=options.minutes,
        bfloat16=options.bfloat16,
        seed=options.seed,
    )
    return Order(
        pairs=tuple(options.pairs),
        choose=tuple(options.choose),
        output=options.output,
        base=options.base,
        device=options.device,
        plan=plan,
        batch_size=options.batch_size,
        per_source=options.per_source,
        hold_back=options.hold_back,
        steps=options.steps,
        alpha=options.alpha,
        command=shlex.join(sys.argv if arguments is None else ["scripts/train.py", *arguments]),
    )


if __name__ == "__main__":
    sys.exit(main())
