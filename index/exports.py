"""Exported models that nobody uses any more are cleared away."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from index import layout
from index.manifest import MANIFEST
from matcher.embedding import export_folder
from matcher.model_export import BESIDE

LEFT_AFTER_SECONDS = 3600
"""An export takes seconds: what is older was left by a process that was killed in the midst of one."""


def clear_exports(index_dir: Path, *, used: str) -> None:
    """Delete the exports of other revisions than the one used and those of the snapshots, and unfinished old ones."""
    exports = index_dir / layout.EXPORTS
    kept = {export_folder(exports, revision).name for revision in (used, *_revisions(index_dir))}
    for folder in sorted(exports.glob("*/")):
        unfinished = folder.name.startswith(BESIDE)
        if not folder.name.startswith(".") and (_is_old(folder) if unfinished else folder.name not in kept):
            shutil.rmtree(folder, ignore_errors=True)


def _revisions(index_dir: Path) -> Iterator[str]:
    """The models of the snapshots that are there; a service may still answer from one before the current one."""
    for manifest in sorted(index_dir.glob(f"{layout.SNAPSHOT}*/{MANIFEST}")):
        with suppress(OSError, ValueError, KeyError):
            yield str(json.loads(manifest.read_bytes())["revision"])


def _is_old(folder: Path) -> bool:
    with suppress(FileNotFoundError):
        # A time that is far ahead was given by a clock that has been set back since.
        return abs(time.time() - folder.stat().st_mtime) > LEFT_AFTER_SECONDS
    return False
