"""Postings in many voices and countries, read as a whole: how much of what a careful reader finds is found.

`voices.txt` holds them: a name, the posting, and below ">>>" each requirement with its kind and importance, as the
words of the posting, sometimes without words between. The texts were written before the rules that read them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from matcher.nouns import Requirement
from matcher.posting.read import read_postings
from scripts.evaluation.pairing import pair


@dataclass(frozen=True, slots=True)
class Wanted:
    kind: str
    importance: str
    text: str


@cache
def voices() -> tuple[tuple[str, str, tuple[Wanted, ...]], ...]:
    content = (Path(__file__).parent / "voices.txt").read_text(encoding="utf-8")
    return tuple(_voice(part) for part in content.split("### ")[1:])


def _voice(part: str) -> tuple[str, str, tuple[Wanted, ...]]:
    name, _, rest = part.partition("\n")
    text, _, lines = rest.partition(">>>\n")
    return name.strip(), text.strip(), tuple(_wanted(line) for line in lines.splitlines() if line.strip())


def _wanted(line: str) -> Wanted:
    head, _, words = line.partition(" | ")
    kind, importance = head.split()
    return Wanted(kind, importance, words)


@cache
def read(text: str) -> tuple[Requirement, ...]:
    (posting,) = read_postings(text.encode(), name="voice").postings
    return posting.requirements


@pytest.mark.parametrize(
    ("measure", "least"), [("precision", 0.9), ("recall", 0.85), ("kind", 0.9), ("importance", 0.95)]
)
def test_postings_in_many_voices_are_read(measure: str, least: float) -> None:
    wanted = found = paired = kinds = importances = 0
    for _, text, want in voices():
        have = read(text)
        pairs = pair([one.text for one in want], [one.text for one in have])
        wanted, found, paired = wanted + len(want), found + len(have), paired + len(pairs)
        kinds += sum(want[g].kind == have[p].kind.value for g, p in pairs.items())
        importances += sum(want[g].importance == have[p].importance.value for g, p in pairs.items())
    shares = {"precision": paired / found, "recall": paired / wanted}
    shares |= {"kind": kinds / paired, "importance": importances / paired}
    assert shares[measure] >= least


@pytest.mark.parametrize("voice", voices(), ids=lambda voice: voice[0])
def test_requirements_stand_letter_for_letter_in_the_posting(voice: tuple[str, str, tuple[Wanted, ...]]) -> None:
    (posting,) = read_postings(voice[1].encode(), name="voice").postings
    quotes = [posting.text[one.span.start : one.span.end] for one in posting.requirements]
    assert quotes == [one.text for one in posting.requirements]
