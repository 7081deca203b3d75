"""The licences of everything in the lock files, from what the packages say of themselves: `python scripts/licences.py`.

It writes docs/licences.md, and needs the development environment.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from types import MappingProxyType

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "licences.md"
USES: Mapping[str, str] = MappingProxyType(
    {
        "requirements.lock": "the product",
        "requirements-postgres.lock": "the index in PostgreSQL",
        "requirements-cluster.lock": "a re-index on many machines",
        "requirements-dev.lock": "development and tests",
    }
)
"""From the smallest lock file to the largest; a package counts for the first that names it."""
COPYLEFT = re.compile(r"\b[AL]?GPL|\bMPL|\bEUPL|\bCDDL|\bEPL|General Public|Mozilla Public", re.IGNORECASE)
LONGEST_CHARACTERS = 60
SAID_ELSEWHERE: Mapping[str, str] = MappingProxyType(
    {"axe-playwright-python": "MIT", "fastapi-offline": "MIT", "scipy": "BSD-3-Clause", "transformers": "Apache-2.0"}
)
"""Packages whose own metadata name no licence, or a whole text; from the licence files that they bring."""
_LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Licensed:
    """A locked package, its licence and what it is for."""

    name: str
    version: str
    licence: str
    use: str

    @property
    def is_copyleft(self) -> bool:
        """Whether its licence asks that changes of it, or what is made with it, be passed on under the same."""
        return COPYLEFT.search(self.licence) is not None


def locked(root: Path = ROOT) -> Iterator[tuple[str, str, str]]:
    """Name, version and use of every locked package, each once."""
    known: set[str] = set()
    for file, use in USES.items():
        for name, version in _LOCKED.findall((root / file).read_text(encoding="utf-8")):
            if name not in known:
                known.add(name)
                yield name, version, use


def licence_of(name: str) -> str:
    """What an installed package says of its licence. PackageNotFoundError where it is not installed."""
    told = metadata.metadata(name)
    classified = [one.split(" :: ")[-1] for one in told.get_all("Classifier") or () if one.startswith("License ::")]
    expression = " ".join(told.get_all("License-Expression") or ())
    stated = expression or " ".join(" ".join(told.get_all("License") or ()).split())
    if name in SAID_ELSEWHERE:
        return SAID_ELSEWHERE[name]
    if stated and (len(stated) <= LONGEST_CHARACTERS or expression):
        return stated
    return ", ".join(classified) or "not stated"


def all_of() -> list[Licensed]:
    """Every locked package with its licence, by name."""
    return sorted(
        (Licensed(name, version, licence_of(name), use) for name, version, use in locked()), key=lambda one: one.name
    )


def as_page(licensed: list[Licensed]) -> str:
    """The page in Markdown: what asks for attention first, then the whole list."""
    marked = [one for one in licensed if one.is_copyleft]
    return "\n".join([*_INTRODUCTION, *_table(marked), "", "## All", "", *_table(licensed), ""])


_INTRODUCTION = (
    "# Licences",
    "",
    "Written by `python scripts/licences.py` from what the locked packages say of themselves; a test compares it with",
    "the lock files. It is a list, not legal advice. This project is under the [MIT licence](../LICENSE).",
    "",
    "## Copyleft",
    "",
    "Used unchanged, as packages of their own that anybody can exchange. Who passes on changed versions of them, or",
    "puts them into one binary, has to look at what these licences ask.",
    "",
)


def _table(licensed: list[Licensed]) -> list[str]:
    rows = [f"| {one.name} | {one.version} | {one.licence} | {one.use} |" for one in licensed]
    return ["| package | version | licence | for |", "|---|---|---|---|", *rows]


def main() -> int:
    """Write the page and say how much there is."""
    licensed = all_of()
    PAGE.write_text(as_page(licensed), encoding="utf-8")
    print(f"{len(licensed)} packages, {sum(one.is_copyleft for one in licensed)} copyleft: {PAGE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
