"""What a re-index costs again when nothing, or little, has changed.

python -m scripts.benchmarking.rebuilding [POSTINGS]
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from index.layout import EXPORTS
from index.reindex import Means, reindex
from matcher.embedding import open_embedder
from matcher.exported_model import threads
from scripts.benchmarking.corpus import change, write_corpus
from scripts.benchmarking.run import as_table
from scripts.benchmarking.setting import Figure, seconds_of, setting

POSTINGS = 1000
CHANGED = 0.01


def measure_rebuilding(samples: Path, count: int) -> Iterator[Figure]:
    """Seconds of a full re-index of so many postings, of one where nothing changed, and of one where 1 % changed.

    The model is opened before; opening it is measured by itself and counted with the two that are compared.
    """
    with tempfile.TemporaryDirectory() as home:
        postings, index_dir = Path(home) / "postings", Path(home) / "index"
        write_corpus(samples, postings, count)
        open_embedder(exports=index_dir / EXPORTS, export=True)
        opened = seconds_of(lambda: open_embedder(exports=index_dir / EXPORTS))
        embed, means = open_embedder(exports=index_dir / EXPORTS), Means(readers=threads())
        full = reindex([postings], index_dir, embed=embed, means=means)
        same = reindex([postings], index_dir, embed=embed, means=means)
        number = change(postings, CHANGED)
        changed = reindex([postings], index_dir, embed=embed, means=means)
    how = f"{full.read} postings made of the samples, {threads()} cores"
    yield Figure("opening the model", opened, "s", "the export, checked")
    yield Figure("re-index, full", full.seconds, "s", f"{how}, {full.embedded} texts embedded")
    yield Figure("re-index, nothing changed", same.seconds, "s", f"{same.embedded} texts embedded")
    yield Figure("re-index, 1 % changed", changed.seconds, "s", f"{number} postings, {changed.embedded} texts embedded")
    for name, one in (("nothing changed", same), ("1 % changed", changed)):
        share = (opened + one.seconds) / (opened + full.seconds)
        yield Figure(f"{name} to full", share, "ratio", "of the above, each with opening the model")


if __name__ == "__main__":
    samples = Path(__file__).resolve().parents[2] / "samples" / "postings"
    print(as_table(setting(), tuple(measure_rebuilding(samples, int(sys.argv[1]) if len(sys.argv) > 1 else POSTINGS))))
