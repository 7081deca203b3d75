"""CVs in every layout, from the file to a requirement that quotes it."""

from __future__ import annotations

import shutil
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.files import docx_in_one_column, docx_with_a_sidebar, scan_of
from tests.browser.student import CV, Student

pytestmark = [pytest.mark.browser, pytest.mark.server]

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OCR_SECONDS = 120


def choose_a_quote(student: Student) -> str:
    """Open the first posting that asks for Python, choose what quotes the CV, and give the words that the CV shows."""
    student.open_posting()
    student.as_text()
    student.quotes_something().first.click()
    return str(student.page.locator(".cv-page .quoted.chosen").first.inner_text())


@pytest.mark.parametrize("make", [docx_in_one_column, docx_with_a_sidebar], ids=lambda make: make.__name__)
def test_a_word_processor_file_is_read_and_quoted(visit: Visit, make: Callable[[], bytes]) -> None:
    student = visit(address="?q=mazeology")
    student.give_bytes(make(), "cv.docx", DOCX)
    expect(student.cards().first).to_contain_text("Python Intern")
    assert "Python" in choose_a_quote(student)


def test_a_word_processor_file_has_a_text_view_and_no_picture(visit: Visit) -> None:
    student = visit()
    student.give_bytes(docx_with_a_sidebar(), "cv.docx", DOCX)
    student.page.get_by_role("link", name="See what was read").click()
    expect(student.page.locator(".cv-page .line").first).to_have_text("Sam Invented")
    assert student.page.locator(".switch").count() == 0
    assert student.page.locator(".section-head").all_inner_texts() == ["Skills", "Languages", "Education", "Projects"]


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
def test_a_scan_is_recognised_and_its_words_are_marked_on_the_page(visit: Visit) -> None:
    student = visit()
    student.give_bytes(scan_of(CV), "scan.pdf", "application/pdf")
    expect(student.cards().first).to_be_visible(timeout=OCR_SECONDS * 1000)
    expect(student.page.locator(".warnings").first).to_contain_text("scan")
    student.open_posting()
    expect(student.page.locator(".picture .box").first).to_be_visible()
    student.quotes_something().first.click()
    expect(student.page.locator(".picture .box.chosen").first).to_be_visible()
