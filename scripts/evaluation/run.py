"""The evaluation from raw files to measures, through the same reading, indexing and `match_cv` as the service."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.current import CurrentSnapshot
from index.reindex import reindex
from index.snapshot import Snapshot
from matcher.cv.lines import read_lines
from matcher.cv.read import read_document
from matcher.cv.understand import understand
from matcher.embedding import Embedder
from matcher.errors import FileFault
from matcher.match import Request, cv_words, embed_cv, match_cv
from matcher.nouns import Cv, Filters, Match, Posting, Profile
from matcher.retrieval import Candidate, Query, at_hand
from matcher.shortlist import EmbeddedCv
from scripts.evaluation import baselines, cvs, ranking, reading, verdicts
from scripts.evaluation.facts import Fact, Facts, facts_of, summarise
from scripts.evaluation.gold import AS_OF, GoldSet
from scripts.evaluation.verdicts import Judged

ALL = 100
EVERYTHING = Request(AS_OF, top_k=ALL, filters=Filters(include_closed=True))


@dataclass(frozen=True, slots=True)
class Report:
    """Every measure with its null baselines under their names."""

    reading: reading.Reading
    verdicts: dict[str, verdicts.Agreement]
    rankings: dict[str, ranking.Ranking]
    layouts: dict[str, cvs.Layout]
    facts: dict[str, Facts]
    fact_rows: dict[str, tuple[Fact, ...]]
    rows: tuple[Judged, ...]
    unread: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Run:
    """One pass of the product over the set. Matches and ids are under gold ids."""

    cvs: dict[str, Cv]
    postings: dict[str, Posting]
    matches: dict[tuple[str, str], Match]
    ranked: dict[str, list[str]]


def evaluate(gold: GoldSet, embed: Embedder, *, layouts: Sequence[str] = ()) -> Report:
    """Measure a set. `layouts` names the layouts of `cvs.LAYOUTS` to compare with the Markdown CVs."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        summary = reindex([gold.root / "postings"], home / "index", embed=embed)
        snapshot = CurrentSnapshot(home / "index", revision=embed.revision).get()
        run = _run(gold, snapshot, embed)
        rows = verdicts.judged(gold, run.matches)
        embedded = {cv: embed_cv(read, embed) for cv, read in run.cvs.items()}
        by_layout = {layout: _read_layout(gold, layout) for layout in layouts}
        told = {name: _facts(gold, read) for name, read in {"markdown": run.cvs, **by_layout}.items()}
        candidates = candidates_of(snapshot, embed)
        return Report(
            reading=reading.measure(gold, run.postings),
            verdicts=_verdicts(rows, run, embedded, candidates),
            rankings=_rankings(gold, run, candidates, embed, home) | _retrievals(gold, run, snapshot, embedded),
            layouts={name: _layout(gold, run, snapshot, embed, read) for name, read in by_layout.items()},
            facts={name: shares for name, (shares, _) in told.items()},
            fact_rows={name: rows for name, (_, rows) in told.items()},
            rows=rows,
            unread=tuple(f"{skipped.place}: {skipped.reason}" for skipped in summary.skipped),
        )


def _gold_id(posting: Posting) -> str:
    return Path(posting.source).stem


def _run(gold: GoldSet, snapshot: Snapshot, embed: Embedder) -> _Run:
    read = read_cvs(gold)
    matches: dict[tuple[str, str], Match] = {}
    ranked: dict[str, list[str]] = {}
    for name, cv in read.items():
        found = match_cv(cv, EVERYTHING, embed=embed, retrieve=snapshot.search).ranked
        ranked[name] = [_gold_id(match.posting) for match in found]
        matches |= {(name, _gold_id(match.posting)): match for match in found}
    postings, _ = snapshot.postings(Filters(include_closed=True), as_of=AS_OF)
    return _Run(read, {_gold_id(posting): posting for posting in postings}, matches, ranked)


def read_cvs(gold: GoldSet) -> dict[str, Cv]:
    """The Markdown CVs of a set, read and understood, by gold id."""
    return {cv: understand(read_document((gold.root / "cvs" / f"{cv}.md").read_bytes())) for cv in gold.cvs}


def candidates_of(snapshot: Snapshot, embed: Embedder) -> dict[str, Candidate]:
    """Every posting of a snapshot with its vectors, by gold id."""
    query = Query(at_hand(embed(["everything"])), (), Filters(include_closed=True), AS_OF, 10**6)
    return {_gold_id(candidate.posting): candidate for candidate in snapshot.search(query)}


def _verdicts(
    rows: tuple[Judged, ...],
    run: _Run,
    embedded: Mapping[str, EmbeddedCv],
    candidates: Mapping[str, Candidate],
) -> dict[str, verdicts.Agreement]:
    pages = {name: cv.document.pages for name, cv in run.cvs.items()}
    seen = {
        (row.gold.cv, row.gold.posting): baselines.Seen(embedded[row.gold.cv], candidates[row.gold.posting])
        for row in rows
        if row.gold.posting in candidates
    }
    systems = {
        "product": rows,
        "always the most frequent": baselines.as_judged(rows, baselines.always(rows)),
        "nearest chunk, thresholds": baselines.as_judged(rows, baselines.nearest_chunk_verdicts(rows, seen)),
    }
    return {name: verdicts.measure(judged, pages) for name, judged in systems.items()}


def _rankings(
    gold: GoldSet, run: _Run, candidates: Mapping[str, Candidate], embed: Embedder, home: Path
) -> dict[str, ranking.Ranking]:
    embedded = {name: embed_cv(cv, embed) for name, cv in run.cvs.items()}
    postings = [candidate.posting for candidate in candidates.values()]
    gold_id = {posting.id: _gold_id(posting) for posting in postings}
    systems = {
        "product": run.ranked,
        "BM25": {name: baselines.by_bm25(cv_words(cv), postings, home) for name, cv in run.cvs.items()},
        "whole-document cosine": {
            name: baselines.by_whole_document(cv, postings, embed) for name, cv in run.cvs.items()
        },
        "nearest-chunk cosine": {
            name: baselines.by_nearest_chunk(embedded[name], list(candidates.values())) for name in run.cvs
        },
    }
    return {
        name: ranking.measure({cv: [gold_id.get(one, one) for one in ids] for cv, ids in lists.items()}, gold.grades)
        for name, lists in systems.items()
    }


def _retrievals(
    gold: GoldSet, run: _Run, snapshot: Snapshot, embedded: Mapping[str, EmbeddedCv]
) -> dict[str, ranking.Ranking]:
    """The order of the candidates before any is judged, by meaning and words and by meaning alone.

    What judging adds, and what an embedding model is worth, which judging hides.
    """
    systems = {
        "retrieval": {name: _retrieved(snapshot, embedded[name], cv_words(cv)) for name, cv in run.cvs.items()},
        "retrieval by meaning": {name: _retrieved(snapshot, embedded[name], ()) for name in run.cvs},
    }
    return {name: ranking.measure(lists, gold.grades) for name, lists in systems.items()}


def _retrieved(snapshot: Snapshot, cv: EmbeddedCv, words: tuple[str, ...]) -> list[str]:
    """Gold ids, best first. A search for all postings is not ordered, therefore the last one is left out."""
    limit = max(1, snapshot.manifest.postings - 1)
    query = Query(at_hand(cv.vectors), words, EVERYTHING.filters, AS_OF, limit)
    return [_gold_id(candidate.posting) for candidate in snapshot.search(query)]


def _read_layout(gold: GoldSet, layout: str) -> dict[str, Cv]:
    """The CVs of a layout that could be read, by gold id."""
    read: dict[str, Cv] = {}
    for name in gold.cvs:
        try:
            read[name] = understand(read_document(cvs.layout_file(gold.root, name, layout).read_bytes()))
        except FileFault:
            continue
    return read


def _layout(gold: GoldSet, run: _Run, snapshot: Snapshot, embed: Embedder, read: Mapping[str, Cv]) -> cvs.Layout:
    seen: list[cvs.Seen] = []
    for name, cv in read.items():
        markdown = (gold.root / "cvs" / f"{name}.md").read_text(encoding="utf-8")
        found = match_cv(cv, EVERYTHING, embed=embed, retrieve=snapshot.search).ranked
        lines = [line.text for line in read_lines(cv.document)]
        seen.append(
            cvs.Seen(
                words_in_order=cvs.words_in_order(markdown, lines),
                words_in_sections=cvs.words_in_sections(markdown, lines),
                first_ten=cvs.overlap(run.ranked[name], [_gold_id(match.posting) for match in found]),
            )
        )
    return cvs.summarise(seen, len(gold.cvs) - len(read))


def _facts(gold: GoldSet, read: Mapping[str, Cv]) -> tuple[Facts, tuple[Fact, ...]]:
    """The shares of facts that were read right, and every fact. A CV that could not be read has no fact right."""
    pairs = {name: (gold.cvs[name], read[name].profile if name in read else Profile()) for name in gold.cvs}
    rows = tuple(fact for wanted, profile in pairs.values() for fact in facts_of(wanted, profile))
    return summarise(rows, pairs), rows
