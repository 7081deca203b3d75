"""Headings that begin the paragraph they stand over, as word processors leave them: "Skills Java, Python …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from matcher.cv.headings import read_heading
from matcher.cv.lines import TextLine
from matcher.degrees import find_degrees
from matcher.languages import find_languages
from matcher.nouns import SectionName

_RUN_IN = re.compile(
    r"((?:(?:Personal|Technical|Key|Work|Additional|Professional) )?(?:[Pp]rofile|[Ss]ummary|[Ss]kills"
    r"|[Pp]rojects|[Ee]xperience"
    r"|[Ii]nformation|[Ss]tatement)|About me|Education|Languages|Interests|Hobbies|Awards|Employment"
    r"|Publications|Availability|Other"
    r"|Work|Volunteering) (?=[A-Z\"“‘(\d])"
    r"(?!(?:Officer|Manager|Assistant|Engineer|Lead|Coordinator|Adviser|Experience)\b)"
)

_AT_ONCE = 40


def run_in_headings(lines: Sequence[TextLine]) -> dict[int, tuple[SectionName, str]]:
    """Headings that begin the paragraph they stand over ("Skills Java, Python …"), by line.

    One such line may be chance ("Education Officer"), so they count only where there are two of different names, or
    where a degree or a language follows at once.
    """
    found: dict[int, tuple[SectionName, str]] = {}
    for index, line in enumerate(lines):
        plain = line.opens_block and not line.bullet and not line.marked and len(line.words) > 40
        title = _run_in_title(line.words) if plain else ""
        reading = read_heading(title)
        if reading:
            found[index] = reading.name, title
    if len({name for name, _ in found.values()}) > 1:
        return found
    return {index: (name, title) for index, (name, title) in found.items() if _follows(lines[index], name, title)}


def _follows(line: TextLine, name: SectionName, title: str) -> bool:
    """Whether what the heading announces stands right behind it."""
    rest = line.words[len(title) :]
    if name is SectionName.LANGUAGES:
        return bool(find_languages(rest[:_AT_ONCE]))
    return name is SectionName.EDUCATION and bool(find_degrees(rest[:_AT_ONCE]))


def _run_in_title(text: str) -> str:
    """The heading that a paragraph begins with, "" if there is none; words in capitals may be any of the lexicon."""
    match = _RUN_IN.match(text)
    if match:
        return match[1]
    capitals = text.split(" ", 4)[:4]
    for count in (3, 2, 1):
        title = " ".join(capitals[:count])
        reading = read_heading(title) if len(capitals) > count and title.isupper() and len(title) > 3 else None
        if reading and reading.whole and not reading.strangers and capitals[count][:1].isupper():
            return title
    return ""
