"""How retrieval grows with the number of postings: time, recall, bytes, building and opening, for each size."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from statistics import median

import numpy as np

from index.catalogue import Entry, write_catalogue
from index.chunk_search import EXACT, ChunkSearch, Passing
from index.layout import current_folder
from index.lexical import write_lexical
from index.manifest import FORMAT_VERSION, MANIFEST, Manifest, current_rules, marks, read_manifest, write_manifest
from index.ranking import Ranker, hits_for
from index.recall import is_large, write_search
from index.reindex import reindex
from index.snapshot import CATALOGUE, CHUNKS, CLUSTERS, FILES, LEXICAL, REQUIREMENTS, Snapshot
from index.statements import STATEMENTS
from index.vectors import VectorFile, write_vectors
from matcher.embedding import Embedder
from matcher.nouns import Posting
from matcher.retrieval import Query
from scripts.benchmarking.crowd import CHUNKS_EACH, Crowd, queries, statements_of
from scripts.benchmarking.setting import Figure, seconds_of

CVS = 50
LIMIT = 200
"""Candidates that are brought for a list of 20."""
SHARES = (1.0, 0.5, 0.05, 0.005, 0.0005)
COMPARED_UP_TO = 2_000_000
"""Chunks up to which the lists are also compared with exact ones, which takes seconds a CV beyond."""


@dataclass(frozen=True, slots=True)
class Made:
    """A snapshot of a size, and the seconds that its parts took to write."""

    folder: Path
    manifest: Manifest
    seconds: dict[str, float]


def measure_scale(
    samples: Path, sizes: Sequence[int], embed: Embedder, parent: Path | None, kept: Path | None
) -> Iterator[Figure]:
    """For each size the figures of an index of as many postings.

    Indexes are made under `parent` and removed; those in `kept` are used again, and new ones are left there.
    """
    with tempfile.TemporaryDirectory(dir=parent) as folder:
        crowd = crowd_of(samples / "postings", Path(folder) / "samples", embed)
        statements = statements_of(samples / "cvs")
        asked = queries(statements, embed(statements), count=CVS, limit=LIMIT)
        for size in sizes:
            home = (kept or Path(folder)) / f"scale-{size}"
            yield from _measured(_made(crowd, size, home, embed), asked, keep=kept is not None)


def _made(crowd: Crowd, size: int, folder: Path, embed: Embedder) -> Made:
    """The snapshot in the folder if there is one, else a new one there."""
    if (folder / MANIFEST).exists():
        return Made(folder, read_manifest(folder), {})
    return make(crowd, size, folder, embed)


def _measured(made: Made, asked: Sequence[Query], *, keep: bool) -> Iterator[Figure]:
    try:
        yield from _building(made)
        yield from _opening(made)
        yield from _searching(made, asked)
    finally:
        if not keep:
            rmtree(made.folder)


def make(crowd: Crowd, size: int, folder: Path, embed: Embedder) -> Made:
    """A snapshot of so many postings, twelve chunks each, written part by part."""
    rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    counts: list[int] = []
    seconds = {
        "postings": seconds_of(lambda: write_catalogue(folder / CATALOGUE, _entries(crowd, size, counts))),
        "words": seconds_of(lambda: write_lexical(folder / LEXICAL, _postings(crowd, size))),
        "vectors": seconds_of(lambda: _write_vectors(crowd, size, sum(counts), folder)),
    }
    started = time.perf_counter()
    chunks, requirements = VectorFile(folder / CHUNKS), VectorFile(folder / REQUIREMENTS)
    brought = hits_for(len(chunks))
    search = write_search(chunks, requirements, folder / CLUSTERS, lambda: embed(STATEMENTS), brought=brought)
    seconds["clusters and their recall"] = time.perf_counter() - started
    manifest = Manifest(
        id=f"scale-{size}",
        created="",
        model=embed.name,
        revision=embed.revision,
        dimension=embed.dimension,
        rules=current_rules(),
        format=FORMAT_VERSION,
        postings=size,
        requirements=len(requirements),
        chunks=len(chunks),
        search=search,
        files=marks(folder, (*FILES, CLUSTERS) if search.kind == "clusters" else FILES),
    )
    write_manifest(folder, manifest)
    return Made(folder, manifest, seconds)


def _entries(crowd: Crowd, size: int, counts: list[int]) -> Iterator[Entry]:
    for made in map(crowd.recorded, range(size)):
        counts.append(len(made.posting.requirements))
        yield Entry(made.posting, made.record, counts[-1], CHUNKS_EACH)


def _postings(crowd: Crowd, size: int) -> Iterator[Posting]:
    return (crowd.recorded(number).posting for number in range(size))


def _write_vectors(crowd: Crowd, size: int, requirements: int, folder: Path) -> None:
    half = is_large(CHUNKS_EACH * size)
    write_vectors(folder / CHUNKS, crowd.perturbed(CHUNKS_EACH * size, seed=1), crowd.dimension, half=half)
    write_vectors(folder / REQUIREMENTS, crowd.perturbed(requirements, seed=2), crowd.dimension, half=half)


def _building(made: Made) -> Iterator[Figure]:
    size, search = made.manifest.postings, made.manifest.search
    for part, seconds in made.seconds.items():
        yield Figure(f"write {part}, {size:,}", seconds, "s", "once")
    stated = f"{search.clusters} clusters, {search.probes} read" if search.clusters else "compared with all"
    yield Figure(f"recall@100 of chunks, {size:,}", search.recall, "share", f"{search.kind}: {stated}")
    every = sum(path.stat().st_size for path in made.folder.iterdir())
    yield Figure(f"disk, {size:,}", every / size, "bytes a posting", f"{every / 1e9:.2f} GB")


def _opening(made: Made) -> Iterator[Figure]:
    seconds = [seconds_of(lambda: Snapshot.open(made.folder).close()) for _ in range(3)]
    yield Figure(f"open, {made.manifest.postings:,}", min(seconds), "s", "best of 3, warm disk")


def _searching(made: Made, asked: Sequence[Query]) -> Iterator[Figure]:
    snapshot = Snapshot.open(made.folder)
    size = made.manifest.postings
    how = f"{len(asked)} CVs, once each, {LIMIT} candidates"
    try:
        snapshot.search(asked[0])
        taken = [_milliseconds(snapshot, one) for one in asked]
        again = [_milliseconds(snapshot, one)[0] for one in asked]
    finally:
        snapshot.close()
    wall, busy = [one for one, _ in taken], [one for _, one in taken]
    yield Figure(f"retrieval, {size:,}", median(wall), "ms", f"median of {how}")
    yield Figure(
        f"retrieval again, {size:,}", median(again), "ms", "the same CVs once more: what they read is in memory"
    )
    yield Figure(f"retrieval, one of twenty, {size:,}", float(np.quantile(wall, 0.95)), "ms", f"or more, of {how}")
    yield Figure(f"retrieval, processor time, {size:,}", median(busy), "ms", f"median of {how}")
    yield from _filtered(made, asked)
    yield Figure(f"resident memory, {size:,}", _resident(), "MB", "of this process, mapped pages included")


def _milliseconds(snapshot: Snapshot, query: Query) -> tuple[float, float]:
    """Of one search: those that passed, and those in which this process was computing."""
    started, busy = time.perf_counter(), time.process_time()
    snapshot.search(query)
    return 1000 * (time.perf_counter() - started), 1000 * (time.process_time() - busy)


def _filtered(made: Made, asked: Sequence[Query]) -> Iterator[Figure]:
    """By meaning alone, for filters that pass random shares of the postings."""
    vectors, size = VectorFile(made.folder / CHUNKS), made.manifest.postings
    bounds = np.arange(0, CHUNKS_EACH * size + 1, CHUNKS_EACH)
    search = Snapshot.open(made.folder).chunk_search
    ranker, exact = Ranker(search, bounds), Ranker(ChunkSearch(vectors, None, EXACT), bounds)
    for share in SHARES:
        count = max(1, round(share * size))
        rows = np.sort(np.random.default_rng(3).choice(size, count, replace=False))
        took, found = [], []
        passing = Passing(rows, bounds)
        for one in asked[:10]:
            passing = Passing(rows, bounds)
            started = time.perf_counter()
            ranked = ranker.ranked(one.vectors, passing, LIMIT)
            took.append(1000 * (time.perf_counter() - started))
            if len(vectors) <= COMPARED_UP_TO or not search.probes(len(one.vectors), passing, hits_for(passing.count)):
                best = exact.ranked(one.vectors, passing, LIMIT)[:100]
                found.append(len(np.intersect1d(ranked[:100], best)) / max(1, len(best)))
        probes = search.probes(len(asked[0].vectors), passing, hits_for(passing.count))
        way = f"{probes} clusters a statement" if probes else "exact"
        name = f"by meaning, {100 * share:g} % pass, {size:,}"
        yield Figure(name, median(took), "ms", f"{way}, median of {len(took)} CVs")
        if found:
            yield Figure(f"{name}: first 100 of the exact list", float(np.mean(found)), "share", way)


def crowd_of(postings: Path, index_dir: Path, embed: Embedder) -> Crowd:
    """A crowd made of the postings of a folder, which are indexed in another one."""
    reindex([postings], index_dir, embed=embed)
    snapshot = Snapshot.open(current_folder(index_dir))
    try:
        candidates = [snapshot.candidate(row) for row in range(snapshot.manifest.postings)]
    finally:
        snapshot.close()
    parts = [part for one in candidates for part in (one.chunk_vectors, one.requirement_vectors)]
    return Crowd([one.posting for one in candidates], np.concatenate(parts))


def _resident() -> float:
    """Megabytes of this process that are in memory."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6
