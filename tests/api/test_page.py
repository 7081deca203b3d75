"""The page as it is served: its files, what a browser may do with them, and the samples to try it with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.assets import STATIC, load_assets
from api.page_headers import DOCS_POLICY, PAGE_POLICY
from api.samples import load_samples

PAGE_BUDGET_BYTES = 200_000
SOURCES = sorted(path for path in STATIC.rglob("*") if path.suffix in {".js", ".css", ".html", ".svg"})
SCRIPTS = [path for path in SOURCES if path.suffix == ".js"]
MARKUP_FROM_TEXT = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "DOMParser", "eval(", "srcdoc")
OTHER_ORIGIN = re.compile(r"""["'(]\s*(?:https?:)?//(?!www\.w3\.org/2000/svg)""")


def by_name(path: Path) -> str:
    return path.relative_to(STATIC).as_posix()


def linked_files(page: str) -> list[str]:
    return re.findall(r'(?:href|src)="(static/[^"]+)"', page)


def imports_of(script: Path) -> list[Path]:
    found = re.findall(r'^(?:import|export)[^"]*?from "(\.[^"]+)";', script.read_text(encoding="utf-8"), re.MULTILINE)
    return [(script.parent / name).resolve() for name in found]


def test_the_page_and_every_file_it_names_are_served(client: TestClient) -> None:
    page = client.get("/")
    files = [client.get("/" + link) for link in linked_files(page.text)]
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert len(files) >= 5
    assert {file.status_code for file in files} == {200}


def test_the_page_names_every_module_so_that_none_is_waited_for_by_another(client: TestClient) -> None:
    preloaded = set(re.findall(r'rel="modulepreload" href="static/[0-9a-f]+/([^"]+)"', client.get("/").text))
    assert preloaded == {by_name(path) for path in SCRIPTS} - {"js/types.js"}


def test_a_browser_keeps_files_for_ever_and_asks_for_the_page_each_time(client: TestClient) -> None:
    page = client.get("/")
    script = client.get("/" + linked_files(page.text)[-1])
    assert "immutable" in script.headers["cache-control"]
    assert page.headers["cache-control"] == "no-cache"
    again = client.get("/", headers={"If-None-Match": page.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_browser_that_takes_packed_files_gets_less_to_carry(client: TestClient) -> None:
    plain, packed = (client.get("/", headers={"Accept-Encoding": one}) for one in ("identity", "gzip"))
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == plain.content
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"])


def test_files_of_another_version_are_refused(client: TestClient) -> None:
    assert client.get("/static/0000000000000000/js/main.js").status_code == 404
    assert client.get("/static/../settings.py").status_code == 404


def test_the_version_changes_with_any_file(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("{{version}}")
    (tmp_path / "a.js").write_text("1")
    first = load_assets(tmp_path)
    (tmp_path / "a.js").write_text("2")
    second = load_assets(tmp_path)
    assert first.version != second.version
    assert second.page.content == second.version.encode()


@pytest.mark.parametrize("path", ["/", "/health", "/samples", "/nowhere", "/v1/postings"])
def test_every_answer_is_strict_about_what_a_browser_may_do(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["content-security-policy"] == PAGE_POLICY
    assert "unsafe" not in PAGE_POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "camera=()" in headers["permissions-policy"]


def test_only_the_pages_that_need_it_have_a_looser_policy(client: TestClient) -> None:
    assert client.get("/docs").headers["content-security-policy"] == DOCS_POLICY
    assert client.get("/docsother").headers["content-security-policy"] == PAGE_POLICY


def test_the_whole_page_weighs_less_than_its_budget() -> None:
    assert sum(path.stat().st_size for path in SOURCES) < PAGE_BUDGET_BYTES


@pytest.mark.parametrize("source", SOURCES, ids=by_name)
def test_nothing_comes_from_another_origin(source: Path) -> None:
    assert OTHER_ORIGIN.findall(source.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("script", SCRIPTS, ids=by_name)
def test_no_script_makes_markup_from_text(script: Path) -> None:
    text = script.read_text(encoding="utf-8")
    assert [word for word in MARKUP_FROM_TEXT if word in text] == []


def test_every_script_is_used_and_every_import_exists() -> None:
    named = {path for script in SCRIPTS for path in imports_of(script)}
    assert [path for path in named if not path.is_file()] == []
    assert {path.resolve() for path in SCRIPTS} - named == {STATIC / "js" / "main.js", STATIC / "js" / "types.js"}


def test_only_the_theme_and_a_key_are_remembered() -> None:
    stores = re.compile(r"localStorage|sessionStorage|indexedDB|document\.cookie|caches\.")
    assert [path.name for path in SCRIPTS if stores.search(path.read_text(encoding="utf-8"))] == ["key.js", "theme.js"]


def test_the_samples_are_listed_and_served(client: TestClient) -> None:
    listed = client.get("/samples").json()
    assert len(listed) == 6
    sample = client.get(f"/samples/{listed[0]['name']}")
    assert sample.content.startswith(b"%PDF-")
    assert client.get("/samples/../cvs.toml").status_code == 404


def test_without_the_folder_of_samples_none_are_offered(tmp_path: Path) -> None:
    assert load_samples(tmp_path) == ()
