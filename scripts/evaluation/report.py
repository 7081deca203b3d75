"""The measures as tables for people and as JSON for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict

from rich.console import Console
from rich.table import Table

from scripts.evaluation import calibration
from scripts.evaluation.calibration import Reliability
from scripts.evaluation.run import Report
from scripts.evaluation.verdicts import Judged


def as_json(report: Report) -> str:
    """Every measure; the single rows are left out."""
    measures = {
        "reading": asdict(report.reading),
        "verdicts": {name: asdict(one) for name, one in report.verdicts.items()},
        "ranking": {name: asdict(one) for name, one in report.rankings.items()},
        "layouts": {name: asdict(one) for name, one in report.layouts.items()},
        "facts": {name: asdict(one) for name, one in report.facts.items()},
        "unread": list(report.unread),
    }
    return json.dumps(measures, indent=2)


def show(report: Report, console: Console) -> None:
    """All tables."""
    console.print(_reading(report))
    console.print(_side_by_side("Verdicts", report.verdicts.items(), skip=("by_kind", "n")))
    console.print(_kinds(report))
    console.print(_confusion(report.rows))
    console.print(_confidence(report.rows))
    console.print(_side_by_side("Ranking", report.rankings.items()))
    if report.layouts:
        console.print(_side_by_side("Reading a CV in other layouts", report.layouts.items()))
    console.print(_facts(report))
    for fault in report.unread:
        console.print(f"not read: {fault}")


def _reading(report: Report) -> Table:
    table = Table("measure", "share", title="Reading a posting")
    reading = report.reading
    rows = [*reading.fields.items(), ("requirements precision", reading.precision)]
    rows += [("requirements recall", reading.recall), ("requirements F1", reading.f1), ("kind", reading.kind)]
    rows += [("importance", reading.importance), ("noise taken", reading.noise_taken)]
    for name, share in rows:
        table.add_row(name, f"{share:.3f}")
    return table


def _side_by_side(title: str, systems: Iterable[tuple[str, object]], skip: tuple[str, ...] = ()) -> Table:
    named = [(name, asdict(measures)) for name, measures in systems]  # type: ignore[call-overload]
    table = Table("measure", *(name for name, _ in named), title=title)
    for measure in [key for key in named[0][1] if key not in skip]:
        table.add_row(measure, *(f"{values[measure]:.3f}" for _, values in named))
    return table


def _kinds(report: Report) -> Table:
    table = Table("kind", *report.verdicts, title="Verdict accuracy by kind")
    for kind in report.verdicts["product"].by_kind:
        table.add_row(kind, *(f"{agreement.by_kind[kind]:.3f}" for agreement in report.verdicts.values()))
    return table


def _facts(report: Report) -> Table:
    table = Table("fact", *report.facts, title="Facts of a CV read right, by layout")
    kinds = list(dict.fromkeys(kind for facts in report.facts.values() for kind in facts.by_kind))
    for kind in kinds:
        table.add_row(kind, *(f"{facts.by_kind.get(kind, 0.0):.3f}" for facts in report.facts.values()))
    table.add_row("all of these", *(f"{facts.right:.3f}" for facts in report.facts.values()))
    table.add_row("skills found", *(f"{facts.skills_recall:.3f}" for facts in report.facts.values()))
    table.add_row("skills also in the gold", *(f"{facts.skills_precision:.3f}" for facts in report.facts.values()))
    return table


def wrong_facts(report: Report, console: Console) -> None:
    """Every fact that was read wrong, with the layouts in which it was."""
    wrong: dict[tuple[str, str, str, str], list[str]] = {}
    for layout, rows in report.fact_rows.items():
        for fact in rows:
            if not fact.right:
                wrong.setdefault((fact.kind, fact.cv, fact.wanted, fact.read), []).append(layout)
    for (kind, cv, wanted, read), layouts in sorted(wrong.items()):
        line = f"{kind} {cv} wanted {wanted!r}, read {read!r} ({', '.join(layouts)})"
        console.print(line, markup=False, soft_wrap=True)


def _confusion(rows: Iterable[Judged]) -> Table:
    counts = Counter((row.gold.verdict, row.status) for row in rows)
    given = ("met", "partial", "missing", "unknown", "none")
    table = Table("gold \\ given", *given, title="Verdicts of the product ('none': the requirement was not extracted)")
    for wanted in given[:-1]:
        table.add_row(wanted, *(str(counts[wanted, status]) for status in given))
    return table


def reliability(measured: Reliability, title: str) -> Table:
    """A reliability table: what verdicts say of themselves beside how often they are right."""
    caption = f"Brier {measured.brier:.3f}; mean gap {measured.gap:.3f}"
    table = Table("confidence", "verdicts", "mean confidence", "right", title=title, caption=caption)
    for one in measured.bins:
        table.add_row(f"{one.low:.1f} to {one.high:.1f}", str(one.n), f"{one.confidence:.3f}", f"{one.right:.3f}")
    return table


def _confidence(rows: Iterable[Judged]) -> Table:
    told = [(row.predicted.confidence, row.status == row.gold.verdict) for row in rows if row.predicted]
    return reliability(calibration.reliability(told), "Confidence of the verdicts on extracted requirements")


def errors(rows: Iterable[Judged], console: Console) -> None:
    """Every wrong verdict, grouped by kind, with the reason that was given."""
    for row in sorted(rows, key=lambda r: (r.kind, r.gold.posting, r.gold.requirement)):
        if row.status == row.gold.verdict:
            continue
        text = row.predicted.requirement.text if row.predicted else "(not extracted)"
        reason = row.predicted.reason if row.predicted else ""
        quotes = " | ".join(e.quote for e in row.predicted.evidence[:2]) if row.predicted else ""
        console.print(
            f"{row.kind} {row.gold.cv} {row.gold.posting}#{row.gold.requirement} gold {row.gold.verdict}"
            f"{'!' if row.gold.blocker else ''}, given {row.status}: {text[:90]!r} gold quote {row.gold.evidence!r};"
            f" {reason} [{quotes[:140]}]",
            markup=False,
            soft_wrap=True,
        )
