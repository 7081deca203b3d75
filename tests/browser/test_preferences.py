"""What a reader may have asked of the browser: larger text, colours of their own, no motion."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.states import STATES, State, explained, reading
from tests.browser.student import CV, Student

pytestmark = [pytest.mark.browser, pytest.mark.server]

DOUBLE = {"fontSizes": {"standard": 32, "fixed": 26}}
CUT_OFF = """() => [...document.querySelectorAll("main *")]
  .filter((one) => one.closest(".visually-hidden") === null && one.getClientRects().length)
  .filter((one) => /hidden|clip/.test(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth + 1)
  .map((one) => one.className)"""
MOVING = "() => document.getAnimations().filter((one) => one.playState === 'running').length"


def enlarge(student: Student) -> None:
    """Letters of twice the size, as the setting of the browser makes them."""
    student.context.new_cdp_session(student.page).send("Page.setFontSizes", DOUBLE)


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_text_of_twice_the_size_neither_runs_out_of_the_page_nor_is_cut_off(visit: Visit, state: State) -> None:
    student = visit()
    enlarge(student)
    state(student)
    assert student.page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == 32
    assert not student.is_too_wide()
    assert student.page.evaluate(CUT_OFF) == []


def test_where_the_reader_chooses_the_colours_what_is_chosen_still_stands_out(visit: Visit) -> None:
    student = visit(forced_colors="active")
    explained(student)
    student.as_text()
    style = "one => { const s = getComputedStyle(one); return [s.outlineStyle, s.outlineWidth]; }"
    chosen = student.page.locator(".quoted.chosen").first
    other = student.page.locator(".quoted:not(.chosen)").first
    assert chosen.evaluate(style) == ["solid", "3px"]
    assert other.evaluate(style)[0] == "none"
    ground = "one => getComputedStyle(one).backgroundColor"
    pressed = student.page.locator(".switch [aria-pressed=true]").evaluate(ground)
    assert pressed != student.page.locator(".switch [aria-pressed=false]").evaluate(ground)


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_with_colours_of_the_reader_every_verdict_has_its_sign_its_word_and_a_frame(visit: Visit, state: State) -> None:
    student = visit(forced_colors="active")
    state(student)
    for verdict in student.page.locator(".verdict:visible").all():
        assert verdict.locator("svg").count() == 1
        assert verdict.inner_text().strip()
        assert verdict.evaluate("one => getComputedStyle(one).borderTopWidth") == "1px"
    found = Axe().run(student.page, options={"runOnly": ["wcag2a"], "resultTypes": ["violations"]})
    assert [one["id"] for one in found.response["violations"]] == []


def test_nothing_moves_for_who_asked_for_calm(visit: Visit) -> None:
    student = visit()
    reading(student)
    assert student.page.evaluate(MOVING) == 0


def test_without_such_a_wish_the_progress_moves(visit: Visit) -> None:
    student = visit(reduced_motion="no-preference")
    reading(student)
    assert student.page.evaluate(MOVING) > 0


def test_for_who_asked_for_calm_documents_jump_to_the_place(visit: Visit) -> None:
    student = visit(height=500)
    student.give(CV)
    student.open_posting()
    student.as_text()
    student.quotes_something().last.click()
    student.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    before = student.page.locator(".panel-cv").evaluate("one => one.scrollTop")
    student.page.wait_for_timeout(400)
    assert student.page.locator(".panel-cv").evaluate("one => one.scrollTop") == before
    expect(student.page.locator(".cv-page .chosen").first).to_be_in_viewport()
