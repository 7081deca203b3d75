"""Every shipped posting is read by the product without a fault and with what a match needs."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from matcher.nouns import Posting
from matcher.posting.read import read_postings

POSTINGS = Path(__file__).resolve().parents[2] / "samples" / "postings"
FILES = sorted(path for path in POSTINGS.rglob("*") if path.is_file())
# These wrap their requirements in running sentences ("if you have looked after a newsletter ..."), of which the rules
# find only some. A file may leave this set, and none should join it.
RUNNING_SENTENCES = {
    "ambleway-product-management",
    "greyling-water-quality",
    "institut-roche-blanche",
    "lantern-hill-product-marketing",
    "tannery-row-ml-startup",
}


@cache
def read(path: Path) -> tuple[Posting, ...]:
    outcome = read_postings(path.read_bytes(), name=path.name)
    assert outcome.faults == ()
    return outcome.postings


def name(path: Path) -> str:
    return path.relative_to(POSTINGS).as_posix()


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_sample_has_a_title_and_a_company(path: Path) -> None:
    without = [posting.id for posting in read(path) if not (posting.title and posting.company)]
    assert without == []


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_sample_has_enough_requirements_to_judge(path: Path) -> None:
    least = 1 if path.stem in RUNNING_SENTENCES else 3
    thin = [(posting.id, len(posting.requirements)) for posting in read(path) if len(posting.requirements) < least]
    assert thin == []


def test_every_sample_has_an_id_of_its_own() -> None:
    ids = Counter(posting.id for path in FILES for posting in read(path))
    assert [posting_id for posting_id, count in ids.items() if count > 1] == []


def test_no_sample_takes_its_requirements_from_the_page_around_it() -> None:
    noise = ("three years of production", "shortage subject", "forklift licence", "ACCA, 5+", "A*AA at A level")
    found = [
        requirement.text
        for path in FILES
        for posting in read(path)
        for requirement in posting.requirements
        if any(words in requirement.text for words in noise)
    ]
    assert found == []
