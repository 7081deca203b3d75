"""A CV written in a test: lines that begin with "# " are headings on the page."""

from matcher.cv.understand import understand
from matcher.nouns import Cv, Document, Span


def document_of(text: str) -> Document:
    headings: list[Span] = []
    lines: list[str] = []
    for raw in text.strip("\n").split("\n"):
        line = raw.strip().removeprefix("# ")
        if raw.strip().startswith("# "):
            start = sum(len(one) + 1 for one in lines)
            headings.append(Span(1, start, start + len(line)))
        lines.append(line)
    return Document(("\n".join(lines),), "text", (), tuple(headings))


def cv_of(text: str) -> Cv:
    return understand(document_of(text))
