"""The same CV in another order, and with a gap in it."""

from __future__ import annotations

from matcher.invariance.orders import orders
from matcher.nouns import Document, Span

CV = """Ines Fairweather
Leeds

EXPERIENCE
Barista, Marrow & Pip, May 2021 – Aug 2022
• Made coffee
• Trained two people
Analyst, Otterburn Rail, Jan 2024 – today

SKILLS
Python
"""
HEADINGS = tuple(Span(1, CV.index(word), CV.index(word) + len(word)) for word in ("EXPERIENCE", "SKILLS"))


def applied(name: str) -> tuple[Document, int]:
    one = next(one for one in orders() if one.name.startswith(name))
    changed, edits = one.applied(Document((CV,), "text", headings=HEADINGS))
    return changed, len(edits)


def test_bullets_that_follow_each_other_are_reversed() -> None:
    changed, edits = applied("order of bullets")
    assert ("• Trained two people\n• Made coffee\n" in changed.pages[0], edits) == (True, 2)


def test_sections_are_reversed_behind_the_contact_data_and_headings_move_along() -> None:
    changed, edits = applied("order of sections")
    assert changed.pages[0].startswith("Ines Fairweather\nLeeds\n\nSKILLS\nPython\n\nEXPERIENCE\nBarista")
    assert ([changed.quote(span) for span in changed.headings], edits) == (["SKILLS", "EXPERIENCE"], 1)


def test_the_gap_moves_both_ends_of_the_earliest_post() -> None:
    changed, edits = applied("career gap")
    assert ("Barista, Marrow & Pip, May 2019 – Aug 2020" in changed.pages[0], edits) == (True, 2)
    assert "Jan 2024 – today" in changed.pages[0]
