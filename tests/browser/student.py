"""A student at the page: what one does there, and what a test looks at."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import BrowserContext, FilePayload, Locator, Page, expect

DAY = "2026-11-24"
CVS = Path(__file__).resolve().parents[2] / "samples" / "cvs"
SAMPLES = sorted(CVS.glob("*.pdf"))
CV = CVS / "hamish-tran-mackellar.pdf"
SECONDS = 30
REFUSED = "Failed to load resource"
"""What Chromium itself writes to the console for every answer of status 400 and above."""


class Student:
    """One browser window on the page, with what went wrong in it and where its requests went."""

    def __init__(self, context: BrowserContext, service: str) -> None:
        self.context = context
        self.service = service
        self.page: Page = context.new_page()
        self.page.set_default_timeout(SECONDS * 1000)
        self.faults: list[str] = []
        self.requested: list[str] = []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", lambda message: self._heard(message.type, message.text))
        self.page.on("request", lambda request: self.requested.append(request.url))

    def _heard(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"} and not text.startswith(REFUSED):
            self.faults.append(text)

    def elsewhere(self) -> list[str]:
        """Requests that went to another origin."""
        own = (self.service + "/", "blob:" + self.service, "data:")
        return [url for url in self.requested if not url.startswith(own)]

    def open(self, address: str = "") -> None:
        """Open the page as of a fixed day; `address` is what follows `/`."""
        joined = "&" if "?" in address else "?"
        self.page.goto(f"{self.service}/{address}{joined}day={DAY}")
        expect(self.page.locator(".sample").first).to_be_visible()

    def give(self, cv: Path = CV) -> None:
        """Choose a CV and wait for the list."""
        self.page.set_input_files("#cv", cv)
        expect(self.cards().first).to_be_visible(timeout=SECONDS * 1000)

    def give_text(self, text: str, name: str = "cv.txt") -> None:
        """Choose a CV of plain text; the list is not waited for."""
        self.give_bytes(text.encode(), name, "text/plain")

    def give_bytes(self, content: bytes, name: str, media_type: str) -> None:
        """Choose a file with this content; the list is not waited for."""
        self.page.set_input_files("#cv", files=[FilePayload(name=name, mimeType=media_type, buffer=content)])

    def cards(self) -> Locator:
        """The postings of the list."""
        return self.page.locator(".card")

    def titles(self) -> list[str]:
        """Their titles, best first."""
        return self.page.locator(".card h2").all_text_contents()

    def settle(self) -> None:
        """Wait until the list is no longer being made anew."""
        expect(self.page.locator(".results .updating")).to_have_count(0, timeout=SECONDS * 1000)

    def open_posting(self, place: int = 0) -> None:
        """Open a posting of the list and wait for its documents."""
        self.page.locator(".card h2 a").nth(place).click()
        self.page.locator(".posting-line").first.wait_for(state="attached")
        self.page.locator(".panel-cv .updating").wait_for(state="detached")

    def quotes_something(self) -> Locator:
        """The requirements that quote the CV."""
        return self.page.locator(".req:has(.quotes) .req-head")

    def as_text(self) -> None:
        """Show the CV as text."""
        switch = self.page.locator("[data-key=image-false]")
        if switch.count():
            switch.click()

    def is_too_wide(self) -> bool:
        """Whether the page must be scrolled sideways."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
