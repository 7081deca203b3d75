"""A snapshot from postings: embedded, written beside the others, checked by opening it, then made current."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from index import layout
from index.catalogue import Entry, write_catalogue
from index.chunk_search import SearchIndex
from index.embedding_jobs import CHARACTERS_AT_ONCE, Crew, embedded
from index.exports import clear_exports
from index.lexical import writing_lexical
from index.manifest import FORMAT_VERSION, Manifest, current_rules, marks, write_manifest
from index.progress import Progress
from index.ranking import hits_for
from index.recall import is_large, write_search
from index.records import Recorded
from index.snapshot import CATALOGUE, CHUNKS, CLUSTERS, FILES, LEXICAL, REQUIREMENTS, Snapshot
from index.statements import STATEMENTS
from index.vector_cache import VectorCache
from index.vectors import VectorFile, write_vectors
from matcher.chunks import one_line, posting_chunks
from matcher.embedding import Embedder
from matcher.nouns import Posting


@dataclass(frozen=True, slots=True)
class Built:
    """A finished snapshot, and how many distinct texts were embedded for it and how many were known before."""

    manifest: Manifest
    embedded: int
    reused: int


def build(entries: Iterable[Recorded], index_dir: Path, *, embed: Embedder, crew: Crew, progress: Progress) -> Built:
    """Make a snapshot of these postings (by distinct ids) the current one; the caller holds `layout.only_builder`.

    The entries are iterated over once and need not be in memory together. `embed` names the model, `crew` runs it. The
    snapshot before this one stays for those who still read it.
    """
    before = layout.kept_name(index_dir)
    now = datetime.now(UTC)
    snapshot_id = f"{now:%Y%m%dT%H%M%SZ}-{uuid.uuid4().hex[:8]}"
    with (
        VectorCache(index_dir / layout.CACHE, revision=embed.revision, dimension=embed.dimension) as cache,
        _beside(index_dir, snapshot_id) as building,
    ):
        counts = _write_texts(entries, building, cache)
        _embed_missing(cache, crew, progress)
        progress("Writing the index", 0, 3)
        _write_vectors(building, cache, counts)
        manifest = _manifest(counts, building, embed, snapshot_id, now.isoformat(timespec="seconds"))
        write_manifest(building, manifest)
        progress("Writing the index", 1, 3)
        Snapshot.open(building, revision=embed.revision).close()
        progress("Writing the index", 2, 3)
        layout.make_current(building, snapshot_id)
        progress("Writing the index", 3, 3)
        cache.keep_only_wanted()
        texts, new = cache.wanted, cache.missing_texts
    layout.remove_old(index_dir, keep={layout.folder_name(manifest.id), before or ""})
    clear_exports(index_dir, used=embed.revision)
    return Built(manifest, new, texts - new)


@contextmanager
def _beside(index_dir: Path, snapshot_id: str) -> Iterator[Path]:
    """A new folder beside the snapshots; whatever goes wrong before it becomes one of them leaves nothing behind."""
    building = index_dir / f"{layout.BUILDING}{snapshot_id}"
    try:
        building.mkdir()
        yield building
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise


def requirement_texts(posting: Posting) -> list[str]:
    """What is embedded of a posting's requirements, one text each."""
    return [one_line(requirement.text) for requirement in posting.requirements]


def chunk_texts(posting: Posting) -> list[str]:
    """What is embedded of a posting's chunks, one text each."""
    return [chunk.text for chunk in posting_chunks(posting)]


def _embed_missing(cache: VectorCache, crew: Crew, progress: Progress) -> None:
    """Fill the cache; each batch is safe on disk when the next one is handed out.

    Texts of a like length are embedded together, because a batch costs as much as its longest text. What is told is
    characters, because they cost about the same early and late.
    """
    done, total = 0, cache.missing_characters
    progress("Embedding texts", done, total)
    for texts, vectors in embedded(cache.missing(CHARACTERS_AT_ONCE), crew):
        cache.store(texts, vectors)
        done += sum(map(len, texts))
        progress("Embedding texts", done, total)


@dataclass(slots=True)
class _Counts:
    """How much was written."""

    postings: int = 0
    requirements: int = 0
    chunks: int = 0


def _write_texts(entries: Iterable[Recorded], folder: Path, cache: VectorCache) -> _Counts:
    """Catalogue, words and the texts that need vectors, in one pass: to read an entry takes as long as to write it."""
    counts = _Counts()
    with writing_lexical(folder / LEXICAL) as add_words, cache.wanting() as want:
        write_catalogue(folder / CATALOGUE, _counted(entries, counts, add_words, want))
    return counts


def _counted(
    entries: Iterable[Recorded],
    counts: _Counts,
    add_words: Callable[[Posting], None],
    want: Callable[[str, Iterable[str]], None],
) -> Iterator[Entry]:
    """The rows of the catalogue, counted as they pass, with their words and the texts of their vectors noted."""
    for entry in entries:
        add_words(entry.posting)
        requirements, chunks = requirement_texts(entry.posting), chunk_texts(entry.posting)
        want(REQUIREMENTS, requirements)
        want(CHUNKS, chunks)
        counts.postings += 1
        counts.requirements += len(requirements)
        counts.chunks += len(chunks)
        yield Entry(entry.posting, entry.record, len(requirements), len(chunks))


def _write_vectors(folder: Path, cache: VectorCache, counts: _Counts) -> None:
    for name in (REQUIREMENTS, CHUNKS):
        write_vectors(folder / name, cache.vectors(name), cache.dimension, half=is_large(counts.chunks))


def _search(folder: Path, embed: Embedder) -> SearchIndex:
    chunks, requirements = VectorFile(folder / CHUNKS), VectorFile(folder / REQUIREMENTS)
    brought = hits_for(len(chunks))
    return write_search(chunks, requirements, folder / CLUSTERS, lambda: embed(STATEMENTS), brought=brought)


def _manifest(counts: _Counts, folder: Path, embed: Embedder, snapshot_id: str, created: str) -> Manifest:
    search = _search(folder, embed)
    return Manifest(
        id=snapshot_id,
        created=created,
        model=embed.name,
        revision=embed.revision,
        dimension=embed.dimension,
        rules=current_rules(),
        format=FORMAT_VERSION,
        postings=counts.postings,
        requirements=counts.requirements,
        chunks=counts.chunks,
        search=search,
        files=marks(folder, (*FILES, CLUSTERS) if search.kind == "clusters" else FILES),
    )
