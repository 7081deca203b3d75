"""Tables of criteria: the column or the tick decides, and names of rows and columns ask nothing."""

from __future__ import annotations

import pytest

from matcher.nouns import Role
from matcher.posting.grids import DESIRABLE, ESSENTIAL, grid_blocks
from matcher.posting.read import read_postings

Found = list[tuple[str, str, str]]

HTML = """<html><body><h1>Hydrometry Placement</h1><p>Northbeck Water, Carlisle</p><h2>Person specification</h2>
<table><tr><th>Criterion</th><th>Essential</th><th>Desirable</th><th>How assessed</th></tr>
<tr><td>Education</td><td>Studying for a degree in hydrology</td><td>A module in statistics</td>
<td>Application</td></tr>
<tr><td>Skills</td><td><ul><li>Confident use of Excel</li><li>Neat notes</li></ul></td><td>QGIS<br>R</td>
<td>Test</td></tr>
<tr><td>Other</td><td>Driving licence</td><td></td><td>Document check</td></tr></table>
<p>You must know Excel.</p></body></html>"""
MARKDOWN = """# Conservation Placement

Harrowfold Museums, Leicester

## Selection criteria

| Criteria | Essential | Desirable | Assessed by |
|---|:-:|:-:|---|
| Knowledge of basic chemistry | ✓ |  | A |
| Steady hands and patience | X |  | I |
| Familiarity with a collections database |  | ✓ | A/I |
"""
LETTERS = """<h1>Reception Placement</h1><p>Oakhythe Trust, Durham</p><table>
<tr><td><b>Attribute</b></td><td><b>Requirement</b></td><td><b>E/D</b></td></tr>
<tr><td>Skills</td><td>Competent with spreadsheets</td><td>E</td></tr>
<tr><td></td><td>Polite on the telephone</td><td>E</td></tr>
<tr><td>Knowledge</td><td>Understanding of food safety</td><td>D</td></tr></table>"""
BARS = """Laboratory Summer Student
Wexley Institute, Reading

CRITERION | ESSENTIAL | DESIRABLE
Knowledge | Basic chemistry | HPLC
Skills | Careful pipetting | Python
"""
GAPS = """Vacation Student
Yarrabee Institute, Canberra

Selection criteria                    Essential   Desirable
Python or R                           X
Working with spatial data             X
Driver's licence                                  X
"""
OWN_NAMES = """# Treasury Intern

Mainufer Bank, Frankfurt

| Area | What we expect | Nice on top |
|---|---|---|
| Computing | Very good Excel | VBA |
| Languages | Fluent German | French |
"""
ROWS = """<h1>Archive Placement</h1><p>Marlow Trust, Leeds</p><table>
<tr><th>Essential</th><td><ul><li>Knowledge of palaeography</li></ul></td></tr>
<tr><th>Desirable</th><td>Latin</td></tr></table>"""


def found(text: str) -> Found:
    (posting,) = read_postings(text.encode(), name="table").postings
    return [(one.text, one.kind.value, one.importance.value) for one in posting.requirements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            HTML,
            [
                ("Studying for a degree", "degree", "must"),
                ("in hydrology", "field", "must"),
                ("A module in statistics", "skill", "nice"),
                ("Confident use of Excel", "skill", "must"),
                ("Neat notes", "trait", "must"),
                ("QGIS", "skill", "nice"),
                ("R", "skill", "nice"),
                ("Driving licence", "other", "must"),
                ("You must know Excel", "skill", "must"),
            ],
        ),
        (
            MARKDOWN,
            [
                ("Knowledge of basic chemistry", "skill", "must"),
                ("Steady hands and patience", "trait", "must"),
                ("Familiarity with a collections database", "skill", "nice"),
            ],
        ),
        (
            LETTERS,
            [
                ("Competent with spreadsheets", "skill", "must"),
                ("Polite on the telephone", "trait", "must"),
                ("Understanding of food safety", "skill", "nice"),
            ],
        ),
        (
            BARS,
            [
                ("Basic chemistry", "skill", "must"),
                ("HPLC", "skill", "nice"),
                ("Careful pipetting", "trait", "must"),
                ("Python", "skill", "nice"),
            ],
        ),
        (
            GAPS,
            [
                ("Python or R", "skill", "must"),
                ("Working with spatial data", "skill", "must"),
                ("Driver's licence", "other", "nice"),
            ],
        ),
        (
            OWN_NAMES,
            [
                ("Very good Excel", "skill", "must"),
                ("VBA", "skill", "nice"),
                ("Fluent German", "language", "must"),
                ("French", "language", "nice"),
            ],
        ),
        (ROWS, [("Knowledge of palaeography", "skill", "must"), ("Latin", "language", "nice")]),
    ],
    ids=["text in columns", "ticks", "letters", "bars", "gaps", "names of their own", "essential and desirable rows"],
)
def test_the_column_or_the_mark_decides_and_names_are_no_requirements(text: str, expected: Found) -> None:
    assert found(text) == expected


def test_names_of_rows_and_columns_are_headings() -> None:
    (posting,) = read_postings(HTML.encode(), name="table").postings
    names = {"Criterion", "Essential", "Desirable", "How assessed", "Education", "Skills", "Application", "Test"}
    assert {line.text for line in posting.lines if line.role is Role.HEADING} >= names


def test_nothing_after_a_table_stands_under_its_last_column() -> None:
    assert found(HTML)[-1] == ("You must know Excel", "skill", "must")


def test_a_table_that_is_silent_on_importance_is_left_to_others() -> None:
    assert grid_blocks([(("Week",), ("Topic",)), (("1",), ("Induction",))]) is None
    page = "<h1>Tax Intern</h1><table><tr><th>Location</th><td>Leeds</td></tr></table><p>You must know Excel.</p>"
    assert found(page) == [("You must know Excel", "skill", "must")]


def test_a_group_of_rows_names_its_criteria() -> None:
    rows = [
        (("Criteria",), ("Essential",), ("Desirable",)),
        (("Experience",), (), ()),
        (("Serving customers",), ("yes",), ()),
        (("Leading a team",), (), ("yes",)),
    ]
    blocks = grid_blocks(rows) or ()
    assert [(one.text, one.under, one.label) for one in blocks if one.shape == "bullet"] == [
        ("Serving customers", ESSENTIAL, "Experience"),
        ("Leading a team", DESIRABLE, "Experience"),
    ]


@pytest.mark.parametrize("span", ["999999999999", "-1", "x", ""])
def test_absurd_spans_of_cells_are_read_as_one(span: str) -> None:
    text = HTML.replace("<td>Education</td>", f'<td rowspan="{span}" colspan="{span}">Education</td>')
    assert ("Driving licence", "other", "must") in found(text)
