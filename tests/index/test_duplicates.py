"""Copies of one posting become one entry, and nothing else does; measured on copies made of the sample postings."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from index import layout
from index.duplicates import join_duplicates
from index.reindex import reindex
from index.snapshot import Snapshot
from matcher.nouns import Filters, Posting, Variant
from tests.embedders import WordCountEmbedder
from tests.index import copies
from tests.index.postings import TODAY, place, posting

EVERY = 8
"""Reading is what takes the time, so that every eighth sample is tried; the figures of all are in the decision."""
LEAST = 0.95

WORK = (
    "Count the herons at the weir every morning and draw the charts",
    "Write the Python scripts that turn our counts into weekly charts",
    "You are enrolled in a degree in biology or geography",
    "You have used a spreadsheet for more than your own household",
)
OTHER_WORK = (
    "Sew the costumes of the winter play with two tailors",
    "Mend what the actors tear and keep the list of loans",
    "You can handle an industrial sewing machine safely",
    "You have helped backstage at a theatre before now",
)


def heron(posting_id: str, *texts: str, **facts: object) -> Posting:
    given: dict[str, object] = {"title": "Heron Intern", "company": "Marsh Trust"}
    return posting(posting_id, *(texts or WORK), **(given | facts))  # type: ignore[arg-type]


def groups(postings: Iterable[Posting]) -> list[list[str]]:
    """The ids of each entry, the entry's own first."""
    return [[one.id, *(variant.id for variant in one.variants)] for one in join_duplicates(postings).postings]


def pairs(grouped: Iterable[Iterable[str]]) -> set[frozenset[str]]:
    return {frozenset(pair) for group in grouped for pair in combinations(group, 2)}


def test_copies_are_found_and_lookalikes_kept_apart() -> None:
    originals = copies.samples()[::EVERY]
    expected = []
    every: list[Posting] = []
    for one, other in zip(originals, (*originals[1:], originals[0]), strict=True):
        same = [one, *copies.copies(one)]
        expected.append([copy.id for copy in same])
        every += [*same, *copies.lookalikes(one, other)]
    true, found = pairs(expected), pairs(groups(every))
    precision, recall = len(true & found) / len(found), len(true & found) / len(true)
    print(f"{len(every)} postings: {len(true & found)} of {len(found)} pairs right, {len(true)} to find")
    assert precision >= LEAST
    assert recall >= LEAST


def test_no_two_samples_are_joined() -> None:
    assert join_duplicates(copies.samples()).joined == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (heron("a"), heron("b")),
        (heron("a"), heron("b", *reversed(WORK))),
        (heron("a", company="Marsh Trust Ltd."), heron("b", company="The MARSH TRUST")),
        (heron("a", company="Marsh Trust"), heron("b", company="Marsh Trust Wetlands")),
        (heron("a"), heron("b", company=None)),
        (heron("a", title="Heron Intern"), heron("b", title="Heron Internship (m/w/d), Summer 2027")),
        (heron("a", title="Heron Intern"), heron("b", title="Heron Count Intern")),
        (
            heron("a", *WORK, "Based in our Leeds office", locations=(place("Leeds"),)),
            heron("b", *WORK, "Based in our Porto office", locations=(place("Porto", "PT"),)),
        ),
        (heron("a"), heron("b", *WORK, "Our client is Marsh Trust", company="Plover Recruitment")),
        (heron("a", "Birds", url="https://marsh.example/1"), heron("b", url="https://marsh.example/1")),
        (heron("a", *WORK, url="https://marsh.example/1"), heron("b", *OTHER_WORK, url="https://marsh.example/1")),
    ],
    ids=["copy", "reordered", "legal form", "longer name", "no company", "title frame", "longer title", "town",
         "agency", "link", "changed page"],
)  # fmt: skip
def test_one_posting(first: Posting, second: Posting) -> None:
    assert len(groups([first, second])) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (heron("a"), heron("b", company="Fen Trust")),
        (heron("a"), heron("b", *OTHER_WORK)),
        (heron("a"), heron("b", *WORK[:2], *OTHER_WORK[:2])),
        (heron("a", title="Data Intern"), heron("b", title="Design Intern")),
        (heron("a", title="Heron Intern (PhD)"), heron("b", title="Heron Intern (undergraduate)")),
        (heron("a", "Birds"), heron("b", "Birds, mostly")),
        (heron("a", "Birds", url="https://m.example"), heron("b", "Mice", title="Mouse Intern", url="https://m.example")),
    ],
    ids=["company", "work", "half the work", "role", "level", "too little text", "careers page"],
)  # fmt: skip
def test_two_postings(first: Posting, second: Posting) -> None:
    assert len(groups([first, second])) == 2


def test_an_unnamed_employer_does_not_bring_two_others_together() -> None:
    found = groups([heron("a", company="Marsh Trust"), heron("b", company="Fen Trust"), heron("c", company=None)])
    assert sorted(len(one) for one in found) == [1, 2]


@pytest.mark.parametrize(
    ("best", "other"),
    [
        (heron("b", deadline=date(2026, 5, 1)), heron("a", deadline=date(2026, 4, 1))),
        (heron("b", deadline=date(2026, 5, 1)), heron("a")),
        (heron("b", closed_notice=False), heron("a", deadline=date(2026, 5, 1))),
        (heron("b"), heron("a", closed_notice=True, deadline=date(2026, 5, 1))),
        (heron("b", url="https://marsh.example/1"), heron("a")),
        (heron("a"), heron("b")),
    ],
    ids=["newest deadline", "a deadline", "rolling", "not closed", "richer", "id"],
)
def test_the_entry_is_chosen_by_rule(best: Posting, other: Posting) -> None:
    assert groups([other, best]) == groups([best, other]) == [[best.id, other.id]]


def test_the_order_of_input_makes_no_difference() -> None:
    postings = [
        heron(f"{company}-{number}", *work, company=company)
        for number, work in enumerate((WORK, OTHER_WORK, WORK, OTHER_WORK))
        for company in (None, "Fen", "Marsh", "Marsh Trust")
    ]
    straight = join_duplicates(postings)
    for seed in range(5):
        assert join_duplicates(random.Random(seed).sample(postings, len(postings))) == straight


def test_the_entry_has_the_places_of_all() -> None:
    (entry,) = join_duplicates(
        [heron("a", locations=(place("Leeds"),)), heron("b", locations=(place("Porto", "PT"), place("Leeds")))]
    ).postings
    assert [one.city for one in entry.locations] == ["Leeds", "Porto"]
    assert entry.variants == (Variant("b", "b.txt", None, (place("Porto", "PT"), place("Leeds")), None),)


@pytest.fixture
def indexed(tmp_path: Path) -> Snapshot:
    """An index of one posting for two towns."""
    folder = tmp_path / "postings"
    folder.mkdir()
    asked = "\n".join(f"- {line}" for line in WORK)
    for name, town in (("leeds", "Leeds, United Kingdom"), ("porto", "Porto, Portugal")):
        text = f"# Heron Intern\n\nMarsh Trust · {town}\n\n## Requirements\n\n{asked}\n"
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    summary = reindex([folder], tmp_path / "index", embed=WordCountEmbedder())
    assert [(one.variant, one.entry, one.similarity) for one in summary.joined] == [("porto", "leeds", 1.0)]
    assert (summary.read, summary.skipped) == (1, ())
    return Snapshot.open(layout.current_folder(tmp_path / "index"))


def test_an_entry_is_found_by_the_id_of_a_variant(indexed: Snapshot) -> None:
    entry = indexed.posting("leeds")
    assert entry is not None
    assert indexed.posting("porto") == entry
    assert [variant.id for variant in entry.variants] == ["porto"]


@pytest.mark.parametrize("filters", [Filters(location="Porto"), Filters(country="PT"), Filters(location="Leeds")])
def test_an_entry_is_found_by_the_place_of_a_variant(indexed: Snapshot, filters: Filters) -> None:
    found, total = indexed.postings(filters, as_of=TODAY)
    assert ([one.id for one in found], total) == (["leeds"], 1)
