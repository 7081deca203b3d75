"""The page of a service that asks for a key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from api.access.key_file import change_keys
from api.access.keys import Scope, new_key
from index.reindex import reindex
from tests.browser.conftest import served
from tests.browser.student import CV, Student
from tests.embedders import WordCountEmbedder

pytestmark = [pytest.mark.browser, pytest.mark.server]
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def locked(browser: Browser, tmp_path: Path) -> Iterator[tuple[Student, str]]:
    """A student at the page of a service with keys, and a key of it."""
    key, secret = new_key("students", [Scope.MATCH])
    change_keys(tmp_path / "keys.json", lambda keys: (*keys, key))
    reindex([ROOT / "samples" / "postings" / "text"], tmp_path / "index", embed=WordCountEmbedder())
    with served(tmp_path / "index", keys=tmp_path / "keys.json") as address:
        student = Student(browser.new_context(reduced_motion="reduce"), address)
        student.open()
        yield student, secret
        student.context.close()


def test_the_page_asks_for_a_key_and_sends_it(locked: tuple[Student, str]) -> None:
    student, secret = locked
    student.page.set_input_files("#cv", CV)
    expect(student.page.get_by_role("alert")).to_contain_text("A key is needed")
    student.page.get_by_label("Key").fill("not the key")
    student.page.get_by_role("button", name="Use this key").click()
    expect(student.page.get_by_role("alert")).to_contain_text("A key is needed")
    student.page.get_by_label("Key").fill(f" {secret} ")
    student.page.get_by_role("button", name="Use this key").click()
    expect(student.cards().first).to_be_visible()
    assert student.faults == []


def test_the_key_lives_as_long_as_the_tab(locked: tuple[Student, str]) -> None:
    student, secret = locked
    student.page.evaluate("key => sessionStorage.setItem('key', key)", secret)
    student.page.reload()
    student.page.set_input_files("#cv", CV)
    expect(student.cards().first).to_be_visible()
    other = Student(student.context, student.service)
    other.open()
    other.page.set_input_files("#cv", CV)
    expect(other.page.get_by_role("alert")).to_contain_text("A key is needed")
    assert secret not in student.page.evaluate("JSON.stringify({ ...localStorage }) + document.cookie + location.href")
