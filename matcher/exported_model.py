"""The one door to onnxruntime: a model that was exported once, run without PyTorch and several times as fast.

The vectors are those of the model itself: `matcher.model_export` compares them before an export is kept. The vector of
a text is the same to the last bit whichever texts it is embedded with, so that it makes no difference who does what.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import groupby, islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from pydantic import TypeAdapter, ValidationError

from matcher.digests import file_digest
from matcher.retrieval import Vectors, each_once

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

MODEL = "model.onnx"
TOKENIZER = "tokenizer.json"
RECORD = "export.json"
FORMAT = 1
TOKENS_AT_ONCE = 1024
"""Tokens of one batch, padding included. On two AVX-512 cores 512, 1024 and 2048 were within a tenth of each other on
chunks of the sample postings (November 2026); a small batch leaves the caches alone."""
PADDED_TO = 8
"""Texts are padded to the next multiple of so many tokens and share a batch only with texts of that length: the same
text always goes through products of the same shape. On CVs and postings this was no slower than batches of mixed
length, which pad as much (November 2026)."""
LEAST_TEXTS = 2
"""A text alone takes other, differently rounded products than texts together, so that it is given twice."""
TEXTS_AT_ONCE = 4096
"""Texts that are tokenised and sorted together, which bounds the memory whatever the number of texts."""


@dataclass(frozen=True, slots=True)
class ExportRecord:
    """What an export says of itself. `sha256` is that of the graph, `least_cosine` the worst of the comparison."""

    format: int
    name: str
    revision: str
    dimension: int
    max_tokens: int
    sha256: str
    least_cosine: float


class ExportedEmbedder:
    """An exported model behind the `Embedder` interface. Many threads may use it at once."""

    def __init__(self, session: InferenceSession, tokenizer: Tokenizer, record: ExportRecord) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self._threads = ThreadPoolExecutor(threads(), "embedding") if threads() > 1 else None
        self.name = record.name
        self.revision = record.revision
        self.dimension = record.dimension

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """One float32 unit row a text, in order; shape (0, dimension) for no text. See `each_once`."""
        return each_once(texts, self.dimension, self._in_parts)

    def _in_parts(self, texts: Sequence[str]) -> Vectors:
        parts = range(0, len(texts), TEXTS_AT_ONCE)
        return np.concatenate([self._embed(texts[start : start + TEXTS_AT_ONCE]) for start in parts])

    def _embed(self, texts: Sequence[str]) -> Vectors:
        tokens = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        parts = batches([len(ids) for ids in tokens], TOKENS_AT_ONCE)
        given = ([tokens[row] for row in rows] for rows in parts)
        # Batches side by side, each on one thread: threads that share a batch wait for each other (November 2026: an
        # eighth more texts a second on two cores, and a fifth less time for the statements of a CV).
        computed = map(self._run, given) if self._threads is None else self._threads.map(self._run, given)
        for rows, found in zip(parts, computed, strict=True):
            vectors[rows] = found
        return vectors

    def _run(self, batch: Sequence[Sequence[int]]) -> Vectors:
        given = [*batch, *batch[: max(0, LEAST_TEXTS - len(batch))]]
        ids = np.zeros((len(given), padded(len(given[0]))), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, one in enumerate(given):
            ids[row, : len(one)] = one
            mask[row, : len(one)] = 1
        (vectors,) = self._session.run(None, {"input_ids": ids, "attention_mask": mask})
        return np.asarray(vectors, dtype=np.float32)[: len(batch)]


def padded(length: int) -> int:
    """How many tokens a text of so many is padded to."""
    return -(-length // PADDED_TO) * PADDED_TO


def batches(lengths: Sequence[int], tokens_at_once: int) -> list[list[int]]:
    """Rows of one padded length together, each batch within a number of tokens or of one row; most tokens first.

    So threads that share the batches are done at about the same time, and who works beside them is left alone at first.
    """
    order = sorted(range(len(lengths)), key=lambda row: (-padded(lengths[row]), row))
    made: list[tuple[int, list[int]]] = []
    for length, rows in groupby(order, key=lambda row: padded(lengths[row])):
        size = max(1, tokens_at_once // max(1, length))
        made += [(length, batch) for batch in iter(partial(_taken, rows, size), [])]
    return [rows for length, rows in sorted(made, key=lambda one: -one[0] * len(one[1]))]


def _taken(rows: Iterator[int], size: int) -> list[int]:
    return list(islice(rows, size))


def open_exported(folder: Path, revision: str) -> ExportedEmbedder | None:
    """The export of a model in a folder; None if there is none of this revision, or if it is not whole."""
    record = read_record(folder)
    if record is None or (record.format, record.revision) != (FORMAT, revision):
        return None
    graph = folder / MODEL
    if not graph.is_file() or file_digest(graph) != record.sha256:
        return None
    # Threads of its own would spare milliseconds and make every fork of the process unsafe.
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    from tokenizers import Tokenizer  # noqa: PLC0415 - only who embeds needs it

    return ExportedEmbedder(_session(graph), Tokenizer.from_file(str(folder / TOKENIZER)), record)


def read_record(folder: Path) -> ExportRecord | None:
    """What the export in a folder says of itself, None if there is none that can be read."""
    try:
        return TypeAdapter(ExportRecord).validate_json((folder / RECORD).read_bytes(), strict=True)
    except (OSError, ValidationError):
        return None


def say_nothing_home() -> None:
    """Before onnxruntime is loaded: its builds for Linux otherwise report their use to their maker, from native code.

    They look up the maker's address when they are loaded and send when they can, which no guard in Python sees.
    """
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"


def _session(graph: Path) -> InferenceSession:
    say_nothing_home()
    import onnxruntime  # noqa: PLC0415 - importing it takes a third of a second

    onnxruntime.set_default_logger_severity(3)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])


def threads() -> int:
    """The cores that this process may use, or the number that OMP_NUM_THREADS sets."""
    asked = os.environ.get("OMP_NUM_THREADS", "")
    if asked.isdigit() and int(asked) > 0:
        return int(asked)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
