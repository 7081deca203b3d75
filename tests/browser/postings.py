"""Postings for the tests of the page: one full of markup, one named like a formula, and enough for a long list."""

from __future__ import annotations

from pathlib import Path

MARKUP = "<img src=x onerror=\"window.hit='posting'\"> <script>window.hit = 'posting'</script> <b>bold</b>"
HOSTILE = f"""Hostile Markup Intern {MARKUP}

Ashgrove Parsing · Leeds, United Kingdom

Requirements

- Experience with Python and {MARKUP}
- You must have the right to work in the UK

Applications close on 31 March 2027.
"""
FORMULA = '+HYPERLINK("http://example.invalid","click")'
"""A title loses most signs before its first word, and not this one, which opens a formula as well as "=" does."""
SPREADSHEET = f"""{FORMULA}

Firm of Formulas · Leeds, United Kingdom

Requirements

- Experience with Python
- Some zymurgy

Applications close on 31 March 2027.
"""
PLAIN = """# Python Intern {number}

Firm {number} · Leeds, United Kingdom

Requirements

- Experience with Python
- Basic knowledge of SQL
- Java in team {number}
- Curiosity about mazeology, of the kind {number}
- Currently enrolled in a bachelor's degree

Applications close on 31 March 2027.
"""
PLAIN_COUNT = 100


def write_postings(folder: Path) -> None:
    """Write them: as plain text, where markup stays what it is, and as Markdown."""
    folder.mkdir()
    (folder / "hostile-markup.txt").write_text(HOSTILE, encoding="utf-8")
    (folder / "spreadsheet.txt").write_text(SPREADSHEET, encoding="utf-8")
    for number in range(PLAIN_COUNT):
        (folder / f"plain-{number:03}.md").write_text(PLAIN.format(number=number), encoding="utf-8")
