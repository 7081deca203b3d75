"""The only file that knows datasketch: which sets may be near-copies of each other, without comparing every pair.

MinHash signatures in a table of locality-sensitive hashes: Broder, On the resemblance and containment of documents
(1997). What it brings are candidates; whoever asks compares them exactly.
"""

from __future__ import annotations

from functools import cache

from datasketch import MinHash, MinHashLSH

from matcher.posting.duplicates import Shingles

SIGNATURE_LENGTH = 128
SEED = 1
FOUND_FROM = 0.4
"""The Jaccard similarity of whole texts that the table is tuned to. It stands well below that of copies, because the
table misses some pairs near this line: one in 80 at 0.6, one in 6000 at 0.7."""


class NearCopies:
    """Numbered sets of hashes, and which of them are probably near a new one. The same sets give the same answers."""

    def __init__(self) -> None:
        self._table = MinHashLSH(threshold=FOUND_FROM, num_perm=SIGNATURE_LENGTH)

    def add(self, number: int, signature: MinHash) -> None:
        """Keep a set under a number that was not used before."""
        self._table.insert(number, signature)

    def near(self, signature: MinHash) -> list[int]:
        """The numbers of the kept sets that may be alike, ascending."""
        return sorted(int(number) for number in self._table.query(signature))


def signature_of(shingles: Shingles) -> MinHash:
    """The signature of a set of 32-bit hashes; they are hashes already, so that they are taken as they are."""
    signature = _empty().copy()
    signature.update_batch(shingles.tolist())
    return signature


@cache
def _empty() -> MinHash:
    """Copied for every set, because drawing the permutations takes longer than applying them."""
    return MinHash(num_perm=SIGNATURE_LENGTH, seed=SEED, hashfunc=int, scheme="affine32")
