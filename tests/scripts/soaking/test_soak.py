"""What a soak calls wrong and what it calls growth; and a soak of seconds on a real service."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path

import pytest

from scripts import soak as command
from scripts.soaking import report
from scripts.soaking.asking import PROBLEM, Answered, essence, fault_of
from scripts.soaking.run import Plan, Soaked
from scripts.soaking.traffic import good, hostile
from scripts.soaking.watching import Held, trend
from tests.api.serving import ROOT, free_port, reindex

SAMPLES = ROOT / "samples"
REFUSAL = {"type": "urn:x", "title": "No", "status": 422, "detail": "Because.", "what_to_do": "Send another."}


def answered(status: int, told: object, kind: str = PROBLEM, **headers: str) -> Answered:
    return Answered(status, {"content-type": kind, **headers}, json.dumps(told).encode())


@pytest.mark.parametrize(
    ("one", "fault"),
    [
        (answered(200, {}, "application/json"), None),
        (answered(422, REFUSAL), None),
        (answered(500, REFUSAL | {"status": 500}), "status 500"),
        (answered(422, REFUSAL, "text/html"), "a refusal as text/html"),
        (answered(422, REFUSAL | {"what_to_do": ""}), "a refusal without what_to_do"),
        (answered(413, REFUSAL), "a refusal without its status"),
        (answered(503, REFUSAL | {"status": 503}), "503 without Retry-After"),
        (answered(503, REFUSAL | {"status": 503}, **{"retry-after": "2"}), None),
        (Answered(422, {"content-type": PROBLEM}, b"<html>"), "a refusal that is no JSON"),
    ],
)
def test_a_refusal_is_a_problem_that_says_what_to_do(one: Answered, fault: str | None) -> None:
    assert fault_of(one) == fault


def test_only_times_may_differ_between_two_answers() -> None:
    one, again, other = (
        answered(200, {"matches": matches, "timings_ms": {"total": total}}, "application/json")
        for matches, total in (([1], 3.0), ([1], 9.0), ([2], 3.0))
    )
    assert essence(one) == essence(again)
    assert essence(one) != essence(other)


def test_the_same_seed_sends_the_same_hostile_traffic() -> None:
    first, second = (list(islice(hostile(SAMPLES, 3), 30)) for _ in range(2))
    assert first == second
    assert len({one.name for one in first}) > 10


def test_every_sample_is_asked_about() -> None:
    named = {one.name for one in good(SAMPLES)}
    assert {f"matches {path.stem}" for path in (SAMPLES / "cvs").glob("*.pdf")} <= named


def log(*megabytes: float, files: int = 20) -> list[Held]:
    return [Held(number * 10.0, int(one * 1e6), files, 3, 0, 0) for number, one in enumerate(megabytes)]


def test_a_trend_is_the_rise_of_the_fitted_line() -> None:
    fitted = trend([(0.0, 10.0), (10.0, 12.0), (20.0, 14.0)])
    assert (fitted.middle, fitted.most, fitted.rise) == pytest.approx((12.0, 14.0, 4.0))


def test_growth_after_the_warm_up_is_told_and_noise_is_not() -> None:
    steady, noise = [300.0] * 40, [300.0, 308.0] * 20
    leaking = [300.0 + 2 * number for number in range(40)]
    assert [report.grown(log(*one)) for one in (steady, noise, [*range(0, 300, 30), *steady])] == [[], [], []]
    assert report.grown(log(*leaking)) == ["memory of the service (MB)"]


@pytest.mark.parametrize("faults", [[], ["x: status 500"]])
def test_a_soak_with_a_fault_is_not_sound_and_says_so(faults: list[str]) -> None:
    soaked = Soaked(Plan(60, 0.1, 1, 1), compared=5, faults=faults, log=log(*[300.0] * 20), stopped_with=0)
    assert report.is_sound(soaked) == (not faults)
    assert ("1 x x: status 500" in report.as_text(soaked)) == bool(faults)


@pytest.mark.server
@pytest.mark.model
def test_a_soak_of_seconds_finds_nothing_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reindex(tmp_path / "index", SAMPLES / "postings" / "text")
    options = ["--minutes", "0.3", "--pause", "0.05", "--port", str(free_port())]
    command.main(["--index", str(tmp_path / "index"), *options])
    told = capsys.readouterr().out
    assert "wrong: 0" in told, told
    assert "answers compared with those of the idle service: 0" not in told
    assert "stopped within" in told
