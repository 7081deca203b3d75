"""What the page weighs and how fast it is, in Chromium: `python scripts/measure_page.py --url URL`, service running."""

from __future__ import annotations

import argparse
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
CV = ROOT / "samples" / "cvs" / "hamish-tran-mackellar.pdf"
LOADS = 15
SECONDS = 120
LOADED = """() => {
  const files = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
  return [
    files.filter((file) => !/samples|ready/.test(file.name)).length,
    files.reduce((sum, file) => sum + file.decodedBodySize, 0),
    files.reduce((sum, file) => sum + file.encodedBodySize, 0),
    performance.getEntriesByName("first-contentful-paint")[0].startTime,
  ];
}"""
REDRAWN = """async () => {
  const started = performance.now();
  document.querySelector(".pick input").click();
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - started;
}"""
SCROLLED = """async () => {
  const frames = [];
  let last = performance.now();
  const height = document.documentElement.scrollHeight - innerHeight;
  for (let step = 0; step <= 120; step += 1) {
    scrollTo(0, (height * step) / 120);
    await new Promise((done) => requestAnimationFrame(done));
    const now = performance.now();
    frames.push(now - last);
    last = now;
  }
  return frames;
}"""


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured; milliseconds unless the name says otherwise."""

    files: int
    size_bytes: int
    packed_bytes: int
    paints: Sequence[float]
    results: int
    redraws: Sequence[float]
    frames: Sequence[float]


def main() -> None:
    """Measure and print a table; the service has to run already."""
    parser = argparse.ArgumentParser(description="Measure the page of a running service in Chromium.")
    parser.add_argument("--url", default="http://127.0.0.1:8000", help="where the service runs")
    url = parser.parse_args().url
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        figures = _measure(browser, url)
        version = browser.version
        browser.close()
    print(f"Chromium {version}, {os.cpu_count()} cores, {LOADS} loads without cache.\n")
    print(_table(figures))


def _measure(browser: Browser, url: str) -> Figures:
    loads = [_load(browser, url) for _ in range(LOADS)]
    page = browser.new_page(viewport={"width": 1280, "height": 860})
    page.set_default_timeout(SECONDS * 1000)
    results = _long_list(page, url)
    redraws = [float(page.evaluate(REDRAWN)) for _ in range(LOADS)]
    frames = [float(frame) for frame in page.evaluate(SCROLLED)]
    files, size, packed, _ = (int(value) for value in loads[0])
    return Figures(files, size, packed, [load[3] for load in loads], results, redraws, frames)


def _load(browser: Browser, url: str) -> list[float]:
    """Number of files, their bytes, those sent, and the first paint, which shows the place for the CV."""
    page = browser.new_page()
    page.goto(url)
    page.locator(".sample").first.wait_for()
    loaded: list[float] = page.evaluate(LOADED)
    page.close()
    return loaded


def _long_list(page: Page, url: str) -> int:
    """The longest list that the page shows, closed postings included, and how long it is."""
    page.goto(f"{url}/?closed=true")
    page.set_input_files("#cv", CV)
    page.locator(".card").first.wait_for()
    while (more := page.locator("[data-key=more]")).count():
        shown = page.locator(".card").count()
        more.click()
        page.locator(".card").nth(shown).or_(page.locator(".tail p")).first.wait_for()
        page.locator(".results .updating").wait_for(state="detached")
    return page.locator(".card").count()


def _table(figures: Figures) -> str:
    """The figures in Markdown."""
    slow = sorted(figures.frames)[int(0.95 * len(figures.frames))]
    rows = [
        ("files of the page", f"{figures.files}"),
        ("weight", f"{figures.size_bytes / 1000:.0f} kB"),
        ("of these sent, packed with gzip", f"{figures.packed_bytes / 1000:.0f} kB"),
        ("first paint, median", f"{median(figures.paints):.0f} ms"),
        ("first paint, slowest", f"{max(figures.paints):.0f} ms"),
        (f"a card of {figures.results} changes: redrawn in, median", f"{median(figures.redraws):.0f} ms"),
        (f"scrolling through {figures.results}: a frame, median", f"{median(figures.frames):.0f} ms"),
        (f"scrolling through {figures.results}: a frame, 95th percentile", f"{slow:.0f} ms"),
    ]
    return "\n".join(["| what | figure |", "|---|---|", *(f"| {name} | {figure} |" for name, figure in rows)])


if __name__ == "__main__":
    main()
