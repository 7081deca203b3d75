"""Embedders for tests: vectors that can be worked out on paper, so that every cosine in a test can be checked."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from matcher.retrieval import Vectors

WORDS = ("python", "java", "sql", "biology", "design", "music", "physics", "finance")
BUCKETS = 4
DIMENSION = len(WORDS) + BUCKETS


class WordCountEmbedder:
    """Counts of a few words, one axis each; any other word counts on one of four more axes; scaled to length 1.

    The bucket of another word is the sum of its code points modulo four. A text without words lies on the last axis.
    `embedded` collects every text that was asked for, call by call.
    """

    dimension = DIMENSION

    def __init__(self, name: str = "word counts", revision: str = "words-1") -> None:
        self.name = name
        self.revision = revision
        self.embedded: list[str] = []

    def __call__(self, texts: Sequence[str]) -> Vectors:
        self.embedded.extend(texts)
        rows = [vector_of(text) for text in texts]
        return np.array(rows, dtype=np.float32).reshape(len(rows), DIMENSION)


def vector_of(text: str) -> Vectors:
    counts = np.zeros(DIMENSION, dtype=np.float64)
    for word in re.findall(r"\w+", text.lower()):
        counts[axis_of(word)] += 1
    if not counts.any():
        counts[-1] = 1
    return (counts / np.linalg.norm(counts)).astype(np.float32)


def axis_of(word: str) -> int:
    if word in WORDS:
        return WORDS.index(word)
    return len(WORDS) + sum(map(ord, word)) % BUCKETS
