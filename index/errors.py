"""What can be wrong with an index. Each message is a sentence that ends in what to do."""

from __future__ import annotations

from pathlib import Path

from matcher.errors import MatcherError


class IndexFault(MatcherError):  # noqa: N818 - named like the faults of matcher.errors
    """The root of this package's errors."""


class NoSnapshot(IndexFault):
    """Nothing has been indexed yet."""


class DamagedSnapshot(IndexFault):
    """A file of the snapshot is missing, changed or of another version of the program."""


class WrongModel(IndexFault):
    """The snapshot was built with another embedding model."""


class NotWritable(IndexFault):
    """The index folder cannot be written: a build is given up, a change of postings is not taken."""


class DiskFull(NotWritable):
    """There is no room left where the index folder is."""


class DamagedCache(IndexFault):
    """A file that only spares work cannot be read; it is set aside, and what was in it is made again."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"The cache {path} is damaged ({reason}). Delete it; the next re-index makes it again.")
        self.path = path


class DamagedChanges(IndexFault):
    """The file of what was sent to the service cannot be read, and nothing else has it."""


class BuilderRunning(IndexFault):
    """Another process is building this index."""


class CrewLost(IndexFault):
    """The processes or machines that embed texts were lost."""


class DatabaseDown(IndexFault):
    """The database that holds the index does not answer; it may again in a moment."""


class NoDriver(IndexFault):
    """A database was named and what speaks to it is not installed."""


class NoCluster(IndexFault):
    """There is no cluster of machines to embed texts on."""
