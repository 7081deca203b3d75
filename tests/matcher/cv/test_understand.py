import time

import pytest

from matcher.cv.understand import understand
from matcher.nouns import Document, Profile


@pytest.mark.parametrize("pages", [(), ("",), ("\n\n \t\n",), ("•\n• \n—",), ("", "")])
def test_pages_without_words_give_an_empty_cv(pages: tuple[str, ...]) -> None:
    cv = understand(Document(pages, "text"))

    assert (cv.sections, cv.statements, cv.profile) == ((), (), Profile())


def test_a_text_without_headings_is_still_read() -> None:
    text = "Ines Borgström\nI study rivers and wrote a flood model in Python for a small council."

    cv = understand(Document((text,), "text"))

    assert [one.skill for one in cv.profile.skills] == ["Python"]


def test_the_same_document_gives_the_same_cv() -> None:
    document = Document(("Ines\n\nSkills\nPython, Java\n\nWork\nWaiter, Anchor, 2023 – 2024",), "text")

    assert understand(document) == understand(document)


@pytest.mark.parametrize("line", ["a " * 1500, "(" * 3000, "2021 – " * 500, "BSc, " * 600, "." * 3000, "🙂é" * 1500])
def test_a_hostile_page_costs_little_time(line: str) -> None:
    """Twice the text may take about twice as long, not four times; a small floor hides the clock's noise."""
    once = _seconds(Document(("Skills\n" + line,), "text"))
    twice = _seconds(Document(("Skills\n" + line * 2,), "text"))

    assert twice < 3.2 * once + 0.25


def _seconds(document: Document) -> float:
    """The best of three runs, so that a busy machine does not count."""
    runs: list[float] = []
    for _ in range(3):
        begin = time.perf_counter()
        understand(document)
        runs.append(time.perf_counter() - begin)
    return min(runs)
