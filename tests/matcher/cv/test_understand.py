import pytest

from matcher.cv.understand import understand
from matcher.nouns import Document, Profile
from tests.hanging import no_hang


@pytest.mark.parametrize("pages", [(), ("",), ("\n\n \t\n",), ("•\n• \n—",), ("", "")])
def test_pages_without_words_give_an_empty_cv(pages: tuple[str, ...]) -> None:
    cv = understand(Document(pages, "text"))

    assert (cv.sections, cv.statements, cv.profile) == ((), (), Profile())


def test_a_text_without_headings_is_still_read() -> None:
    text = "Ines Borgström\nI study rivers and wrote a puzzle in Python for a small council."

    cv = understand(Document((text,), "text"))

    assert [one.skill for one in cv.profile.skills] == ["Python"]


def test_the_same_document_gives_the_same_cv() -> None:
    document = Document(("Ines\n\nSkills\nPython, Java\n\nWork\nWaiter, Anchor, 2023 – 2024",), "text")

    assert understand(document) == understand(document)


@pytest.mark.parametrize("line", ["a " * 1500, "(" * 3000, "2021 – " * 500, "BSc, " * 600, "." * 3000, "🙂é" * 1500])
def test_a_hostile_page_is_understood_without_a_hang(line: str) -> None:
    with no_hang():
        understand(Document(("Skills\n" + line * 4,), "text"))
