"""Is this sentence a requirement? The posting reader against labelled sentences, null baselines beside it."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from matcher.errors import MatcherError
from matcher.nouns import Line, Role
from matcher.posting.blocks import RawBlock, lay_out
from matcher.posting.decode import tidy
from matcher.posting.requirements import read_requirements
from matcher.posting.text_page import text_blocks
from matcher.skills import find_skills

NEUTRAL_HEADING = "Our internship"
"""A heading that announces neither wishes nor duties, so that the sentence has to speak for itself."""
_NO_REQUIREMENT = frozenset({"Occupation"})
"""Spans of this kind name a post; the other kinds (Skill, Domain, Experience, Qualification) make a requirement."""


class LabelsError(MatcherError):
    """A file of labelled sentences cannot be read."""


class _Span(BaseModel):
    model_config = ConfigDict(extra="ignore")
    label: str


class _Row(BaseModel):
    """A line of either shape: with `has_requirement` and the document it stands in, or with spans."""

    model_config = ConfigDict(extra="ignore")
    text: Annotated[str, Field(min_length=1)]
    doc: str | None = None
    has_requirement: bool | None = None
    entities: tuple[_Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, whether it holds a requirement by its label, and the document it comes from where that is known."""

    text: str
    asks: bool
    document: str | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of `sentences`, `positive` are requirements; the measures of saying yes are shares in 0..1."""

    sentences: int
    positive: int
    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class Measured:
    """The measures of each system, and what the reader took the requirements for that it missed in their documents."""

    systems: Mapping[str, Agreement]
    missed: Mapping[str, int]


def load(path: Path) -> tuple[Sentence, ...]:
    """The sentences of a file of JSON Lines, plain or `.gz`, in its order. LabelsError where a line is damaged."""
    try:
        content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        lines = content.decode("utf-8").split("\n")
        rows = [TypeAdapter(_Row).validate_json(line) for line in lines if line.strip()]
    except (OSError, UnicodeDecodeError, ValidationError) as error:
        raise LabelsError(f"{path} cannot be read as labelled sentences: {error}") from error
    return tuple(Sentence(row.text, _asks(row), row.doc) for row in rows)


def _asks(row: _Row) -> bool:
    if row.has_requirement is not None:
        return row.has_requirement
    return any(span.label not in _NO_REQUIREMENT for span in row.entities)


def measure(sentences: Sequence[Sentence]) -> Measured:
    """The measures of the reader and of the baselines; "in its document" only where all have one."""
    gold = [one.asks for one in sentences]
    decided = {"the reader, each alone": [asks_alone(one.text) for one in sentences]}
    missed: Counter[str] = Counter()
    if all(one.document is not None for one in sentences):
        roles = list(_in_documents(sentences))
        decided["the reader, in its document"] = [role is Role.REQUIREMENT for role in roles]
        pairs = zip(gold, roles, strict=True)
        missed.update(str(role or "not found") for asks, role in pairs if asks and role is not Role.REQUIREMENT)
    decided["always yes"] = [True] * len(sentences)
    decided["names a skill"] = [bool(find_skills(one.text)) for one in sentences]
    return Measured({name: agreement(gold, given) for name, given in decided.items()}, dict(missed.most_common()))


def asks_alone(text: str) -> bool:
    """Whether the reader takes a requirement from the sentence where it is all that a posting says."""
    laid, blocks = lay_out([RawBlock(NEUTRAL_HEADING, "heading"), RawBlock(tidy(text) or "-", "paragraph")])
    return bool(read_requirements(blocks, text=laid, country=None)[1])


def _in_documents(sentences: Sequence[Sentence]) -> Iterator[Role | None]:
    """The role of each sentence; those of one document stand side by side and are read as one posting."""
    for _, group in groupby(sentences, key=lambda one: one.document):
        yield from roles_together([one.text for one in group])


def roles_together(texts: Sequence[str]) -> list[Role | None]:
    """What the reader takes each of the lines of one posting for; a requirement wins where a line has several parts.

    None for a line that the reader changes so much that it is no longer found.
    """
    laid, blocks = lay_out(text_blocks("\n".join(texts)))
    lines, _ = read_requirements(blocks, text=laid, country=None)
    return [_role_at(place, lines) if place else None for place in _places(texts, laid)]


def _role_at(place: tuple[int, int], lines: Sequence[Line]) -> Role | None:
    roles = [line.role for line in lines if line.span.start < place[1] and place[0] < line.span.end]
    return Role.REQUIREMENT if Role.REQUIREMENT in roles else next(iter(roles), None)


def _places(texts: Iterable[str], laid: str) -> Iterator[tuple[int, int] | None]:
    """Where each line stands in the text that the reader laid out, without the mark of a bullet."""
    position = 0
    for text in texts:
        words = tidy(text).lstrip("-*•·● ")
        start = laid.find(words, position) if words else -1
        if start >= 0:
            position = start + len(words)
        yield (start, position) if start >= 0 else None


def agreement(gold: Sequence[bool], given: Sequence[bool]) -> Agreement:
    """Precision, recall and F1 of saying yes; a measure without anything to divide by is 0."""
    both = sum(1 for wanted, said in zip(gold, given, strict=True) if wanted and said)
    precision = both / sum(given) if any(given) else 0.0
    recall = both / sum(gold) if any(gold) else 0.0
    f1 = 2 * precision * recall / (precision + recall) if both else 0.0
    return Agreement(len(gold), sum(gold), precision, recall, f1)


def as_json(measured: Mapping[str, Measured]) -> str:
    """The measures by file and system."""
    return json.dumps({file: asdict(one) for file, one in measured.items()}, indent=2)


def as_table(measured: Mapping[str, Measured]) -> str:
    """The measures as a Markdown table, and a line on the requirements that were missed."""
    lines = ["| file | sentences (requirements) | system | precision | recall | F1 |", "|---|---|---|---|---|---|"]
    for file, found in measured.items():
        for name, one in found.systems.items():
            counts = f"{one.sentences} ({one.positive})"
            lines.append(f"| {file} | {counts} | {name} | {one.precision:.3f} | {one.recall:.3f} | {one.f1:.3f} |")
    for file, found in measured.items():
        if found.missed:
            roles = ", ".join(f"{role} {count}" for role, count in found.missed.items())
            lines += ["", f"What {file} calls a requirement and the reader, in its document, takes for: {roles}."]
    return "\n".join(lines)
