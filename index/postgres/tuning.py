"""When vectors are compared with all, and when by an index: the same numbers for loading and for searching."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tuning:
    """`exact_chunks`: up to so many passing chunks all of them are brought and compared, whatever the filter.
    `indexed_from`: from so many chunks a version gets an HNSW index."""

    exact_chunks: int = 20_000
    indexed_from: int = 20_000


MEASURED = Tuning()
