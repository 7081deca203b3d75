"""Veils: what lets through only part of what is painted. A soft mask does so point by point, a group everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matcher.cv.functions import Function
from matcher.cv.grounds import ground
from matcher.cv.ink import Colour, Fill


@dataclass(frozen=True, slots=True)
class Veil:
    """How much is let through: `opacity` everywhere, times what the areas that a soft mask paints say.

    `alpha` takes their opacity, else it is the light of their colour that counts, with `backdrop` where they paint
    nothing. Where a picture is the mask, everything is let through. `transfer` is applied to the share in the end.
    """

    opacity: float = 1.0
    fills: Sequence[Fill] | None = None
    alpha: bool = False
    backdrop: float = 0.0
    transfer: Function | None = None

    def share(self, x: float, y: float) -> float:
        """The share at a point, 0..1."""
        if self.fills is None:
            return self.opacity
        share = _cover(self.fills, x, y) if self.alpha else self._light(self.fills, x, y)
        if self.transfer is not None:
            changed = self.transfer([share])
            share = min(1.0, max(0.0, changed[0])) if changed else share
        return self.opacity * share

    def _light(self, fills: Sequence[Fill], x: float, y: float) -> float:
        colour = ground(fills, x, y, (self.backdrop,) * 3)
        return 1.0 if colour is None else light_of(colour)


def _cover(fills: Sequence[Fill], x: float, y: float) -> float:
    """The opacity that areas have together at a point."""
    through = 1.0
    for fill in fills:
        through *= 1 - fill.opacity if fill.holds(x, y) else 1.0
    return 1 - through


def light_of(colour: Colour) -> float:
    """The light of a colour as masks count it (ISO 32000-2, 11.5.3)."""
    return 0.30 * colour[0] + 0.59 * colour[1] + 0.11 * colour[2]
