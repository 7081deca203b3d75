"""Skills and languages that students rate themselves: marks, modest words, and tables that tell how well."""

from __future__ import annotations

import pytest

from matcher.nouns import Kind
from tests.matcher.judging.read_cases import status

TABLE = "| Tool | Level |\n|---|---|\n"


@pytest.mark.parametrize(
    "listed",
    [
        "SQL ★★☆☆☆",
        "SQL ●●○○○",
        "SQL \uf005\uf005\uf006\uf006\uf006",
        "★★☆☆☆ SQL",
        "SQL (2/5)",
        "SQL - 2 out of 5",
        "SQL 40%",
        "Python 90% SQL 30%",
        "Python ■■■■■ SQL ■■□□□",
        "SQL, elementary",
        "SQL (simple)",
        "SQL – used once",
        "SQL (school)",
        "SQL: enough to get by",
        "SQL: a first course",
        "SQL (from a workshop)",
        "SQL (fundamentals)",
        "Grundkenntnisse in SQL",
        "Learning: SQL",
        f"{TABLE}| SQL | basics |",
        f"{TABLE}| Excel | very good, daily use |\n| SQL | basics (one lecture with exercises) |",
        f"{TABLE}| SQL | 2/5 |",
    ],
)
def test_a_skill_that_is_rated_low_is_only_begun(listed: str) -> None:
    assert status(Kind.SKILL, "Working knowledge of SQL", "## Skills", "", listed) == "partial"


@pytest.mark.parametrize(
    "listed",
    [
        "SQL ★★★★☆",
        "SQL ★★★★★",
        "SQL 3/5",
        "SQL (8/10)",
        "Python ●○○○○ SQL ●●●●●",
        "SQL, R (basics)",
        "SQL, Python, school newspaper website",
        "SQL · Learning Python",
        "Databases: SQL, NoSQL fundamentals",
        f"{TABLE}| SQL | good |\n| Python | basics |",
    ],
)
def test_a_skill_that_is_rated_well_or_not_at_all_counts_as_before(listed: str) -> None:
    assert status(Kind.SKILL, "Working knowledge of SQL", "## Skills", "", listed) == "met"


def test_a_mark_of_ones_own_proves_no_depth() -> None:
    assert status(Kind.SKILL, "Advanced SQL", "## Skills", "", "SQL ★★★★★") == "partial"


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ("German ★★★★★", "met"),
        ("German 4/5", "met"),
        ("German 60%", "partial"),
        ("German ●●○○○", "missing!"),
        ("English 100%, German 40%", "missing!"),
        ("German 100%, English 40%", "met"),
        ("| Language | Level |\n|---|---|\n| German | 2/5 |", "missing!"),
        ("German (B2), 2/5", "met"),
    ],
)
def test_a_language_is_known_as_well_as_it_is_rated(listed: str, expected: str) -> None:
    assert status(Kind.LANGUAGE, "German at level B2", "## Languages", "", listed) == expected
