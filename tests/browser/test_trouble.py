"""What the page shows when something is wrong, and what it makes of files that mean harm."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import Visit
from tests.browser.postings import MARKUP
from tests.browser.student import CV

pytestmark = [pytest.mark.browser, pytest.mark.server]

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (PNG, "photo.png", "type of file is not read"),
        (b"%PDF-1.7\nno more", "cut.pdf", "cannot be read"),
        (b"   \n", "blank.txt", ""),
    ],
)
def test_a_file_that_cannot_be_used_is_answered_with_what_to_do(
    visit: Visit, content: bytes, name: str, words: str
) -> None:
    student = visit()
    student.give_bytes(content, name, "application/octet-stream")
    problem = student.page.get_by_role("alert")
    expect(problem).to_contain_text(words)
    expect(problem).to_contain_text("What to do:")
    expect(student.page.locator(".drop")).to_be_visible()


def test_a_service_that_is_gone_is_named_and_can_be_asked_again(visit: Visit) -> None:
    student = visit()
    student.page.route("**/v1/*", lambda route: route.abort())
    student.page.set_input_files("#cv", CV)
    expect(student.page.get_by_role("alert")).to_contain_text("cannot be reached")
    student.page.unroute("**/v1/*")
    student.page.get_by_role("button", name="Try again").click()
    expect(student.cards().first).to_be_visible()


def test_a_busy_service_is_waited_for(visit: Visit) -> None:
    student = visit()
    refused: list[str] = []

    def busy_once(route: Route) -> None:
        if refused:
            route.continue_()
            return
        refused.append(route.request.url)
        body = {"type": "urn:cv-matcher:problem:busy", "title": "The service is busy", "status": 503, "detail": "."}
        headers = {"Retry-After": "2", "Content-Type": "application/problem+json"}
        route.fulfill(status=503, headers=headers, body=json.dumps(body))

    student.page.route("**/v1/matches", busy_once)
    student.page.set_input_files("#cv", CV)
    expect(student.page.locator(".note")).to_contain_text("Trying again in")
    expect(student.cards().first).to_be_visible()


def test_a_fault_after_the_first_list_leaves_the_list_in_place(visit: Visit) -> None:
    student = visit()
    student.give()
    student.page.route("**/v1/matches", lambda route: route.fulfill(status=500, body="{}"))
    student.page.get_by_label("Work mode").select_option("remote")
    expect(student.page.get_by_role("alert")).to_be_visible()
    assert student.cards().count() == 20
    student.page.unroute("**/v1/matches")
    student.page.get_by_role("button", name="Try again").click()
    expect(student.page.get_by_role("alert")).to_have_count(0)


def test_an_empty_list_says_how_to_widen_it(visit: Visit) -> None:
    student = visit()
    student.give()
    student.page.get_by_label("Words in the posting").fill("quokkas")
    expect(student.page.locator(".empty")).to_contain_text("No posting passes these filters")
    student.page.get_by_role("button", name="Clear all filters").click()
    expect(student.cards().first).to_be_visible()


def test_markup_in_a_cv_and_in_a_posting_stays_text(visit: Visit) -> None:
    student = visit()
    harm = MARKUP.replace("posting", "cv")
    student.give_text(f"Sam {harm}\n\nSkills\n\nPython, SQL, {harm}\n\nProjects\n\nBuilt a parser in Python {harm}\n")
    student.page.get_by_label("Words in the posting").fill("hostile")
    expect(student.cards()).to_have_count(1)
    student.open_posting()
    student.as_text()
    student.page.locator(".req-head").first.click()
    expect(student.page.locator(".panel-cv")).to_contain_text("<script>window.hit = 'cv'</script>")
    expect(student.page.locator(".panel-posting")).to_contain_text("<script>window.hit = 'posting'</script>")
    student.page.go_back()
    student.page.get_by_role("link", name="See what was read").click()
    assert student.page.evaluate("window.hit") is None
    assert student.page.locator("main script, main b:text('bold'), main img[src=x]").count() == 0


def test_a_cv_without_anything_in_it_is_not_passed_off_as_read(visit: Visit) -> None:
    student = visit()
    student.give_text("lorem ipsum dolor sit amet\n")
    expect(student.page.locator(".little")).to_contain_text("Hardly anything could be read")


def test_characters_beyond_the_basic_plane_do_not_shift_the_quotes(visit: Visit) -> None:
    student = visit()
    student.give_text("\U0001d49c\U0001f9ea Sam\n\nProjects\n\nBuilt a parser in Python with tests\n")
    student.page.get_by_label("Words in the posting").fill("mazeology")
    student.settle()
    student.open_posting()
    student.quotes_something().first.click()
    chosen = student.page.locator(".cv-page .quoted.chosen").first.inner_text()
    assert chosen in student.page.locator(".req.chosen q").all_inner_texts()
