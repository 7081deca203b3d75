"""Patterns that are slow on some text are found, those that are not are left alone, and the product has none."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import check_patterns as command
from scripts.patterns.attacks import attacks
from scripts.patterns.measure import slow_attacks
from scripts.patterns.usage import Usage

ROOT = Path(command.ROOT)


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a+)+b", r"(?:a|a)*b", r"\s+$", r"\s*,", r"[^;.]*citizen", r"(\w+) x", r"(?:\W*\w+\W+){0,6}need",
        r"\d[\d,.]*k\s$", r"x\s*y", r".*a.*b", r"(?i)[A-Z]+\bq", r"(?=a*b)c", r"é+$",
    ],
)  # fmt: skip
def test_a_pattern_that_takes_the_square_of_a_text_is_found(pattern: str) -> None:
    found = next(slow_attacks(re.compile(pattern)), None)
    assert (found is not None) == (pattern != r"x\s*y")


@pytest.mark.parametrize(
    "pattern",
    [r"(?<!\s)\s+$", r"(?:(?<!\s)\s+)?,", r"(?<![^;.])[^;.]{0,80}citizen", r"a{1,40}b", r"\bcat\b", r"(?>a+)b?"],
)
def test_a_linear_pattern_is_none(pattern: str) -> None:
    assert [*slow_attacks(re.compile(pattern))] == []


@pytest.mark.parametrize("pattern", [r"\s*,", r"[^;.]*citizen", r"(\w+) x"])
def test_a_pattern_that_is_matched_at_one_place_may_be_slow_to_search_for(pattern: str) -> None:
    assert [*slow_attacks(re.compile(pattern), anchored=True)] == []


def test_the_attacks_on_a_pattern_are_the_same_each_time() -> None:
    pattern = re.compile(r"(?:\d+|[a-f]x?)*\s+(?P<end>one|two)")
    assert attacks(pattern) == attacks(pattern)
    assert {"one", "two"} & {attack.pump.strip()[-3:] for attack in attacks(pattern)}


def source(tmp_path: Path, text: str) -> Usage:
    for package in ("matcher", "index", "api"):
        (tmp_path / package).mkdir()
    (tmp_path / "matcher" / "a.py").write_text(text)
    (tmp_path / "matcher" / "b.py").write_text(
        "from matcher.a import SHARED\n\ndef f(x):\n    return SHARED.search(x)\n"
    )
    return Usage(tmp_path)


SOURCE = """import re
ONE = re.compile('a')
TWO = re.compile('b')
SHARED = re.compile('c')
LIST = [re.compile('d')]


def f(x):
    words = dict(
        end=re.compile('e'),
    )
    ONE.match(x)
    TWO.search(x)
    SHARED.match(x)
    for one in LIST:
        one.match(x)
    words.end.fullmatch(x)
    re.match('f', x)
    re.sub('g', x)
"""
LINES = {"ONE": 2, "TWO": 3, "SHARED": 4, "LIST": 5, "end": 10, "f": 18, "g": 19}


def test_how_a_pattern_is_used_is_read_from_the_source(tmp_path: Path) -> None:
    usage = source(tmp_path, SOURCE)
    anchored = {name for name, line in LINES.items() if usage.is_anchored(f"matcher/a.py:{line}")}
    assert anchored == {"ONE", "end", "f"}


def checked(*options: str) -> str:
    run = subprocess.run(
        [sys.executable, "scripts/check_patterns.py", *options], check=False, cwd=ROOT, capture_output=True, text=True
    )
    return run.stdout + run.stderr


def test_no_pattern_of_the_product_is_slow() -> None:
    told = checked("--quick")
    assert int(re.findall(r"(\d+) patterns, ", told)[0]) > 500
    assert "patterns, 0 of them too slow" in told, told


@pytest.mark.slow
def test_no_pattern_of_the_product_is_slow_under_many_attacks() -> None:
    told = checked()
    assert "patterns, 0 of them too slow" in told, told
