"""Ink: what a page of a PDF paints, in points from the lower left corner of the page as it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

Matrix = tuple[float, float, float, float, float, float]
Colour = tuple[float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
UNREADABLE = "\ufffd"


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top

    def meet(self, other: Box) -> Box:
        """The part that both share; empty boxes have a right edge left of their left edge."""
        return Box(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )

    @property
    def width(self) -> float:
        """Width in points, negative for an empty box."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Height in points, negative for an empty box."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Glyph:
    """One painted character (or ligature). `size` is the effective type size in points, `order` the painting order.

    `colour` is None where it cannot be told (a pattern). `drawn` is False for the invisible render modes and for
    content of a layer that is switched off; `opacity` is 0..1; `upright` is False for text that runs up or down.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool
    colour: Colour | None
    opacity: float
    drawn: bool
    upright: bool
    clip: Box
    order: int

    @property
    def centre(self) -> tuple[float, float]:
        """A point inside the letter."""
        return (self.left + self.right) / 2, self.baseline + 0.3 * self.size


@dataclass(frozen=True, slots=True)
class Fill:
    """A painted area; `colour` is None for pictures, patterns and shadings, `solid` says that a picture hides all."""

    box: Box
    colour: Colour | None
    opacity: float
    order: int
    solid: bool = False


@dataclass(frozen=True, slots=True)
class Ink:
    """Everything that one page paints; `cut` says that the page was over a limit and the rest was not read.

    `page` is its number in the file, from 1: pages that cannot be read are left out, so the count of inks is not it.
    """

    box: Box
    glyphs: tuple[Glyph, ...]
    fills: tuple[Fill, ...]
    cut: bool = False
    page: int = 1


class Face(Protocol):
    """A font, as far as reading needs it."""

    bold: bool
    height: float

    def decode(self, codes: bytes) -> Sequence[tuple[str, float, bool]]:
        """For each character code its text, its width in ems and whether it is the one-byte code of a space."""


@dataclass(frozen=True, slots=True)
class Shade:
    """What an ExtGState sets; None where it leaves things as they are."""

    fill_opacity: float | None
    stroke_opacity: float | None
    font: str | None = None


@dataclass(frozen=True, slots=True)
class Operation:
    """One operator of a content stream with its operands as plain Python values; names start with a slash."""

    operator: str
    operands: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A content stream inside another one."""

    operations: Sequence[Operation]
    matrix: Matrix
    box: Box | None
    resources: Resources
    switched_off: bool = False


class Resources(Protocol):
    """What a content stream calls by name. Every lookup answers None (or a neutral value) for an unknown name."""

    def face(self, name: str) -> Face | None:
        """A font."""

    def form(self, name: str) -> Form | None:
        """A form to paint, None for a picture."""

    def hides(self, name: str) -> bool:
        """Whether a picture hides what lies under it."""

    def shade(self, name: str) -> Shade | None:
        """An ExtGState."""

    def inverted(self, name: str) -> bool:
        """Whether a colour space counts ink (one component, 1 is dark) and not light."""

    def switched_off(self, name: str) -> bool:
        """Whether a marked layer is switched off."""


def multiply(first: Matrix, second: Matrix) -> Matrix:
    """The transformation that does `first`, then `second`."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def place(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where a point goes."""
    return matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]


def outline(points: Sequence[tuple[float, float]]) -> Box:
    """The smallest box around some points (at least one)."""
    xs = [x for x, _ in points]
    ys = [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))
