"""An embedder that costs next to nothing, so that what is tried is the index and not the model."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence

import numpy as np

from matcher.retrieval import Vectors

DIMENSION = 64
_WORD = re.compile(r"\w+")


class HashedWords:
    """Counts of words, each on the axis that its checksum names, scaled to length 1; the same text, the same vector."""

    name = "hashed words"
    revision = "hashed-words-1"
    dimension = DIMENSION

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """One float32 unit row a text, in order."""
        rows = [_vector_of(text) for text in texts]
        return np.array(rows, dtype=np.float32).reshape(len(rows), DIMENSION)


def _vector_of(text: str) -> Vectors:
    counts = np.zeros(DIMENSION, dtype=np.float64)
    counts[0] = 1e-3  # a text without words has a direction too
    for word in _WORD.findall(text.lower()):
        counts[zlib.crc32(word.encode()) % DIMENSION] += 1
    return np.asarray(counts / np.linalg.norm(counts), dtype=np.float32)
