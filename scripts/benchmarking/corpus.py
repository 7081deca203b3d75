"""Many different postings, made of the sample postings: what a benchmark re-indexes when the samples are too few."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

FOLDERS = ("markdown", "prose", "text")
REPLACED = 0.4
"""The share of ordinary words that are replaced: three words in a row are then rarely those of the sample."""
LEAST_LETTERS = 5


def write_corpus(samples: Path, folder: Path, count: int, *, seed: int = 7) -> None:
    """So many postings in a folder, the same for the same seed.

    Each is a sample in which ordinary words were replaced by such words of other samples: as long and as structured as
    the sample, no sense in it, and no copy of another one.
    """
    chosen = random.Random(seed)
    files = [path for name in FOLDERS for path in sorted((samples / name).iterdir())]
    texts = [path.read_text(encoding="utf-8") for path in files]
    words = sorted({word for text in texts for word in text.split() if _is_ordinary(word)})
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        source = number % len(files)
        text = "\n".join(" ".join(_replaced(line, words, chosen)) for line in texts[source].split("\n"))
        (folder / f"p{number:07d}{files[source].suffix}").write_text(text, encoding="utf-8")


def change(folder: Path, share: float) -> int:
    """Add a line to a share of the postings of a folder, evenly spread; gives how many."""
    paths = sorted(folder.iterdir())
    changed = paths[:: round(1 / share)]
    for number, path in enumerate(changed):
        path.write_text(f"{path.read_text(encoding='utf-8')}\nYou will also row boat {number}.\n", encoding="utf-8")
    return len(changed)


def _replaced(line: str, words: Sequence[str], chosen: random.Random) -> Iterator[str]:
    for word in line.split(" "):
        yield chosen.choice(words) if _is_ordinary(word) and chosen.random() < REPLACED else word


def _is_ordinary(word: str) -> bool:
    return len(word) >= LEAST_LETTERS and word.isalpha() and word.islower()
