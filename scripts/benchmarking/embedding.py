"""How fast texts become vectors and postings an index, each against its plain counterpart in the same run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from index.layout import current_folder
from index.reindex import reindex
from index.snapshot import Snapshot
from matcher.chunks import posting_chunks
from matcher.embedding import Embedder, load_embedder
from scripts.benchmarking.setting import Figure, seconds_of

TEXTS = 400
ROUNDS = 3


def measure_embedding(index_dir: Path, embed: Embedder) -> Iterator[Figure]:
    """Texts a second of plain `SentenceTransformer.encode` and of the exported model on chunks of the sample postings.

    The best of several rounds of each, in turns, is taken, so that a neighbour on the machine hits both alike.
    """
    texts = _texts(index_dir)
    plain, ours = [], []
    reference = load_embedder()
    for _ in range(ROUNDS):
        plain.append(seconds_of(partial(reference.model.encode, texts, show_progress_bar=False)))
        ours.append(seconds_of(partial(embed, texts)))
    how = f"{len(texts)} chunks, {len(set(texts))} distinct, best of {ROUNDS} rounds in turns"
    yield Figure("texts embedded, plain encode", len(texts) / min(plain), "a second", how)
    yield Figure("texts embedded, ours", len(texts) / min(ours), "a second", how)
    yield Figure("texts embedded, ours to plain", min(plain) / min(ours), "ratio", "of the two above")
    cosines = (reference(texts) * embed(texts)).sum(axis=1)
    yield Figure(
        "least cosine of ours with the model's own", float(cosines.min()), "cosine", f"over {len(texts)} chunks"
    )


def _texts(index_dir: Path) -> Sequence[str]:
    snapshot = Snapshot.open(current_folder(index_dir))
    try:
        chunks = [chunk.text for one in snapshot.all_postings() for chunk in posting_chunks(one)]
    finally:
        snapshot.close()
    return chunks[:TEXTS]


def measure_reindexing(samples: Path, index_dir: Path, embed: Embedder) -> Iterator[Figure]:
    """Seconds of a full re-index and of one where nothing changed."""
    full = reindex([samples], index_dir, embed=embed, full=True)
    again = reindex([samples], index_dir, embed=embed)
    how = f"{full.read} postings, once"
    yield Figure("re-index, full", full.seconds, "s", f"{how}, {full.embedded} texts embedded")
    yield Figure("re-index, unchanged", again.seconds, "s", f"{how}, {again.embedded} texts embedded")
    yield Figure("re-index, full to unchanged", full.seconds / again.seconds, "ratio", "of the two above")
