"""GET /v1/postings and the status calls."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from index.reindex import reindex
from tests.api.conftest import CV, client_on
from tests.embedders import WordCountEmbedder


def test_postings_are_listed_with_total_and_paging(client: TestClient) -> None:
    query: dict[str, str | int | bool] = {"as_of": "2026-11-24", "include_closed": True, "limit": 1, "offset": 1}
    answer = client.get("/v1/postings", params=query).json()
    assert (answer["total"], answer["offset"], [one["id"] for one in answer["postings"]]) == (2, 1, ["marrow-design"])


def test_closed_postings_are_left_out_of_the_list_by_default(client: TestClient) -> None:
    answer = client.get("/v1/postings", params={"as_of": "2026-11-24"}).json()
    assert [one["id"] for one in answer["postings"]] == ["otterburn-data"]


def test_the_status_of_a_posting_depends_on_the_day(client: TestClient) -> None:
    days = ("2026-09-01", "2026-11-24")
    found = [client.get("/v1/postings/marrow-design", params={"as_of": day}).json()["status"] for day in days]
    assert found == ["open", "closed"]


def test_a_posting_accounts_for_every_line(client: TestClient) -> None:
    detail = client.get("/v1/postings/otterburn-data").json()
    text = detail["text"]
    assert all(text[line["span"]["start"] : line["span"]["end"]] == line["text"] for line in detail["lines"])
    read = "".join(line["text"] for line in detail["lines"])
    assert "".join(read.split()) == "".join(text.split())


def test_a_copy_is_a_variant_of_the_posting_and_finds_it(tmp_path: Path) -> None:
    folder = tmp_path / "postings"
    folder.mkdir()
    asked = "".join(f"- You have kept {one} at home for a year or two\n" for one in ("bees", "goats", "geese", "ducks"))
    for name, town in (("dale-leeds", "Leeds, United Kingdom"), ("dale-porto", "Porto, Portugal")):
        text = f"# Farm Intern\n\nDale Farms · {town}\n\n## Requirements\n\n{asked}"
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    reindex([folder], tmp_path / "index", embed=WordCountEmbedder())
    with client_on(tmp_path / "index") as client:
        found = client.get("/v1/postings/dale-porto").json()
        judged = client.post("/v1/explanations", files={"cv": CV.encode()}, data={"posting_id": "dale-porto"}).json()
    assert found["variants"] == [
        {"id": "dale-porto", "source": "dale-porto.md", "url": None, "locations": ["Porto"], "deadline": None}
    ]
    assert (found["id"], found["locations"]) == ("dale-leeds", ["Leeds", "Porto"])
    assert judged["match"]["posting"]["id"] == "dale-leeds"


def test_a_posting_shows_its_facts_and_the_conditions_of_its_requirements(client: TestClient) -> None:
    detail = client.get("/v1/postings/otterburn-data").json()
    assert (detail["language"], detail["hours_per_week"], detail["sponsors"]) == ("en", None, None)
    conditions = {asked["kind"]: asked["condition"] for asked in detail["requirements"]}
    assert conditions["degree"] == {"type": "degree", "levels": ["bachelor"], "enrolment": "enrolled"}
    assert conditions["authorisation"] == {"type": "rights", "countries": ["GB"]}


def test_ready_names_the_snapshot(client: TestClient) -> None:
    answer = client.get("/ready").json()
    assert (answer["status"], answer["snapshot"]["postings"]) == ("ready", 2)


def test_ready_names_what_reads_scans(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = []
    for found in ("tesseract 5.3.0", None):
        monkeypatch.setattr("api.app.recogniser", lambda found=found: found)
        with client_on(index) as client:
            answer = client.get("/ready").json()
        told.append((answer["ocr"], answer["ocr_engine"]))
    assert told == [(True, "tesseract 5.3.0"), (False, None)]


def test_the_openapi_document_describes_the_upload(client: TestClient) -> None:
    body = client.get("/openapi.json").json()["paths"]["/v1/matches"]["post"]["requestBody"]
    schema = body["content"]["multipart/form-data"]["schema"]
    assert schema["properties"]["cv"]["format"] == "binary"
    assert {"top_k", "as_of", "include_closed", "answers"} <= set(schema["properties"])


def test_the_page_to_try_it_asks_nothing_of_the_web(client: TestClient) -> None:
    page = client.get("/docs").text
    assert "swagger-ui" in page
    assert [source for source in re.findall(r'(?:src|href)="([^"]+)"', page) if not source.startswith("/")] == []
