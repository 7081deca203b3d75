"""A snapshot from postings: embedded, written beside the others, checked by opening it, then made current."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from index import layout
from index.catalogue import Entry, write_catalogue
from index.lexical import write_lexical
from index.manifest import FORMAT_VERSION, Manifest, checksums, current_rules, write_manifest
from index.progress import Progress
from index.snapshot import CATALOGUE, CHUNKS, FILES, LEXICAL, REQUIREMENTS, Snapshot
from index.vector_cache import VectorCache
from index.vectors import write_vectors
from matcher.chunks import one_line, posting_chunks
from matcher.embedding import Embedder
from matcher.nouns import Posting

EMBEDDED_AT_ONCE = 256
"""Texts between two savings of the cache: what a killed run loses at most."""


@dataclass(frozen=True, slots=True)
class Built:
    """A finished snapshot, and how many distinct texts were embedded for it and how many were known before."""

    manifest: Manifest
    embedded: int
    reused: int


@dataclass(frozen=True, slots=True)
class Readied:
    """A posting with the texts of its vectors: one a requirement, one a chunk."""

    posting: Posting
    requirements: tuple[str, ...]
    chunks: tuple[str, ...]


def build(postings: Sequence[Posting], index_dir: Path, *, embed: Embedder, full: bool, progress: Progress) -> Built:
    """Make a snapshot of these postings (distinct ids) the current one; the caller holds `layout.only_builder`.

    `full` embeds every text again. The snapshot before this one stays for those who still read it.
    """
    readied = [_ready(posting) for posting in sorted(postings, key=lambda posting: posting.id)]
    texts = [text for one in readied for text in (*one.requirements, *one.chunks)]
    before = layout.pointed_at(index_dir)
    with VectorCache(index_dir / layout.CACHE, revision=embed.revision, dimension=embed.dimension) as cache:
        new = _embed_missing(texts, cache, embed=embed, full=full, progress=progress)
        manifest = _write_beside(readied, index_dir, cache, embed, progress)
        cache.keep_only(texts)
    layout.remove_old(index_dir, keep={layout.folder_name(manifest.id), before or ""})
    return Built(manifest, new, len(set(texts)) - new)


def _ready(posting: Posting) -> Readied:
    requirements = tuple(one_line(requirement.text) for requirement in posting.requirements)
    return Readied(posting, requirements, tuple(chunk.text for chunk in posting_chunks(posting)))


def _embed_missing(texts: Sequence[str], cache: VectorCache, *, embed: Embedder, full: bool, progress: Progress) -> int:
    """Fill the cache and count the texts that were embedded; each part is safe on disk before the next begins.

    Texts of a like length are embedded together, because a batch costs as much as its longest text.
    """
    wanted = set(texts) if full else cache.missing(texts)
    ordered = sorted(wanted, key=lambda text: (len(text), text))
    for start in range(0, len(ordered), EMBEDDED_AT_ONCE):
        progress("Embedding texts", start, len(ordered))
        part = ordered[start : start + EMBEDDED_AT_ONCE]
        cache.store(part, embed(part))
    progress("Embedding texts", len(ordered), len(ordered))
    return len(ordered)


def _write_beside(
    readied: Sequence[Readied], index_dir: Path, cache: VectorCache, embed: Embedder, progress: Progress
) -> Manifest:
    """Write, check and swap in; whatever goes wrong before the swap leaves nothing behind."""
    now = datetime.now(UTC)
    snapshot_id = f"{now:%Y%m%dT%H%M%SZ}-{uuid.uuid4().hex[:8]}"
    building = index_dir / f"{layout.BUILDING}{snapshot_id}"
    try:
        building.mkdir()
        progress("Writing the index", 0, 3)
        _write_files(readied, building, cache)
        manifest = _manifest(readied, building, embed, snapshot_id, now.isoformat(timespec="seconds"))
        write_manifest(building, manifest)
        progress("Writing the index", 1, 3)
        Snapshot.open(building, revision=embed.revision).close()
        progress("Writing the index", 2, 3)
        layout.make_current(building, snapshot_id)
        progress("Writing the index", 3, 3)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    return manifest


def _write_files(readied: Sequence[Readied], folder: Path, cache: VectorCache) -> None:
    entries = (Entry(one.posting, len(one.requirements), len(one.chunks)) for one in readied)
    write_catalogue(folder / CATALOGUE, entries)
    write_lexical(folder / LEXICAL, (one.posting for one in readied))
    write_vectors(folder / REQUIREMENTS, cache.vectors([text for one in readied for text in one.requirements]))
    write_vectors(folder / CHUNKS, cache.vectors([text for one in readied for text in one.chunks]))


def _manifest(readied: Sequence[Readied], folder: Path, embed: Embedder, snapshot_id: str, created: str) -> Manifest:
    return Manifest(
        id=snapshot_id,
        created=created,
        model=embed.name,
        revision=embed.revision,
        dimension=embed.dimension,
        rules=current_rules(),
        format=FORMAT_VERSION,
        postings=len(readied),
        requirements=sum(len(one.requirements) for one in readied),
        chunks=sum(len(one.chunks) for one in readied),
        files=checksums(folder, FILES),
    )
