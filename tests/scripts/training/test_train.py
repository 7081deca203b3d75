from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest

from matcher.embedding import load_embedder
from scripts import evaluate_model, train

PAIRS = "".join(
    json.dumps(
        {"anchor": f"asks for {word}", "positive": f"did {word}", "negative": f"slept while {word}", "licence": "MIT"}
    )
    + "\n"
    for word in ("weaving", "baking", "rowing", "sewing")
)


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("trained")
    (folder / "pairs.jsonl").write_text(PAIRS)
    arguments = [
        str(folder / "pairs.jsonl"),
        "--output",
        str(folder / "model"),
        "--batch-size",
        "4",
        "--hold-back",
        "0",
    ]
    chosen = ["--choose", str(folder / "pairs.jsonl"), "--alpha", "1", "--learning-rate", "0.00001"]
    assert train.main([*arguments, *chosen]) == 0
    return folder


@pytest.mark.model
def test_a_trained_model_is_small_and_near_its_base(trained: Path) -> None:
    tuned, base = load_embedder(str(trained / "model")), load_embedder()
    texts = ["Experience with compilers", "Sold bread"]
    cosines = (tuned(texts) * base(texts)).sum(axis=1)
    assert (trained / "model" / "model.safetensors").stat().st_size < 50_000_000
    assert np.all(cosines > 0.98)
    assert np.all(cosines < 0.999999)


@pytest.mark.model
def test_a_trained_model_computes_in_single_precision(trained: Path) -> None:
    assert {str(weight.dtype) for weight in load_embedder(str(trained / "model")).model.parameters()} == {
        "torch.float32"
    }


@pytest.mark.model
def test_the_record_tells_what_was_done(trained: Path) -> None:
    record = json.loads((trained / "model" / "training.json").read_text(encoding="utf-8"))
    digest = hashlib.sha256(PAIRS.encode()).hexdigest()
    assert record["files"][0] == {
        "name": "pairs.jsonl", "sha256": digest, "pairs": 4, "licences": {"pairs": "MIT"}
    }  # fmt: skip
    assert (record["alpha"], record["training"]["steps"], record["plan"]["seed"]) == (1.0, 1, 1)
    assert [row["alpha"] for row in record["held_back"]] == [0.0, 0.25, 0.5, 0.75, 1.0]


@pytest.mark.model
def test_models_are_compared_side_by_side(trained: Path, capsys: pytest.CaptureFixture[str]) -> None:
    model = str(trained / "model")
    assert evaluate_model.main(["--pairs", str(trained / "pairs.jsonl"), "--model", model, "--json"]) == 0
    measured = json.loads(capsys.readouterr().out)
    assert set(measured) == {"base", model}
    assert measured["base"]["pairs.jsonl, told apart"] == 1.0


def test_a_missing_file_of_pairs_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert train.main([str(tmp_path / "none.jsonl"), "--output", str(tmp_path / "model")]) == 1
    assert "none.jsonl cannot be read as pairs" in capsys.readouterr().err
