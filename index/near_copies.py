"""The only file that knows datasketch: which sets may be near-copies of each other, without comparing every pair.

It is loaded when the first bands are made: with it comes a large part of SciPy, which processes that only read postings
do not need.

MinHash signatures, cut into bands of which one must be equal (locality-sensitive hashing): Broder, On the resemblance
and containment of documents (1997). What it brings are candidates; whoever asks compares them exactly.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from matcher.posting.duplicates import Shingles

if TYPE_CHECKING:
    from datasketch import MinHash

SIGNATURE_LENGTH = 128
SEED = 1
FOUND_FROM = 0.4
"""The Jaccard similarity of whole texts that the bands are tuned to. It stands well below that of copies, because some
pairs near this line are missed: one in 80 at 0.6, one in 6000 at 0.7."""

Bands: TypeAlias = NDArray[np.uint64]
"""The hashes of a signature's bands, always of one number; a file of postings keeps 256 bytes for each."""
NO_BANDS: Bands = np.zeros(0, dtype=np.uint64)
"""Those of a set that is near to no other."""


class NearCopies:
    """Sets known by the number of their bands in `all_bands`, and which of those added are probably near another.

    What no other set shares is not kept, so that sets that are near to none cost next to nothing.
    """

    def __init__(self, all_bands: list[Bands]) -> None:
        self._shared = _shared(all_bands)
        self._table: dict[tuple[int, int], list[int]] = defaultdict(list)

    def add(self, number: int) -> None:
        """Keep a set."""
        for band in self._shared.get(number, ()):
            self._table[band].append(number)

    def near(self, number: int) -> list[int]:
        """The numbers of the kept sets that may be alike, ascending."""
        return sorted({one for band in self._shared.get(number, ()) for one in self._table.get(band, ())})


def bands_of(shingles: Shingles) -> Bands:
    """The bands of the signature of a set of 32-bit hashes; they are hashes already, so they are taken as they are."""
    signature = _empty().copy()
    signature.update_batch(shingles.tolist())
    values = signature.hashvalues
    digests = [blake2b(values[start:end].tobytes(), digest_size=8).digest() for start, end in _ranges()]
    return np.frombuffer(b"".join(digests), dtype="<u8").astype(np.uint64)


def _shared(all_bands: list[Bands]) -> dict[int, list[tuple[int, int]]]:
    """For each set that shares a band with another: the bands that it shares, as column and hash."""
    numbers = np.array([number for number, bands in enumerate(all_bands) if len(bands)], dtype=np.int64)
    shared: dict[int, list[tuple[int, int]]] = defaultdict(list)
    if len(numbers) == 0:
        return shared
    table = np.stack([all_bands[number] for number in numbers])
    for column in range(table.shape[1]):
        _, group, counts = np.unique(table[:, column], return_inverse=True, return_counts=True)
        for row in np.flatnonzero(counts[group] > 1):
            shared[int(numbers[row])].append((column, int(table[row, column])))
    return shared


@cache
def _empty() -> MinHash:
    """Copied for every set, because drawing the permutations takes longer than applying them."""
    from datasketch import MinHash  # noqa: PLC0415

    return MinHash(num_perm=SIGNATURE_LENGTH, seed=SEED, hashfunc=int, scheme="affine32")


@cache
def _ranges() -> tuple[tuple[int, int], ...]:
    """Where each band begins and ends in a signature, as datasketch tunes them."""
    from datasketch import MinHashLSH  # noqa: PLC0415

    table = MinHashLSH(threshold=FOUND_FROM, num_perm=SIGNATURE_LENGTH)
    return tuple((int(start), int(end)) for start, end in table.hashranges)
