"""How well a model brings together what belongs together: retrieval over pairs and over sets in BEIR's layout."""

from __future__ import annotations

import csv
import json
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from matcher.errors import MatcherError
from matcher.retrieval import Embed
from scripts.training.pairs import Pair

DEPTH = 10
ROWS_AT_ONCE = 512


class RetrievalSetError(MatcherError):
    """A folder is not a retrieval set in BEIR's layout."""


@dataclass(frozen=True, slots=True)
class RetrievalSet:
    """Texts to search with, texts to find, and for each query the places of its right answers."""

    queries: tuple[str, ...]
    corpus: tuple[str, ...]
    right: tuple[frozenset[int], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Means over the queries, in 0..1: nDCG@10 with gains 0 and 1, recall@10, and the first place right."""

    queries: int
    ndcg: float
    recall: float
    first: float


def retrieve(one: RetrievalSet, embed: Embed) -> Found:
    """Search by cosine; equal cosines in order of the corpus."""
    corpus, queries = embed(one.corpus), embed(one.queries)
    rows: list[tuple[float, float, float]] = []
    for start in range(0, len(queries), ROWS_AT_ONCE):
        cosines = np.round(queries[start : start + ROWS_AT_ONCE] @ corpus.T, 6)
        best = np.argsort(-cosines, axis=1, kind="stable")[:, :DEPTH].tolist()
        rows += [_of_query(found, right) for found, right in zip(best, one.right[start:], strict=False)]
    ndcg, recall, first = (sum(column) / len(rows) for column in zip(*rows, strict=True))
    return Found(len(rows), ndcg, recall, first)


def told_apart(pairs: Iterable[Pair], embed: Embed) -> float:
    """The share of pairs with a negative whose positive is nearer to the anchor than the negative is."""
    whole = [pair for pair in pairs if pair.negative]
    anchors, positives = embed([pair.anchor for pair in whole]), embed([pair.positive for pair in whole])
    negatives = embed([pair.negative or "" for pair in whole])
    nearer = (anchors * positives).sum(axis=1) > (anchors * negatives).sum(axis=1)
    return float(nearer.mean()) if whole else 0.0


def by_source(pairs: Iterable[Pair]) -> dict[str, RetrievalSet]:
    """A retrieval set of each source: anchors search among the positives and negatives of their source."""
    grouped: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        grouped[pair.source].append(pair)
    return {source: _as_set(grouped[source]) for source in sorted(grouped)}


def load_beir(folder: Path, split: str) -> RetrievalSet:
    """A set in BEIR's layout (`corpus.jsonl`, `queries.jsonl`, `qrels/SPLIT.tsv`). RetrievalSetError if it is none."""
    try:
        corpus = {row["_id"]: f"{row.get('title', '')} {row['text']}".strip() for row in _rows(folder / "corpus.jsonl")}
        queries = {row["_id"]: row["text"] for row in _rows(folder / "queries.jsonl")}
        with (folder / "qrels" / f"{split}.tsv").open(encoding="utf-8", newline="") as stream:
            judged = [(row["query-id"], row["corpus-id"]) for row in csv.DictReader(stream, delimiter="\t")
                      if int(row["score"]) > 0]  # fmt: skip
        place = {key: number for number, key in enumerate(corpus)}
        right: dict[str, set[int]] = defaultdict(set)
        for query, answer in judged:
            right[query].add(place[answer])
        texts = tuple(queries[query] for query in right)
    except (OSError, KeyError, ValueError) as error:
        raise RetrievalSetError(f"{folder} is not a retrieval set in BEIR's layout: {error!r}") from error
    return RetrievalSet(texts, tuple(corpus.values()), tuple(frozenset(answers) for answers in right.values()))


def _of_query(found: Sequence[int], right: frozenset[int]) -> tuple[float, float, float]:
    hits = [place in right for place in found]
    gained = sum(1 / math.log2(rank + 2) for rank, hit in enumerate(hits) if hit)
    ideal = sum(1 / math.log2(rank + 2) for rank in range(min(len(right), DEPTH)))
    return gained / ideal, sum(hits) / min(len(right), DEPTH), float(hits[0])


def _as_set(pairs: Sequence[Pair]) -> RetrievalSet:
    texts = dict.fromkeys(text for pair in pairs for text in (pair.positive, pair.negative) if text)
    place = {text: number for number, text in enumerate(texts)}
    right: dict[str, set[int]] = defaultdict(set)
    for pair in pairs:
        right[pair.group or pair.anchor].add(place[pair.positive])
    queries = {pair.anchor: frozenset(right[pair.group or pair.anchor]) for pair in pairs}
    return RetrievalSet(tuple(queries), tuple(texts), tuple(queries.values()))


def _rows(path: Path) -> list[Mapping[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
