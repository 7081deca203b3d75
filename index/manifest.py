"""What a snapshot says of itself: which model, which rules, how much, and the checksum of every file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from index.errors import DamagedSnapshot
from matcher import chunks
from matcher.digests import file_digest
from matcher.posting import read
from matcher.skill_vocabulary import vocabulary

MANIFEST = "manifest.json"
FORMAT_VERSION = "3"
"""Raised when the files of a snapshot change their shape; a snapshot of another version is refused."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The identity of a snapshot. `files` maps each other file of the folder to its SHA-256 in hexadecimal.

    `created` is ISO 8601 in UTC; `postings`, `requirements` and `chunks` are counts.
    """

    id: str
    created: str
    model: str
    revision: str
    dimension: int
    rules: str
    format: str
    postings: int
    requirements: int
    chunks: int
    files: dict[str, str]


def current_rules() -> str:
    """The versions of the rules that decide what stands in an index, and the hash of an additional vocabulary."""
    versions = f"chunks {chunks.RULES_VERSION}, postings {read.RULES_VERSION}"
    added = vocabulary().added
    return f"{versions}, additional skills {added}" if added else versions


def checksums(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """SHA-256 of the named files, in hexadecimal."""
    return {name: file_digest(folder / name) for name in sorted(names)}


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """The manifest as `manifest.json` of the folder."""
    text = json.dumps(asdict(manifest), indent=2, ensure_ascii=False)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a folder, its files checked; DamagedSnapshot if anything is not as it was written."""
    try:
        manifest = TypeAdapter(Manifest).validate_json((folder / MANIFEST).read_bytes(), strict=True)
    except (OSError, ValidationError) as fault:
        raise DamagedSnapshot(_advice(f"The manifest of {folder} is missing or unreadable.")) from fault
    if manifest.format != FORMAT_VERSION:
        raise DamagedSnapshot(_advice(f"The index in {folder} was written by another version of this program."))
    for name, expected in manifest.files.items():
        path = folder / name
        if not path.is_file() or file_digest(path) != expected:
            raise DamagedSnapshot(_advice(f"The file {path} is missing or was changed after it was written."))
    return manifest


def _advice(fault: str) -> str:
    return f"{fault} Build the index again: python scripts/reindex.py PATH... --index DIR"
