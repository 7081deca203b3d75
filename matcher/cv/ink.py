"""Ink: what a page of a PDF paints, in points from the lower left corner of the page as it is shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Matrix = tuple[float, float, float, float, float, float]
Colour = tuple[float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
UNREADABLE = "\ufffd"
NORMAL = "Normal"


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
class Region:
    """What a path encloses: polygons, with the rule that tells inside from outside (ISO 32000-2, 8.5.3.3).

    Curves count as the lines between their control points.
    """

    polygons: tuple[tuple[tuple[float, float], ...], ...]
    even_odd: bool

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        crossings = [turn for polygon in self.polygons for turn in _crossings(polygon, x, y)]
        return bool(len(crossings) % 2 if self.even_odd else sum(crossings))


def _crossings(polygon: Sequence[tuple[float, float]], x: float, y: float) -> Iterator[int]:
    """How a ray to the right of a point crosses a polygon: 1 for each edge that runs up, -1 for one that runs down."""
    for (from_x, from_y), (to_x, to_y) in zip(polygon, (*polygon[1:], polygon[0]), strict=True):
        if (from_y <= y) != (to_y <= y) and x < from_x + (y - from_y) * (to_x - from_x) / (to_y - from_y):
            yield 1 if to_y > from_y else -1


@dataclass(frozen=True, slots=True)
class Glyph:
    """One painted character (or ligature). `size` is the effective type size in points, `order` the painting order.

    `colour` is None where it cannot be told (a pattern). `drawn` is False for the invisible render modes, for content
    of a layer that is switched off, and outside of a clip that is no rectangle; `opacity` is 0..1; `upright` is False
    for text that runs up or down; `blend` names how it is mixed with what lies under it.
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
    blend: str = NORMAL

    @property
    def centre(self) -> tuple[float, float]:
        """A point inside the letter."""
        return (self.left + self.right) / 2, self.baseline + 0.3 * self.size


@dataclass(frozen=True, slots=True)
class Fill:
    """A painted area; `colour` is None for pictures, patterns and shadings, `solid` says that such a one hides all.

    `region` tells the area more closely where it is no upright rectangle.
    """

    box: Box
    colour: Colour | None
    opacity: float
    order: int
    solid: bool = False
    region: Region | None = None

    def holds(self, x: float, y: float) -> bool:
        """Whether it paints a point."""
        return self.box.holds(x, y) and (self.region is None or self.region.holds(x, y))


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
