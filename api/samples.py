"""The sample CVs that the page offers to try, where the repository's samples lie beside the packages."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "samples"
LIST = "cvs.toml"


@dataclass(frozen=True, slots=True)
class Sample:
    """An invented CV: its name in the address, in words who wrote it, and the file."""

    name: str
    who: str
    layout: str
    path: Path


def load_samples(folder: Path = FOLDER) -> tuple[Sample, ...]:
    """The samples in the order of their list; none where the folder is not installed."""
    listed = folder / LIST
    if not listed.is_file():
        return ()
    rows = tomllib.loads(listed.read_text(encoding="utf-8"))
    samples = (Sample(name, row["who"], row["layout"], folder / "cvs" / f"{name}.pdf") for name, row in rows.items())
    return tuple(sample for sample in samples if sample.path.is_file())
