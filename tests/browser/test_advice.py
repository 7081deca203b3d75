"""What stands beside the list: comparisons, gaps, the check for fairness, and the questions."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.student import Student

pytestmark = [pytest.mark.browser, pytest.mark.server]

CHECK_SECONDS = 120


def compare(student: Student, *places: int) -> None:
    """Pick two postings of the list and put them side by side."""
    for place in places:
        student.page.locator(".pick input").nth(place).check()
    student.page.get_by_role("button", name="Compare these two").click()
    expect(student.page.locator(".terms")).to_be_visible()


def column(student: Student, place: int) -> list[float]:
    """The numbers of a posting's column, the sum last."""
    cells = student.page.locator(f".terms .term td:nth-child({place})").all_inner_texts()
    return [float(cell.split()[0].replace("−", "-")) for cell in cells]


def test_of_two_postings_the_better_one_stands_first_whichever_was_picked_first(visit: Visit) -> None:
    student = visit()
    student.give()
    better, worse = student.titles()[0], student.titles()[2]
    compare(student, 2, 0)
    assert student.page.locator(".side h2").all_inner_texts() == [better, worse]
    expect(student.page.locator(".lead")).to_contain_text(f"“{better}” scores")


@pytest.mark.parametrize("place", [1, 2, 3])
def test_each_column_of_a_comparison_adds_up(visit: Visit, place: int) -> None:
    student = visit()
    student.give()
    compare(student, 0, 2)
    numbers = column(student, place)
    assert round(sum(numbers[:-1]), 1) == numbers[-1]


def test_a_comparison_names_what_either_posting_asks_and_the_cv_does_not_show(visit: Visit) -> None:
    student = visit()
    student.give()
    compare(student, 0, 2)
    named = set(student.page.locator(".terms .open-ones li > span").all_inner_texts())
    student.page.locator(".side h2 a").first.click()
    not_met = student.page.locator(".req:not(.met)")
    texts = [one.locator(".req-text").inner_text() for one in not_met.all()]
    assert texts
    assert all(any(name.endswith(text) for name in named) for text in texts)


def test_an_address_of_a_comparison_with_a_posting_outside_the_list_explains_it_too(visit: Visit) -> None:
    student = visit(address="?compare=plain-000&compare=hostile-markup&q=quokkas")
    student.page.locator(".sample").first.click()
    expect(student.page.locator(".terms td p", has_text=re.compile("[0-9] of [0-9] met")).first).to_be_visible()
    assert student.page.locator(".side").count() == 2


def test_the_gaps_lead_to_postings_that_ask_for_them(visit: Visit) -> None:
    student = visit()
    student.give()
    gap = student.page.locator(".gaps li").first
    wanted = gap.locator(".gap-text").inner_text()
    gap.get_by_role("link").first.click()
    student.page.locator(".posting-line").first.wait_for(state="attached")
    open_ones = student.page.locator(".req:not(.met)").all_inner_texts()
    assert any(wanted.casefold() in one.casefold() for one in open_ones)


def test_the_check_says_what_moved_for_every_swap(visit: Visit) -> None:
    student = visit()
    student.give()
    student.page.get_by_role("button", name="Run the check").click()
    expect(student.page.locator(".check-result")).to_be_visible(timeout=CHECK_SECONDS * 1000)
    student.page.locator(".side-card summary", has_text="What was changed").click()
    swaps = student.page.locator(".swaps > li").all_inner_texts()
    assert len(swaps) > 5
    assert all(re.search("nothing moved|nothing of this kind|changed", swap) for swap in swaps)
    assert any("Hamish Tran-MacKellar →" in swap for swap in swaps)


def test_an_answer_ranks_again_and_says_what_moved(visit: Visit) -> None:
    student = visit(address="?q=right+to+work")
    student.give()
    before = dict(zip(student.titles(), student.page.locator(".score-value b").all_inner_texts(), strict=False))
    question = student.page.locator(".question", has_text="right to work").first
    question.get_by_role("button", name="No").click()
    student.settle()
    expect(student.page.locator(".given b")).to_have_text("No")
    expect(student.page.locator(".blockers").first).to_be_visible()
    after = dict(zip(student.titles(), student.page.locator(".score-value b").all_inner_texts(), strict=False))
    assert any(int(after[title]) < int(before[title]) for title in after if title in before)
    expect(student.page.locator(".moved").first).to_have_text(re.compile("^(up|down) [0-9]+$"))


def test_an_answer_counts_in_the_explanation_as_the_students_own_word(visit: Visit) -> None:
    student = visit()
    student.give()
    student.page.get_by_label("Words in the posting").fill("hostile")
    expect(student.cards()).to_have_count(1)
    student.page.locator(".question", has_text="right to work").get_by_role("button", name="Yes").click()
    student.settle()
    student.open_posting()
    asked = student.page.locator(".req", has_text="right to work")
    expect(asked.locator(".verdict")).to_have_text("Met")
    expect(asked.locator(".quotes")).to_contain_text("your answer")


def test_a_period_is_asked_with_two_dates_in_the_right_order(visit: Visit) -> None:
    student = visit(address="?q=health+informatics")
    student.give_text("Skills\n\nPython, SQL\n\nProjects\n\nBuilt a parser in Python\n")
    expect(student.cards().first).to_be_visible()
    for summary in student.page.locator(".more-questions summary").all():
        summary.click()
    form = student.page.locator("form.period")
    form.get_by_label("From").fill("2027-09-01")
    form.get_by_label("To").fill("2027-06-01")
    form.get_by_role("button").click()
    assert not form.get_by_label("To").evaluate("input => input.checkValidity()")
    form.get_by_label("To").fill("2027-12-01")
    form.get_by_role("button").click()
    expect(student.page.locator(".given b")).to_have_text("1 Sept 2027 – 1 Dec 2027")
