"""Which arguments of a re-index mean a page to fetch, and what comes back. Nothing here can open a connection."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

FILE_NAME = "fetched.sqlite"
"""Where an index folder keeps the pages of earlier runs."""
BOARDS = ("greenhouse", "lever", "ashby")
_REMOTE = re.compile(rf"(?:{'|'.join(BOARDS)}):|[A-Za-z][A-Za-z0-9+.-]{{0,20}}://")


@dataclass(frozen=True, slots=True)
class Fetched:
    """What one argument brought: the pages in order, the address of a single page, and why anything is missing."""

    pages: tuple[bytes, ...]
    address: str | None = None
    fault: str | None = None


Fetch: TypeAlias = Callable[[str], Fetched]
"""Fetches what an argument names. Raises nothing: what goes wrong stands in `fault`."""


def nothing(argument: str) -> Fetched:
    """Fetches nothing and says so: what stands where only files are read."""
    return Fetched((), fault=f"only files are read here, and {argument} is to be fetched")


def is_remote(argument: str) -> bool:
    """Whether it is `greenhouse:TOKEN`, `lever:SITE`, `ashby:BOARD` or a URL; `./lever:x` is a file."""
    return _REMOTE.match(argument) is not None
