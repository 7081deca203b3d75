"""What each argument asks for, and the whole way from arguments to postings in the index."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from index import layout
from index.fetch.answers import Known, KnownAnswers
from index.fetch.arguments import Fetch, Fetched
from index.fetch.boards import ADDRESSES, LEVER_AT_ONCE, Fetcher, open_fetcher
from index.fetch.client import Page
from index.fetch.errors import FetchFault
from index.fetch.http import Http
from index.gather import gather
from index.progress import silent
from index.reindex import Summary, reindex
from index.snapshot import Snapshot
from matcher.nouns import Posting
from tests.embedders import WordCountEmbedder
from tests.index.emptiness import no_readings
from tests.index.loopback import LIMITS, Loopback, Reply, Visitor, loopback

ROOT = Path(__file__).resolve().parents[2]
HTML = "<h2>Requirements</h2><ul><li>You write Python.</li></ul>"


def greenhouse(*ids: int) -> bytes:
    jobs = [
        {
            "id": one,
            "title": f"Intern {one}",
            "absolute_url": f"https://boards.greenhouse.io/tern/jobs/{one}",
            "location": {"name": "London"},
            "content": HTML.replace("<", "&lt;").replace(">", "&gt;"),
        }
        for one in ids
    ]
    return json.dumps({"jobs": jobs, "meta": {"total": len(jobs)}}).encode()


def lever(first: int, last: int) -> bytes:
    postings = [
        {
            "id": f"lever-{one}",
            "text": f"Intern {one}",
            "hostedUrl": f"https://jobs.lever.co/gull/{one}",
            "categories": {"location": "Paris"},
            "description": "<p>Count gulls.</p>",
            "lists": [{"text": "Requirements", "content": "<li>You write Python.</li>"}],
        }
        for one in range(first, last)
    ]
    return json.dumps(postings).encode()


def ashby() -> bytes:
    job = {"id": "ashby-1", "title": "Intern", "location": "Berlin", "descriptionHtml": HTML, "isListed": True,
           "jobUrl": "https://jobs.ashbyhq.com/wren/1"}  # fmt: skip
    return json.dumps({"apiVersion": "1", "jobs": [job]}).encode()


def pages(answers: Mapping[str, bytes | int]) -> tuple[Fetcher, list[str]]:
    """A fetcher of pages that are known by URL, and the URLs it asked for; a number is a status without a page."""
    asked: list[str] = []

    def get(url: str) -> Page:
        asked.append(url)
        answer = answers.get(url, 404)
        if isinstance(answer, int):
            return Page(url, answer, "", b"")
        return Page(url, 200, "application/json", answer)

    return Fetcher(get), asked


@pytest.mark.parametrize(
    ("argument", "url"),
    [
        ("greenhouse:tern", "https://boards-api.greenhouse.io/v1/boards/tern/jobs?content=true"),
        ("lever:tern", "https://api.lever.co/v0/postings/tern?mode=json&skip=0&limit=100"),
        ("ashby:Tern.Co-1_x", "https://api.ashbyhq.com/posting-api/job-board/Tern.Co-1_x?includeCompensation=true"),
        ("https://tern.example/jobs/1", "https://tern.example/jobs/1"),
    ],
)
def test_each_argument_asks_for_its_address(argument: str, url: str) -> None:
    fetcher, asked = pages({url: b"[]"})
    assert fetcher(argument).pages == (b"[]",)
    assert asked == [url]


@pytest.mark.parametrize("token", ["", "a/b", "a b", "..", ".", "a?b", "a%2Fb", "a\n", "ä", "{token}", "a" * 101])
@pytest.mark.parametrize("board", sorted(ADDRESSES))
def test_a_name_that_cannot_be_a_boards_is_never_asked_for(board: str, token: str) -> None:
    fetcher, asked = pages({})
    assert f"a board is named like {board}:acme" in (fetcher(f"{board}:{token}").fault or "")
    assert asked == []


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (404, "it answered 404: is the token right?"),
        (403, "it answered 403"),
        (b"<html>Please log in</html>", "it did not answer with JSON; is the token right?"),
        (b"[" * 100_000, "it did not answer with JSON; is the token right?"),
        (b"", "it did not answer with JSON; is the token right?"),
    ],
)
def test_a_board_that_gives_no_feed_is_a_fault(answer: bytes | int, fault: str) -> None:
    fetcher, _ = pages({ADDRESSES["ashby"].format(token="tern"): answer})
    assert fetcher("ashby:tern") == Fetched((), fault=fault)


def lever_pages(*answers: bytes | int) -> dict[str, bytes | int]:
    first = ADDRESSES["lever"].format(token="gull")
    return {f"{first}&skip={n * LEVER_AT_ONCE}&limit={LEVER_AT_ONCE}": answer for n, answer in enumerate(answers)}


@pytest.mark.parametrize(
    ("answers", "kept"),
    [
        ([lever(0, 99)], 1),
        ([lever(0, 100), lever(100, 101)], 2),
        ([lever(0, 100), b"[]"], 1),
        ([b"[]"], 1),
        ([b"{}"], 1),
    ],
)
def test_lever_is_asked_until_a_page_is_not_full(answers: list[bytes | int], kept: int) -> None:
    fetcher, asked = pages(lever_pages(*answers, lever(900, 901)))
    assert fetcher("lever:gull") == Fetched(tuple(answers[:kept]))  # type: ignore[arg-type]
    assert len(asked) == len(answers)


def test_what_came_before_a_fault_is_kept() -> None:
    fetcher, _ = pages(lever_pages(lever(0, 100), 500))
    assert fetcher("lever:gull") == Fetched((lever(0, 100),), fault="it answered 500 (after 1 pages)")


def test_a_board_without_end_is_asked_a_bounded_number_of_times() -> None:
    asked: list[str] = []

    def get(url: str) -> Page:
        asked.append(url)
        return Page(url, 200, "", lever(0, 100))

    assert len(Fetcher(get)("lever:gull").pages) == len(asked) == 100


def test_a_fault_of_the_way_there_is_a_fault_of_the_argument() -> None:
    def get(url: str) -> Page:
        raise FetchFault("it is asleep")

    assert Fetcher(get)("lever:gull") == Fetcher(get)("https://tern.example/") == Fetched((), fault="it is asleep")


def fetched_postings(page: bytes, argument: str, address: str | None = None) -> tuple[Posting, ...]:
    with no_readings() as readings:
        found = gather(
            [], readings, silent, remote=[argument], fetch=lambda argument: Fetched((page,), address=address)
        )
        return tuple(readings.posting(one.number) for one in found.postings)


PAGE = b"<html><body><h1>Bird Intern</h1><h2>Requirements</h2><ul><li>You can count.</li></ul></body></html>"


def test_a_page_without_an_id_is_known_by_its_address() -> None:
    address = "https://www.tern.example/jobs/1?utm_source=mail#apply"
    (found,) = fetched_postings(PAGE, address, address)
    assert (found.id, found.url, found.source) == ("https://tern.example/jobs/1",) * 2 + (address,)


def test_a_page_that_states_its_id_and_address_keeps_them() -> None:
    page = json.dumps(
        {"id": "t1", "title": "Intern", "text": "Count terns.", "url": "https://tern.example/t1"}
    ).encode()
    (found,) = fetched_postings(page, "https://gull.example/x", "https://gull.example/x")
    assert (found.id, found.url) == ("t1", "https://tern.example/t1")


def test_a_board_of_one_posting_keeps_its_id() -> None:
    (found,) = fetched_postings(greenhouse(7), "greenhouse:tern")
    assert (found.id, found.source) == ("7", "greenhouse:tern")


def test_progress_tells_how_many_sources_are_fetched() -> None:
    told: list[tuple[str, int, int]] = []
    with no_readings() as readings:
        gather([], readings, lambda *told_now: told.append(told_now), remote=["lever:gull", "ashby:wren"])
    assert [one for one in told if one[0] == "Fetching postings"] == [
        ("Fetching postings", done, 2) for done in (0, 1, 2)
    ]


def test_without_a_fetcher_nothing_is_fetched() -> None:
    with no_readings() as readings:
        gathered = gather([], readings, silent, remote=["lever:gull"])
    assert (gathered.postings, len(gathered.skipped)) == ((), 1)


@pytest.fixture
def site() -> Iterator[Loopback]:
    with loopback() as running:
        yield running


@pytest.fixture
def run(site: Loopback, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    return Run(site, tmp_path, monkeypatch)


class Run:
    """Re-indexes with the boards on loopback."""

    def __init__(self, site: Loopback, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.index_dir = folder / "index"
        visitor = Visitor(site, self.index_dir)

        @contextmanager
        def on_loopback(index_dir: Path, *, fresh: bool) -> Iterator[Fetch]:
            with visitor.fetcher(fresh=fresh) as fetcher:
                yield fetcher

        monkeypatch.setattr("index.fetch.boards.open_fetcher", on_loopback)

    def __call__(self, *paths: Path | str, full: bool = False) -> Summary:
        return reindex(paths, self.index_dir, embed=WordCountEmbedder(), full=full)

    def ids(self) -> list[str]:
        return [one.id for one in Snapshot.open(layout.current_folder(self.index_dir)).all_postings()]


@pytest.mark.server
def test_boards_pages_and_files_become_one_index(site: Loopback, run: Run, tmp_path: Path) -> None:
    (tmp_path / "x1.txt").write_text("Tern Intern\nTern Trust\n\nRequirements\n\n- You can count to nine.\n")
    site.answer("/greenhouse/tern", Reply(body=greenhouse(1, 2)))
    site.answer("/lever/gull?mode=json&skip=0&limit=100", Reply(body=lever(0, 1)))
    site.answer("/ashby/wren", Reply(body=ashby()))
    page = site.answer("/jobs/9", Reply(body=PAGE, headers={"Content-Type": "text/html"}))
    summary = run("greenhouse:tern", "lever:gull", "ashby:wren", page, str(tmp_path / "x1.txt"))
    assert summary.skipped == ()
    assert run.ids() == ["1", "2", "ashby-1", page, "lever-0", "x1"]


@pytest.mark.server
def test_a_source_that_fails_stops_no_other_and_says_why(site: Loopback, run: Run) -> None:
    site.answer("/greenhouse/tern", Reply(body=greenhouse(1)))
    summary = run("lever:gull", "greenhouse:tern", "http://10.0.0.1/", "ftp://tern.example/", "greenhouse:a/b")
    assert [(one.place, one.reason.split(",")[0].split(": only")[0]) for one in summary.skipped] == [
        ("lever:gull", "it answered 404: is the token right?"),
        ("http://10.0.0.1/", "10.0.0.1 leads into a private or reserved network"),
        ("ftp://tern.example/", "it is no address that begins with http:// or https://"),
        ("greenhouse:a/b", "a board is named like greenhouse:acme"),
    ]
    assert run.ids() == ["1"]


@pytest.mark.server
def test_a_second_run_brings_the_same_postings_from_what_is_known(site: Loopback, run: Run) -> None:
    site.answer("/greenhouse/tern", Reply(body=greenhouse(1, 2), headers={"ETag": '"one"'}), Reply(304))
    first, second = run("greenhouse:tern"), run("greenhouse:tern")
    assert (first.read, second.read, second.embedded, run.ids()) == (2, 2, 0, ["1", "2"])


@pytest.mark.server
def test_a_full_run_fetches_again(site: Loopback, run: Run) -> None:
    site.answer("/greenhouse/tern", Reply(body=greenhouse(1), headers={"ETag": '"one"'}))
    run("greenhouse:tern")
    run("greenhouse:tern", full=True)
    assert not [sent for sent in site.headers if "if-none-match" in sent]


@pytest.mark.server
def test_a_board_named_twice_is_asked_once(site: Loopback, run: Run) -> None:
    site.answer("/ashby/wren", Reply(body=ashby()))
    assert (run("ashby:wren", "ashby:wren").skipped, site.pages_asked()) == ((), ["/ashby/wren"])


def test_a_path_is_never_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("lever:gull").write_text("Gull Intern\nGull Trust\n\nRequirements\n\n- You can count.\n")
    for path in (Path("lever:gull"), "./lever:gull"):
        assert reindex([path], tmp_path / "index", embed=WordCountEmbedder()).read == 1


@pytest.mark.server
def test_pages_of_the_last_run_are_known_in_the_next(
    site: Loopback, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    allowed = frozenset({("127.0.0.1", site.port)})
    monkeypatch.setattr("index.fetch.boards.Http", lambda limits: Http(limits, allowed=allowed))
    monkeypatch.setattr("index.fetch.boards.Limits", lambda: replace(LIMITS, pause_seconds=0))
    url = site.answer("/", Reply(body=b"hello", headers={"ETag": '"one"'}), Reply(304))
    for _ in range(3):
        with open_fetcher(tmp_path, fresh=False) as fetch:
            assert fetch(url).pages == (b"hello",)
    assert [sent.get("if-none-match") for sent in site.headers[1::2]] == [None, '"one"', '"one"']


def test_pages_that_no_run_asks_for_any_more_are_forgotten(tmp_path: Path) -> None:
    with KnownAnswers(tmp_path / "fetched.sqlite") as known:
        known.store(Known("https://tern.example/", '"one"', None, "text/html", b"hello"))
    with open_fetcher(tmp_path, fresh=False):
        pass
    with KnownAnswers(tmp_path / "fetched.sqlite") as known:
        assert known.get("https://tern.example/") is None


DOORS = {"httpcore2": "index.fetch.http", "protego": "index.fetch.robots", "tenacity": "index.fetch.client"}


def loaded_with(module: str) -> set[str]:
    """The modules of the fetcher, and the libraries behind it, that a fresh process has loaded with this module."""
    code = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return {name for name in done.stdout.split() if name.startswith("index.fetch.") or name in DOORS}


@pytest.mark.parametrize("module", ["index.reindex", "index.gather", "api.app", "api.__main__", "scripts.reindex"])
def test_nothing_that_could_fetch_is_loaded_before_it_is_asked_for(module: str) -> None:
    assert loaded_with(module) <= {"index.fetch.arguments"}


def test_what_could_fetch_is_seen_when_it_is_loaded() -> None:
    assert loaded_with("index.fetch.boards") >= {*DOORS, *DOORS.values()}
