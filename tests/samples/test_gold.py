"""The invented gold sets agree with themselves: snippets stand in their files, every pair is graded."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from datetime import datetime
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from scripts.evaluation.gold import GoldSet, load

ROOT = Path(__file__).resolve().parents[2] / "samples" / "gold"
BATCHES = sorted(path for path in ROOT.iterdir() if path.is_dir())
KINDS = {
    *("degree", "field", "graduation", "grade", "skill", "experience", "language"),
    *("authorisation", "availability", "location", "interest", "trait", "other"),
}
FORMATS = {"txt": ".txt", "md": ".md", "html": ".html", "greenhouse": ".json", "lever": ".json"}
BLOCK = r"</?(?:li|p|div|h\d|table|tr|td|ul|br|em|strong)\b[^>]*>"

pytestmark = pytest.mark.parametrize("batch", BATCHES, ids=lambda path: path.name)


@cache
def gold(batch: Path) -> GoldSet:
    return load(batch)


def lines(batch: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (batch / name).read_text(encoding="utf-8").splitlines()]


def body(path: Path) -> str:
    """What a file says before any markup is taken away, read without the product's readers."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".json":
        return text
    record = json.loads(text)
    if "content" in record:
        return html.unescape(record["content"])
    lists = [part for item in record["lists"] for part in (item["text"], item["content"])]
    return "\n".join([record["description"], *lists, record["additional"]])


@cache
def visible(path: Path) -> str:
    """The words that a reader of the posting sees, with single spaces."""
    text = body(path)
    if path.suffix in {".html", ".json"}:
        text = re.sub(r"(?s)<(script|style)\b.*?</\1>", " ", text)
        text = re.sub(r"<[^>]+>", "", re.sub(BLOCK, " ", text))
        text = html.unescape(text)
    return re.sub(r"\s+", " ", text)


@cache
def cv_text(batch: Path, cv: str) -> str:
    return (batch / "cvs" / f"{cv}.md").read_text(encoding="utf-8")


def test_every_posting_has_its_file_and_every_file_its_posting(batch: Path) -> None:
    named = {posting.file for posting in gold(batch).postings.values()}
    assert named == {path.relative_to(batch).as_posix() for path in (batch / "postings").iterdir()}
    assert all(Path(posting.file).stem == posting.id for posting in gold(batch).postings.values())
    assert all(FORMATS[row["format"]] == Path(row["file"]).suffix for row in lines(batch, "postings.jsonl"))


def test_every_cv_has_its_file_and_every_file_its_cv(batch: Path) -> None:
    assert sorted(gold(batch).cvs) == sorted(path.stem for path in (batch / "cvs").iterdir())


def test_requirements_and_noise_stand_in_the_posting(batch: Path) -> None:
    absent = [
        (posting.id, snippet)
        for posting in gold(batch).postings.values()
        for snippet in (*(requirement.text for requirement in posting.requirements), *posting.noise)
        if snippet not in visible(batch / posting.file)
    ]
    assert absent == []


def test_the_company_is_named_in_the_file(batch: Path) -> None:
    for posting in gold(batch).postings.values():
        assert posting.company is not None
        assert posting.company in (batch / posting.file).read_text(encoding="utf-8")


def test_kinds_importances_and_statuses_are_those_of_the_guidelines(batch: Path) -> None:
    for posting in gold(batch).postings.values():
        assert {requirement.kind for requirement in posting.requirements} <= KINDS
        assert {requirement.importance for requirement in posting.requirements} <= {"must", "nice"}
        assert posting.status in {"open", "closed", "unknown"}
        assert posting.work_mode in {"onsite", "hybrid", "remote", None}


def test_every_kind_of_requirement_occurs(batch: Path) -> None:
    found = {requirement.kind for posting in gold(batch).postings.values() for requirement in posting.requirements}
    assert found == KINDS


def test_dates_and_durations_are_dates_and_durations(batch: Path) -> None:
    for posting in gold(batch).postings.values():
        for date in (posting.deadline, posting.start):
            assert date is None or datetime.fromisoformat(date)
        assert posting.duration_weeks is None or 0 < posting.duration_weeks[0] <= posting.duration_weeks[1]


def test_every_pair_is_graded_once(batch: Path) -> None:
    rows = (batch / "relevance.tsv").read_text(encoding="utf-8").splitlines()
    assert sorted(gold(batch).grades) == sorted(product(gold(batch).cvs, gold(batch).postings))
    assert len(rows) == len(gold(batch).grades)
    assert set(gold(batch).grades.values()) <= {0, 1, 2, 3}


def test_every_cv_has_something_to_apply_for_and_something_to_leave(batch: Path) -> None:
    for cv in gold(batch).cvs:
        given = {grade for (graded, _), grade in gold(batch).grades.items() if graded == cv}
        assert {0, 3} <= given


def test_every_posting_has_a_cv_that_does_not_fit_and_every_cv_a_posting_that_does(batch: Path) -> None:
    grades = gold(batch).grades
    for posting in gold(batch).postings:
        assert min(grade for (_, graded), grade in grades.items() if graded == posting) <= 1
    for cv in gold(batch).cvs:
        assert max(grade for (graded, _), grade in grades.items() if graded == cv) >= 1


def test_a_judged_pair_is_judged_whole(batch: Path) -> None:
    judged = Counter((verdict.cv, verdict.posting) for verdict in gold(batch).verdicts)
    assert len({(v.cv, v.posting, v.requirement) for v in gold(batch).verdicts}) == len(gold(batch).verdicts)
    for (cv, posting), count in judged.items():
        assert cv in gold(batch).cvs
        assert count == len(gold(batch).postings[posting].requirements)


def test_evidence_stands_in_the_cv(batch: Path) -> None:
    quotes = [(verdict.cv, verdict.evidence) for verdict in gold(batch).verdicts if verdict.evidence is not None]
    assert [(cv, quote) for cv, quote in quotes if quote not in cv_text(batch, cv)] == []


def test_verdicts_hold_together(batch: Path) -> None:
    for verdict in gold(batch).verdicts:
        requirement = gold(batch).postings[verdict.posting].requirements[verdict.requirement]
        assert verdict.verdict in {"met", "partial", "missing", "unknown"}
        assert verdict.evidence or verdict.verdict in {"missing", "unknown"}
        assert verdict.evidence is None or verdict.verdict != "unknown"
        assert not verdict.blocker or (verdict.verdict == "missing" and requirement.importance == "must")
        assert not verdict.blocker or verdict.evidence


def test_what_a_cv_says_of_itself_stands_in_it(batch: Path) -> None:
    for row in lines(batch, "cvs.jsonl"):
        text = cv_text(batch, row["id"])
        said = [*row["skills"], *row["work_authorisation"], *filter(None, [row["availability"]])]
        assert [snippet for snippet in said if snippet not in text] == []
