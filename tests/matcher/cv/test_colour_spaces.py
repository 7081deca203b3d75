from __future__ import annotations

import pytest

from matcher.cv.colour_spaces import DEVICE, Indexed, Lab, Tints
from matcher.cv.ink import Colour


def rounded(colour: Colour | None) -> Colour | None:
    return None if colour is None else (round(colour[0], 2), round(colour[1], 2), round(colour[2], 2))


@pytest.mark.parametrize(
    ("components", "expected"),
    [([0.5], (0.5, 0.5, 0.5)), ([1, 0, 2], (1, 0, 1)), ([0, 0, 0, 1], (0, 0, 0)), ([1, 0], None)],
)
def test_a_device_colour_is_told_by_the_count_of_its_numbers(components: list[float], expected: Colour | None) -> None:
    assert DEVICE.colour(components) == expected


@pytest.mark.parametrize(
    ("components", "expected"),
    [([100, 0, 0], (1, 1, 1)), ([0, 0, 0], (0, 0, 0)), ([54.29, 80.81, 69.89], (1, 0, 0)), ([50], None)],
)
def test_lab_is_converted_to_the_screen(components: list[float], expected: Colour | None) -> None:
    assert rounded(Lab().colour(components)) == expected


def test_an_indexed_colour_is_looked_up() -> None:
    table = Indexed(DEVICE, bytes([0, 0, 0, 255, 255, 255]), 3)

    assert [table.colour([at]) for at in (0, 1, 2, -1)] == [(0, 0, 0), (1, 1, 1), None, None]


def test_much_of_an_unknown_ink_is_dark() -> None:
    ink = Tints(DEVICE, lambda _: None, (1.0,))

    assert rounded(ink.colour([0.9])) == (0.1, 0.1, 0.1)
    assert ink.colour([0.9, 0.1]) is None
