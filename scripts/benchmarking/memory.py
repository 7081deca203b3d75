"""What processes take of memory, as Linux counts it; elsewhere nothing is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Memory:
    """In MiB. `own` is what no file backs, `files` what is in memory of files, `shared` memory that processes share.

    A page that several processes have counts once in all, in parts; the system may drop those of files at any time.
    """

    own: float
    files: float
    shared: float


def memory_of(pids: Iterable[int]) -> Memory | None:
    """Of these processes together; None where the system does not tell."""
    try:
        told = [_parts(pid) for pid in pids]
    except (OSError, ValueError, KeyError):
        return None
    return Memory(*(sum(parts) / 1024 for parts in zip(*told, strict=True)))


def server_of(pid: int, name: str) -> list[int]:
    """The process that started this one, of the given name, with all that it started; none where it is another."""
    parent = _parent(pid)
    if _name(pid) != name or _name(parent) != name:
        return []
    children = [int(one.name) for one in PROC.iterdir() if one.name.isdigit()]
    return [parent, *(child for child in children if _parent(child) == parent)]


def _parent(pid: int) -> int:
    """0 for a process that is gone."""
    try:
        return int((PROC / str(pid) / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])
    except (OSError, IndexError, ValueError):
        return 0


def _name(pid: int) -> str:
    try:
        return (PROC / str(pid) / "comm").read_text(encoding="utf-8").strip()
    except OSError:
        return ""


def _parts(pid: int) -> tuple[float, float, float]:
    """A process's parts of the pages in memory, in kB: those without a file, of files, shared."""
    lines = (PROC / str(pid) / "smaps_rollup").read_text(encoding="ascii").splitlines()[1:]
    told = {name: float(value.split()[0]) for name, _, value in (line.partition(":") for line in lines)}
    return told["Pss_Anon"], told["Pss_File"], told["Pss_Shmem"]
