"""What the scripts that fit weights of words on gold sets share: the command line, and leaving each set out in turn."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

ROOT = Path(__file__).resolve().parent.parent


class OfSet(Protocol):
    """What is fitted on: it knows the set that it is of."""

    @property
    def origin(self) -> str:
        """The name of the set."""


Row = TypeVar("Row", bound=OfSet)
Fitted = TypeVar("Fitted")


def parsed(description: str, arguments: list[str] | None) -> argparse.Namespace:
    """The sets, and whether the weights are written."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("sets", nargs="+", type=Path, help="folders as scripts/evaluate.py takes them")
    parser.add_argument("--write", action="store_true", help="write the weights that the product uses")
    return parser.parse_args(arguments)


def each_left_out(
    rows: Sequence[Row], fit: Callable[[Sequence[Row]], Fitted]
) -> Iterator[tuple[str, list[Row], Fitted]]:
    """Each set by name, its rows, and what is fitted on the others; nothing where there is only one."""
    origins = sorted({row.origin for row in rows})
    for origin in origins if len(origins) > 1 else ():
        held = [row for row in rows if row.origin == origin]
        yield origin, held, fit([row for row in rows if row.origin != origin])


def write_weights(name: str, content: str) -> None:
    """Put the weights where the product reads them, and say so."""
    path = ROOT / "matcher" / "data" / name
    path.write_text(content, encoding="utf-8")
    print(f"written: {path.relative_to(ROOT)}")
