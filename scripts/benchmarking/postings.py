"""How many postings are read a second, by format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from matcher.posting.read import read_postings
from scripts.benchmarking.setting import Figure, per_second

SECONDS_A_FORMAT = 2.0


def measure(samples: Path) -> Iterator[Figure]:
    """Postings a second on one core for each folder of the sample postings, files read again and again."""
    for folder in sorted(path for path in samples.iterdir() if path.is_dir()):
        contents = [(path.name, path.read_bytes()) for path in sorted(folder.iterdir())]
        speed = per_second(partial(_read, contents), at_least_seconds=SECONDS_A_FORMAT)
        how = f"{len(contents)} files, repeated for {SECONDS_A_FORMAT:.0f} s, one core"
        yield Figure(f"postings parsed, {folder.name}", speed, "a second", how)


def _read(contents: Sequence[tuple[str, bytes]]) -> int:
    return sum(len(read_postings(content, name=name).postings) for name, content in contents)
