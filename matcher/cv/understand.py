"""From the visible text of a CV to what it says: sections, statements, profile."""

from __future__ import annotations

from matcher.cv.asides import asides_of, set_aside
from matcher.cv.lines import read_lines
from matcher.cv.profile import read_profile
from matcher.cv.sections import place_lines, sections_of
from matcher.cv.statements import find_statements
from matcher.nouns import Cv, Document


def understand(document: Document) -> Cv:
    """Sections, statements and profile of a document; never fails, a page without text gives an empty CV."""
    placed = place_lines(read_lines(document))
    statements = set_aside(find_statements(placed), asides_of(document))
    return Cv(document, sections_of(placed), statements, read_profile(placed, statements))
