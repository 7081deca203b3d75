"""The graphics state of a content stream, and its operands read as numbers, names and matrices."""

from __future__ import annotations

from dataclasses import dataclass

from matcher.cv.colour_spaces import DEVICE
from matcher.cv.ink import NORMAL, Box, Colour, Matrix, Region
from matcher.cv.resources import ColourSpace, Face
from matcher.cv.veils import Veil

Operands = tuple[object, ...]

BLACK: Colour = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class State:
    """The graphics state that q saves and Q restores.

    The clip is what lies in its box and in all `regions`; what is painted is seen through all `veils`.
    """

    matrix: Matrix
    clip: Box
    regions: tuple[Region, ...] = ()
    fill: Colour | None = BLACK
    stroke: Colour | None = BLACK
    fill_space: ColourSpace | None = DEVICE
    stroke_space: ColourSpace | None = DEVICE
    fill_opacity: float = 1.0
    stroke_opacity: float = 1.0
    blend: str = NORMAL
    mask: Veil | None = None
    veils: tuple[Veil, ...] = ()
    line_width: float = 1.0
    face: Face | None = None
    size: float = 0.0
    letter_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0

    def shows(self, x: float, y: float) -> bool:
        """Whether the regions of the clip leave a point."""
        return all(region.holds(x, y) for region in self.regions)

    def share(self, x: float, y: float) -> float:
        """How much of what is painted at a point the mask and the veils let through, 0..1."""
        share = self.mask.share(x, y) if self.mask is not None else 1.0
        for veil in self.veils:
            share *= veil.share(x, y)
        return share


def numbers(operands: Operands) -> list[float]:
    """Those operands that are numbers."""
    return [float(operand) for operand in operands if isinstance(operand, int | float)]


def name_of(operand: object) -> str:
    """A name; TypeError for anything else."""
    if not isinstance(operand, str):
        raise TypeError("a name is expected")
    return operand


def matrix_of(operands: Operands) -> Matrix:
    """A matrix; ValueError where there are not six numbers."""
    a, b, c, d, e, f = numbers(operands)
    return (a, b, c, d, e, f)
