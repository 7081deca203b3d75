"""How a client behaves towards a real server on loopback: retries, redirects, robots.txt, limits, unchanged pages."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from dataclasses import replace
from email.utils import formatdate
from pathlib import Path

import pytest

from index.fetch.arguments import Fetched
from index.fetch.client import seconds_to_wait
from index.fetch.robots import NAME
from tests.index.loopback import LIMITS, Loopback, Reply, Visitor, loopback

pytestmark = pytest.mark.server
HELLO = Reply(body=b"hello", headers={"Content-Type": "text/plain; charset=utf-8"})


@pytest.fixture
def site() -> Iterator[Loopback]:
    with loopback() as running:
        yield running


@pytest.fixture
def visitor(site: Loopback, tmp_path: Path) -> Visitor:
    return Visitor(site, tmp_path)


def fetch(visitor: Visitor, url: str, *, fresh: bool = False) -> Fetched:
    with visitor.fetcher(fresh=fresh) as fetcher:
        return fetcher(url)


def reason(visitor: Visitor, url: str) -> str:
    fetched = fetch(visitor, url)
    assert (fetched.pages, fetched.address) == ((), None)
    return fetched.fault or ""


def test_a_page_is_fetched_after_robots_txt_and_after_a_pause(site: Loopback, visitor: Visitor) -> None:
    url = site.answer("/jobs/1?a=b", HELLO)
    assert fetch(visitor, url) == Fetched((b"hello",), address=url)
    assert (site.asked, visitor.slept) == (["/robots.txt", "/jobs/1?a=b"], [0.5])


def test_the_client_says_who_it_is(site: Loopback, visitor: Visitor) -> None:
    fetch(visitor, site.answer("/", HELLO))
    assert all(sent["user-agent"].startswith(f"{NAME}/") for sent in site.headers)
    assert {sent["host"] for sent in site.headers} == {f"127.0.0.1:{site.port}"}
    assert not [sent for sent in site.headers if "cookie" in sent or "authorization" in sent]


def test_a_page_that_has_not_changed_is_not_sent_again(site: Loopback, visitor: Visitor) -> None:
    tagged = replace(HELLO, headers={"ETag": '"one"', "Last-Modified": "Tue, 24 Nov 2026 10:00:00 GMT"})
    url = site.answer("/", tagged, Reply(304))
    assert fetch(visitor, url) == fetch(visitor, url) == Fetched((b"hello",), address=url)
    sent = site.headers[-1]
    assert (sent["if-none-match"], sent["if-modified-since"]) == ('"one"', "Tue, 24 Nov 2026 10:00:00 GMT")


def test_a_full_run_asks_for_every_page_again(site: Loopback, visitor: Visitor) -> None:
    url = site.answer("/", Reply(body=b"old", headers={"ETag": '"one"'}), HELLO)
    fetch(visitor, url)
    assert fetch(visitor, url, fresh=True).pages == (b"hello",)
    assert "if-none-match" not in site.headers[-1]


def test_a_page_that_has_changed_replaces_the_old_one(site: Loopback, visitor: Visitor) -> None:
    first, second = (Reply(body=text, headers={"ETag": f'"{text.decode()}"'}) for text in (b"one", b"two"))
    url = site.answer("/", first, second, Reply(304))
    assert [fetch(visitor, url).pages for _ in range(3)] == [(b"one",), (b"two",), (b"two",)]
    assert site.headers[-1]["if-none-match"] == '"two"'


def test_a_page_that_is_gone_is_forgotten(site: Loopback, visitor: Visitor) -> None:
    url = site.answer("/", Reply(body=b"old", headers={"ETag": '"one"'}), Reply(404), HELLO)
    assert [fetch(visitor, url).pages for _ in range(3)] == [(b"old",), (), (b"hello",)]
    assert ["if-none-match" in sent for sent in site.headers[1::2]] == [False, True, False]


def test_unchanged_without_a_page_before_is_a_fault(site: Loopback, visitor: Visitor) -> None:
    assert "answered 304" in reason(visitor, site.answer("/", Reply(304)))


@pytest.mark.parametrize("status", [404, 410, 403])
def test_an_answer_that_will_not_pass_is_not_asked_for_again(site: Loopback, visitor: Visitor, status: int) -> None:
    assert f"it answered {status}; is the address right" in reason(visitor, site.answer("/", Reply(status)))
    assert site.pages_asked() == ["/"]


def test_a_busy_server_is_asked_again_when_it_says(site: Loopback, visitor: Visitor) -> None:
    url = site.answer("/", Reply(429, headers={"Retry-After": "7"}), HELLO)
    assert fetch(visitor, url).pages == (b"hello",)
    assert 7.0 in visitor.slept


def test_a_server_that_fails_twice_is_asked_three_times(site: Loopback, visitor: Visitor) -> None:
    url = site.answer("/", Reply(500), Reply(500), HELLO)
    assert fetch(visitor, url).pages == (b"hello",)
    first, second = [seconds for seconds in visitor.slept if seconds != 0.5]
    assert 1 <= first <= 2 <= second <= 3


def test_a_server_that_goes_on_failing_is_left_alone(site: Loopback, visitor: Visitor) -> None:
    assert reason(visitor, site.answer("/", Reply(503))) == "it answered 503; try again later"
    assert len(site.pages_asked()) == 3


def test_nobody_waits_for_an_hour(site: Loopback, visitor: Visitor) -> None:
    assert "answered 429" in reason(visitor, site.answer("/", Reply(429, headers={"Retry-After": "3600"})))
    assert (len(site.pages_asked()), max(visitor.slept)) == (1, 0.5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("7", 7.0), (" 0 ", 0.0), (formatdate(1_000_030, usegmt=True), 30.0), (formatdate(999_000, usegmt=True), 0.0),
     ("soon", None), ("", None), ("-5", None), ("٣", None), ("9" * 400, 999_999_999.0)],
)  # fmt: skip
def test_a_wait_is_stated_in_seconds_or_as_a_date(text: str, expected: float | None) -> None:
    assert seconds_to_wait(text, now=1_000_000) == expected


def test_a_slow_answer_ends_with_the_time_for_it(site: Loopback, visitor: Visitor) -> None:
    done = threading.Event()

    def slow() -> Iterator[bytes]:
        yield b"hel"
        done.wait(5)

    url = site.answer("/", Reply(parts=slow))
    try:
        with visitor.fetcher(limits=replace(LIMITS, read_seconds=0.1)) as fetcher:
            assert fetcher(url).fault == "it did not answer in time"
    finally:
        done.set()
    assert len(site.pages_asked()) == 3


def test_an_answer_that_drips_ends_with_the_time_for_the_whole(site: Loopback, visitor: Visitor) -> None:
    done = threading.Event()

    def drip() -> Iterator[bytes]:
        for _ in range(500):
            yield b"x"
            if done.wait(0.02):
                return

    url = site.answer("/", Reply(parts=drip))
    try:
        with visitor.fetcher(limits=replace(LIMITS, total_seconds=0.2, attempts=1)) as fetcher:
            assert fetcher(url).fault == "it did not answer in time"
    finally:
        done.set()


def test_an_endless_answer_ends_with_the_size_limit(site: Loopback, visitor: Visitor) -> None:
    sent: list[int] = []

    def endless() -> Iterator[bytes]:
        for number in range(10_000):
            sent.append(number)
            yield b"x" * 10_000

    assert "longer than 50000 bytes" in reason(visitor, site.answer("/", Reply(parts=endless)))
    assert (len(site.pages_asked()), len(sent) < 10_000) == (1, True)


def test_a_small_answer_that_unfolds_ends_with_the_size_limit(site: Loopback, visitor: Visitor) -> None:
    bomb = gzip.compress(b"\0" * 20_000_000)
    assert len(bomb) < LIMITS.size_bytes
    url = site.answer("/", Reply(body=bomb, headers={"Content-Encoding": "gzip"}))
    assert "longer than 50000 bytes" in reason(visitor, url)


def test_a_compressed_answer_is_unfolded(site: Loopback, visitor: Visitor) -> None:
    url = site.answer("/", Reply(body=gzip.compress(b"hello"), headers={"Content-Encoding": "gzip"}))
    assert fetch(visitor, url).pages == (b"hello",)
    assert site.headers[-1]["accept-encoding"] == "gzip"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed_to_the_address_of_the_page(site: Loopback, visitor: Visitor, status: int) -> None:
    url = site.answer("/a", Reply(status, headers={"Location": "/b"}))
    site.answer("/b", Reply(status, headers={"Location": f"{site.url}/c"}))
    last = site.answer("/c", HELLO)
    assert fetch(visitor, url) == Fetched((b"hello",), address=last)


@pytest.mark.parametrize(("hops", "arrives"), [(5, True), (6, False)])
def test_five_redirects_are_followed_and_no_more(site: Loopback, visitor: Visitor, hops: int, arrives: bool) -> None:
    for hop in range(hops):
        site.answer(f"/{hop}", Reply(302, headers={"Location": f"/{hop + 1}"}))
    site.answer(f"/{hops}", HELLO)
    fetched = fetch(visitor, f"{site.url}/0")
    assert fetched.pages == ((b"hello",) if arrives else ())
    assert fetched.fault == (None if arrives else "it was sent on more than 5 times")


@pytest.mark.parametrize(
    ("location", "why"),
    [
        ("http://169.254.169.254/latest/meta-data/", "private or reserved"),
        ("http://10.0.0.1/", "private or reserved"),
        ("http://localhost/", "private or reserved"),
        ("http://127.0.0.2/", "private or reserved"),
        ("http://2130706433/", "private or reserved"),
        ("http://[::1]/", "private or reserved"),
        ("http://[::ffff:127.0.0.1]/", "private or reserved"),
        ("http://127.0.0.1:1/", "only the ports 80 and 443"),
        ("file:///etc/passwd", "begins with http"),
        ("http://user:secret@10.0.0.1/", "a user name or a password"),
    ],
)
def test_a_redirect_to_where_nothing_is_asked_is_refused(
    site: Loopback, visitor: Visitor, location: str, why: str
) -> None:
    url = site.answer("/", Reply(302, headers={"Location": location}))
    assert why in reason(visitor, url)
    assert site.pages_asked() == ["/"]


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "http://localhost/", "http://10.0.0.1/", "http://[::1]/"])
def test_a_private_address_is_refused_at_once(visitor: Visitor, url: str) -> None:
    assert "private or reserved" in reason(visitor, url)
    assert visitor.slept == []


def test_even_the_server_of_the_test_is_refused_by_another_name(site: Loopback, visitor: Visitor) -> None:
    assert "only the ports 80 and 443" in reason(visitor, f"http://localhost:{site.port}/")
    assert site.asked == []


ROBOTS = (
    b"User-agent: *\nDisallow: /jobs/\nCrawl-delay: 3\n\nUser-agent: cv-matcher\nDisallow: /private/\nCrawl-delay: 2\n"
)


@pytest.mark.parametrize(("path", "allowed"), [("/private/1", False), ("/jobs/1", True)])
def test_robots_txt_is_followed(site: Loopback, visitor: Visitor, path: str, allowed: bool) -> None:
    site.answer("/robots.txt", Reply(body=ROBOTS))
    fetched = fetch(visitor, site.answer(path, HELLO))
    assert fetched.pages == ((b"hello",) if allowed else ())
    assert site.pages_asked() == ([path] if allowed else [])
    assert fetched.fault == (None if allowed else "the robots.txt of 127.0.0.1 asks programs not to read it")


def test_robots_txt_is_followed_after_a_redirect_too(site: Loopback, visitor: Visitor) -> None:
    site.answer("/robots.txt", Reply(body=ROBOTS))
    site.answer("/private/1", HELLO)
    url = site.answer("/a", Reply(302, headers={"Location": "/private/1"}))
    assert "robots.txt" in reason(visitor, url)
    assert site.pages_asked() == ["/a"]


def test_robots_txt_is_asked_for_once_and_its_pause_is_kept(site: Loopback, visitor: Visitor) -> None:
    site.answer("/robots.txt", Reply(body=ROBOTS))
    with visitor.fetcher() as fetcher:
        fetcher(site.answer("/1", HELLO))
        fetcher(site.answer("/2", HELLO))
    assert (site.asked, visitor.slept) == (["/robots.txt", "/1", "/2"], [2.0, 2.0])


@pytest.mark.parametrize(
    ("robots", "why"),
    [
        (Reply(500), "could not be read: it answered 500"),
        (Reply(301, headers={"Location": "http://10.0.0.1/"}), "private"),
        (Reply(302), "answered 302, so that the site is left alone"),
    ],
)
def test_a_site_that_cannot_show_its_robots_txt_is_left_alone(
    site: Loopback, visitor: Visitor, robots: Reply, why: str
) -> None:
    site.answer("/robots.txt", robots)
    url = site.answer("/", HELLO)
    with visitor.fetcher() as fetcher:
        first, asked = fetcher(url).fault or "", len(site.asked)
        assert fetcher(url).fault == first
    assert why in first
    assert (site.pages_asked(), len(site.asked)) == ([], asked)


@pytest.mark.parametrize("content_type", ["image/png", "application/pdf", "application/octet-stream", "video/mp4"])
def test_what_is_no_text_is_no_page(site: Loopback, visitor: Visitor, content_type: str) -> None:
    url = site.answer("/", Reply(body=b"x", headers={"Content-Type": content_type}))
    assert f"it answered with {content_type}" in reason(visitor, url)


@pytest.mark.parametrize(
    "content_type",
    ["text/html; charset=utf-8", "application/json", "application/ld+json", "TEXT/CSV", "application/xhtml+xml"],
)
def test_text_of_any_kind_is_a_page(site: Loopback, visitor: Visitor, content_type: str) -> None:
    url = site.answer("/", Reply(body=b"x", headers={"Content-Type": content_type}))
    assert fetch(visitor, url).pages == (b"x",)
