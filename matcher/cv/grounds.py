"""Grounds: the colour that painted areas leave at a point, and how a colour is blended with what lies under it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from matcher.cv.ink import NORMAL, Colour, Fill

PAPER: Colour = (1.0, 1.0, 1.0)
MIN_COVER_OPACITY = 0.95
# Of what is blended in these ways, the end of the scale named here stays as it is and hides what lies under it.
_LIGHTENING = {"Screen", "Lighten", "ColorDodge"}
_DARKENING = {"Multiply", "Darken", "ColorBurn"}
# These keep the light of what lies under them, and light is what letters are read by.
_TINTING = {"Hue", "Saturation", "Color"}


def _hard(back: float, front: float) -> float:
    return 2 * back * front if front <= 0.5 else 1 - 2 * (1 - back) * (1 - front)


Mix = Callable[[float, float], float]
_MIXES: Mapping[str, Mix] = {
    "Multiply": lambda back, front: back * front,
    "Screen": lambda back, front: back + front - back * front,
    "Darken": min,
    "Lighten": max,
    "ColorDodge": lambda back, front: min(1.0, back / (1 - front)) if front < 1 else 1.0 * (back > 0),
    "ColorBurn": lambda back, front: 1 - min(1.0, (1 - back) / front) if front > 0 else 1.0 * (back >= 1),
    "Difference": lambda back, front: abs(back - front),
    "Exclusion": lambda back, front: back + front - 2 * back * front,
    "HardLight": _hard,
    "Overlay": lambda back, front: _hard(front, back),
    "SoftLight": _hard,
}


def blended(front: Colour, back: Colour, blend: str) -> Colour:
    """A colour as it looks blended with what lies under it (ISO 32000-2, 11.3.5)."""
    if blend == NORMAL:
        return front
    if blend in _TINTING:
        return back
    mix = _MIXES.get(blend)
    if mix is None:
        return front
    red, green, blue = (mix(under, over) for under, over in zip(back, front, strict=True))
    return red, green, blue


def hides(colour: Colour | None, blend: str) -> bool:
    """Whether what is painted in a colour hides what lies under it, blended in a way."""
    if blend in _LIGHTENING:
        return colour is not None and min(colour) >= MIN_COVER_OPACITY
    if blend in _DARKENING:
        return colour is not None and max(colour) <= 1 - MIN_COVER_OPACITY
    return blend not in _TINTING and blend not in _MIXES


def mixed(front: Colour, back: Colour, opacity: float) -> Colour:
    """A colour laid over another one."""
    red, green, blue = (opacity * near + (1 - opacity) * far for near, far in zip(front, back, strict=True))
    return red, green, blue


def ground(fills: Sequence[Fill], x: float, y: float, below: Colour = PAPER) -> Colour | None:
    """The colour that areas, in painting order, leave at a point; None where a picture or pattern lies there."""
    above: list[Fill] = []
    for fill in reversed(fills):
        if fill.holds(x, y):
            if fill.colour is None:
                return None
            above.append(fill)
            if fill.opacity >= MIN_COVER_OPACITY:
                break
    colour = below
    for fill in reversed(above):
        if fill.colour is not None:
            colour = mixed(fill.colour, colour, fill.opacity)
    return colour
