"""POST /v1/comparisons and /v1/checks, and the advice that comes with a ranking."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, TypeVar

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from api.reading.task import Task
from api.reading.tasks import READ_SWAPPED, ReadHere
from tests.api.conftest import CV, client_on

T = TypeVar("T")

PAIR = {"above": "otterburn-data", "below": "marrow-design"}


def post(client: TestClient, path: str, **fields: str) -> Response:
    return client.post(path, files={"cv": ("cv.md", CV.encode())}, data={"as_of": "2026-11-24", **fields})


def answer(client: TestClient, path: str, **fields: str) -> dict[str, Any]:
    given = post(client, path, **fields)
    assert given.status_code == 200, given.text
    found: dict[str, Any] = given.json()
    return found


def test_a_comparison_says_why_in_terms_that_add_up(client: TestClient) -> None:
    found = answer(client, "/v1/comparisons", **PAIR)
    assert set(found) == {"snapshot", "as_of", "above", "below", "difference", "terms", "sentences", "versions"}
    assert (found["above"]["posting"]["id"], "requirements" in found["above"]) == ("otterburn-data", False)
    assert sum(term["difference"] for term in found["terms"]) == pytest.approx(found["difference"], abs=1e-5)
    assert found["sentences"][0].startswith("“Data Intern” stands above “Design Intern”")


def test_a_comparison_the_other_way_round_says_so(client: TestClient) -> None:
    found = answer(client, "/v1/comparisons", above=PAIR["below"], below=PAIR["above"])
    assert found["difference"] < 0
    assert found["sentences"][0].startswith("“Design Intern” stands below “Data Intern”")


@pytest.mark.parametrize(
    ("fields", "status"), [({**PAIR, "below": "nothing"}, 404), ({"above": "otterburn-data"}, 422)]
)
def test_a_comparison_needs_two_known_postings(client: TestClient, fields: dict[str, str], status: int) -> None:
    assert post(client, "/v1/comparisons", **fields).status_code == status


def test_a_check_swaps_words_and_nothing_moves(client: TestClient) -> None:
    found = answer(client, "/v1/checks", include_closed="true")
    swaps = {swap["name"]: swap for swap in found["swaps"]}
    assert found["unchanged"]
    assert swaps["name: Arabic"]["examples"][0]["from"] == "Ines Fairweather"
    assert swaps["university: well known"]["examples"][0]["from"] == "University of Harbourton"
    assert {(s["changed_verdicts"], s["changed_ranks"], s["rank_correlation"]) for s in found["swaps"]} == {(0, 0, 1.0)}


class Asked(ReadHere):
    """Reads here, and notes which tasks it was given."""

    def __init__(self) -> None:
        self.tasks: list[str] = []

    def run(self, task: Task[T], content: bytes) -> T:
        self.tasks.append(task.name)
        return super().run(task, content)


def test_a_check_has_every_swap_understood_by_a_reader(index: Path) -> None:
    readers = Asked()
    with client_on(index, readers) as client:
        assert answer(client, "/v1/checks")["unchanged"]
    assert readers.tasks == [READ_SWAPPED.name]


def test_a_ranking_tells_what_would_change_each_result(client: TestClient) -> None:
    first = answer(client, "/v1/matches")["matches"][0]
    asked = next(change for change in first["changes"] if change["type"] == "question")
    assert (asked["question"], asked["gain"] > 0) == ("right_to_work.GB", True)
    answered = answer(client, "/v1/matches", answers=json.dumps({"right_to_work.GB": "yes"}))["matches"][0]
    assert answered["score"]["value"] - first["score"]["value"] == pytest.approx(asked["gain"], abs=2e-4)


def test_a_no_is_an_honest_blocker(client: TestClient) -> None:
    first = answer(client, "/v1/matches", answers=json.dumps({"right_to_work.GB": "No"}))["matches"][0]
    right = next(one for one in first["requirements"] if one["kind"] == "authorisation")
    assert (right["verdict"], right["blocker"], right["evidence"][0]["source"]) == ("missing", True, "answer")


@pytest.mark.parametrize(
    ("answers", "right"),
    [({"right_to_work.GB": "perhaps"}, "yes, no, need sponsorship"), ({"right_to_work.ZZ": "yes"}, "right_to_work."),
     ({"relocation": "Leeds"}, "yes, no"), ({"availability": "summer"}, "2027-06-01/2027-09-15"),
     ({"availability": "2027-09-15/2027-06-01"}, "the first one earlier"), ({"colour": "red"}, "relocation"),
     ({"days_on_site": "9"}, "0, 1, 2, 3, 4, 5")],
)  # fmt: skip
def test_an_answer_that_cannot_be_used_is_told_with_those_that_can(
    client: TestClient, answers: dict[str, str], right: str
) -> None:
    given = post(client, "/v1/matches", answers=json.dumps(answers))
    assert given.status_code == 422
    assert right in given.json()["detail"]
