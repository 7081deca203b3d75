"""Filters and places live in the address, and nothing of a CV does."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.server]


def test_filters_act_at_once_and_stand_in_the_address(visit: Visit) -> None:
    student = visit()
    student.give()
    before = student.titles()
    student.page.get_by_label("Words in the posting").fill("mazeology 77")
    expect(student.page).to_have_url(re.compile("q=mazeology"))
    expect(student.cards().first).to_contain_text("Firm 77")
    assert student.titles() != before
    student.page.get_by_role("button", name=re.compile("Clear")).first.click()
    student.settle()
    assert "q=" not in student.page.url


def test_an_address_brings_its_filters_along(visit: Visit) -> None:
    student = visit(address="?q=mazeology&country=GB&closed=true")
    student.give()
    assert student.page.get_by_label("Words in the posting").input_value() == "mazeology"
    assert student.page.get_by_label("Country").input_value() == "GB"
    assert not student.page.get_by_label("Open only").is_checked()
    assert all("Python Intern" in title for title in student.titles())


@pytest.mark.parametrize(
    ("label", "value", "words"), [("Country", "DE", "country=DE"), ("Work mode", "remote", "mode=remote")]
)
def test_choices_narrow_the_list(visit: Visit, label: str, value: str, words: str) -> None:
    student = visit()
    student.give()
    student.page.get_by_label(label).select_option(value)
    expect(student.page).to_have_url(re.compile(words))
    student.settle()
    assert 0 < student.cards().count() < 20


def test_the_history_leads_back_and_forward(visit: Visit) -> None:
    student = visit()
    student.give()
    title = student.titles()[1]
    student.open_posting(1)
    student.page.go_back()
    expect(student.cards().first).to_be_visible()
    student.page.go_forward()
    expect(student.page.locator("h1")).to_have_text(title)


def test_an_address_with_a_posting_waits_for_the_cv(visit: Visit) -> None:
    student = visit(address="?posting=hostile-markup")
    expect(student.page.locator(".note")).to_contain_text("Choose the CV again")
    student.page.locator(".sample").first.click()
    expect(student.page.locator("h1")).to_contain_text("Hostile Markup Intern")


def test_nothing_of_a_cv_is_in_the_address_or_in_any_store(visit: Visit) -> None:
    student = visit()
    student.give()
    student.page.locator(".question").first.get_by_role("button").first.click()
    student.settle()
    student.open_posting()
    student.as_text()
    student.page.locator(".quoted").first.click()
    kept = student.page.evaluate(
        """async () => JSON.stringify([
          location.href, history.state, document.cookie, { ...localStorage }, { ...sessionStorage },
          (await indexedDB.databases()).length, await caches.keys(),
        ])"""
    )
    sent = " ".join(student.requested)
    assert not re.search("hamish|mackellar|glasgow|right_to_work|yes", (kept + sent).casefold())
    assert kept.endswith('"",{},{},0,[]]')


def test_leaving_drops_everything(visit: Visit) -> None:
    student = visit()
    student.give()
    student.page.get_by_role("button", name="Use another CV").click()
    expect(student.page.locator(".drop")).to_be_visible()
    assert "hamish" not in student.page.content().casefold()
