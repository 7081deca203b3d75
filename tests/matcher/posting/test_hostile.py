"""Pages made to hold the reader up, or to break it: each ends soon, in postings or in a fault with a reason."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from types import FrameType

import pytest

from matcher.posting.decode import PLAIN_LIMIT
from matcher.posting.draft import ReadOutcome
from matcher.posting.html_blocks import TAG_LIMIT
from matcher.posting.read import read_postings

CEILING_SECONDS = 20
"""Only a guard against an endless run; the bounds themselves are shown by what is refused before it is parsed."""
TAGS = f"The page has more than {TAG_LIMIT} tags, which no posting has."
LENGTH = f"Its text is longer than {PLAIN_LIMIT} characters, which no posting is."
TOO_DEEP = "The JSON is nested too deeply to be a posting."
SCRIPT = b'<script type="application/ld+json">%s</script>'
PAGE = b"<html><body><h1>Bird Intern</h1><p>You must know birds.</p>%s</body></html>"


@pytest.fixture(autouse=True)
def _ceiling() -> Iterator[None]:
    def stop(signum: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"not read within {CEILING_SECONDS} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(CEILING_SECONDS)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def reasons(outcome: ReadOutcome) -> list[str]:
    return [fault.reason for fault in outcome.faults]


def test_the_ceiling_stops_what_takes_too_long() -> None:
    signal.setitimer(signal.ITIMER_REAL, 0.01)
    with pytest.raises(TimeoutError):
        time.sleep(5)


@pytest.mark.parametrize(
    "content",
    [
        b"<div>" * (10 * 2**20 // 5),
        b"<html><body>" + b"<p>x</p>" * (10 * 2**20 // 8),
        b"<html><body><p>" + b"<b>x " * 2**20,
        b"<table><tr><td>" * 300_000,
        b"<" * 1_000_000,
        PAGE % (SCRIPT % b'{"@type": "JobPosting", "title": "Bird Intern"}' * 100_000),
        PAGE % (SCRIPT % b'{"@type": [' * 100_000),
    ],
    ids=["10 MB nested", "10 MB of siblings", "bold in bold", "tables in tables", "brackets", "scripts", "bad scripts"],
)
def test_millions_of_tags_are_refused_before_a_tree_is_made(content: bytes) -> None:
    outcome = read_postings(content, name="page.html")
    assert (outcome.postings, reasons(outcome)) == ((), [TAGS])


def test_tags_nested_as_deep_as_the_limit_allows_are_read() -> None:
    content = PAGE % (b"<div>" * (TAG_LIMIT // 2 - 10) + b"You must know ferns." + b"</div>" * (TAG_LIMIT // 2 - 10))
    (posting,) = read_postings(content, name="page.html").postings
    assert [one.text for one in posting.requirements] == ["You must know birds", "You must know ferns"]


@pytest.mark.parametrize(
    "content",
    [b"bird " * 200_000, b"b" * 1_000_000, b"# x\n" * 250_000, b"- x\n" * 250_000, b"# A\n" + b"*a _" * 250_000],
    ids=["words", "one word", "headings", "bullets", "emphasis"],
)
def test_a_million_characters_of_text_are_refused_before_they_are_parsed(content: bytes) -> None:
    outcome = read_postings(content, name="page.txt")
    assert (outcome.postings, reasons(outcome)) == ((), [LENGTH])


def test_navigation_nested_in_navigation_is_weighed_only_near_the_top() -> None:
    content = b"<html><body><h1>Bird Intern</h1>" + b"<nav><p>You must know birds." * 5_000
    outcome = read_postings(content, name="page.html")
    assert len(outcome.postings) + len(outcome.faults) == 1


def test_a_line_of_a_million_characters_in_a_page_is_a_fault() -> None:
    outcome = read_postings(PAGE % (b"<p>" + b"Python, SQL and " * 62_500), name="page.html")
    assert outcome.postings == ()
    assert [reason.startswith("Its text is longer than") for reason in reasons(outcome)] == [True]


@pytest.mark.parametrize("content", [b"# A\n" + b"[" * 50_000, b"# A\n" + b"> " * 20_000 + b"x", b"*a _" * 20_000])
def test_markdown_made_of_marks_ends_in_one_answer(content: bytes) -> None:
    outcome = read_postings(content, name="page.md")
    assert len(outcome.postings) + len(outcome.faults) == 1


@pytest.mark.parametrize(
    "content", [b"[" * 1_000_000, b'{"a":' * 1_000_000 + b"1" + b"}" * 1_000_000, b"[[" * 990 + b"]]" * 990]
)
def test_deeply_nested_json_is_a_fault(content: bytes) -> None:
    assert reasons(read_postings(content, name="feed.json")) == [TOO_DEEP]


def test_deeply_nested_json_in_a_page_leaves_the_page_readable() -> None:
    (posting,) = read_postings(PAGE % (SCRIPT % (b"[" * 500_000)), name="page.html").postings
    assert [one.text for one in posting.requirements] == ["You must know birds"]


def test_numbers_beyond_all_bounds_are_left_out() -> None:
    record = b'{"title": "Bird Intern", "text": "You must know birds.", "duration_weeks": [1e400, -1e400]}'
    (posting,) = read_postings(record, name="feed.json").postings
    assert posting.duration_weeks is None


@pytest.mark.parametrize(
    "content",
    [
        b'{"title": "x", "text": "y", "salary": ' + b"9" * 100_000 + b"}",
        PAGE % (SCRIPT % (b'{"@type": "JobPosting", "title": "x", "baseSalary": ' + b"9" * 5_000 + b"}")),
    ],
    ids=["record", "script"],
)
def test_a_number_too_long_to_read_is_no_crash_of_the_file(content: bytes) -> None:
    outcome = read_postings(content, name="feed")
    assert len(outcome.postings) + len(outcome.faults) == 1


@pytest.mark.parametrize(
    "content",
    [
        "Bird Intern\n\nYou must know birds.".encode("utf-16") + b"x",
        b"Bird Intern\n\nYou must know birds. \xff\xfe\x80 \xc3\x28\n",
        b"\xef\xbb\xbfBird Intern\n\nYou must know birds. \xff\n",
    ],
    ids=["odd UTF-16", "no UTF-8", "marked as UTF-8"],
)
def test_a_broken_encoding_costs_the_broken_letters_only(content: bytes) -> None:
    (posting,) = read_postings(content, name="page.txt").postings
    assert [one.text[:19] for one in posting.requirements] == ["You must know birds"]


@pytest.mark.parametrize(
    "content", [b"\xff\xfe" + b"\x00\xd8" * 1000, b"\x00" * 1000, b"\xff\xfe\x00\x00" + b"Bird" * 99]
)
def test_what_is_no_text_in_its_stated_encoding_is_a_fault(content: bytes) -> None:
    outcome = read_postings(content, name="page.txt")
    assert (outcome.postings, len(outcome.faults)) == ((), 1)


def test_half_a_surrogate_pair_is_left_out_so_that_the_text_can_be_stored() -> None:
    record = b'{"title": "Bird \\ud800Intern", "text": "You must \\udfffknow birds."}'
    (posting,) = read_postings(record, name="feed.json").postings
    assert (posting.title, posting.text) == ("Bird Intern", "You must know birds.")


@pytest.mark.parametrize(
    "content",
    [
        PAGE % (b"<table><tr><th>Essential</th><th>Desirable</th></tr>" + b"<tr><td>E</td><td>x</td></tr>" * 20_000),
        PAGE % (b"<table><tr><td rowspan=999 colspan=999>" + b"<b>Essential</b> x " * 2_000),
        PAGE % (b"<table><tr><th>Essential</th><th>E/D</th></tr></table>" * 5_000),
        b"Bird Intern\n\n" + b"Essential | Desirable\n" + b"a | b | " * 3_000,
        b"Bird Intern\n\n" + b"Essential    Desirable\n" + b"a     b\n" * 5_000,
        b"Bird Intern\n\n" + b"- Knowledge of birds (E)\n" * 1_000,
    ],
    ids=["rows", "spans", "tables", "bars", "gaps", "marks"],
)
def test_endless_tables_and_marks_end_in_one_answer(content: bytes) -> None:
    outcome = read_postings(content, name="page")
    assert len(outcome.postings) + len(outcome.faults) == 1


@pytest.mark.parametrize(
    "piece",
    [
        "If you know birds, ",
        "who is ",
        "we are looking for people ",
        "a, an, the, and some ",
        "is a plus and ",
        "you can ",
    ],
)
def test_endless_sentences_end_in_one_answer(piece: str) -> None:
    outcome = read_postings(f"Bird Intern\n\n{piece * (60_000 // len(piece))}.".encode(), name="page")
    assert len(outcome.postings) + len(outcome.faults) == 1
