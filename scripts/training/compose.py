"""Requirement and evidence as pairs, composed from the phrases of `evidence.txt` and a few frames."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.training.pairs import Pair, PairsError

PHRASES = Path(__file__).with_name("evidence.txt")
SPLITS = ("train", "choose", "test")
SOURCE = "requirement->evidence"
LICENCE = "MIT, written for this project"
SEED = 5
COPIES = 4
"""How often each pair of an asked phrase and a shown one is framed."""

ASKING = (
    *("{}", "Experience with {}", "Working knowledge of {}", "Basic exposure to {}, coursework counts"),
    *("Familiarity with {}", "You bring some {}", "Ideally you have met {} before", "Demonstrated {}"),
    *("{} (desirable)", "Interest and skill in {}"),
)
SHOWING = (
    *("{}", "{}", "{}", "Final-year project: {}", "Internship – {}", "Student assistant, 8 h a week: {}"),
    *("• {} (2024)", "Thesis: {}", "Volunteer: {}", "{}, graded with distinction"),
)
LOOKING = ("{}", "{}", "{}", "• {} (2024)", "Other: {}")
WISHING = ("Would like to learn more about {}", "Hope to take a course in {} next year", "No experience of {} yet")
"""What a student wishes shows nothing yet; such lines share the words of the requirement."""
WISHES_SHARE = 0.15


@dataclass(frozen=True, slots=True)
class Topic:
    """One line of the phrases: how it is asked, what shows it, what only looks like it."""

    discipline: str
    split: str
    asked: tuple[str, ...]
    shown: tuple[str, ...]
    alike: tuple[str, ...]


def read_topics(text: str) -> tuple[Topic, ...]:
    """The topics in order. PairsError with the line where one is not whole."""
    topics: list[Topic] = []
    discipline = split = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("== "):
            discipline, _, split = line[3:].rpartition(", ")
        elif line.strip() and not line.startswith("#"):
            parts = [tuple(phrase.strip() for phrase in part.split("|")) for part in line.split(" || ")]
            if len(parts) != len(("asked", "shown", "alike")) or split not in SPLITS:
                raise PairsError(f"Line {number} of the phrases is not 'asked || shows || looks like it' in a split.")
            topics.append(Topic(discipline, split, *parts))
    return tuple(topics)


def compose(topics: Sequence[Topic], split: str) -> tuple[Pair, ...]:
    """All pairs of a split; the same phrases always give the same pairs."""
    return tuple(pair for topic in topics if topic.split == split for pair in _pairs(topic))


def write(pairs: Sequence[Pair], path: Path) -> None:
    """The pairs as JSON Lines."""
    lines = [json.dumps(pair.model_dump(exclude_none=True), ensure_ascii=False) for pair in pairs]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _pairs(topic: Topic) -> Iterator[Pair]:
    chooser = random.Random(f"{SEED} {topic.asked[0]}")
    for asked in topic.asked:
        for shown in topic.shown * COPIES:
            yield Pair(
                anchor=_sentence(chooser.choice(ASKING).format(asked)),
                positive=_sentence(chooser.choice(SHOWING).format(shown)),
                negative=_sentence(_negative(topic, asked, chooser)),
                group=f"{topic.discipline}: {topic.asked[0]}",
                source=SOURCE,
                licence=LICENCE,
            )


def _negative(topic: Topic, asked: str, chooser: random.Random) -> str:
    if chooser.random() < WISHES_SHARE:
        return chooser.choice(WISHING).format(asked)
    return chooser.choice(LOOKING).format(chooser.choice(topic.alike))


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]
