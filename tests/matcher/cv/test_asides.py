"""Words that say nothing of what somebody can do: which are set aside, which stay, and that offsets hold."""

from __future__ import annotations

import re

import pytest

from matcher.chunks import cv_chunks
from matcher.cv.asides import Asides, asides_of
from matcher.cv.understand import understand
from matcher.match import cv_words
from matcher.nouns import Document

CV = """Ines Fairweather
Leeds, UK · ines.fairweather@post.example

SUMMARY
Ines is a physicist who likes her data clean.

EDUCATION
BSc Physics, University of Harbourton, Sep 2025 – Jun 2028

EXPERIENCE
Waitress, Marrow & Pip, May 2024 – Aug 2024
• Trained two new waiters and wrote the rota in Excel for the Nigerian Society
"""


def set_aside(text: str) -> list[str]:
    return [text[one.start : one.end] for one in Asides().find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BSc at the University of Harbourton", ["University of Harbourton"]),
        ("Tarnwick University, 70 %", ["Tarnwick University"]),
        ("MSc, Hochschule Elmstedt", ["Hochschule Elmstedt"]),
        ("studied at university", []),
        ("she led her team", ["she", "her"]),
        ("Spokeswoman of the choir", ["Spokeswoman"]),
        ("Assistant to Ms Ferrars", ["Ms"]),
        ("GC-MS and MS Excel", []),
        ("Treasurer, Ghanaian Society", ["Ghanaian"]),
        ("German Society", ["German"]),
        ("German (B2)", []),
        ("Kenyan citizen with settled status in the UK", []),
        ("Led the team from Sept 2025 to June 2026", ["Sept 2025", "June 2026"]),
        ("an actor-critic model", ["actor"]),
        ("Python, SQL", []),
    ],
)
def test_what_is_set_aside(text: str, expected: list[str]) -> None:
    assert set_aside(text) == expected


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("Ines Fairweather\nLeeds", ("Ines", "Fairweather")),
        ("INES FAIRWEATHER | Leeds", ("Ines", "Fairweather")),
        ("Curriculum Vitae\nInes Fairweather", ("Ines", "Fairweather")),
        ("Contact\n\nLeeds i.fairweather@post.example\n\nSkills\n\nIne de Fairweather", ("Ine", "de", "Fairweather")),
        ("Skills: Python and Java", ()),
        ("", ()),
    ],
)
def test_the_name_is_found_at_the_head_or_by_the_mail_address(page: str, name: tuple[str, ...]) -> None:
    assert asides_of(Document((page,), "text")).name == name


def test_a_word_of_the_name_that_means_something_else_stays_when_it_stands_alone() -> None:
    asides = asides_of(Document(("May Leeds-Porter\n",), "text"))
    assert asides.blanked("May Leeds-Porter lived in Leeds until May") == " " * 16 + " lived in Leeds until May"


def test_gendered_roles_are_read_in_one_form() -> None:
    assert [Asides().blanked(word).strip().lower() for word in ("Waitress", "waiter", "Chairwoman", "chairman")] == [
        "waiter", "waiter", "chair", "chair",
    ]  # fmt: skip


def test_the_plain_text_is_as_long_as_the_visible_text() -> None:
    cv = understand(Document((CV,), "text"))
    assert all(len(one.plain) == len(one.text) for one in cv.statements)
    assert all(one.text == cv.document.quote(one.span) for one in cv.statements)


def test_nothing_of_the_person_is_compared_or_searched() -> None:
    cv = understand(Document((CV,), "text"))
    compared = " ".join(chunk.text for chunk in cv_chunks(cv)).casefold()
    words = set(cv_words(cv))
    for word in ("ines", "fairweather", "harbourton", "waitress", "her", "nigerian", "2025"):
        assert word not in compared.split()
        assert word not in words
    assert {"physics", "rota", "excel"} <= words


def test_no_pattern_that_is_kept_holds_the_name() -> None:
    document = Document((CV.replace("Ines Fairweather", "Quillon Zephyrdale"),), "text")
    assert asides_of(document).blanked("Quillon Zephyrdale, Quillon").strip(" ,") == ""
    assert [key for key in getattr(re, "_cache") if "Zephyrdale" in str(key)] == []  # noqa: B009 - unknown to the types
