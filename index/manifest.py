"""What a snapshot says of itself: which model, which rules, how much, how it is searched, and what marks every file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from index.chunk_search import SearchIndex
from index.errors import DamagedSnapshot
from index.marks import FileMark, mark_of, unlike, wholly_unlike
from matcher import chunks
from matcher.posting import read
from matcher.skill_vocabulary import vocabulary

MANIFEST = "manifest.json"
CHECKSUM = "checksum"
"""The entry of the file with the SHA-256 of all others."""
FORMAT_VERSION = "6"
"""Raised when the files of a snapshot change their shape; a snapshot of another version is refused."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The identity of a snapshot. `files` maps each other file of the folder to what it must be like.

    `created` is ISO 8601 in UTC; `postings`, `requirements` and `chunks` are counts; `search` is how chunks are found.
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
    search: SearchIndex
    files: dict[str, FileMark]


_Said = TypeAdapter(dict[str, object])


def current_rules() -> str:
    """The versions of the rules that decide what stands in an index, and the hash of an additional vocabulary."""
    versions = f"chunks {chunks.RULES_VERSION}, postings {read.RULES_VERSION}"
    added = vocabulary().added
    return f"{versions}, additional skills {added}" if added else versions


def marks(folder: Path, names: Iterable[str]) -> dict[str, FileMark]:
    """What marks the named files, each read once in full."""
    return {name: mark_of(folder / name) for name in sorted(names)}


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """The manifest as `manifest.json` of the folder."""
    said = asdict(manifest)
    text = json.dumps(said | {CHECKSUM: _checksum(said)}, indent=2, ensure_ascii=False)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a folder, its files looked at; DamagedSnapshot if anything is not as it was written.

    Large files are read in samples: see `marks.py` for what that finds and `verify` for all of it.
    """
    try:
        said = _Said.validate_json((folder / MANIFEST).read_bytes())
        checksum = said.pop(CHECKSUM, None)
        if said.get("format") != FORMAT_VERSION:
            raise DamagedSnapshot(_advice(f"The index in {folder} was written by another version of this program."))
        manifest = TypeAdapter(Manifest).validate_json(json.dumps(said), strict=True)
    except (OSError, ValidationError) as fault:
        raise DamagedSnapshot(_advice(f"The manifest of {folder} is missing or unreadable.")) from fault
    if checksum != _checksum(said):
        raise DamagedSnapshot(_advice(f"The manifest of {folder} was changed after it was written."))
    _refuse(folder, unlike(folder, manifest.files))
    return manifest


def verify(folder: Path) -> Manifest:
    """The manifest of a folder, every byte of its files read; DamagedSnapshot as for `read_manifest`."""
    manifest = read_manifest(folder)
    _refuse(folder, wholly_unlike(folder, manifest.files))
    return manifest


def _checksum(said: Mapping[str, object]) -> str:
    """SHA-256 of what the manifest says, whatever its layout in the file."""
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def _refuse(folder: Path, name: str | None) -> None:
    if name is not None:
        raise DamagedSnapshot(_advice(f"The file {folder / name} is missing or was changed after it was written."))


def _advice(fault: str) -> str:
    return f"{fault} Build the index again: python scripts/reindex.py PATH... --index DIR"
