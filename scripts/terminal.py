"""A ranking as a person reads it in a terminal, from the same shapes that the REST interface returns."""

from __future__ import annotations

import argparse
import io
from contextlib import closing
from datetime import date

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from api import wire
from api.answers import matches_out
from api.reading.tasks import ReadHere
from api.worker import rank
from index.engines import opener
from index.layout import EXPORTS
from matcher.embedding import open_embedder
from matcher.match import Request
from matcher.nouns import Filters
from scripts.publishing import address_of

SIGNS = {"met": ("✓", "green"), "partial": ("~", "yellow"), "missing": ("✗", "red"), "unknown": ("?", "cyan")}
WIDTH = 110


def answer(options: argparse.Namespace) -> str:
    """The ranking for the options of scripts/match.py, as text or JSON."""
    embedder = open_embedder(options.model, exports=options.index / EXPORTS)
    engine = opener(options.index, address_of(options.database))(embedder.revision)
    request = Request(options.as_of, options.top_k, Filters(include_closed=options.include_closed))
    with closing(engine):
        snapshot = engine.get()
        read, found = rank(options.cv.read_bytes(), request, snapshot, embedder, ReadHere())
    out = matches_out(read, found, snapshot.manifest, options.as_of, explain=True)
    return out.model_dump_json(indent=2) if options.json else readable(out)


def readable(out: wire.MatchesOut) -> str:
    """The whole answer in words."""
    buffer = io.StringIO()
    console = Console(file=buffer, width=WIDTH, force_terminal=True, highlight=False)
    for warning in out.cv.warnings:
        console.print(f"[yellow]Note:[/] {warning.message}")
    for match in out.matches:
        _print_match(console, match, out.as_of)
    for question in out.questions[:3]:
        console.print(Text(f"Worth knowing for {question.postings_affected} of these: {question.text}", style="cyan"))
    if not out.matches:
        console.print("No posting passes the filters.")
    return buffer.getvalue()


def _print_match(console: Console, match: wire.MatchOut, as_of: date) -> None:
    posting, score, counts = match.posting, match.score, match.counts
    place = ", ".join(posting.locations) or "place not stated"
    console.print(Text(f"{match.rank}. {posting.title}", style="bold"))
    closing = f"closes {posting.deadline}" if posting.deadline else posting.status_reason
    console.print(f"   {posting.company or 'company not stated'} · {place} · {posting.status} on {as_of} · {closing}")
    console.print(
        f"   {counts.met} met, {counts.partial} partial, {counts.missing} missing, {counts.unknown} can't tell"
        f" · score {score.value:.2f} (between {score.low:.2f} and {score.high:.2f})"
    )
    console.print(Padding(Text(match.summary, style="italic"), (0, 0, 0, 3)))
    for verdict in match.requirements or []:
        _print_verdict(console, verdict)
    console.print()


def _print_verdict(console: Console, verdict: wire.VerdictOut) -> None:
    sign, colour = SIGNS[verdict.verdict]
    nice = " (nice to have)" if verdict.importance == "nice" else ""
    line = Text(f"{sign} {verdict.text}{nice}", style=colour)
    line.append(f"  — {verdict.verdict}{', in the way' if verdict.blocker else ''}: {verdict.reason}", style="default")
    console.print(Padding(line, (0, 0, 0, 3)))
    for evidence in verdict.evidence[:2]:
        where = f"page {evidence.page}" if evidence.page else "your answer"
        console.print(Padding(Text(f"“{' '.join(evidence.quote.split())}” ({where})", style="dim"), (0, 0, 0, 7)))
