"""Colour spaces of ISO 32000-2, 8.6, as far as red, green and blue on a screen need them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matcher.cv.ink import Colour
from matcher.cv.resources import ColourSpace

# The inverse of the companding of L*a*b*, and XYZ under D50 to linear sRGB (Bradford), after brucelindbloom.com.
_LAB_EDGE = 6 / 29
_WHITE_POINT = (0.9642, 1.0, 0.8249)
_TO_LINEAR = ((3.1339, -1.6169, -0.4906), (-0.9788, 1.9161, 0.0335), (0.0719, -0.2290, 1.4052))


@dataclass(frozen=True, slots=True)
class Device:
    """Grey, red-green-blue or cyan-magenta-yellow-black, told by their count; so are calibrated and ICC colours."""

    initial: tuple[float, ...] = (0.0,)

    def colour(self, components: Sequence[float]) -> Colour | None:
        """The colour; None for another count of numbers."""
        parts = [min(1.0, max(0.0, number)) for number in components]
        if len(parts) == 1:
            return parts[0], parts[0], parts[0]
        if len(parts) == 3:
            return parts[0], parts[1], parts[2]
        if len(parts) == 4:
            cyan, magenta, yellow, black = parts
            return (1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black)
        return None


DEVICE = Device()
DEVICE_CMYK = Device((0.0, 0.0, 0.0, 1.0))


@dataclass(frozen=True, slots=True)
class Lab:
    """CIE L*a*b*: lightness 0 to 100, and two axes of colour."""

    initial: tuple[float, ...] = (0.0, 0.0, 0.0)

    def colour(self, components: Sequence[float]) -> Colour | None:
        """The colour, cut to what a screen shows; None for another count of numbers."""
        if len(components) != 3:
            return None
        lightness, a, b = components
        middle = (lightness + 16) / 116
        steps = (middle + a / 500, middle, middle - b / 200)
        xyz = [white * _unpacked(step) for white, step in zip(_WHITE_POINT, steps, strict=True)]
        red, green, blue = (_gamma(sum(map(float.__mul__, row, xyz))) for row in _TO_LINEAR)
        return red, green, blue


def _unpacked(step: float) -> float:
    return step**3 if step > _LAB_EDGE else 3 * _LAB_EDGE**2 * (step - 4 / 29)


def _gamma(light: float) -> float:
    within = min(1.0, max(0.0, light))
    return 12.92 * within if within <= 0.0031308 else float(1.055 * within ** (1 / 2.4) - 0.055)


@dataclass(frozen=True, slots=True)
class Indexed:
    """Numbers of a table of colours in another space, `count` bytes each."""

    base: ColourSpace
    table: bytes
    count: int
    initial: tuple[float, ...] = (0.0,)

    def colour(self, components: Sequence[float]) -> Colour | None:
        """The colour of an entry; None where the table has no such entry."""
        at = int(components[0]) * self.count
        entry = self.table[at : at + self.count] if at >= 0 else b""
        return self.base.colour([byte / 255 for byte in entry]) if len(entry) == self.count else None


@dataclass(frozen=True, slots=True)
class Tints:
    """Inks other than those of the device: a function says what they look like in another space.

    Without such a function the colour of one ink is a grey, dark where there is much of it.
    """

    base: ColourSpace
    looks: Callable[[Sequence[float]], list[float] | None]
    initial: tuple[float, ...]

    def colour(self, components: Sequence[float]) -> Colour | None:
        """The colour; None where it cannot be told."""
        shown = self.looks(components)
        if shown is not None:
            return self.base.colour(shown)
        return DEVICE.colour([1.0 - components[0]]) if len(components) == 1 else None
