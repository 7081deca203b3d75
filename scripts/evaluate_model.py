"""Compare embedding models: `python scripts/evaluate_model.py [--beir FOLDER]... [--pairs FILE]... [--model M]...`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

if TYPE_CHECKING:
    from matcher.retrieval import Embed

SPLITS = ("test", "test_hard")


def parsed(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="Retrieval by cosine, the base model beside others, in one run.")
    parser.add_argument("--model", action="append", default=[], help="a model beside the packaged one")
    parser.add_argument("--beir", action="append", default=[], type=Path, help="a set in BEIR's layout")
    parser.add_argument("--pairs", action="append", default=[], type=Path, help="pairs that no model was trained on")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the measures; 1 with a sentence when a set or a model cannot be read."""
    options = parsed(arguments)
    from matcher.embedding import load_embedder  # noqa: PLC0415 - `--help` answers at once
    from matcher.errors import MatcherError  # noqa: PLC0415

    try:
        models = {model or "base": load_embedder(model) for model in (None, *options.model)}
        measured = {name: dict(_measured(options, embed)) for name, embed in models.items()}
    except MatcherError as fault:
        print(f"{fault}", file=sys.stderr)
        return 1
    print(json.dumps(measured, indent=2) if options.json else _table(measured))
    return 0


def _measured(options: argparse.Namespace, embed: Embed) -> Iterator[tuple[str, float]]:
    from scripts.training import measures  # noqa: PLC0415
    from scripts.training.pairs import load_pairs  # noqa: PLC0415

    sets = {
        f"{folder.name} {split}": measures.load_beir(folder, split)
        for folder in options.beir
        for split in SPLITS
        if (folder / "qrels" / f"{split}.tsv").exists()
    }
    for path in options.pairs:
        pairs = load_pairs(path)
        sets |= {f"{path.name} {source}": one for source, one in measures.by_source(pairs).items()}
        yield f"{path.name}, told apart", measures.told_apart(pairs, embed)
    for name, one in sets.items():
        found = measures.retrieve(one, embed)
        yield from ((f"{name}, {measure}", value) for measure, value in asdict(found).items() if measure != "queries")


def _table(measured: dict[str, dict[str, float]]) -> str:
    models = list(measured)
    lines = [f"| measure | {' | '.join(models)} |", "|---" * (len(models) + 1) + "|"]
    for measure in measured[models[0]]:
        shares = [f"{measured[model][measure]:.3f}" for model in models]
        lines += [f"| {measure} | {' | '.join(shares)} |"]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
