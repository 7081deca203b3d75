"""The pictures of docs/screenshots, from a running service: `python scripts/screenshots.py --url URL`."""

from __future__ import annotations

import argparse
import shutil
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
CV = ROOT / "samples" / "cvs" / "hamish-tran-mackellar.pdf"
FOLDER = ROOT / "docs" / "screenshots"
DAY = "2026-11-30"
COLOURS = 256
SECONDS = 60


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: its name, the size of the window, the theme, and whether a posting is open."""

    name: str
    width: int
    height: int
    theme: str
    posting: bool


SHOTS = (
    Shot("list", 1280, 860, "light", posting=False),
    Shot("posting", 1440, 900, "light", posting=True),
    Shot("posting-dark", 1680, 950, "dark", posting=True),
    Shot("phone", 390, 844, "light", posting=False),
)


def main() -> None:
    """Take every picture; the service has to run already."""
    parser = argparse.ArgumentParser(description="Take the pictures of docs/screenshots from a running service.")
    parser.add_argument("--url", default="http://127.0.0.1:8000", help="where the service runs")
    url = parser.parse_args().url
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for shot in SHOTS:
            _take(browser, url, shot)
        browser.close()


def _take(browser: Browser, url: str, shot: Shot) -> None:
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height},
        color_scheme="dark" if shot.theme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.set_default_timeout(SECONDS * 1000)
    page.goto(f"{url}/?day={DAY}")
    page.locator(".sample").first.wait_for()
    page.set_input_files("#cv", CV)
    page.locator(".card").first.wait_for()
    if shot.posting:
        _open_posting(page)
    picture = Image.open(BytesIO(page.screenshot()))
    picture.quantize(COLOURS).save(FOLDER / f"{shot.name}.png", optimize=True)
    context.close()


def _open_posting(page: Page) -> None:
    """Open the first posting, choose a requirement that quotes the CV, and bring the documents into sight."""
    page.locator(".card h2 a").first.click()
    page.locator(".picture img[src]").first.wait_for()
    page.locator(".req:has(.quotes) .req-head").nth(2).click()
    page.locator(".panels").evaluate("panels => panels.scrollIntoView()")
    page.wait_for_timeout(1000)


if __name__ == "__main__":
    main()
