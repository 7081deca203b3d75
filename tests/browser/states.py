"""Every state that the page can be in, as a student comes into it: what is asked of one is asked of all."""

from __future__ import annotations

import json
from collections.abc import Callable

from playwright.sync_api import Route, expect

from tests.browser.student import Student

State = Callable[[Student], None]
CHECK_SECONDS = 120


def start(student: Student) -> None:
    expect(student.page.locator(".drop")).to_be_visible()


def reading(student: Student) -> None:
    student.page.route("**/v1/matches", lambda route: None)
    student.give_text("Skills\n\nPython\n")
    expect(student.page.locator(".steps .done")).to_be_visible()


def trouble(student: Student) -> None:
    student.give_bytes(b"\x89PNG\r\n\x1a\n" + bytes(9), "a.png", "image/png")
    expect(student.page.get_by_role("alert")).to_be_visible()


def ranked(student: Student) -> None:
    student.give()
    student.page.get_by_text("More filters").click()
    student.page.locator(".pick input").first.check()
    student.page.locator(".question").first.get_by_role("button").first.click()
    student.settle()


def nothing_found(student: Student) -> None:
    student.give()
    student.page.get_by_label("Words in the posting").fill("quokkas")
    expect(student.page.locator(".empty")).to_be_visible()


def explained(student: Student) -> None:
    student.give()
    student.open_posting()
    student.quotes_something().first.click()


def explained_from_the_cv(student: Student) -> None:
    student.give()
    student.open_posting()
    if student.page.locator(".tab-cv").is_visible():
        student.page.locator(".tab-cv").click()
    student.as_text()
    student.page.locator(".quoted").first.click()


def every_role(student: Student) -> None:
    student.give()
    student.open_posting()
    for tab in (".tab-posting", ".panel-cv [data-key=document-posting]"):
        if student.page.locator(tab).is_visible():
            student.page.locator(tab).click()
    student.page.get_by_label("How it was read").check()


def what_was_read(student: Student) -> None:
    student.give()
    student.page.get_by_role("link", name="See what was read").click()
    expect(student.page.locator(".facts-list")).to_be_visible()


def on_paper(student: Student) -> None:
    student.give()
    student.page.get_by_role("link", name="Print").click()
    expect(student.page.locator(".report").first).to_be_visible()


def compared(student: Student) -> None:
    student.give()
    for place in (0, 2):
        student.page.locator(".pick input").nth(place).check()
    student.page.get_by_role("button", name="Compare these two").click()
    expect(student.page.locator(".terms")).to_be_visible()


def checked(student: Student) -> None:
    student.give()
    student.page.get_by_role("button", name="Run the check").click()
    expect(student.page.locator(".check-result")).to_be_visible(timeout=CHECK_SECONDS * 1000)
    summary = student.page.locator(".side-card summary", has_text="What was changed")
    if summary.locator("xpath=..").get_attribute("open") is None:
        summary.click()


def no_cv(student: Student) -> None:
    student.give_text("lorem ipsum dolor sit amet\n")
    expect(student.page.locator(".unread blockquote")).to_be_visible()


def busy(student: Student) -> None:
    body = {"type": "urn:cv-matcher:problem:busy", "title": "The service is busy", "status": 503, "detail": "."}
    headers = {"Retry-After": "60", "Content-Type": "application/problem+json"}

    def refuse(route: Route) -> None:
        route.fulfill(status=503, headers=headers, body=json.dumps(body))

    student.page.route("**/v1/matches", refuse)
    student.give_text("Skills\n\nPython\n")
    expect(student.page.locator(".note")).to_be_visible()


STATES: list[State] = [
    *(start, reading, busy, trouble, no_cv, ranked, nothing_found, explained, explained_from_the_cv, every_role),
    *(what_was_read, compared, checked, on_paper),
]
