"""The files of the page, read once into memory and named by their content, so that a browser may keep them for ever."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

STATIC = Path(__file__).parent / "static"
PAGE = "index.html"
PLACE_OF_VERSION = "{{version}}"
PLACE_OF_MODULES = "{{modules}}"
TYPES = "js/types.js"
"""Comments for a type checker alone: no module imports it."""
DIGEST_CHARACTERS = 16

_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".html": "text/html"}
"""Stated here because a machine's own table of types may say otherwise, and `nosniff` makes browsers heed it."""
_TEXT = {"text/javascript", "text/css", "text/html", "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Asset:
    """One file: its bytes, the same packed with gzip, and its media type."""

    content: bytes
    packed: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Assets:
    """All files of the page by path, the page itself, and the version: a digest of everything."""

    files: Mapping[str, Asset]
    page: Asset
    version: str


def load_assets(folder: Path = STATIC) -> Assets:
    """Read a folder of static files; the page gets the version that its links have to name."""
    contents = {path.relative_to(folder).as_posix(): path.read_bytes() for path in _files(folder)}
    version = _digest(contents)
    page = _page(contents.pop(PAGE).decode(), sorted(contents), version)
    files = {name: _asset(name, content) for name, content in contents.items()}
    return Assets(files, _asset(PAGE, page), version)


def _page(template: str, names: Sequence[str], version: str) -> bytes:
    """The page with its version. It names every module, so that a browser fetches all at once and not one by one."""
    modules = [f'<link rel="modulepreload" href="static/{version}/{name}">' for name in names if _is_run(name)]
    return template.replace(PLACE_OF_MODULES, "\n".join(modules)).replace(PLACE_OF_VERSION, version).encode()


def _is_run(name: str) -> bool:
    return name.endswith(".js") and name != TYPES


def _asset(name: str, content: bytes) -> Asset:
    """A file, packed without a time, so that the same content gives the same bytes."""
    return Asset(content, gzip.compress(content, mtime=0), media_type_of(name))


def media_type_of(name: str) -> str:
    """The media type of a file by its name, with the character set where it is text."""
    known = _TYPES.get(Path(name).suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{known}; charset=utf-8" if known in _TEXT else known


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))


def _digest(contents: Mapping[str, bytes]) -> str:
    whole = hashlib.sha256()
    for name, content in sorted(contents.items()):
        whole.update(f"{name}\0{len(content)}\0".encode())
        whole.update(content)
    return whole.hexdigest()[:DIGEST_CHARACTERS]
