"""Words replaced in a document, and its headings moved along."""

from __future__ import annotations

from matcher.invariance.edits import Edit, edited
from matcher.nouns import Document, Span


def test_the_words_are_replaced_and_headings_still_point_at_theirs() -> None:
    document = Document(("Ines F\nSKILLS\nSQL", "MORE"), "text", headings=(Span(1, 7, 13), Span(2, 0, 4)))
    changed = edited(document, [Edit(Span(1, 14, 17), "SQL", "Python"), Edit(Span(1, 0, 4), "Ines", "Guadalupe")])
    assert changed.pages == ("Guadalupe F\nSKILLS\nPython", "MORE")
    assert [changed.quote(span) for span in changed.headings] == ["SKILLS", "MORE"]


def test_without_edits_nothing_changes() -> None:
    document = Document(("Ines",), "text", headings=(Span(1, 0, 4),))
    assert edited(document, []) == document
