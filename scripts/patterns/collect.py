"""Every regular expression that the product compiles: at import, from its data files, and while it works on samples.

To be used in a process of its own, before anything of the product is imported.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

PACKAGES = ("matcher", "index", "api")
STARTS_SOMETHING = {"api.__main__"}
_RE = Path(re.__file__).parent


@dataclass(frozen=True, slots=True)
class Found:
    """One regular expression, and where in the product it is compiled first (path from the root, line)."""

    pattern: re.Pattern[str]
    place: str


@contextmanager
def watching(root: Path) -> Iterator[list[Found]]:
    """The list in which every text pattern appears that code below `root` compiles in the meantime, each once."""
    found: list[Found] = []
    known: set[tuple[str, int]] = set()
    compiler = re._compiler  # type: ignore[attr-defined]
    compile_it = compiler.compile

    def noted(pattern: Any, flags: int = 0) -> Any:
        compiled = compile_it(pattern, flags)
        place = _place(sys._getframe(1), root)
        if place and isinstance(compiled.pattern, str) and (compiled.pattern, compiled.flags) not in known:
            known.add((compiled.pattern, compiled.flags))
            found.append(Found(compiled, place))
        return compiled

    re.purge()
    compiler.compile = noted
    try:
        yield found
    finally:
        compiler.compile = compile_it


def _place(frame: FrameType | None, root: Path) -> str | None:
    while frame and Path(frame.f_code.co_filename).is_relative_to(_RE):
        frame = frame.f_back
    if frame is None:
        return None
    path = Path(frame.f_code.co_filename)
    inside = path.is_relative_to(root) and path.relative_to(root).parts[0] in PACKAGES
    return f"{path.relative_to(root).as_posix()}:{frame.f_lineno}" if inside else None


def import_all(root: Path) -> None:
    """Import every module of the product."""
    for package in PACKAGES:
        for module in pkgutil.walk_packages([str(root / package)], package + "."):
            if module.name not in STARTS_SOMETHING:
                importlib.import_module(module.name)


def work(samples: Path) -> None:
    """Read and judge samples, so that what is compiled on first use is compiled."""
    from matcher.cv.read import read_document  # noqa: PLC0415 - nothing is imported before the watch begins
    from matcher.cv.understand import understand  # noqa: PLC0415
    from matcher.posting.read import read_postings  # noqa: PLC0415

    for path in sorted((samples / "cvs").glob("*.pdf")):
        understand(read_document(path.read_bytes()))
    for path in sorted(one for one in (samples / "postings").rglob("*") if one.is_file()):
        read_postings(path.read_bytes(), name=path.stem)
