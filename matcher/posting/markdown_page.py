"""A posting in Markdown, and Markdown inside other formats."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from matcher.posting.blocks import RawBlock
from matcher.posting.draft import Draft, Drafts
from matcher.posting.html_blocks import html_blocks

_FRONT_MATTER = re.compile(r"\A---\n(?:[^\n]*\n){1,60}?---\n")


def read_markdown_page(text: str) -> Drafts:
    """The one posting of a Markdown file; its first heading is the title."""
    blocks = markdown_blocks(text)
    first = blocks[0] if blocks else None
    title = first.text if first and first.shape == "heading" else None
    return Drafts((("text", Draft("markdown", blocks, title=title)),))


def markdown_blocks(text: str) -> tuple[RawBlock, ...]:
    """The blocks of a Markdown text, as they look when rendered; front matter is left out."""
    renderer = MarkdownIt("commonmark", {"html": True, "breaks": True}).enable("table")
    return html_blocks(renderer.render(_FRONT_MATTER.sub("", text)))
