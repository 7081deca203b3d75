"""The graphics state of a content stream, and its operands read as numbers, names, matrices and colours."""

from __future__ import annotations

from dataclasses import dataclass

from matcher.cv.ink import Box, Colour, Face, Matrix

Operands = tuple[object, ...]

BLACK: Colour = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class State:
    """The graphics state that q saves and Q restores."""

    matrix: Matrix
    clip: Box
    fill: Colour | None = BLACK
    stroke: Colour | None = BLACK
    fill_inverted: bool = False
    stroke_inverted: bool = False
    fill_opacity: float = 1.0
    stroke_opacity: float = 1.0
    face: Face | None = None
    size: float = 0.0
    letter_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0


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


def colour_of(operands: Operands, *, inverted: bool) -> Colour | None:
    """A colour as red, green and blue; None for patterns and colour spaces of other sizes."""
    if any(isinstance(operand, str) for operand in operands):
        return None
    parts = [min(1.0, max(0.0, number)) for number in numbers(operands)]
    if len(parts) == 1:
        light = 1.0 - parts[0] if inverted else parts[0]
        return light, light, light
    if len(parts) == 3:
        return parts[0], parts[1], parts[2]
    if len(parts) == 4:
        cyan, magenta, yellow, black = parts
        return (1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black)
    return None
