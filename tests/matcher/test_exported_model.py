from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from matcher.embedding import SentenceEmbedder, load_embedder, open_embedder
from matcher.exported_model import MODEL, RECORD, ExportedEmbedder, batches, open_exported, threads
from matcher.model_export import can_export

ROOT = Path(__file__).resolve().parents[2]


def test_rows_of_one_padded_length_share_a_batch_within_the_number_of_tokens() -> None:
    assert batches([3, 9, 4, 10, 3, 16], 32) == [[1, 3], [0, 2, 4], [5]]


def test_a_text_longer_than_a_batch_has_one_of_its_own() -> None:
    assert batches([50, 2], 20) == [[0], [1]]


def test_no_text_makes_no_batch() -> None:
    assert batches([], 20) == []


def test_threads_are_the_cores_unless_the_environment_says_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    cores = threads()
    monkeypatch.setenv("OMP_NUM_THREADS", "7")
    assert (cores >= 1, threads()) == (True, 7)


def test_the_reports_of_the_library_are_off_before_it_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "onnxruntime.py").write_text("import os\nprint(os.environ['ORT_DISABLE_TELEMETRY'])\nraise SystemExit")
    program = "from pathlib import Path\nfrom matcher.exported_model import _session\n_session(Path('any'))"
    places = os.pathsep.join((str(tmp_path), str(ROOT)))
    environment = {name: value for name, value in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"}
    command = [sys.executable, "-c", program]
    ended = subprocess.run(
        command, env=environment | {"PYTHONPATH": places}, capture_output=True, text=True, check=True
    )
    assert ended.stdout == "1\n"


def test_a_folder_without_an_export_has_none(tmp_path: Path) -> None:
    assert open_exported(tmp_path, "1") is None


def test_a_record_that_cannot_be_read_is_no_export(tmp_path: Path) -> None:
    (tmp_path / RECORD).write_text("{")
    assert open_exported(tmp_path, "1") is None


@pytest.fixture(scope="module")
def real() -> SentenceEmbedder:
    return load_embedder()


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models")
    assert isinstance(open_embedder(exports=folder, export=True), ExportedEmbedder)
    return folder


@pytest.mark.model
class TestExportOfTheRealModel:
    def test_its_vectors_are_those_of_the_model(self, real: SentenceEmbedder, exports: Path) -> None:
        texts = ["Python", "", "Led nine students through a rainy field season " * 9, "x " * 900, "naïve — 数据"]
        exported = open_embedder(exports=exports)
        np.testing.assert_allclose((exported(texts) * real(texts)).sum(axis=1), 1, atol=1e-5)
        assert (exported.name, exported.revision, exported.dimension) == (real.name, real.revision, real.dimension)

    def test_a_vector_does_not_depend_on_its_company(self, exports: Path) -> None:
        exported = open_embedder(exports=exports)
        texts = [" ".join(["Led a team of nine students through a rainy field season"] * n) + "!" * n for n in range(9)]
        together = exported([*texts, *(f"{text} {n}" for n in range(5) for text in texts)])[: len(texts)]
        np.testing.assert_array_equal(together, np.vstack([exported([text]) for text in texts]))

    def test_a_vector_does_not_depend_on_the_number_of_threads(
        self, exports: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        texts = [f"Led a team of {number} students " * (1 + number % 7) for number in range(60)]
        found = []
        for cores in ("1", "3"):
            monkeypatch.setenv("OMP_NUM_THREADS", cores)
            found.append(open_embedder(exports=exports)(texts))
        np.testing.assert_array_equal(found[0], found[1])

    def test_no_text_gives_no_row(self, exports: Path) -> None:
        assert open_embedder(exports=exports)([]).shape == (0, 384)

    def test_it_is_opened_without_pytorch(self, exports: Path) -> None:
        code = (
            "import sys; from pathlib import Path; from matcher.embedding import open_embedder\n"
            f"open_embedder(exports=Path({str(exports)!r}))(['Python'])\n"
            "print({'torch', 'transformers', 'sentence_transformers'} & set(sys.modules))"
        )
        done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
        assert done.stdout == "set()\n"

    def test_a_damaged_graph_is_not_used(self, real: SentenceEmbedder, tmp_path: Path, exports: Path) -> None:
        folder = next(exports.iterdir())
        for path in folder.iterdir():
            (tmp_path / path.name).write_bytes(path.read_bytes())
        assert open_exported(tmp_path, real.revision) is not None
        graph = tmp_path / MODEL
        graph.write_bytes(graph.read_bytes()[:-1])
        assert open_exported(tmp_path, real.revision) is None

    def test_the_export_of_another_revision_is_not_used(self, exports: Path) -> None:
        assert open_exported(next(exports.iterdir()), "another") is None

    def test_the_record_says_how_close_it_came(self, exports: Path) -> None:
        record = json.loads((next(exports.iterdir()) / RECORD).read_text())
        assert 0.999 <= record["least_cosine"] <= 1.0001

    def test_nothing_is_left_beside_the_export(self, exports: Path) -> None:
        assert len(list(exports.iterdir())) == 1

    def test_another_pooling_is_not_exported(self) -> None:
        model = load_embedder().model
        setattr(model[1], "pooling_mode", "cls")  # noqa: B010 - the library's types know no such attribute
        assert not can_export(model)
