"""Traced text: text that keeps, for each of its words, where on the page it is drawn, whatever is done to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from matcher.nouns import WordBox


@dataclass(frozen=True, slots=True)
class Traced:
    """Text with the boxes of its words, in the order of the text; what no box covers was drawn nowhere as such."""

    text: str
    boxes: tuple[WordBox, ...] = ()

    def part(self, start: int, end: int) -> Traced:
        """The text from `start` to `end` with the boxes of its words; a word that an end cuts keeps its box."""
        return Traced(self.text[start:end], moved(clipped(self.boxes, start, end), -start))


def moved(boxes: Iterable[WordBox], by: int) -> tuple[WordBox, ...]:
    """The boxes of words that stand `by` characters further on."""
    return tuple(WordBox(box.start + by, box.end + by, *box[2:]) for box in boxes) if by else tuple(boxes)


def clipped(boxes: Iterable[WordBox], start: int, end: int) -> tuple[WordBox, ...]:
    """The boxes of what stands between two offsets."""
    return tuple(_cut(box, start, end) for box in boxes if box.start < end and box.end > start)


def _cut(box: WordBox, start: int, end: int) -> WordBox:
    if start <= box.start and box.end <= end:
        return box
    return box._replace(start=max(box.start, start), end=min(box.end, end))


def beside(parts: Sequence[Traced], between: str) -> Traced:
    """Parts one behind the other with `between` in every gap."""
    boxes: list[WordBox] = []
    length = 0
    for part in parts:
        boxes.extend(moved(part.boxes, length))
        length += len(part.text) + len(between)
    return Traced(between.join(part.text for part in parts), tuple(boxes))


def followed(above: Traced, below: Traced, text: str) -> Traced:
    """Two texts put together as `text`, which ends with `below`; of `above` only the end may be missing or changed."""
    begins = len(text) - len(below.text)
    kept = above.boxes if begins >= len(above.text) else clipped(above.boxes, 0, begins)
    return Traced(text, kept + moved(below.boxes, begins))


def reworded(traced: Traced, text: str, change: Callable[[str], str]) -> Traced:
    """The text as `text`, which `change` made of it word by word; words of which nothing is left lose their box."""
    boxes: list[WordBox] = []
    reached = 0
    for box in traced.boxes:
        word = change(traced.text[box.start : box.end])
        start = text.find(word, reached) if word else -1
        if start >= 0:
            reached = start + len(word)
            boxes.append(box._replace(start=start, end=reached))
    return Traced(text, tuple(boxes))
