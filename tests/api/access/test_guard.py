"""Who gets in: on this machine, with keys, with the explicit flag, through proxies, from other pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.access.errors import AccessFault
from api.access.keys import Scope
from api.access.policy import Need, need_of
from api.app import create_app
from api.settings import Settings
from tests.api.access.conftest import KeyRing
from tests.api.conftest import CV, client_on
from tests.embedders import WordCountEmbedder

FILES = {"cv": CV.encode()}


def opened(index: Path, **settings: object) -> TestClient:
    return client_on(index, None, **settings)


def kinds(client: TestClient, headers: dict[str, str], *calls: tuple[str, str]) -> list[str]:
    """How each call is answered: the slug of its problem, or its status."""
    told = []
    for method, path in calls:
        answer = client.request(method, path, headers=headers)
        problem = answer.headers["content-type"] == "application/problem+json"
        told.append(answer.json()["type"].split(":")[-1] if problem else str(answer.status_code))
    return told


@pytest.mark.parametrize(
    ("method", "path", "need"),
    [
        ("GET", "/", Need.NOTHING),
        ("GET", "/health", Need.NOTHING),
        ("HEAD", "/static/0/js/main.js", Need.NOTHING),
        ("POST", "/health", Need.MATCH),
        ("POST", "/v1/matches", Need.MATCH),
        ("GET", "/v1/postings", Need.MATCH),
        ("GET", "/v1/postings/a", Need.MATCH),
        ("PUT", "/v1/postings/a", Need.ADMIN),
        ("POST", "/v1/postings", Need.ADMIN),
        ("PATCH", "/v1/postings", Need.ADMIN),
        ("POST", "/v1/postings/", Need.ADMIN),
        ("DELETE", "/v1/postings/a/b", Need.ADMIN),
        ("GET", "/v1/reindex", Need.ADMIN),
        ("GET", "/metrics", Need.METRICS),
        ("GET", "/nobody/thought/of/it", Need.MATCH),
    ],
)
def test_what_a_call_needs(method: str, path: str, need: Need) -> None:
    assert need_of(method, path) is need


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "localhost"])
def test_on_loopback_no_key_is_needed(index: Path, host: str) -> None:
    with opened(index, host=host) as client:
        assert client.post("/v1/matches", files=FILES).status_code == 200


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "careers.example"])
def test_on_another_address_the_service_does_not_start_without_keys(index: Path, host: str) -> None:
    with pytest.raises(AccessFault) as caught:
        create_app(Settings(index=index, host=host), embedder=WordCountEmbedder())
    assert "python -m api.keys" in str(caught.value)
    assert "--allow-anyone" in str(caught.value)


def test_with_the_flag_everybody_may_match_and_nobody_may_write(index: Path) -> None:
    with opened(index, host="0.0.0.0", allow_anyone=True, open_writes=True) as client:
        assert client.post("/v1/matches", files=FILES, headers={"Host": "careers.example"}).status_code == 200
        assert kinds(client, {}, ("DELETE", "/v1/postings/a")) == ["key-needed"]


def test_each_key_opens_what_its_scope_says(index: Path, ring: KeyRing) -> None:
    calls = (("GET", "/v1/postings"), ("GET", "/v1/reindex"))
    with opened(index, host="0.0.0.0", keys=ring.file) as client:
        assert kinds(client, {}, *calls) == ["key-needed", "key-needed"]
        assert kinds(client, {"Authorization": "Bearer wrong"}, *calls) == ["key-needed", "key-needed"]
        assert kinds(client, ring.headers("match"), *calls)[1:] == ["wrong-scope"]
        assert kinds(client, ring.headers("admin"), *calls)[:1] == ["wrong-scope"]
        assert kinds(client, ring.headers("match"), *calls)[:1] == ["200"]
        assert kinds(client, {}, ("GET", "/health"), ("GET", "/ready"), ("GET", "/")) == ["200", "200", "200"]


def test_keys_count_on_loopback_too_where_they_are_set(index: Path, ring: KeyRing) -> None:
    with opened(index, keys=ring.file) as client:
        refused = client.post("/v1/matches", files=FILES)
        allowed = client.post("/v1/matches", files=FILES, headers=ring.headers("match"))
    assert (refused.status_code, refused.headers["www-authenticate"], allowed.status_code) == (401, "Bearer", 200)


def test_keys_are_rotated_while_the_service_runs(index: Path, ring: KeyRing) -> None:
    def statuses(*names: str) -> list[int]:
        return [client.get("/v1/postings", headers=ring.headers(name)).status_code for name in names]

    with opened(index, keys=ring.file) as client:
        assert statuses("match") == [200]
        ring.add("new", Scope.MATCH)
        assert statuses("match", "new") == [200, 200]
        ring.keep("new")
        assert statuses("match", "new") == [401, 200]


def test_a_body_is_not_read_before_the_key_is_known(index: Path, ring: KeyRing) -> None:
    def endless() -> object:
        pytest.fail("the body was asked for")
        yield b""

    with opened(index, keys=ring.file) as client:
        answer = client.post("/v1/matches", content=endless())  # type: ignore[arg-type]
    assert answer.status_code == 401


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "rebound.example"},
        {"Host": "127.0.0.1.rebound.example"},
        {"X-Forwarded-For": "203.0.113.9"},
        {"Forwarded": "for=203.0.113.9"},
        {"Origin": "https://other.example"},
        {"Origin": "null"},
    ],
    ids=lambda headers: next(iter(headers)) + " " + next(iter(headers.values())),
)
def test_a_service_of_one_machine_is_not_reached_by_tricks(client: TestClient, headers: dict[str, str]) -> None:
    answer = client.post("/v1/matches", files=FILES, headers=headers)
    assert (answer.status_code, answer.json()["type"]) == (403, "urn:cv-matcher:problem:not-local")


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1:8000", "[::1]:8000", "matcher.localhost"])
def test_the_page_of_this_machine_may_call(client: TestClient, host: str) -> None:
    headers = {"Host": host, "Origin": f"http://{host}"}
    assert client.post("/v1/matches", files=FILES, headers=headers).status_code == 200


def test_writes_on_ones_own_machine_need_a_setting(client: TestClient, index: Path) -> None:
    assert kinds(client, {}, ("GET", "/v1/reindex")) == ["writes-closed"]
    with opened(index, open_writes=True) as writer:
        assert kinds(writer, {}, ("GET", "/v1/reindex")) != ["writes-closed"]


def test_a_rate_for_each_address_counts_wrong_keys_too(index: Path, ring: KeyRing) -> None:
    with opened(index, keys=ring.file, rate_per_address="3/hour") as client:
        wrong = [client.get("/v1/postings", headers={"Authorization": f"Bearer {n}"}) for n in range(4)]
        right = client.get("/v1/postings", headers=ring.headers("match"))
        alive = client.get("/health")
    assert [answer.status_code for answer in wrong] == [401, 401, 401, 429]
    assert (right.status_code, right.json()["type"]) == (429, "urn:cv-matcher:problem:too-often")
    assert 1 <= int(right.headers["retry-after"]) <= 2 * 3600
    assert alive.status_code == 200


def test_a_rate_for_each_key(index: Path, ring: KeyRing) -> None:
    ring.add("other", Scope.MATCH)
    with opened(index, keys=ring.file, rate_per_key="2/hour", rate_per_address="") as client:
        first = [client.get("/v1/postings", headers=ring.headers("match")).status_code for _ in range(3)]
        other = client.get("/v1/postings", headers=ring.headers("other")).status_code
    assert (first, other) == ([200, 200, 429], 200)


def test_ones_own_machine_is_not_counted(index: Path) -> None:
    with opened(index, rate_per_address="1/hour") as client:
        assert [client.get("/v1/postings").status_code for _ in range(3)] == [200, 200, 200]


def from_proxy(index: Path, ring: KeyRing, forwarded: str, **settings: object) -> list[int]:
    """Three calls of one client through a proxy at 10.0.0.7, then one of another client."""
    app = create_app(
        Settings(index=index, keys=ring.file, rate_per_address="3/hour", **settings),  # type: ignore[arg-type]
        embedder=WordCountEmbedder(),
    )
    client = TestClient(app, client=("10.0.0.7", 4711))
    calls = [forwarded] * 3 + ["198.51.100.2"]
    return [client.get("/v1/postings", headers={"X-Forwarded-For": one}).status_code for one in calls]


def test_behind_a_trusted_proxy_the_client_is_counted(index: Path, ring: KeyRing) -> None:
    assert from_proxy(index, ring, "198.51.100.1", trusted_proxies="10.0.0.0/8") == [401, 401, 401, 401]


def test_what_a_client_claims_of_itself_counts_for_nothing(index: Path, ring: KeyRing) -> None:
    claimed = "198.51.100.9, 198.51.100.1"
    assert from_proxy(index, ring, claimed, trusted_proxies="10.0.0.7") == [401, 401, 401, 401]


def test_another_proxy_is_not_believed(index: Path, ring: KeyRing) -> None:
    assert from_proxy(index, ring, "198.51.100.1", trusted_proxies="10.0.0.8") == [401, 401, 401, 429]
    assert from_proxy(index, ring, "198.51.100.1") == [401, 401, 401, 429]


PREFLIGHT = {"Origin": "https://careers.example", "Access-Control-Request-Method": "POST"}


def test_no_other_origin_may_read_answers_by_default(index: Path, ring: KeyRing) -> None:
    with opened(index, keys=ring.file) as client:
        asked = client.options("/v1/matches", headers=PREFLIGHT)
        answer = client.get("/v1/postings", headers=ring.headers("match") | {"Origin": "https://careers.example"})
    assert asked.status_code == 401
    assert "access-control-allow-origin" not in answer.headers


def test_an_origin_of_the_settings_may(index: Path, ring: KeyRing) -> None:
    with opened(index, keys=ring.file, cors_origins="https://careers.example") as client:
        asked = client.options("/v1/matches", headers=PREFLIGHT | {"Access-Control-Request-Headers": "authorization"})
        refused = client.get("/v1/postings", headers={"Origin": "https://careers.example"})
        other = client.options("/v1/matches", headers=PREFLIGHT | {"Origin": "https://other.example"})
    assert asked.headers["access-control-allow-origin"] == "https://careers.example"
    assert (refused.status_code, refused.headers["access-control-allow-origin"]) == (401, "https://careers.example")
    assert other.status_code == 400
    assert "access-control-allow-origin" not in other.headers


@pytest.mark.parametrize(
    "settings",
    [
        {"rate_per_key": "often"},
        {"rate_per_address": "-1/minute"},
        {"trusted_proxies": "*"},
        {"trusted_proxies": "10.0.0.0/8, proxy.example"},
        {"cors_origins": "*"},
        {"cors_origins": "careers.example"},
        {"cors_origins": "https://careers.example/"},
    ],
    ids=str,
)
def test_a_setting_that_cannot_be_meant_is_refused_at_start(index: Path, settings: dict[str, str]) -> None:
    with pytest.raises(AccessFault):
        create_app(Settings(index=index, **settings), embedder=WordCountEmbedder())  # type: ignore[arg-type]


def test_every_answer_carries_the_headers_that_bind_a_browser(index: Path, ring: KeyRing) -> None:
    with opened(index, keys=ring.file, cors_origins="https://careers.example") as client:
        answers = [
            client.get("/"),
            client.get("/health"),
            client.get("/v1/postings"),
            client.get("/nowhere", headers=ring.headers("match")),
            client.options("/v1/matches", headers=PREFLIGHT),
            client.put("/health", headers=ring.headers("match")),
        ]
    assert [answer.status_code for answer in answers] == [200, 200, 401, 404, 200, 405]
    for answer in answers:
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-request-id"]
