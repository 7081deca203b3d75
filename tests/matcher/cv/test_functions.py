from __future__ import annotations

import pytest

from matcher.cv.functions import Exponential, Sampled, Stitched, calculator, pairs

UNIT = ((0.0, 1.0),)


def test_an_exponential_function_runs_from_one_value_to_another() -> None:
    square = Exponential(UNIT, (0.0, 1.0), (1.0, 0.0), 2.0)

    assert square([0.5]) == [0.25, 0.75]
    assert square([7]) == [1.0, 0.0]


def test_stitched_functions_take_turns() -> None:
    rise, fall = Exponential(UNIT, (0.0,), (1.0,), 1.0), Exponential(UNIT, (1.0,), (0.0,), 1.0)
    both = Stitched(UNIT, (rise, fall), (0.5,), ((0.0, 1.0), (0.0, 1.0)))

    assert [both([at]) for at in (0.0, 0.25, 0.5, 1.0)] == [[0.0], [0.5], [1.0], [0.0]]


@pytest.mark.parametrize(("at", "expected"), [([0, 0], [0.0]), ([1, 0], [1.0]), ([0, 1], [0.5]), ([1, 1], [None])])
def test_a_table_answers_with_its_nearest_sample(at: list[float], expected: list[float | None]) -> None:
    table = Sampled((*UNIT, *UNIT), (2, 2), 8, UNIT, bytes([0, 255, 128]))
    found = table(at)

    assert [None if found is None else round(found[0], 1)] == expected


@pytest.mark.parametrize(
    ("program", "inputs", "expected"),
    [
        ("{ 1 exch sub }", [0.25], [0.75]),
        ("{ dup mul 2 div }", [0.5], [0.125]),
        ("{ dup 0.5 gt { pop 1 } { pop 0 } ifelse }", [0.75], [1.0]),
        ("{ 0.2 0.4 3 1 roll pop pop }", [0.1], [0.4]),
        ("{ 1 index exch pop }", [0.1], None),
        ("{ 5 }", [0.1], [1.0]),
        ("{ 0 div }", [0.1], None),
        ("{ explode }", [0.1], None),
    ],
)
def test_a_calculator_runs_its_program(program: str, inputs: list[float], expected: list[float] | None) -> None:
    found = calculator(program, UNIT, UNIT)(inputs)

    assert found == (None if expected is None else pytest.approx(expected))


@pytest.mark.parametrize("program", ["", "1 2", "{ 1", "{ } }", "{" * 30 + "}" * 30])
def test_what_is_no_program_is_refused(program: str) -> None:
    with pytest.raises(ValueError, match="calculator"):
        calculator(program, UNIT, UNIT)


def test_numbers_pair_up_to_ranges() -> None:
    assert pairs([0, 1, -1, 1]) == ((0, 1), (-1, 1))
