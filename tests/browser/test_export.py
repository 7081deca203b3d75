"""What can be taken along: a table that no spreadsheet runs, everything as JSON, and a page for paper."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from playwright.sync_api import Download, expect

from tests.browser.conftest import Visit
from tests.browser.postings import FORMULA
from tests.browser.student import Student

pytestmark = [pytest.mark.browser, pytest.mark.server]

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
CV_OF_FORMULAS = 'Sam\n\nProjects\n\n=cmd|"/c calc"!A0 built a parser in Python\n\n@SUM(1+1) Python and SQL reports\n'


def saved(download: Download) -> str:
    return Path(download.path()).read_text(encoding="utf-8-sig")


def exported(student: Student, name: str) -> str:
    with student.page.expect_download() as caught:
        student.page.get_by_role("button", name=name).click()
    return saved(caught.value)


@pytest.fixture
def student(visit: Visit) -> Student:
    """A student whose list holds the posting with a formula for its title."""
    student = visit()
    student.give_text(CV_OF_FORMULAS)
    student.page.get_by_label("Words in the posting").fill("zymurgy")
    expect(student.cards()).to_have_count(1)
    return student


def test_no_cell_of_the_table_is_a_formula(student: Student) -> None:
    rows = list(csv.reader(io.StringIO(exported(student, "CSV"))))
    cells = [cell for row in rows for cell in row]
    assert any(FORMULA in cell for cell in cells)
    assert [cell for cell in cells if cell.startswith(STARTS_A_FORMULA)] == []


def test_the_table_has_a_row_for_each_requirement_with_its_verdict_and_words(visit: Visit) -> None:
    student = visit(address="?country=DE")
    with student.page.expect_response("**/v1/matches") as answered:
        student.give()
    rows = list(csv.DictReader(io.StringIO(exported(student, "CSV"))))
    expected = [
        (str(match["rank"]), match["posting"]["title"], one["text"], one["verdict"], one["reason"])
        for match in answered.value.json()["matches"]
        for one in match["requirements"]
    ]
    assert [(row["rank"], row["title"], row["requirement"], row["verdict"], row["reason"]) for row in rows] == expected


def test_the_json_is_the_answer_of_the_service_without_its_timings(visit: Visit) -> None:
    student = visit()
    with student.page.expect_response("**/v1/matches") as answered:
        student.give()
    answer = answered.value.json()
    del answer["timings_ms"]
    assert json.loads(exported(student, "JSON")) == answer


def test_exporting_sends_nothing(visit: Visit) -> None:
    student = visit()
    student.give()
    before = len(student.requested)
    exported(student, "CSV")
    exported(student, "JSON")
    assert [url for url in student.requested[before:] if not url.startswith("blob:")] == []


def test_on_paper_stands_every_requirement_and_no_control(visit: Visit) -> None:
    student = visit(theme="dark")
    with student.page.expect_response("**/v1/matches") as answered:
        student.give()
    student.page.get_by_role("link", name="Print").click()
    expect(student.page.locator(".report")).to_have_count(20)
    student.page.emulate_media(media="print")
    asked = sum(len(match["requirements"]) for match in answered.value.json()["matches"])
    assert student.page.locator(".report-reqs > li:visible").count() == asked
    assert student.page.locator("button:visible, input:visible, header:visible, footer:visible").count() == 0
    assert student.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert student.page.pdf().startswith(b"%PDF-")
