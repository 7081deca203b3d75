"""The path of a content stream that is being built: its areas as boxes, and whether it becomes the clip."""

from __future__ import annotations

from matcher.cv.ink import Box, Matrix, outline, place


class Path:
    """Areas that a path encloses, each as the box around it, in points of the page."""

    def __init__(self) -> None:
        self.areas: list[Box] = []
        self.clipping = False
        self._points: list[tuple[float, float]] = []

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
        self.areas.append(outlined(matrix, Box(x, y, x + width, y + height)))

    def close(self) -> None:
        """End the part of the path at hand."""
        if self._points:
            self.areas.append(outline(self._points))
            self._points = []

    def end(self, clip: Box) -> Box:
        """The clip after the path: the same, or cut to the path where it was to clip; the path is empty again."""
        self.close()
        areas, clipping = self.areas, self.clipping
        self.areas, self.clipping = [], False
        return clip.meet(around(areas)) if clipping and areas else clip


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
