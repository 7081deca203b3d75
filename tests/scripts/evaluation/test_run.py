"""A tiny gold set from files to measures, and its agreement with what the REST interface answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from index.reindex import reindex
from scripts.evaluation.gold import AS_OF, GoldSet, load
from scripts.evaluation.run import evaluate
from tests.api.conftest import CV, POSTINGS
from tests.embedders import WordCountEmbedder


@pytest.fixture
def gold(tmp_path: Path) -> GoldSet:
    root = tmp_path / "set"
    (root / "postings").mkdir(parents=True)
    (root / "cvs").mkdir()
    for name, text in POSTINGS.items():
        (root / "postings" / f"{name}.md").write_text(text, encoding="utf-8")
    (root / "cvs" / "ines.md").write_text(CV, encoding="utf-8")
    (root / "cvs.jsonl").write_text('{"id": "ines"}\n', encoding="utf-8")
    postings = [_posting("otterburn-data", "Data Intern"), _posting("marrow-design", "Another title")]
    (root / "postings.jsonl").write_text("\n".join(json.dumps(one) for one in postings), encoding="utf-8")
    verdict = {"cv": "ines", "posting": "otterburn-data", "requirement": 0, "verdict": "met",
               "evidence": "BSc Physics", "blocker": False}  # fmt: skip
    (root / "verdicts.jsonl").write_text(json.dumps(verdict), encoding="utf-8")
    (root / "relevance.tsv").write_text("ines\totterburn-data\t3\nines\tmarrow-design\t0\n", encoding="utf-8")
    return load(root)


def _posting(name: str, title: str) -> dict[str, object]:
    asked = {"text": "Currently enrolled in a bachelor's degree", "kind": "degree", "importance": "must"}
    return {
        "id": name, "file": f"postings/{name}.md", "title": title, "company": None, "locations": [], "work_mode": None,
        "deadline": None, "start": None, "duration_weeks": None, "status": "open", "paid": None,
        "requirements": [asked] if name == "otterburn-data" else [], "noise": [],
    }  # fmt: skip


def test_a_set_is_measured_from_its_files(gold: GoldSet) -> None:
    report = evaluate(gold, WordCountEmbedder())
    assert report.reading.fields["title"] == 0.5
    assert report.verdicts["product"].accuracy == 1.0
    assert report.rankings["product"].first_is_3 == 1.0
    baselines = {"BM25", "whole-document cosine", "nearest-chunk cosine"}
    assert set(report.rankings) == {"product", "retrieval", "retrieval by meaning"} | baselines
    assert set(report.verdicts) == {"product", "always the most frequent", "nearest chunk, thresholds"}


def test_the_evaluation_judges_as_the_rest_interface_does(gold: GoldSet, tmp_path: Path) -> None:
    (judged,) = evaluate(gold, WordCountEmbedder()).rows
    reindex([gold.root / "postings"], tmp_path / "index", embed=WordCountEmbedder())
    app = create_app(Settings(index=tmp_path / "index"), embedder=WordCountEmbedder())
    with TestClient(app, base_url="http://127.0.0.1") as client:
        form = {"as_of": AS_OF.isoformat(), "posting_id": "otterburn-data"}
        answer = client.post("/v1/explanations", files={"cv": ("cv.md", CV.encode())}, data=form).json()
    served = next(r for r in answer["match"]["requirements"] if r["kind"] == "degree")
    assert judged.predicted is not None
    assert (served["verdict"], served["reason"]) == (judged.predicted.status, judged.predicted.reason)
    assert [e["quote"] for e in served["evidence"]] == [e.quote for e in judged.predicted.evidence]
