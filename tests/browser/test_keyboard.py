"""The whole way without a mouse: every key press goes to where the focus is, and the focus can always be seen."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import FileChooser, expect

from tests.browser.conftest import Visit
from tests.browser.student import Student

pytestmark = [pytest.mark.browser, pytest.mark.server]

MANY_STEPS = 80
ATTEMPTS, WAIT_MS = 5, 2000
RING = """() => {
  const one = document.activeElement;
  const seen = one.matches(".drop input") ? one.nextElementSibling : one;
  const { outlineStyle, outlineWidth, borderColor } = getComputedStyle(seen);
  return [outlineStyle, parseFloat(outlineWidth)];
}"""


def press_until(student: Student, key: str, wanted: str) -> None:
    """Press a key until the focus is on what a selector names; every stop on the way has to be seen."""
    for _ in range(MANY_STEPS):
        student.page.keyboard.press(key)
        if student.page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            style, width = student.page.evaluate(RING)
            assert (style != "none", width >= 2) == (True, True), wanted
            return
    raise AssertionError(f"the keyboard does not reach {wanted}")


def with_list(visit: Visit) -> Student:
    """A list of matches, come to by keyboard."""
    student = visit()
    press_until(student, "Tab", "li:last-child .sample")
    student.page.keyboard.press("Enter")
    expect(student.cards().first).to_be_visible(timeout=30_000)
    return student


def test_from_a_sample_to_the_words_that_decide_and_back(visit: Visit) -> None:
    student = with_list(visit)
    press_until(student, "Tab", ".card h2 a")
    student.page.keyboard.press("Enter")
    expect(student.page.locator("h1")).to_be_focused()
    student.page.locator(".panel-cv .updating").wait_for(state="detached")
    press_until(student, "Tab", ".req-head")
    student.page.keyboard.press("Space")
    expect(student.page.locator(".req.chosen")).to_have_count(1)
    press_until(student, "Tab", "[data-key=image-false]")
    student.page.keyboard.press("Enter")
    press_until(student, "Tab", ".quoted")
    student.page.keyboard.press("Enter")
    expect(student.page.locator(".place-note")).to_be_visible()
    assert student.page.evaluate("document.activeElement.matches('.quoted')")
    press_until(student, "Shift+Tab", ".place-note .text-button")
    student.page.keyboard.press("Enter")
    expect(student.page.locator(".req.chosen")).to_have_count(1)
    press_until(student, "Shift+Tab", ".back a")
    student.page.keyboard.press("Enter")
    expect(student.cards().first).to_be_visible()


def test_how_the_posting_was_read_is_reached(visit: Visit) -> None:
    student = with_list(visit)
    press_until(student, "Tab", ".card h2 a")
    student.page.keyboard.press("Enter")
    student.page.locator(".panel-cv .updating").wait_for(state="detached")
    press_until(student, "Tab", "[data-key=document-posting]")
    student.page.keyboard.press("Enter")
    press_until(student, "Tab", "[data-key=roles]")
    student.page.keyboard.press("Space")
    expect(student.page.locator(".posting-line .role").first).to_be_visible()


def test_filters_and_a_choice_among_them(visit: Visit) -> None:
    student = with_list(visit)
    press_until(student, "Tab", "[name=query]")
    student.page.keyboard.type("mazeology")
    expect(student.page).to_have_url(re.compile("q=mazeology"))
    press_until(student, "Tab", "[name=work_mode]")
    student.page.keyboard.press("h")
    expect(student.page).to_have_url(re.compile("mode=hybrid"))
    expect(student.page.locator(".empty")).to_be_visible()
    press_until(student, "Tab", ".empty .primary")
    student.page.keyboard.press("Enter")
    expect(student.cards().first).to_be_visible()


def test_a_question_a_check_and_what_was_read(visit: Visit) -> None:
    student = with_list(visit)
    press_until(student, "Shift+Tab", ".side-card .more-link")
    press_until(student, "Shift+Tab", "[data-key=check]")
    student.page.keyboard.press("Enter")
    expect(student.page.locator(".check-result")).to_be_visible(timeout=120_000)
    assert student.page.evaluate("document.activeElement.matches('[data-key=check]')")
    press_until(student, "Shift+Tab", ".question .button")
    student.page.keyboard.press("Enter")
    expect(student.page.locator(".given li")).to_have_count(1)


def test_a_longer_list_keeps_the_focus_where_it_was(visit: Visit) -> None:
    student = with_list(visit)
    press_until(student, "Shift+Tab", "[data-key=more]")
    student.page.keyboard.press("Enter")
    expect(student.cards()).to_have_count(60)
    student.settle()
    assert student.page.evaluate("document.activeElement.matches('[data-key=more]')")


def test_two_postings_are_compared(visit: Visit) -> None:
    student = with_list(visit)
    press_until(student, "Tab", ".pick input")
    student.page.keyboard.press("Space")
    assert student.page.evaluate("document.activeElement.matches('.pick input')")
    press_until(student, "Tab", ".pick input")
    student.page.keyboard.press("Space")
    press_until(student, "Tab", "[data-key=compare]")
    student.page.keyboard.press("Enter")
    expect(student.page.locator(".terms")).to_be_visible()


def test_the_list_is_taken_along_and_the_cv_left(visit: Visit) -> None:
    student = with_list(visit)
    press_until(student, "Tab", ".exports button")
    with student.page.expect_download() as caught:
        student.page.keyboard.press("Enter")
    assert caught.value.suggested_filename.endswith(".csv")
    press_until(student, "Shift+Tab", "[data-key=other-cv]")
    student.page.keyboard.press("Enter")
    expect(student.page.locator(".drop")).to_be_visible()


def test_a_file_is_chosen(visit: Visit) -> None:
    student = visit()
    press_until(student, "Tab", "#cv")
    chosen: list[FileChooser] = []

    def opened(chooser: FileChooser) -> None:
        chosen.append(chooser)

    student.page.on("filechooser", opened)
    for _ in range(ATTEMPTS):
        # A browser on a busy machine may let a key press lapse before it acts on it; a person presses again.
        student.page.keyboard.press("Space")
        student.page.wait_for_timeout(WAIT_MS)
        if chosen:
            break
    assert chosen
    expect(student.page.locator("#cv")).to_be_focused()


def test_the_first_stop_skips_to_the_content(visit: Visit) -> None:
    student = visit()
    student.page.keyboard.press("Tab")
    student.page.keyboard.press("Enter")
    assert student.page.evaluate("document.activeElement.id") == "main"
