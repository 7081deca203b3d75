"""What can be wrong with an index. Each message is a sentence that ends in what to do."""

from __future__ import annotations

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
    """The index folder cannot be written, so that a change of postings would be lost."""


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
