"""A posting in Markdown, and Markdown inside other formats."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from matcher.posting.blocks import RawBlock
from matcher.posting.decode import check_length, tidy
from matcher.posting.draft import Draft, Drafts
from matcher.posting.html_blocks import html_blocks, parse_html, tree_blocks

_FRONT_MATTER = re.compile(r"\A---\n(?:[^\n]*\n){1,60}?---\n")


def read_markdown_page(text: str) -> Drafts:
    """The one posting of a Markdown file; its first heading of the first level is the title, else its first line."""
    soup = parse_html(_rendered(text))
    blocks = tree_blocks(soup)
    top = soup.find("h1")
    first = blocks[0] if blocks and blocks[0].shape == "heading" else None
    title = tidy(top.get_text(" ")) if top is not None else first.text if first else None
    return Drafts((("text", Draft("markdown", blocks, title=title or None)),))


def markdown_blocks(text: str) -> tuple[RawBlock, ...]:
    """The blocks of a Markdown text, as they look when rendered; front matter is left out."""
    return html_blocks(_rendered(text))


def _rendered(text: str) -> str:
    check_length(text)
    renderer = MarkdownIt("commonmark", {"html": True, "breaks": True}).enable("table")
    return str(renderer.render(_FRONT_MATTER.sub("", text)))
