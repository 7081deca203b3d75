"""The path of a content stream that is being built: its areas, its lines, and whether it becomes the clip."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from matcher.cv.ink import Box, Matrix, Region, outline, place

Points = tuple[tuple[float, float], ...]
MAX_POINTS = 400
MAX_PARTS = 30
# A corner may lie so far beside those of a rectangle, in points.
UPRIGHT_POINTS = 0.5


class Path:
    """Areas that a path encloses, in points of the page."""

    def __init__(self) -> None:
        self.polygons: list[Points] = []
        self._points: list[tuple[float, float]] = []
        self._clip_rule: bool | None = None

    def move(self, matrix: Matrix, numbers: list[float]) -> None:
        """Begin a part of the path at a point."""
        self.close()
        self.reach(matrix, numbers)

    def reach(self, matrix: Matrix, numbers: list[float]) -> None:
        """Go on to one or several points: the ends of lines, the control points of curves."""
        for x, y in zip(numbers[::2], numbers[1::2], strict=False):
            self._points.append(place(matrix, x, y))

    def rectangle(self, matrix: Matrix, x: float, y: float, width: float, height: float) -> None:
        """Add a rectangle."""
        self.close()
        corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
        self.polygons.append(tuple(place(matrix, *corner) for corner in corners))

    def close(self) -> None:
        """End the part of the path at hand."""
        if self._points:
            self.polygons.append(tuple(self._points))
            self._points = []

    def clip(self, *, even_odd: bool) -> None:
        """Let the path cut the clip once it ends."""
        self._clip_rule = even_odd

    def areas(self, *, even_odd: bool) -> list[tuple[Box, Region | None]]:
        """What the path fills: each of its parts, or one region where parts lie in one another."""
        self.close()
        boxes = [outline(polygon) for polygon in self.polygons]
        if len(boxes) <= MAX_PARTS and _overlap(boxes):
            return [(around(boxes), _region(tuple(self.polygons), even_odd=even_odd))]
        return [
            (box, None if _is_upright(polygon, box) else _region((polygon,), even_odd=even_odd))
            for polygon, box in zip(self.polygons, boxes, strict=True)
        ]

    def end(self, clip: Box) -> tuple[Box, Region | None]:
        """The clip after the path: cut to the path where it was to clip; the path is empty again."""
        rule, areas = self._clip_rule, []
        if rule is not None:
            areas = self.areas(even_odd=rule)
        region = _region(tuple(self.polygons), even_odd=bool(rule)) if len(areas) > 1 else None
        self.polygons, self._points, self._clip_rule = [], [], None
        if not areas:
            return clip, None
        return clip.meet(around([box for box, _ in areas])), region or areas[0][1]

    def bars(self, width: float) -> Iterator[Box]:
        """The upright bars that the path draws when its lines are `width` points thick."""
        self.close()
        half = width / 2
        for (from_x, from_y), (to_x, to_y) in (line for polygon in self.polygons for line in pairwise(polygon)):
            if abs(from_x - to_x) <= UPRIGHT_POINTS or abs(from_y - to_y) <= UPRIGHT_POINTS:
                level = abs(from_y - to_y) <= UPRIGHT_POINTS
                wide, high = (0.0, half) if level else (half, 0.0)
                box = outline([(from_x, from_y), (to_x, to_y)])
                yield Box(box.left - wide, box.bottom - high, box.right + wide, box.top + high)


def _region(polygons: tuple[Points, ...], *, even_odd: bool) -> Region | None:
    """Polygons as a region; None for pictures of very many points, which count as the box around them."""
    return Region(polygons, even_odd) if sum(map(len, polygons)) <= MAX_POINTS else None


def _is_upright(polygon: Points, box: Box) -> bool:
    """Whether the points are the corners of a rectangle that stands upright, gone round."""
    corners = polygon[:-1] if len(polygon) == 5 and polygon[0] == polygon[-1] else polygon
    if len(corners) != 4:
        return False
    xs, ys = {box.left, box.right}, {box.bottom, box.top}
    on_corners = all(
        min(abs(x - edge) for edge in xs) <= UPRIGHT_POINTS and min(abs(y - edge) for edge in ys) <= UPRIGHT_POINTS
        for x, y in corners
    )
    (ax, ay), _, (cx, cy), _ = corners
    return (
        on_corners
        and abs(abs(ax - cx) - box.width) <= UPRIGHT_POINTS
        and abs(abs(ay - cy) - box.height) <= UPRIGHT_POINTS
    )


def _overlap(boxes: list[Box]) -> bool:
    """Whether two of several boxes share some area."""
    return any(
        (shared := one.meet(other)).width > 0 and shared.height > 0
        for number, one in enumerate(boxes)
        for other in boxes[:number]
    )


def outlined(matrix: Matrix, box: Box) -> Box:
    """The box around a rectangle that a matrix moves."""
    return outline([place(matrix, x, y) for x in (box.left, box.right) for y in (box.bottom, box.top)])


def around(boxes: list[Box]) -> Box:
    """The box around some boxes (at least one)."""
    return Box(
        min(box.left for box in boxes),
        min(box.bottom for box in boxes),
        max(box.right for box in boxes),
        max(box.top for box in boxes),
    )
