"""What the page shows when something is wrong, and what it makes of files that mean harm."""

from __future__ import annotations

import json
import re

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


def test_a_file_that_is_too_large_is_named_while_it_is_still_being_sent(visit: Visit) -> None:
    student = visit()
    student.give_bytes(b"%PDF-1.7\n" + bytes(30_000_000), "album.pdf", "application/pdf")
    problem = student.page.get_by_role("alert")
    expect(problem).to_contain_text("The file is too large")
    expect(problem).to_contain_text("The limit is 10 MB.")
    expect(problem).to_contain_text("Choose a smaller file")
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
    expect(student.page.locator(".empty")).to_contain_text("Take one of the filters away")
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


def test_of_a_file_that_is_no_cv_that_is_said_and_no_list_is_shown(visit: Visit) -> None:
    student = visit()
    student.give_text("lorem ipsum dolor sit amet\n")
    expect(student.page.locator("h1")).to_have_text("Nothing to judge was found in this file")
    expect(student.page.locator("blockquote")).to_have_text("lorem ipsum dolor sit amet")
    expect(student.page.locator("[role=status].visually-hidden")).to_have_text(re.compile("Nothing to judge"))
    assert student.cards().count() == 0
    student.page.get_by_role("link", name="See what was read").click()
    expect(student.page.locator(".cv-page")).to_contain_text("lorem ipsum")


def test_the_list_of_such_a_file_is_shown_on_request(visit: Visit) -> None:
    student = visit()
    student.give_text("lorem ipsum dolor sit amet\n")
    student.page.get_by_role("button", name="Show the list all the same").click()
    expect(student.cards()).to_have_count(20)
    expect(student.page.locator(".little")).to_be_visible()
    student.page.get_by_role("button", name="Use another CV").click()
    student.give_text("dolor sit amet\n")
    expect(student.page.get_by_role("button", name="Choose another file")).to_be_visible()


def test_a_cv_with_a_single_skill_gets_its_list_with_a_word_of_caution(visit: Visit) -> None:
    student = visit()
    student.give_text("Skills\n\nPython\n")
    expect(student.cards().first).to_be_visible()
    expect(student.page.locator(".little")).to_contain_text("Little was found")


BIDI = "\u202e\u2066\u2067\u2068\u200f"
"""Override, isolates and a mark of direction, none of them closed."""


def test_marks_of_direction_in_a_cv_turn_nothing_else_around(visit: Visit) -> None:
    student = visit(address="?q=mazeology")
    text = f"Sam {BIDI}abc\n\nProjects\n\nBuilt a parser in Python {BIDI}and SQL reports\n"
    student.give_text(text, "cv\u202efdp.txt")
    expect(student.cards().first).to_contain_text("Python Intern")
    student.open_posting()
    student.quotes_something().first.click()
    expect(student.page.locator(".cv-page .quoted.chosen").first).to_contain_text("Python")
    apart = student.page.evaluate(
        """() => [...document.querySelectorAll("q, .line, .req-text, .file-name span")]
          .filter((one) => !/isolate|plaintext/.test(getComputedStyle(one).unicodeBidi)).length"""
    )
    assert apart == 0
    source = student.page.locator(".req.chosen .source").first.bounding_box()
    quote = student.page.locator(".req.chosen q").first.bounding_box()
    assert source is not None
    assert quote is not None
    assert source["x"] >= quote["x"]


def test_characters_beyond_the_basic_plane_do_not_shift_the_quotes(visit: Visit) -> None:
    student = visit(address="?q=mazeology")
    student.give_text("\U0001d49c\U0001f9ea Sam\n\nProjects\n\nBuilt a parser in Python with tests\n")
    expect(student.cards().first).to_contain_text("Python Intern")
    student.open_posting()
    student.quotes_something().first.click()
    chosen = student.page.locator(".cv-page .quoted.chosen").first.inner_text()
    assert chosen in student.page.locator(".req.chosen q").all_inner_texts()
