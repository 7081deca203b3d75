"""Plain text: a crawled page that lost its layout, an e-mail, or prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from matcher.posting.blocks import RawBlock
from matcher.posting.decode import check_length, tidy
from matcher.posting.draft import Draft, Drafts
from matcher.posting.grids import grid_blocks
from matcher.posting.noise import is_navigation, is_posting_heading, is_related_heading, opens_noise
from matcher.posting.text_grids import text_rows

_BULLET = re.compile(
    r"[ \t]*(?:[☑✅✨⭐★◆🔹🔸👉▶➡📌❌✗]\ufe0f?[ \t]*(?=\w)|[-*•·●○▪◦‣⁃–>✓✔»➢][ \t]+(?=\S)"
    r"|\d{1,2}[.)][ \t]+(?=\S)|\(?[a-z0-9]{1,2}\)[ \t]+(?=\S)|\d{1,2}\.\d{1,2}\.?[ \t]+(?=[A-Z][a-z]|An? ))"
)
"""A bullet, a picture that serves as one, or a number such as "2.1" before a capital: "3.0 GPA" is none."""
_QUESTION = re.compile(r"(?:Q|Question|F|Frage)(?: ?\d{1,2})? ?[:.)] +(?=\S)")
_ANSWER = re.compile(r"(?:A|Answer|Antwort)(?: ?\d{1,2})? ?[:.)] +(?=\S)")
_CODED = re.compile(r"([A-Z])(?: {2,}|\t+)(?=\S)")
_LEGEND = re.compile(r"\b([A-Z]) ?= ?([A-Za-z][A-Za-z -]{2,30})")
_LEAD = re.compile(r"((?:What|Who|Where|When|How|Why)\b[^.!?:;,\n]{0,45}\.) (?=[A-Z])")
_FACT = re.compile(r"[A-Z][\w'’()/& -]{1,30}: \S")
_MAIL_HEADER = re.compile(r"(From|To|Cc|Date|Sent|Subject|Reply-To|Message-ID|Betreff|Von|An|Datum): ", re.IGNORECASE)
_UNDERLINE = re.compile(r"[-=_*~#]{3,}[ ]*")
_BLANK_LINES = re.compile(r"\n[ \t]*\n")


def read_text_page(text: str) -> Drafts:
    """The one posting of a plain text; its title and company are found later, among its first lines."""
    return Drafts((("text", Draft("text", text_blocks(text), page=True)),))


def text_blocks(text: str) -> tuple[RawBlock, ...]:
    """The blocks of plain text: a line is a block, a hard-wrapped paragraph is joined again.

    PostingFault for a text that is too long for a posting.
    """
    check_length(text)
    legend = {letter: meaning.strip() for letter, meaning in _LEGEND.findall(text)}
    groups = [group for group in _BLANK_LINES.split(text) if group.strip()]
    found: list[RawBlock] = []
    for number, group in enumerate(groups):
        table = grid_blocks(text_rows(group.split("\n")))
        if table is not None:
            found.extend(table)
            continue
        lines = _unwrapped([line.rstrip() for line in group.split("\n") if tidy(line)])
        if number == 0 and _is_mail(lines):
            found.extend(RawBlock(tidy(line), "fact") for line in lines)
        elif lines:
            found.extend(block for part in _parts(lines) for block in _group_blocks(part, legend))
    return tuple(found)


def _is_mail(lines: list[str]) -> bool:
    return sum(1 for line in lines if _MAIL_HEADER.match(line)) >= 2


def _unwrapped(lines: list[str]) -> list[str]:
    """Lines with hard-wrapped paragraphs and bullets joined: a full line goes on in one that begins in lower case."""
    joined: list[str] = []
    for line in lines:
        wraps = joined and len(joined[-1].rsplit("\n", 1)[-1]) >= 50 and len(lines) > 1
        if wraps and joined[-1][-1] not in ".!?:;|" and line.strip()[:1].islower() and not _BULLET.match(line):
            joined[-1] = f"{joined[-1]} {line.strip()}"
        else:
            joined.append(line)
    return joined


def _parts(lines: list[str]) -> Iterator[list[str]]:
    """The lines of a group, parted before each usual heading: many pages lose their blank lines."""
    part: list[str] = []
    for line in lines:
        text = tidy(line)
        if part and len(text) <= 60 and (is_posting_heading(text) or is_related_heading(text)):
            yield part
            part = []
        part.append(line)
    yield part


def _group_blocks(lines: list[str], legend: dict[str, str]) -> Iterator[RawBlock]:
    heads = _starts_with_heading(lines)
    plain = lines[1:] if heads else lines
    listed = _is_plain_list(plain)
    for number, line in enumerate(lines):
        if _UNDERLINE.fullmatch(line.strip()):
            continue
        if number == 0 and heads:
            asked = _QUESTION.match(line)
            yield RawBlock(tidy(line[asked.end() :] if asked else line), "heading")
        elif is_navigation(line) and not _BULLET.match(line):
            yield RawBlock(tidy(line), "paragraph", noise=True)
        else:
            yield from _line_blocks(line, legend, listed=listed)


def _line_blocks(line: str, legend: dict[str, str], *, listed: bool) -> Iterator[RawBlock]:
    question, answer = _QUESTION.match(line), _ANSWER.match(line)
    if question and line.rstrip().endswith("?"):
        yield RawBlock(tidy(line[question.end() :]), "heading")
        return
    line = line[answer.end() :] if answer else line
    bullet = _BULLET.match(line)
    coded = _CODED.match(line)
    lead = _LEAD.match(line)
    if bullet:
        yield RawBlock(tidy(line[bullet.end() :]), "bullet")
    elif coded and coded[1] in legend:
        yield RawBlock(tidy(line[coded.end() :]), "bullet", under=legend[coded[1]])
    elif lead:
        yield RawBlock(tidy(lead[1]), "heading")
        yield RawBlock(tidy(line[lead.end() :]), "paragraph")
    elif _FACT.match(line) and len(line) <= 90:
        yield RawBlock(tidy(line), "fact")
    else:
        yield RawBlock(tidy(line), "bullet" if listed and not opens_noise(tidy(line)) else "paragraph")


def _starts_with_heading(lines: list[str]) -> bool:
    """A short first line without a full stop, alone or above something longer."""
    first = lines[0].strip()
    short = len(first) <= 70 and len(first.split()) <= 10 and first[-1] not in ".,;"
    if not short or _BULLET.match(first) or _FACT.match(first) or is_navigation(lines[0]) or first.startswith("["):
        return False
    shouted = first.isupper() and len(first) > 3 and not any(line.isupper() for line in lines[1:])
    if len(lines) == 1 or shouted or is_posting_heading(tidy(first)) or is_related_heading(tidy(first)):
        return True
    return bool(_BULLET.match(lines[1])) or max(map(len, lines[1:])) > len(first) + 5


def _is_plain_list(lines: list[str]) -> bool:
    """Two or more lines, each one short thing: a list that lost its bullets."""
    if any(_BULLET.match(line) for line in lines):
        return False
    return len(lines) >= 2 and all(len(line) <= 220 and line.count(". ") == 0 for line in lines)
