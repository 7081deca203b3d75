"""Grade scales and their published conversions to one axis: the UK percentage (70 is a First, 60 a 2:1).

Sources of the anchor points, each read as a straight line between them:
- UK honours classes and taught master's: the usual bands of UK universities (70 First/Distinction, 60 2:1/Merit,
  50 2:2/Pass, 40 Third).
- US grade point average: the table of the US-UK Fulbright Commission (4.0 for 70, 3.7 for 65, 3.3 for 60, 3.0 for 55,
  2.7 for 50, 2.3 for 45, 2.0 for 40).
- German 1 to 5: the bands that UK universities publish for German degrees (1.5 First, 2.5 2:1, 3.5 2:2, 4.0 pass).
- Dutch and other ten-point scales: Nuffic's bands (8 First, 7 2:1, 6 2:2, 5.5 pass).
- French 20: the bands that UK universities publish (14 First, 12 2:1, 10 2:2). Italian 30 and 110: 28 and 108 First,
  26 and 100 2:1, 23 and 90 2:2. Swiss 6: 5.5 First, 5 2:1, 4.5 2:2, 4 pass.
- Five-point scales on which 5 is best (Poland, Singapore, Nigeria and others): 4.5 First, 4 2:1, 3.5 2:2, 3 pass.
  Danish 12: 10 First, 7 2:1, 4 2:2, 2 pass. Seven points (Chile, Australia): 6 First, 5 2:1, 4.5 2:2, 4 pass.
- UCAS tariff: the points of the tariff tables since 2017; International Baccalaureate totals by the offers that UK
  universities publish side by side with A level offers.
"""

from __future__ import annotations

from itertools import pairwise

Anchors = tuple[tuple[float, float], ...]

GPA: Anchors = ((0.0, 0.0), (2.0, 40), (2.3, 45), (2.7, 50), (3.0, 55), (3.3, 60), (3.7, 65), (4.0, 70), (4.3, 75))
GERMAN: Anchors = ((1.0, 85), (1.5, 70), (2.5, 60), (3.5, 50), (4.0, 40), (5.0, 0))
TEN: Anchors = ((0, 0), (5.5, 40), (6, 50), (7, 60), (8, 70), (10, 95))
TWENTY: Anchors = ((0, 0), (8, 40), (10, 50), (12, 60), (14, 70), (20, 95))
THIRTY: Anchors = ((0, 0), (18, 40), (23, 50), (26, 60), (28, 70), (30, 90))
HUNDRED_TEN: Anchors = ((0, 0), (66, 40), (90, 50), (100, 60), (108, 70), (110, 85))
SIX: Anchors = ((1, 0), (4, 40), (4.5, 50), (5, 60), (5.5, 70), (6, 90))
FIVE: Anchors = ((2, 0), (3, 40), (3.5, 50), (4, 60), (4.5, 70), (5, 90))
SEVEN: Anchors = ((1, 0), (4, 40), (4.5, 50), (5, 60), (6, 70), (7, 90))
TWELVE: Anchors = ((0, 0), (2, 40), (4, 50), (7, 60), (10, 70), (12, 90))
BY_MAXIMUM: dict[float, Anchors] = {
    4: GPA,
    4.3: GPA,
    5: FIVE,
    6: SIX,
    7: SEVEN,
    10: TEN,
    12: TWELVE,
    20: TWENTY,
    30: THIRTY,
    110: HUNDRED_TEN,
}

CLASSES: dict[str, tuple[float, float]] = {
    "first": (70, 100),
    "upper second": (60, 69.99),
    "lower second": (50, 59.99),
    "third": (40, 49.99),
    "distinction": (70, 100),
    "merit": (60, 69.99),
    "pass": (50, 59.99),
}
A_LEVEL_POINTS: dict[str, int] = {"A*": 56, "A": 48, "B": 40, "C": 32, "D": 24, "E": 16}
ADVANCED_HIGHER_POINTS: dict[str, int] = {"A": 56, "B": 48, "C": 40, "D": 32}
HIGHER_POINTS: dict[str, int] = {"A": 33, "B": 27, "C": 21, "D": 15}
EXTENDED_DIPLOMA_POINTS: dict[str, int] = {"distinction": 144, "merit": 96, "pass": 48}
IB_POINTS: Anchors = (
    (24, 80),
    (26, 96),
    (28, 104),
    (30, 112),
    (32, 120),
    (33, 128),
    (34, 136),
    (36, 144),
    (38, 152),
    (45, 168),
)


def convert(value: float, anchors: Anchors) -> float:
    """The value on the other axis, on the straight line between its two anchors; the outermost ones are the limits."""
    if value <= anchors[0][0]:
        return anchors[0][1]
    for (low, at_low), (high, at_high) in pairwise(anchors):
        if value <= high:
            return at_low + (at_high - at_low) * (value - low) / (high - low)
    return anchors[-1][1]
