"""The page's own words stand in one file: with another file in its place, none of them is left in any state."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Response, Route

from api.assets import STATIC
from tests.browser.conftest import Visit
from tests.browser.states import STATES, State
from tests.browser.student import Student

pytestmark = [pytest.mark.browser, pytest.mark.server]

WORDS = Path(STATIC) / "js" / "strings.js"
MARK = "¤"
NAMES_OF_FILES = ("hamish-tran-mackellar.pdf", "cv.txt", "a.png")
PARTS = re.compile(r" · | – |, |\n")
NUMBER = re.compile(r"^[\d\s.:]+")
MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\b")
TRANSLATED = f"""
const kept = new Set(["locale", "file"]);
const marked = (value, key) => {{
  if (kept.has(key)) return value;
  if (typeof value === "string") return "{MARK}" + value;
  if (typeof value === "function") return (...given) => marked(value(...given));
  if (Array.isArray(value)) return value.map((one) => marked(one));
  if (!value || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, marked(one, name)]));
}};
export const t = marked(english);
"""
SEEN = """() => {
  const words = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement.closest("noscript, option")) words.push(node.data);
  }
  for (const one of document.querySelectorAll("[aria-label], [title], [alt], [placeholder]")) {
    for (const name of ["aria-label", "title", "alt", "placeholder"]) words.push(one.getAttribute(name) ?? "");
  }
  return words;
}"""


def translate(route: Route) -> None:
    """Serve the words with a mark on each, as a translation would replace each."""
    script = WORDS.read_text(encoding="utf-8").replace("export const t =", "const english =")
    route.fulfill(content_type="text/javascript", body=script + TRANSLATED)


def from_the_service(student: Student) -> list[str]:
    """Every text that the service sends from now on; it grows as answers arrive."""
    texts: list[str] = []

    def keep(response: Response) -> None:
        if "/static/" not in response.url and "json" in response.headers.get("content-type", ""):
            texts.extend(_strings(response.json()))

    student.page.on("response", keep)
    return texts


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for one in inner for text in _strings(one)]


def untranslated(words: list[str], sent: list[str]) -> set[str]:
    """What has letters and no mark, and is neither sent by the service, nor a date, nor the name of the file."""
    known = " ".join([*sent, *NAMES_OF_FILES])
    pieces = {NUMBER.sub("", piece).strip() for word in words if MARK not in word for piece in PARTS.split(word)}
    return {piece for piece in pieces if re.search(r"[^\W\d_]", MONTH.sub("", piece)) and piece not in known}


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_no_word_of_the_page_stands_outside_its_one_file(visit: Visit, state: State) -> None:
    student = visit(address="?day=2026-11-24")
    sent = from_the_service(student)
    student.page.route("**/js/strings.js", translate)
    student.open()
    state(student)
    words = student.page.evaluate(SEEN)
    assert len([word for word in words if MARK in word]) > 5
    assert untranslated(words, sent) == set()


def test_a_word_that_stands_elsewhere_would_be_noticed() -> None:
    words = [f"{MARK}Choose a file", "Upload", "3 Jun 2027", "2. Built a parser"]
    assert untranslated(words, ["Built a parser in C"]) == {"Upload"}
