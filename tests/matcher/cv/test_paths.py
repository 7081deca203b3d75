from __future__ import annotations

import pytest

from matcher.cv.ink import IDENTITY, Box
from matcher.cv.paths import Path

PAGE = Box(0, 0, 100, 100)


def path(*polygons: tuple[tuple[float, float], ...]) -> Path:
    made = Path()
    for polygon in polygons:
        made.move(IDENTITY, list(polygon[0]))
        for point in polygon[1:]:
            made.reach(IDENTITY, list(point))
    return made


SQUARE = ((10.0, 10.0), (10.0, 50.0), (50.0, 50.0), (50.0, 10.0))
HOLE = ((20.0, 20.0), (20.0, 40.0), (40.0, 40.0), (40.0, 20.0))
AWAY = ((60.0, 60.0), (60.0, 70.0), (70.0, 70.0), (70.0, 60.0))
TRIANGLE = ((0.0, 0.0), (90.0, 0.0), (90.0, 90.0))


def test_rectangles_that_lie_apart_fill_by_themselves() -> None:
    assert path(SQUARE, AWAY).areas(even_odd=False) == [(Box(10, 10, 50, 50), None), (Box(60, 60, 70, 70), None)]


@pytest.mark.parametrize(
    ("even_odd", "inner", "expected"), [(True, HOLE, False), (False, HOLE, True), (False, HOLE[::-1], False)]
)
def test_a_rectangle_in_another_is_a_hole_by_the_rule_of_the_path(
    even_odd: bool, inner: tuple[tuple[float, float], ...], expected: bool
) -> None:
    ((box, region),) = path(SQUARE, inner).areas(even_odd=even_odd)

    assert box == Box(10, 10, 50, 50)
    assert region is not None
    assert (region.holds(15, 15), region.holds(30, 30)) == (True, expected)


def test_a_triangle_is_not_the_box_around_it() -> None:
    made = path(TRIANGLE)
    made.clip(even_odd=False)
    box, region = made.end(PAGE)

    assert box == Box(0, 0, 90, 90)
    assert region is not None
    assert (region.holds(80, 20), region.holds(20, 80)) == (True, False)


def test_a_path_that_does_not_clip_leaves_the_clip() -> None:
    assert path(SQUARE).end(PAGE) == (PAGE, None)


def test_thick_lines_are_bars() -> None:
    assert list(path(((10.0, 20.0), (50.0, 20.0))).bars(4)) == [Box(10, 18, 50, 22)]
    assert list(path(((10.0, 20.0), (50.0, 60.0))).bars(4)) == []
