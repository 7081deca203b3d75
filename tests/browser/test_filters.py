"""The filters of the second row: each stands in the address, and narrows the list to what it says."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.student import Student

pytestmark = [pytest.mark.browser, pytest.mark.server]


def with_more_filters(visit: Visit) -> Student:
    student = visit()
    student.give()
    student.page.get_by_text("More filters").click()
    return student


def matches(student: Student) -> list[dict[str, object]]:
    """The postings of the answer that the list shows."""
    student.settle()
    with student.page.expect_response("**/v1/matches") as answer:
        student.page.get_by_label("Company").fill("")
        student.page.evaluate("document.querySelector('[name=company]').dispatchEvent(new Event('input'))")
    return [match["posting"] for match in answer.value.json()["matches"]]


@pytest.mark.parametrize(
    ("label", "words", "field", "expected"),
    [("Paid", "paid=true", "paid", {True}), ("Open only", "closed=true", "status", {"open", "closed", "unknown"})],
)
def test_a_box_lets_through_what_it_says(
    visit: Visit, label: str, words: str, field: str, expected: set[object]
) -> None:
    student = with_more_filters(visit)
    student.page.get_by_label(label).click()
    expect(student.page).to_have_url(re.compile(words))
    found = {posting[field] for posting in matches(student)}
    assert found <= expected
    assert found


def test_by_default_nothing_closed_is_listed(visit: Visit) -> None:
    student = with_more_filters(visit)
    assert "closed" not in {posting["status"] for posting in matches(student)}


def test_a_level_narrows_and_what_is_unsaid_can_be_let_in(visit: Visit) -> None:
    student = with_more_filters(visit)
    student.page.get_by_label("Level").select_option("phd")
    expect(student.page).to_have_url(re.compile("level=phd"))
    student.settle()
    narrow = student.cards().count()
    student.page.get_by_label("Also those that do not say").check()
    expect(student.page).to_have_url(re.compile("unstated=true"))
    student.settle()
    assert 0 < narrow < student.cards().count()


def test_from_the_moment_a_filter_changes_the_list_says_that_it_is_made_anew(visit: Visit) -> None:
    student = with_more_filters(visit)
    student.settle()
    change = """(field) => {
        field.value = 'phd';
        field.dispatchEvent(new Event('change', { bubbles: true }));
        return document.querySelectorAll('.results .updating').length;
    }"""
    assert student.page.get_by_label("Level").evaluate(change) == 1
    student.settle()


def test_a_window_of_starts_lets_through_what_begins_in_it(visit: Visit) -> None:
    student = with_more_filters(visit)
    student.page.get_by_label("Starts from").fill("2027-06-01")
    student.page.get_by_label("Starts by").fill("2027-06-30")
    expect(student.page).to_have_url(re.compile("from=2027-06-01&to=2027-06-30"))
    starts = [str(posting["start"]) for posting in matches(student)]
    assert starts
    assert all(start.startswith(("2027-06", "2027")) for start in starts)


def test_sponsorship_is_asked_of_the_service(visit: Visit) -> None:
    student = with_more_filters(visit)
    before = student.cards().count()
    with student.page.expect_request("**/v1/matches") as asked:
        student.page.get_by_label("Sponsors a visa").check()
    assert asked.value.method == "POST"
    expect(student.page).to_have_url(re.compile("sponsorship=true"))
    student.settle()
    assert student.cards().count() < before


def test_an_address_with_such_a_filter_shows_the_second_row_open(visit: Visit) -> None:
    student = visit(address="?paid=true&level=bachelor&from=2027-06-01")
    student.give()
    assert student.page.get_by_label("Paid").is_checked()
    assert student.page.get_by_label("Starts from").input_value() == "2027-06-01"


def test_a_range_that_ends_before_it_begins_is_named_and_the_list_stays(visit: Visit) -> None:
    student = with_more_filters(visit)
    student.page.get_by_label("Starts from").fill("2027-08-01")
    student.settle()
    shown = student.cards().count()
    student.page.get_by_label("Starts by").fill("2027-06-01")
    expect(student.page.locator(".problem, .empty").first).to_be_visible()
    assert student.cards().count() in {0, shown}
