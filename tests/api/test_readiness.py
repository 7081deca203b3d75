"""A trial now and then: how often, and what is remembered of it."""

from __future__ import annotations

import anyio
import pytest

from api.problems import Problem
from api.readiness import SelfCheck


class Trial:
    """Fails as long as it is told to, and counts."""

    def __init__(self, *, fails: bool = False) -> None:
        self.fails = fails
        self.made = 0

    async def __call__(self) -> None:
        self.made += 1
        if self.fails:
            raise RuntimeError("Zephyrquillon")


def asked(check: SelfCheck, *, idle: bool = True) -> str | None:
    async def ask() -> None:
        await check.require(idle=idle)

    try:
        anyio.run(ask)
    except Problem as problem:
        return problem.detail
    return None


def test_many_questions_make_one_trial() -> None:
    trial = Trial()
    check = SelfCheck(trial, seconds=3600)
    assert [asked(check) for _ in range(5)] == [None] * 5
    assert trial.made == 1


def test_a_failure_is_told_until_a_trial_succeeds() -> None:
    trial = Trial(fails=True)
    check = SelfCheck(trial, seconds=0)
    said = asked(check)
    assert said is not None
    assert "RuntimeError" in said
    assert "Zephyrquillon" not in said
    trial.fails = False
    assert asked(check) is None


@pytest.mark.parametrize("fails", [False, True])
def test_a_busy_service_is_not_tried(fails: bool) -> None:
    trial = Trial(fails=fails)
    assert asked(SelfCheck(trial, seconds=0), idle=False) is None
    assert trial.made == 0
