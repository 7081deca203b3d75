"""POST /v1/matches, /v1/explanations and /v1/documents: the contract, and errors that say what to do."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from api.reading.task import T, Task
from tests.api.conftest import CV, POSTINGS, client_on
from tests.matcher.cv.drawn import pdf
from tests.matcher.cv.test_sidebars import side_by_side

AS_OF = {"as_of": "2026-11-24"}


def post(client: TestClient, path: str = "/v1/matches", content: bytes = CV.encode(), **fields: str) -> Response:
    return client.post(path, files={"cv": ("cv.md", content)}, data={**AS_OF, **fields})


def matches(client: TestClient, **fields: str) -> list[dict[str, Any]]:
    answer = post(client, "/v1/matches", CV.encode(), **fields)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["matches"]
    return found


def test_a_cv_is_answered_with_the_ranked_open_postings(client: TestClient) -> None:
    assert [(match["rank"], match["posting"]["id"]) for match in matches(client)] == [(1, "otterburn-data")]


def test_closed_postings_come_when_asked_for(client: TestClient) -> None:
    found = matches(client, include_closed="true")
    assert {match["posting"]["id"]: match["posting"]["status"] for match in found} == {
        "otterburn-data": "open",
        "marrow-design": "closed",
    }


def test_every_requirement_has_its_verdict_and_quote(client: TestClient) -> None:
    requirements = matches(client)[0]["requirements"]
    by_kind = {requirement["kind"]: requirement for requirement in requirements}
    assert (by_kind["degree"]["verdict"], by_kind["authorisation"]["verdict"]) == ("met", "unknown")
    assert "BSc Physics" in by_kind["degree"]["evidence"][0]["quote"]
    assert by_kind["authorisation"]["evidence"] == []


def test_the_receipt_tells_what_was_read_of_studies_work_and_skills(client: TestClient) -> None:
    text = "# Ines Morel\n\n## Education\n\nBSc Physics, University of Ardmere, 2023 - 2026. Currently Year 2 of 3.\n\n"
    text += (
        "## Work\n\nBaker, Krume, June 2024 - August 2024\n- Wrote a stock list in Python\n\n## Skills\n\nPython, SQL\n"
    )

    answer = client.post("/v1/documents", files={"cv": ("cv.md", text.encode())}).json()["cv"]

    profile = answer["profile"]
    job = {"title": "Baker", "organisation": "Krume", "start": "2024-06", "end": "2024-08", "section": "experience"}
    assert profile["experiences"] == [{**job, "months": 3}]
    assert profile["months_worked"] == 3
    assert profile["year_of_study"] == {"year": 2, "of": 3, "stated": True}
    assert {"name": "Python", "shown": "work"} in profile["skills_shown"]
    assert {"name": "SQL", "shown": "list"} in profile["skills_shown"]


def test_the_receipt_lists_courses_with_their_marks_where_they_stand(client: TestClient) -> None:
    text = "# Ines Morel\n\n## Education\n\nBSc Physics, University of Ardmere, 2023 - 2026\n\n"
    text += "Modules: Optics (68), Databases 8.5/10, Field Theory\n"

    answer = client.post("/v1/documents", files={"cv": ("cv.md", text.encode())}).json()["cv"]

    courses = answer["profile"]["courses"]
    assert [(one["name"], one["mark"]) for one in courses] == [
        ("Optics", "68"),
        ("Databases", "8.5/10"),
        ("Field Theory", None),
    ]
    page = answer["text"][0]
    assert [page[one["start"] : one["end"]] for one in courses] == ["Optics (68)", "Databases 8.5/10", "Field Theory"]


@pytest.mark.parametrize(("as_of", "year"), [("2023-11-01", 1), ("2025-01-20", 2), ("2030-01-01", None)])
def test_the_year_of_study_is_counted_for_the_day_asked(client: TestClient, as_of: str, year: int | None) -> None:
    text = "# Ines Morel\n\n## Education\n\nBSc Physics, University of Ardmere, Sept 2023 - June 2026\n"
    files = {"cv": ("cv.md", text.encode())}

    profile = client.post("/v1/documents", files=files, data={"as_of": as_of}).json()["cv"]["profile"]

    assert profile["year_of_study"] == ({"year": year, "of": 3, "stated": False} if year else None)


def test_months_that_overlap_are_counted_once(client: TestClient) -> None:
    text = "# Ines Morel\n\n## Work\n\nBaker, Krume, June 2024 - August 2024\n- Baked bread\n\n"
    text += "Waiter, Otterburn Inn, August 2024 - September 2024\n- Served tables\n"

    profile = client.post("/v1/documents", files={"cv": ("cv.md", text.encode())}).json()["cv"]["profile"]

    assert ([job["months"] for job in profile["experiences"]], profile["months_worked"]) == ([3, 2], 4)


def test_the_receipt_names_the_parts_of_a_page_in_reading_order(client: TestClient) -> None:
    content = pdf(side_by_side(40, 220))

    answer = client.post("/v1/documents", files={"cv": ("cv.pdf", content)}).json()["cv"]

    assert [one["kind"] for one in answer["columns"]] == ["page", "main column", "sidebar"]
    side = answer["columns"][2]
    assert answer["text"][0][side["start"] : side["end"]].startswith("Skills")


def test_quotes_and_spans_stand_in_both_texts(client: TestClient) -> None:
    pages = post(client, "/v1/documents").json()["cv"]["text"]
    for match in matches(client, include_closed="true"):
        text = client.get(f"/v1/postings/{match['posting']['id']}").json()["text"]
        for requirement in match["requirements"]:
            span = requirement["span"]
            assert text[span["start"] : span["end"]] == requirement["text"]
            for evidence in requirement["evidence"]:
                assert pages[evidence["page"] - 1][evidence["start"] : evidence["end"]] == evidence["quote"]


def test_counts_parts_and_blockers_agree_with_the_requirements(client: TestClient) -> None:
    for match in matches(client, include_closed="true"):
        verdicts = [requirement["verdict"] for requirement in match["requirements"]]
        assert match["counts"] == {name: verdicts.count(name) for name in match["counts"]}
        assert match["blockers"] == [i for i, r in enumerate(match["requirements"]) if r["blocker"]]
        total = sum(part["contribution"] for part in match["score"]["parts"])
        assert total == pytest.approx(match["score"]["value"], abs=1e-5)


def test_the_answer_has_the_fields_of_the_contract(client: TestClient) -> None:
    answer = post(client).json()
    assert set(answer) == {"cv", "snapshot", "as_of", "matches", "questions", "gaps", "versions", "timings_ms"}
    assert set(answer["cv"]) == {"pages", "characters", "sections", "profile", "warnings"}
    assert set(answer["timings_ms"]) == {"read", "understand", "embed", "retrieve", "judge", "total"}
    assert answer["as_of"] == "2026-11-24"


def test_without_explanation_the_requirements_are_left_out(client: TestClient) -> None:
    full, short = matches(client)[0], matches(client, explain="none")[0]
    assert set(full) - set(short) == {"requirements"}
    assert all(short[name] == full[name] for name in short)


def test_the_same_cv_gives_the_same_matches(client: TestClient) -> None:
    assert matches(client) == matches(client)


def test_a_question_is_asked_and_its_answer_counts_as_one(client: TestClient) -> None:
    asked = {question["id"] for question in post(client).json()["questions"]}
    assert "right_to_work.GB" in asked
    found = matches(client, answers=json.dumps({"right_to_work.GB": "yes"}))
    right = next(r for r in found[0]["requirements"] if r["kind"] == "authorisation")
    assert (right["verdict"], right["evidence"][0]["source"], right["evidence"][0]["page"]) == ("met", "answer", None)


@pytest.mark.parametrize(
    ("field", "value", "count"),
    [("company", "otterburn rail", 1), ("company", "nobody", 0), ("query", "python", 1), ("query", "welding", 0),
     ("country", "GB", 1), ("country", "FR", 0), ("location", "Leeds", 1), ("work_mode", "remote", 0),
     ("status", "open", 1), ("status", "closed", 1), ("status", "unknown", 0), ("level", "bachelor", 1),
     ("level", "phd", 0), ("paid", "true", 0), ("sponsorship", "true", 0), ("start_from", "2026-01-01", 0),
     ("start_to", "", 1)],
)  # fmt: skip
def test_filters_narrow_exactly(client: TestClient, field: str, value: str, count: int) -> None:
    assert len(matches(client, **{field: value})) == count


def test_a_posting_that_is_not_in_the_index_can_be_explained(client: TestClient) -> None:
    answer = post(client, "/v1/explanations", posting=POSTINGS["otterburn-data"]).json()
    known = post(client, "/v1/explanations", posting_id="otterburn-data").json()
    assert answer["snapshot"] is None
    assert answer["match"]["requirements"] == known["match"]["requirements"]


def test_an_explanation_equals_the_match_of_the_list(client: TestClient) -> None:
    explained = post(client, "/v1/explanations", posting_id="otterburn-data").json()["match"]
    assert explained == matches(client)[0]


# --- errors --------------------------------------------------------------------------------------------------------


def problem(answer: Response) -> tuple[int, str]:
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert set(body) >= {"type", "title", "status", "detail", "what_to_do"}
    assert body["status"] == answer.status_code
    return answer.status_code, body["type"].rsplit(":", 1)[1]


@pytest.mark.parametrize(
    ("fields", "named"),
    [({"top_k": "0"}, "top_k"), ({"top_k": "101"}, "top_k"), ({"as_of": "tomorrow"}, "as_of"),
     ({"work_mode": "moon"}, "work_mode"), ({"answers": "yes"}, "answers"), ({"colour": "red"}, "colour")],
)  # fmt: skip
def test_a_field_out_of_range_is_named(client: TestClient, fields: dict[str, str], named: str) -> None:
    answer = client.post("/v1/matches", files={"cv": ("cv.md", CV.encode())}, data=fields)
    assert problem(answer) == (422, "invalid-request")
    assert named in answer.json()["detail"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", (400, "unreadable-file")),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), (415, "unsupported-type")),
        (b"%PDF-1.7\nnothing of a PDF follows", (400, "unreadable-file")),
    ],
)
def test_a_bad_file_is_a_clear_problem(client: TestClient, content: bytes, expected: tuple[int, str]) -> None:
    assert problem(post(client, content=content)) == expected
    assert client.get("/health").status_code == 200


def test_a_large_file_is_refused(index: Path) -> None:
    with client_on(index, max_upload_bytes=100_000) as client:
        assert problem(post(client, content=b"x" * 300_000)) == (413, "too-large")
        assert len(matches(client)) == 1


def test_a_large_body_without_a_declared_size_is_cut_off(index: Path) -> None:
    with client_on(index, max_upload_bytes=100_000) as client:
        head = b'--b\r\nContent-Disposition: form-data; name="cv"; filename="a"\r\n\r\n'
        pieces = (head, *([b"x" * 50_000] * 20))
        headers = {"content-type": "multipart/form-data; boundary=b"}
        answer = client.post("/v1/matches", content=iter(pieces), headers=headers)
        assert problem(answer) == (413, "too-large")


def test_a_request_without_a_cv_says_how_to_send_one(client: TestClient) -> None:
    answer = client.post("/v1/matches", data={"top_k": "3"}, files={"other": b"x"})
    assert problem(answer) == (422, "invalid-request")
    assert "curl -F cv=@" in answer.json()["detail"]


def test_an_unknown_posting_is_404(client: TestClient) -> None:
    assert problem(post(client, "/v1/explanations", posting_id="nowhere")) == (404, "unknown-posting")
    assert problem(client.get("/v1/postings/nowhere")) == (404, "unknown-posting")


def test_without_a_snapshot_the_answer_is_503_with_advice(tmp_path: Path) -> None:
    with client_on(tmp_path / "nothing") as client:
        answer = post(client)
        assert problem(answer) == (503, "no-snapshot")
        assert answer.headers["retry-after"] == "30"
        assert client.get("/ready").status_code == 503
        assert client.get("/health").json() == {"status": "ok"}
        assert post(client, "/v1/documents", as_of="").status_code == 200


def test_an_unknown_path_is_a_problem_too(client: TestClient) -> None:
    assert problem(client.get("/v2/matches"))[0] == 404


def test_an_unforeseen_error_is_answered_and_logged_without_its_message(
    index: Path, caplog: pytest.LogCaptureFixture
) -> None:
    class Failing:
        def run(self, task: Task[T], content: bytes) -> T:
            raise RuntimeError(f"{task.name}, words of the CV: {content!r}")

    with client_on(index, Failing()) as client, caplog.at_level(logging.DEBUG):
        assert problem(post(client, "/v1/documents", as_of="")) == (500, "internal")
    assert "RuntimeError at test_matches.py" in caplog.text
    assert "Fairweather" not in caplog.text
