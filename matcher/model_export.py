"""A sentence-transformers model written as an ONNX graph, compared with the model itself before it is kept."""

from __future__ import annotations

import json
import logging
import shutil
import tempfile
import warnings
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np

from matcher.digests import file_digest
from matcher.exported_model import FORMAT, MODEL, RECORD, TOKENIZER, ExportedEmbedder, ExportRecord, open_exported
from matcher.retrieval import Vectors

Model: TypeAlias = Any
"""A SentenceTransformer, whose library has one door, `matcher.embedding`."""

LEAST_COSINE = 0.999
"""An export whose vectors are further from the model's own on any probe is thrown away."""
BESIDE = "exporting-"
"""What the name of an export begins with until it is whole."""
_EXAMPLE_SHAPE = (2, 16)
_LAYERS = ("Transformer", "Pooling", "Normalize")
_PROBES = (
    "",
    "  SQL \n",
    "Enrolled in a BSc or MSc in computer science, statistics or a related subject.",
    "Strong Python skills, shown by coursework or projects; C++ is a plus",
    "Zürich, Kraków, São Paulo: três línguas — 语言 🙂",
    "Available full time for twelve weeks from 1 June",
    "Wrote a parser in Rust " * 12,
    "word " * 600,
)


def export_model(
    model: Model, folder: Path, *, name: str, revision: str, embed: Callable[[Sequence[str]], Vectors]
) -> ExportedEmbedder | None:
    """Export a model into a folder that then appears whole or not at all, and open it.

    `embed` is the model itself, which the export is compared with. None where the model is of a kind that is not
    exported (other than a transformer with mean pooling), or where the vectors differ; the model then runs as it is.
    """
    if not can_export(model):
        return None
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=BESIDE, dir=folder.parent))
    try:
        max_tokens = int(model.max_seq_length or 512)
        _write_graph(model, beside / MODEL)
        _write_tokenizer(model, beside / TOKENIZER, max_tokens)
        dimension = len(embed(_PROBES[:1])[0])
        record = ExportRecord(FORMAT, name, revision, dimension, max_tokens, file_digest(beside / MODEL), 1.0)
        _write_record(beside, record)
        least = _least_cosine(open_exported(beside, revision), embed)
        if least < LEAST_COSINE:
            return None
        _write_record(beside, ExportRecord(**asdict(record) | {"least_cosine": round(least, 6)}))
        _take_place(beside, folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return open_exported(folder, revision)


def can_export(model: Model) -> bool:
    """Whether a model is a transformer with mean pooling, without prompts, and runs on the CPU."""
    layers = list(model)
    if [type(layer).__name__ for layer in layers] not in (list(_LAYERS), list(_LAYERS[:2])):
        return False
    pooling, prompt = layers[1], getattr(model, "default_prompt_name", None)
    return getattr(pooling, "pooling_mode", None) == "mean" and prompt is None and model.device.type == "cpu"


def _write_graph(model: Model, path: Path) -> None:
    """The transformer, the mean over its tokens and the scaling to length one, for batches of any shape."""
    import torch  # noqa: PLC0415 - importing it takes seconds

    ids = torch.randint(1000, 2000, _EXAMPLE_SHAPE, generator=torch.Generator().manual_seed(0))
    mask = torch.ones(_EXAMPLE_SHAPE, dtype=torch.long)
    # Where nothing is padded the model leaves its mask out, and the graph would have none.
    mask[1, 9:] = 0
    shape = {0: torch.export.Dim("texts", min=1), 1: torch.export.Dim("tokens", min=2)}
    logging.getLogger("torch.onnx").setLevel(logging.ERROR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            _mean_pooled(model[0].auto_model),
            (ids, mask),
            str(path),
            input_names=["input_ids", "attention_mask"],
            output_names=["vectors"],
            dynamic_shapes={"input_ids": shape, "attention_mask": shape},
            dynamo=True,
            external_data=False,
            verbose=False,
        )


def _mean_pooled(transformer: Any) -> Any:
    """A module from token ids and mask to unit vectors, as sentence-transformers' Pooling and Normalize define them."""
    import torch  # noqa: PLC0415

    class MeanPooled(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.transformer = transformer

        def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
            hidden = self.transformer(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
            weights = attention_mask.unsqueeze(-1).to(hidden.dtype)
            mean = (hidden * weights).sum(1) / weights.sum(1).clamp(min=1e-9)
            return torch.nn.functional.normalize(mean, dim=1)

    return MeanPooled().eval()


def _write_tokenizer(model: Model, path: Path, max_tokens: int) -> None:
    from tokenizers import Tokenizer  # noqa: PLC0415

    # A copy: the model's own must keep its padding.
    tokenizer = Tokenizer.from_str(model.tokenizer.backend_tokenizer.to_str())
    tokenizer.enable_truncation(max_tokens)
    tokenizer.no_padding()
    tokenizer.save(str(path))


def _write_record(folder: Path, record: ExportRecord) -> None:
    (folder / RECORD).write_text(json.dumps(asdict(record), indent=2) + "\n", encoding="utf-8")


def _least_cosine(exported: ExportedEmbedder | None, embed: Callable[[Sequence[str]], Vectors]) -> float:
    if exported is None:
        return -1.0
    cosines = (exported(_PROBES) * embed(_PROBES)).sum(axis=1)
    return float(np.nan_to_num(cosines, nan=-1.0).min())


def _take_place(beside: Path, folder: Path) -> None:
    """Move the finished export to its place. What stood there was of no use, or is the same from another process."""
    shutil.rmtree(folder, ignore_errors=True)
    try:
        beside.rename(folder)
    except OSError:
        return
