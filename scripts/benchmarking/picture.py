"""The figures of a scaling run as a picture: one small chart a measure, drawn as SVG without a library."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from scripts.benchmarking.setting import Figure

CHARTS = (
    ("retrieval, processor time", "retrieval of 200 candidates, ms of processor time"),
    ("recall@100 of chunks", "recall@100 of chunks"),
    ("disk", "bytes a posting on disk"),
    ("write", "seconds to write, all parts"),
    ("open", "seconds to open"),
)
WIDTH, HEIGHT, MARGIN = 340, 200, 46
_MEASURE = re.compile(r"^(?P<name>.+), (?P<size>[\d,]+)$")


@dataclass(frozen=True, slots=True)
class Curve:
    """A measure by the number of postings, smallest first."""

    title: str
    points: tuple[tuple[int, float], ...]


def curves(found: Sequence[Figure]) -> tuple[Curve, ...]:
    """One curve for each chart; the parts of one measure ("write vectors", "write words") are added up.

    What was not measured has none: indexes that were kept are not written again.
    """
    drawn = (Curve(title, _points(found, name)) for name, title in CHARTS)
    return tuple(curve for curve in drawn if curve.points)


def as_svg(drawn: Sequence[Curve], caption: str) -> str:
    """The charts beside each other, two in a row, on a white ground that suits any page."""
    rows = math.ceil(len(drawn) / 2)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * WIDTH} {rows * HEIGHT + 24}" '
        'font-family="sans-serif" font-size="11" fill="#222">',
        '<rect width="100%" height="100%" fill="#fff"/>',
    ]
    for place, curve in enumerate(drawn):
        parts.append(f'<g transform="translate({place % 2 * WIDTH},{place // 2 * HEIGHT})">{_chart(curve)}</g>')
    parts.append(f'<text x="8" y="{rows * HEIGHT + 14}" fill="#666">{caption}</text></svg>')
    return "\n".join(parts) + "\n"


def _points(found: Sequence[Figure], name: str) -> tuple[tuple[int, float], ...]:
    totals: dict[int, float] = {}
    for figure in found:
        told = _MEASURE.match(figure.measure)
        if told and (told["name"] == name or told["name"].startswith(f"{name} ")):
            size = int(told["size"].replace(",", ""))
            totals[size] = totals.get(size, 0.0) + figure.value
    return tuple(sorted(totals.items()))


def _chart(curve: Curve) -> str:
    """A line over the decades of postings; the value stands beside each point, so that no scale has to be read."""
    top = max((value for _, value in curve.points), default=1.0) or 1.0
    sizes = [math.log10(size) for size, _ in curve.points] or [0.0]
    across = max(sizes) - min(sizes) or 1.0
    placed = [
        (MARGIN + (WIDTH - 2 * MARGIN) * (math.log10(size) - min(sizes)) / across, _height(value / top), size, value)
        for size, value in curve.points
    ]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y, _, _ in placed)
    parts = [f'<text x="{MARGIN - 20}" y="20" font-weight="bold">{curve.title}</text>']
    parts.append(f'<path d="M{MARGIN - 20},{_height(0):.0f}H{WIDTH - 20}" stroke="#999"/>')
    parts.append(f'<polyline points="{line}" fill="none" stroke="#0b6bcb" stroke-width="2"/>')
    for x, y, size, value in placed:
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="#0b6bcb"/>')
        parts.append(f'<text x="{x:.1f}" y="{y - 8:.1f}" text-anchor="middle">{_short(value)}</text>')
        parts.append(f'<text x="{x:.1f}" y="{_height(0) + 16:.0f}" text-anchor="middle" fill="#666">{size:,}</text>')
    return "".join(parts)


def _height(share: float) -> float:
    return HEIGHT - 36 - share * (HEIGHT - 86)


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
