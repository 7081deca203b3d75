"""How a long build tells how far it is."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Called now and then with a step's name in plain words and how much of it is done."""

    def __call__(self, step: str, done: int, total: int) -> None:
        """`done` of `total` pieces of the step are finished."""


def silent(step: str, done: int, total: int) -> None:
    """Tells nobody."""
