"""Contrast: whether letters of one colour stand out from a ground of another."""

from __future__ import annotations

from matcher.cv.ink import Colour

# Below this contrast (WCAG 2.2, 1.4.3) and this distance of every channel, letters do not stand out from their ground.
MIN_CONTRAST = 1.2
MIN_CHANNEL_DISTANCE = 0.15


def stands_out(colour: Colour, ground: Colour) -> bool:
    """Whether a person can tell letters from their ground."""
    distance = max(abs(near - far) for near, far in zip(colour, ground, strict=True))
    return distance >= MIN_CHANNEL_DISTANCE or contrast(colour, ground) >= MIN_CONTRAST


def contrast(first: Colour, second: Colour) -> float:
    """The contrast ratio of two colours, 1 to 21, after WCAG 2.2."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
