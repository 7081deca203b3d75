"""The whole way of a student: a CV in, the list, an explanation, questions, what can be taken along."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.student import CV, SAMPLES

pytestmark = [pytest.mark.browser, pytest.mark.server]


@pytest.mark.parametrize("cv", SAMPLES, ids=lambda path: path.stem)
def test_a_cv_of_any_layout_gives_a_list_and_explanations(visit: Visit, cv: Path) -> None:
    student = visit()
    student.give(cv)
    assert student.cards().count() == 20
    student.open_posting()
    expect(student.page.locator(".picture .box").first).to_be_visible()
    student.quotes_something().first.click()
    expect(student.page.locator(".picture .box.chosen").first).to_be_visible()
    student.as_text()
    chosen = student.page.locator(".cv-page .quoted.chosen").first.inner_text()
    quoted = student.page.locator(".req.chosen .quotes").inner_text()
    assert chosen in " ".join(quoted.split()) or " ".join(chosen.split()) in " ".join(quoted.split())


def test_a_sample_can_be_tried(visit: Visit) -> None:
    student = visit()
    student.page.locator(".sample").first.click()
    expect(student.cards().first).to_be_visible(timeout=30_000)


def test_a_dropped_file_is_taken(visit: Visit) -> None:
    student = visit()
    student.page.evaluate(
        """() => {
          const dropped = new DataTransfer();
          dropped.items.add(new File(["Skills\\n\\nPython, SQL\\n"], "cv.txt", { type: "text/plain" }));
          const drop = new DragEvent("drop", { dataTransfer: dropped, bubbles: true });
          document.querySelector(".drop").dispatchEvent(drop);
        }"""
    )
    expect(student.cards().first).to_be_visible(timeout=30_000)


def test_progress_says_what_is_happening(visit: Visit) -> None:
    student = visit()
    student.page.route("**/v1/matches", lambda route: None)
    student.page.set_input_files("#cv", CV)
    expect(student.page.locator(".steps .done")).to_contain_text("1 page")
    expect(student.page.locator(".steps .doing")).to_contain_text(re.compile("Comparing it with [0-9]+ postings"))
    student.page.get_by_role("button", name="Cancel").click()
    expect(student.page.locator(".drop")).to_be_visible()


def test_the_parts_of_the_score_add_up_as_shown(visit: Visit) -> None:
    student = visit()
    student.give()
    student.open_posting()
    numbers = [
        float(text.replace("−", "-")) for text in student.page.locator(".sum td.number:nth-child(3)").all_inner_texts()
    ]
    assert round(sum(numbers[:-1]), 1) == numbers[-1]


def test_a_requirement_of_the_posting_leads_to_its_explanation_and_back(visit: Visit) -> None:
    student = visit(width=1700)
    student.give()
    student.open_posting()
    asked = student.page.locator(".panel-posting .asked").first
    asked.click()
    chosen = student.page.locator(".req.chosen .req-text").inner_text()
    assert asked.inner_text() in chosen


def test_a_place_in_the_cv_names_the_requirements_that_it_serves(visit: Visit) -> None:
    student = visit()
    student.give()
    student.open_posting()
    student.as_text()
    student.page.locator(".quoted").first.click()
    expect(student.page.locator(".place-note")).to_contain_text("This place serves")
    assert student.page.locator(".req.serves").count() == student.page.locator(".place-note li").count() > 0
    student.page.locator(".line", has_not=student.page.locator(".quoted")).first.click()
    expect(student.page.locator(".place-note")).to_contain_text("No requirement")


def test_a_click_on_the_page_of_the_cv_finds_the_nearest_place(visit: Visit) -> None:
    student = visit()
    student.give()
    student.open_posting()
    place = student.page.locator(".picture .box").first
    # The mouse clicks in the window and does not scroll: what stands above the page of the CV may push it out.
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    assert box is not None
    student.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] + 4)
    expect(student.page.locator(".place-note")).to_contain_text("This place serves")


def test_every_line_of_the_posting_shows_what_it_was_read_as(visit: Visit) -> None:
    student = visit(width=1700)
    student.give()
    student.open_posting()
    student.page.get_by_label("How it was read").check()
    roles = student.page.locator(".posting-line .role")
    assert all(role.is_visible() for role in roles.all())
    assert "Requirement" in roles.all_inner_texts()


def test_a_question_is_asked_once_and_the_answer_ranks_again(visit: Visit) -> None:
    student = visit()
    student.give()
    question = student.page.locator(".question").first
    words = question.locator("legend").inner_text()
    question.get_by_role("button").first.click()
    expect(student.page.locator(".given li")).to_contain_text(words)
    student.settle()
    assert words not in student.page.locator(".question legend").all_inner_texts()
    student.page.get_by_role("button", name="Take back").click()
    student.settle()
    assert words in student.page.locator(".question legend").all_inner_texts()


def test_what_was_read_of_the_cv_can_be_seen(visit: Visit) -> None:
    student = visit()
    student.give()
    student.page.get_by_role("link", name="See what was read").click()
    expect(student.page.locator(".facts-list")).to_contain_text("Vietnamese")
    student.as_text()
    expect(student.page.locator(".cv-page")).to_contain_text("Hamish Tran-MacKellar")
