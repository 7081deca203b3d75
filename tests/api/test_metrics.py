"""What is counted, over one process and over several, and that the alerts speak of it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from fastapi.testclient import TestClient

from api.access.keys import Scope
from api.metrics import Metrics
from matcher.errors import NoReaders
from tests.api.access.conftest import KeyRing
from tests.api.conftest import CV, client_on

ROOT = Path(__file__).resolve().parent.parent.parent
FILES = {"cv": CV.encode()}


def numbers(text: str) -> dict[str, float]:
    """Each sample with its labels."""
    rows = (line.rsplit(" ", 1) for line in text.splitlines() if line and line[0] != "#")
    return {name.removeprefix("cv_matcher_"): float(value) for name, value in rows}


def told(client: TestClient) -> dict[str, float]:
    return numbers(client.get("/metrics").text)


def test_requests_stages_and_the_snapshot_are_counted(client: TestClient) -> None:
    for _ in range(3):
        assert client.post("/v1/matches", files=FILES).status_code == 200
    counted = told(client)
    assert counted['requests_total{method="POST",route="/v1/matches",status="200"}'] == 3
    for stage in ("read", "understand", "embed", "retrieve", "judge", "total"):
        assert counted[f'stage_seconds_count{{stage="{stage}"}}'] == 3
    assert counted["snapshot_postings"] == 2
    assert counted["snapshot_bytes"] > 1000
    assert counted["snapshot_created_timestamp_seconds"] > 1.7e9
    assert (counted["requests_in_flight"], counted["work_running"], counted["work_waiting"]) == (1, 0, 0)


def test_problems_and_refusals_are_counted_by_their_words(index: Path) -> None:
    with client_on(index, max_upload_bytes=2048) as client:
        client.post("/v1/matches", files={"cv": b""})
        client.post("/v1/matches", files={"cv": b"x" * 100_000})
        client.post("/v1/matches", files=FILES, headers={"Origin": "https://other.example"})
        client.request("BREW", "/v1/Zephyrquillon")
        counted = told(client)
    assert counted['problems_total{type="unreadable-file"}'] == 1
    assert counted['refusals_total{reason="too-large"}'] == 1
    assert counted['refusals_total{reason="other-site"}'] == 1
    assert counted['requests_total{method="OTHER",route="unmatched",status="404"}'] == 1
    assert "Zephyrquillon" not in " ".join(counted)


def test_metrics_need_an_admin_key_from_elsewhere(index: Path, tmp_path: Path) -> None:
    ring = KeyRing(tmp_path / "keys.json", {}, {})
    ring.add("match", Scope.MATCH)
    ring.add("admin", Scope.ADMIN)
    with client_on(index, keys=ring.file) as client:
        asked = [
            client.get("/metrics", headers=headers) for headers in ({}, ring.headers("match"), ring.headers("admin"))
        ]
        here = TestClient(client.app, client=("127.0.0.1", 4711))
        alone = here.get("/metrics")
        for_another = here.get("/metrics", headers={"X-Forwarded-For": "203.0.113.9"})
    assert [answer.status_code for answer in asked] == [401, 403, 200]
    assert (alone.status_code, for_another.status_code) == (200, 401)


CHILD = """
import sys
from api.metrics import Metrics, forget_process
one = Metrics()
if sys.argv[1] == "count":
    one.refused("busy"); one.staged({"read": 5}); one.worked(2, 1); one.snapshot("2026-11-24T10:00:00+00:00", 7, 8)
else:
    print(one.text().decode())
"""


def test_several_workers_share_their_numbers(tmp_path: Path) -> None:
    def run(word: str) -> str:
        command = [sys.executable, "-c", CHILD, word]
        environment = {"PROMETHEUS_MULTIPROC_DIR": str(tmp_path), "PYTHONPATH": str(ROOT)}
        return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout

    run("count")
    run("count")
    counted = numbers(run("tell"))
    assert counted['refusals_total{reason="busy"}'] == 2
    assert counted['stage_seconds_count{stage="read"}'] == 2
    assert counted["work_running"] == 4
    assert counted["snapshot_postings"] == 7


class Broken:
    """Readers that cannot start."""

    def run(self, *_: object) -> object:
        raise NoReaders("none")


def test_a_service_that_cannot_read_is_not_ready(index: Path) -> None:
    with client_on(index, readers=Broken()) as client:  # type: ignore[arg-type]
        answer = client.get("/ready")
    assert (answer.status_code, answer.json()["type"]) == (503, "urn:cv-matcher:problem:not-ready")


def test_replaced_readers_are_counted_by_reason() -> None:
    metrics = Metrics()
    metrics.reader_replaced("too-long")
    assert numbers(metrics.text().decode())['reader_restarts_total{why="too-long"}'] == 1


def test_every_alert_speaks_of_a_number_that_is_told(client: TestClient) -> None:
    rules = yaml.safe_load((ROOT / "docs" / "operations" / "alerts.yml").read_text(encoding="utf-8"))
    alerts = [rule for group in rules["groups"] for rule in group["rules"]]
    families = set(re.findall(r"^# TYPE (\w+)", client.get("/metrics").text, re.MULTILINE))
    known = families | {f"{name}{end}" for name in families for end in ("_bucket", "_count", "_sum")}
    named = {name for alert in alerts for name in re.findall(r"\bcv_matcher_\w+", alert["expr"])}
    assert len(alerts) >= 8
    assert named - known == set()
    assert all(alert["annotations"]["description"].endswith(".") for alert in alerts)


@pytest.mark.skipif(shutil.which("promtool") is None, reason="promtool comes with Prometheus")
def test_the_alerts_fire_when_they_should_and_only_then() -> None:
    folder = ROOT / "docs" / "operations"
    run = subprocess.run(["promtool", "test", "rules", "alerts.test.yml"], cwd=folder, capture_output=True, check=False)
    assert run.returncode == 0, (run.stdout + run.stderr).decode()


def test_every_alert_has_its_test() -> None:
    folder = ROOT / "docs" / "operations"
    rules, tests = (yaml.safe_load((folder / name).read_text("utf-8")) for name in ("alerts.yml", "alerts.test.yml"))
    alerts = {rule["alert"] for group in rules["groups"] for rule in group["rules"]}
    quiet = {one["alertname"] for one in tests["tests"][0]["alert_rule_test"]}
    fired = str(tests["tests"][1]["promql_expr_test"])
    assert alerts == quiet
    assert [name for name in alerts if name not in fired] == []


def test_the_operations_page_names_every_number(client: TestClient) -> None:
    page = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    families = set(re.findall(r"^# TYPE (\w+)", client.get("/metrics").text, re.MULTILINE))
    own = {name for name in families if not name.endswith("_created") and "_process_" not in name}
    assert [name for name in sorted(own) if name.removesuffix("_total") not in page] == []


@pytest.mark.parametrize("given", ["abc-1.2_3", "0" * 64])
def test_the_id_of_a_request_comes_back(client: TestClient, given: str) -> None:
    assert client.get("/health", headers={"X-Request-Id": given}).headers["x-request-id"] == given


@pytest.mark.parametrize("given", ["", "a b", "0" * 65, "<script>", "a;b"])
def test_an_id_that_is_no_plain_word_is_not_taken(client: TestClient, given: str) -> None:
    made = client.get("/health", headers={"X-Request-Id": given}).headers["x-request-id"]
    assert re.fullmatch(r"[0-9a-f]{12}", made)


def test_the_log_names_the_request_and_what_its_answer_was_made_with(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="cv_matcher")
    answer = client.post("/v1/matches", files=FILES, headers={"X-Request-Id": "abc"}).json()
    (fields,) = [line.fields for line in caplog.records if line.message == "answered"]  # type: ignore[attr-defined]
    assert (fields["request_id"], fields["method"], fields["route"], fields["status"]) == (
        "abc",
        "POST",
        "/v1/matches",
        200,
    )
    versions = answer["versions"] | {"snapshot": answer["snapshot"]["id"]}
    assert {name: fields[name] for name in versions} == versions
    assert versions["product"] == "0.1.0"


@pytest.mark.parametrize("call", ["/v1/matches", "/v1/explanations", "/v1/comparisons", "/v1/checks", "/v1/documents"])
def test_every_answer_says_what_it_was_made_with(client: TestClient, call: str) -> None:
    fields = {"/v1/explanations": {"posting_id": "marrow-design"}}
    fields["/v1/comparisons"] = {"above": "marrow-design", "below": "otterburn-data"}
    answer = client.post(call, files=FILES, data=fields.get(call, {})).json()
    assert set(answer["versions"]) == {"product", "model", "revision", "rules"}
