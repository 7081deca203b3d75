"""Single requirements and a line or two of a CV, with the verdict that a careful person gives: samples/pairs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from matcher.chunks import one_line
from matcher.cv.read import read_document
from matcher.cv.understand import understand
from matcher.judging.case import Case
from matcher.judging.judge import judge
from matcher.judging.prepared import prepare
from matcher.match import embed_cv
from matcher.nouns import Verdict
from matcher.posting.read import read_postings
from matcher.retrieval import Embed
from scripts.evaluation.gold import AS_OF

_POSTING = "Engineering and Research Internship\nFirm Ltd, Leeds\n\nRequirements\n\n- {}\n"
_WORST_LAST = ("met", "partial", "unknown", "missing")
_FIELDS = 4


@dataclass(frozen=True, slots=True)
class Pair:
    """A requirement, the verdict expected ("met" ... "unknown"), and the CV in Markdown; `group` says what it is of."""

    group: str
    requirement: str
    expected: str
    cv: str


@dataclass(frozen=True, slots=True)
class Scored:
    """A pair with the verdict given, "none" where nothing was read as a requirement, and its reason."""

    pair: Pair
    given: str
    reason: str

    @property
    def right(self) -> bool:
        """Whether the verdict is the one expected."""
        return self.given == self.pair.expected


def load(path: Path) -> tuple[Pair, ...]:
    """The pairs of a file. Raises ValueError, naming the line, for one that has not four columns."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        columns = line.split("\t")
        if len(columns) != _FIELDS:
            raise ValueError(f"{path}: line {number} has {len(columns)} columns; four are needed.")
        group, requirement, expected, lines = columns
        found.append(Pair(group, requirement, expected, _as_markdown(lines.split(" || "))))
    return tuple(found)


def _as_markdown(lines: Iterable[str]) -> str:
    sections: dict[str, list[str]] = {}
    for line in lines:
        name, _, words = line.partition(": ")
        sections.setdefault(name, []).append(words)
    head = "".join(f"{words}\n\n" for words in sections.pop("Contact", []))
    parts = (f"## {name}\n\n" + "".join(f"- {words}\n" for words in told) for name, told in sections.items())
    return f"# A. Student\n\n{head}" + "\n".join(parts)


def score(pairs: Sequence[Pair], embed: Embed) -> tuple[Scored, ...]:
    """Every pair judged through the same readers and rules as the service."""
    return tuple(_scored(pair, embed) for pair in pairs)


def _scored(pair: Pair, embed: Embed) -> Scored:
    verdicts = _verdicts(pair, embed)
    if not verdicts:
        return Scored(pair, "none", "Nothing was read as a requirement.")
    statuses = {verdict.status.value for verdict in verdicts}
    worst = max(verdicts, key=lambda verdict: _WORST_LAST.index(verdict.status.value))
    given = "partial" if len(statuses) > 1 and "met" in statuses else worst.status.value
    return Scored(pair, given, worst.reason)


def _verdicts(pair: Pair, embed: Embed) -> list[Verdict]:
    """One verdict for each requirement that the line was read as."""
    posting = read_postings(_POSTING.format(pair.requirement).encode(), name="pair").postings[0]
    embedded = embed_cv(understand(read_document(pair.cv.encode())), embed)
    prepared = prepare(embedded.cv, embedded.chunks)
    asked = embed([one_line(one.text) for one in posting.requirements])
    return [
        judge(Case(one, posting, prepared, embedded.vectors @ vector, AS_OF))
        for one, vector in zip(posting.requirements, asked, strict=True)
    ]


def share_right(scored: Sequence[Scored]) -> float:
    """The share of pairs with the verdict expected."""
    return sum(one.right for one in scored) / len(scored) if scored else 0.0


def false_met(scored: Sequence[Scored]) -> float:
    """Of the pairs that are missing or unknown, the share that was called met."""
    against = [one for one in scored if one.pair.expected in ("missing", "unknown")]
    return sum(one.given == "met" for one in against) / len(against) if against else 0.0
