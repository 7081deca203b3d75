"""The shipped samples: enough of them, in the formats that their folders promise, all invented, and all readable."""

from __future__ import annotations

import importlib.util
import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
FILES = sorted(path for path in (SAMPLES / "postings").rglob("*") if path.is_file())
CV_SOURCES = sorted((SAMPLES / "cvs").glob("*.md"))
TEXTS = [*FILES, *CV_SOURCES]
SUFFIXES = {
    "text": ".txt",
    "prose": ".txt",
    "markdown": ".md",
    "html-jsonld": ".html",
    "html": ".html",
    "greenhouse": ".json",
    "lever": ".json",
}


def name(path: Path) -> str:
    return path.relative_to(SAMPLES).as_posix()


def posting_count(path: Path) -> int:
    """How many postings a file holds, read without the product's readers."""
    if path.suffix != ".json":
        return 1
    content = json.loads(path.read_text(encoding="utf-8"))
    return len(content) if isinstance(content, list) else len(content.get("jobs", [content]))


def sniff(text: str) -> str:
    """The kind of a file, judged from its content alone."""
    if text.startswith("["):
        return "lever" if '"lists"' in text else "other"
    if text.startswith("{"):
        return "greenhouse" if "boards.greenhouse.example" in text else "other"
    if text.lstrip().lower().startswith(("<!doctype html", "<html")):
        return "html-jsonld" if "application/ld+json" in text else "html"
    return "markdown" if text.startswith("# ") else "text"


def load_generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_cvs", SAMPLES / "make_cvs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def render() -> Callable[[Path], bytes]:
    found: Callable[[Path], bytes] = load_generator().render
    return found


def test_there_are_at_least_64_postings() -> None:
    assert sum(posting_count(path) for path in FILES) >= 64


def test_every_folder_of_postings_is_known_and_holds_several_postings() -> None:
    counts: Counter[str] = Counter()
    for path in FILES:
        counts[path.parent.name] += posting_count(path)
    assert set(counts) == set(SUFFIXES)
    assert min(counts.values()) >= 5


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_file_is_what_its_folder_says(path: Path) -> None:
    folder = path.parent.name
    expected = "text" if folder == "prose" else folder
    assert (path.suffix, sniff(path.read_text(encoding="utf-8"))) == (SUFFIXES[folder], expected)


def test_stems_are_unique_because_they_become_ids() -> None:
    twice = [stem for stem, count in Counter(path.stem for path in FILES).items() if count > 1]
    assert twice == []


@pytest.mark.parametrize("path", TEXTS, ids=name)
def test_every_address_is_one_that_nobody_can_own(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    hosts = re.findall(r"(?:(?<=\w)@|https?://)([\w.-]{1,80}\w)", text)
    owned = [host for host in hosts if not host.endswith((".example", "example.org", "schema.org"))]
    assert owned == []


@pytest.mark.parametrize("path", TEXTS, ids=name)
def test_every_phone_number_is_reserved_for_fiction(path: Path) -> None:
    numbers = re.findall(r"(?<!\d)0\d{3,4} \d{3} ?\d{3,4}(?!\d)", path.read_text(encoding="utf-8"))
    real = [
        number
        for number in numbers
        if not re.fullmatch(r"07700 900\d{3}|07700 900 \d{3}|01[14][1-8] 496 0\d{3}", number)
    ]
    assert real == []


def test_the_readme_names_only_files_that_exist_and_every_cv() -> None:
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:text|prose|markdown|html-jsonld|html|greenhouse|lever)/[\w.-]+)`", readme))
    assert named - {f"{path.parent.name}/{path.name}" for path in FILES} == set()
    assert [path.stem for path in CV_SOURCES if f"`{path.stem}`" not in readme] == []


def test_there_are_at_least_twelve_fields() -> None:
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    table = readme.partition("| field |")[2].partition("\n\n")[0]
    assert len(table.splitlines()) - 2 >= 12


def test_six_cvs_each_have_a_source_and_a_pdf() -> None:
    stems = [path.stem for path in CV_SOURCES]
    assert len(stems) == 6
    assert sorted(path.stem for path in (SAMPLES / "cvs").glob("*.pdf")) == stems


@pytest.mark.parametrize("source", CV_SOURCES, ids=name)
def test_a_pdf_is_rebuilt_byte_for_byte(source: Path, render: Callable[[Path], bytes]) -> None:
    assert render(source) == source.with_suffix(".pdf").read_bytes()


def test_no_two_cvs_share_a_layout() -> None:
    layouts = load_generator().LAYOUTS
    assert len(set(layouts.values())) == len(layouts) == len(CV_SOURCES)
