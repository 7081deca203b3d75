"""Fields, ids, paths and headers that no honest client sends, and a few that one does: none is believed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.logs import JsonLines, Lines
from tests.api.conftest import CV, client_on

FILES = {"cv": CV.encode()}
PROBLEM = "application/problem+json"
BLANK = ("location", "country", "company", "query", "work_mode", "status", "level", "start_from", "paid", "as_of")


@pytest.mark.parametrize("name", BLANK)
def test_a_blank_field_is_one_that_was_not_sent(client: TestClient, name: str) -> None:
    """A form in a browser sends its empty fields along."""
    assert client.post("/v1/matches", files=FILES, data={name: " "}).status_code == 200
    assert client.get("/v1/postings", params={name: ""}).status_code == 200


def test_a_blank_id_is_one_that_was_not_sent(client: TestClient) -> None:
    sent = {"posting": "# Tide Intern\n\nRequirements\n\n- Python\n", "posting_id": " "}
    assert client.post("/v1/explanations", files=FILES, data=sent).status_code == 200


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("top_k", "0"), ("top_k", "9" * 5000), ("top_k", "1e3"), ("top_k", "\u0663"), ("as_of", "0000-00-00"),
        ("as_of", "9" * 400), ("answers", "[" * 100_000), ("answers", '{"a":' * 50_000), ("answers", "{"),
        ("answers", "9" * 5000), ("answers", '{"relocation": NaN}'), ("query", "x" * 20_000),
        ("company", "\x00" * 9000),
        ("start_from", "NaN"), ("explain", "x" * 5000), ("work_mode", "\u202e"), ("\x00", "x"), ("__proto__", "x"),
    ],
)  # fmt: skip
def test_a_field_out_of_range_is_named_without_what_was_sent(client: TestClient, name: str, value: str) -> None:
    answer = client.post("/v1/matches", files=FILES, data={name: value})
    assert (answer.status_code, answer.headers["content-type"]) == (422, PROBLEM)
    assert len(answer.json()["detail"]) < 600


CLIMBING = (
    *("..%2f..%2f..%2fetc%2fpasswd", "..%5c..%5cetc", "%2e%2e/%2e%2e/etc/passwd", "a%00.md", "%ff%fe", "%0d%0aX-A:b"),
    *("x" * 20_000, "%E2%80%AE", "%25%32%65%25%32%65", "otterburn-data/../../current", "%F0%9F%98%80"),
)  # fmt: skip


@pytest.mark.parametrize("posting_id", CLIMBING)
def test_an_id_that_climbs_is_an_unknown_one(client: TestClient, posting_id: str) -> None:
    answer = client.get(f"/v1/postings/{posting_id}")
    assert (answer.status_code, answer.headers["content-type"]) == (404, PROBLEM)
    assert "root:" not in answer.text


@pytest.mark.parametrize("posting_id", CLIMBING)
def test_an_id_that_climbs_is_not_written(index: Path, posting_id: str) -> None:
    before = sorted(index.parent.rglob("*"))
    with client_on(index, open_writes=True) as client:
        answer = client.put(f"/v1/postings/{posting_id}", content=b"# Tide Intern\n\nRequirements\n\n- Python\n")
        assert answer.status_code in {404, 422}
        assert client.delete(f"/v1/postings/{posting_id}").status_code == 404
    created = {path.name for path in set(index.parent.rglob("*")) - set(before)}
    assert created <= {"posted.sqlite", "posted.sqlite-wal", "posted.sqlite-shm"}


@pytest.mark.parametrize(
    "path",
    ["/static/x/../../api/app.py", "/static/%2e%2e/%2e%2e/api/app.py", "/samples/..%2f..%2fREADME.md", "/%2e%2e/x"],
)
def test_a_file_of_the_page_is_one_of_a_list(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


INJECTIONS = (
    *("a\r\nX-Injected: 1", 'a" injected="1', "a\x1b[31mred", '{"level": "error"}', "a" * 5000, "a b", "%0d%0ax"),
    *("\u2028", "../../etc/passwd", "${jndi:ldap://x}", "a\x00b", ""),
)  # fmt: skip


@pytest.mark.parametrize("injected", INJECTIONS)
def test_nothing_of_a_header_a_path_or_a_file_name_reaches_the_log(
    client: TestClient, caplog: pytest.LogCaptureFixture, injected: str
) -> None:
    caplog.set_level("INFO", "cv_matcher")
    raw = injected.encode("utf-8")
    headers = [
        (name, raw) for name in (b"X-Request-Id", b"User-Agent", b"Referer", b"X-Forwarded-For", b"Authorization")
    ]
    client.get("/health", headers=headers)
    client.get("/" + "".join(f"%{byte:02x}" for byte in raw[:300]), params={"q": injected})
    client.post("/v1/documents", files={"cv": (injected or "x", CV.encode(), "text/plain")}, data={"boxes": injected})
    for record in caplog.records:
        plain, line = Lines().format(record), JsonLines().format(record)
        assert plain.isprintable()
        assert set(json.loads(line)) <= FIELDS
        assert [word for word in WORDS if word in plain + line] == []


WORDS = ("Injected", "injected", "jndi", "passwd", "\x1b")
FIELDS = {
    *(
        "time",
        "level",
        "logger",
        "message",
        "request_id",
        "method",
        "route",
        "status",
        "milliseconds",
        "key",
        "problem",
    ),
    *("refusal", "product", "model", "revision", "rules", "snapshot"),
}


@pytest.mark.parametrize(
    "name", ["a\r\nX-Injected: 1.txt", "a\"; filename*=UTF-8''b.txt", "../../../etc/cron.d/x", "\u202egnp.exe"]
)
def test_a_file_name_changes_neither_the_headers_nor_the_answer(client: TestClient, name: str) -> None:
    plain = client.post("/v1/documents", files={"cv": ("cv.md", CV.encode())})
    odd = client.post("/v1/documents", files={"cv": (name, CV.encode())})
    assert odd.json()["cv"] == plain.json()["cv"]
    assert set(odd.headers) == set(plain.headers)
    assert "x-injected" not in odd.headers
    assert name not in odd.text


@pytest.mark.parametrize("given", [one for one in INJECTIONS if one])
def test_an_id_of_a_request_is_plain_or_our_own(client: TestClient, given: str) -> None:
    answer = client.get("/health", headers=[(b"X-Request-Id", given.encode())])
    assert answer.headers["x-request-id"].isalnum()
    assert len(answer.headers["x-request-id"]) == 12
