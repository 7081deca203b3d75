"""What the page may do and where it may go: the policy holds in a real browser, and a whole visit asks nobody else."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.student import Student

pytestmark = [pytest.mark.browser, pytest.mark.server]

ATTEMPTS = {
    "script-src-elem": "document.head.append(Object.assign(document.createElement('script'), {text: 'hit = 1'}))",
    "script-src-attr": "document.body.setAttribute('onclick', 'window.hit = 1'); document.body.click()",
    "style-src-attr": "document.body.setAttribute('style', 'color: red')",
    "style-src-elem": "document.head.append(Object.assign(document.createElement('style'), {textContent: 'p {}'}))",
    "img-src": "new Image().src = 'http://127.0.0.2:9/pixel.png'",
    "connect-src": "fetch('http://127.0.0.2:9/').catch(() => 0)",
    "frame-src": "document.body.append(Object.assign(document.createElement('iframe'), {src: 'http://127.0.0.2:9/'}))",
    "font-src": "new FontFace('x', 'url(http://127.0.0.2:9/x.woff2)').load().catch(() => 0)",
    "base-uri": "document.head.append(Object.assign(document.createElement('base'), {href: 'http://127.0.0.2:9/'}))",
}
VIOLATED = """([attempt]) => new Promise((done) => {
  document.addEventListener("securitypolicyviolation", (event) => done(event.effectiveDirective), { once: true });
  setTimeout(() => done("nothing"), 3000);
  const run = {ATTEMPTS};
  run[attempt]();
})"""


@pytest.mark.parametrize("directive", ATTEMPTS)
def test_the_browser_refuses_what_the_policy_forbids(visit: Visit, directive: str) -> None:
    student = visit()
    functions = ", ".join(f'"{name}": () => {{ {code} }}' for name, code in ATTEMPTS.items())
    violated = student.page.evaluate(VIOLATED.replace("{ATTEMPTS}", f"{{{functions}}}"), [directive])
    student.faults.clear()
    student.requested.clear()
    assert violated == directive
    assert student.page.evaluate("window.hit") is None


def whole_visit(student: Student) -> None:
    """From the first view through every place of the page."""
    student.give()
    student.page.get_by_label("Country").select_option("GB")
    student.settle()
    student.page.locator(".question").first.get_by_role("button").first.click()
    student.settle()
    student.open_posting()
    student.quotes_something().first.click()
    expect(student.page.locator(".picture .box.chosen").first).to_be_visible()
    student.page.go_back()
    for place in (0, 1):
        student.page.locator(".pick input").nth(place).check()
    student.page.get_by_role("button", name="Compare these two").click()
    expect(student.page.locator(".terms")).to_be_visible()
    student.page.go_back()
    student.page.get_by_role("button", name="Run the check").click()
    expect(student.page.locator(".check-result")).to_be_visible(timeout=120_000)
    student.page.get_by_role("link", name="See what was read").click()
    student.page.go_back()
    student.page.get_by_role("link", name="Print").click()
    expect(student.page.locator(".report").first).to_be_visible()


def test_a_whole_visit_asks_this_service_alone_and_only_what_it_says(visit: Visit) -> None:
    student = visit()
    whole_visit(student)
    assert student.elsewhere() == []
    asked = {urlsplit(url).path for url in student.requested if url.startswith(student.service)}
    calls = {path for path in asked if not path.startswith(("/static/", "/v1/postings/"))}
    assert calls == {
        *("/", "/ready", "/samples"),
        *("/v1/documents", "/v1/matches", "/v1/pages", "/v1/comparisons", "/v1/checks"),
    }


def test_a_request_elsewhere_would_be_noticed(visit: Visit) -> None:
    student = visit()
    student.requested.append("https://fonts.example/x.woff2")
    assert student.elsewhere() == ["https://fonts.example/x.woff2"]
    student.requested.clear()
