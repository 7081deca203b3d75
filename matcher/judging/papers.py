"""Things that one has or has not: portfolio, licence, certificate, membership, agreement, check."""

from __future__ import annotations

import re
from dataclasses import dataclass

from matcher.judging.case import Case, Finding, met, missing, partial, quote_clause, unknown
from matcher.judging.meaning import judge_by_meaning
from matcher.nouns import Span


@dataclass(frozen=True, slots=True)
class Paper:
    """How a posting asks for a thing, how a CV shows it, how it denies it, and whether a CV normally shows it."""

    name: str
    asked: re.Pattern[str]
    shown: re.Pattern[str]
    denied: re.Pattern[str] | None
    usual: bool


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_PAPERS = (
    Paper(
        "driving licence",
        _words(r"\bdriving licen[cs]e|driver'?s licen[cs]e|\bown transport\b"),
        _words(r"\bdriving licen[cs]e|driver'?s licen[cs]e"),
        _words(r"\bno (?:full |clean )?(?:driving licen[cs]e|driver'?s licen[cs]e)"),
        True,
    ),
    Paper(
        "portfolio",
        _words(r"\bportfolio|public repositor|link to something you|samples? of (?:your )?work"),
        _words(
            r"\bportfolio\b|\bgithub\b|\bgitlab\b|\bbehance\b|\bdribbble\b|\b[\w-]{2,40}\.(?:example|dev|io|me|design)\b"
            r"|full process on (?:the )?site"
        ),
        None,
        True,
    ),
    Paper("DBS check", _words(r"\bDBS\b|\bPVG\b|criminal record"), _words(r"\bDBS\b|\bPVG\b"), None, False),
    Paper(
        "agreement of the university",
        _words(
            r"convention de stage|internship agreement|learning agreement|agreement signed|sign an? .{0,20}agreement"
        ),
        _words(r"convention de stage|internship agreement|learning agreement"),
        None,
        False,
    ),
    Paper(
        "colour vision",
        _words(r"colou?r vision|medical examination|medically fit"),
        _words(r"colou?r vision"),
        None,
        False,
    ),
    Paper(
        "compulsory internship",
        _words(r"pflichtpraktikum|compulsory internship|mandatory internship"),
        _words(r"pflichtpraktikum|compulsory internship|mandatory internship"),
        None,
        False,
    ),
)


def judge_other(case: Case) -> Finding:
    """A thing of the list is looked for by name; anything else by meaning."""
    for paper in _PAPERS:
        if paper.asked.search(case.requirement.text):
            return _judge_paper(case, paper)
    return judge_by_meaning(case)


def _judge_paper(case: Case, paper: Paper) -> Finding:
    for number, page in enumerate(case.cv.document.pages, start=1):
        denied = paper.denied.search(page) if paper.denied else None
        if denied:
            return missing(
                f"The CV says: no {paper.name}.", quote_clause(case, _span(number, denied)), contradicts=True
            )
        shown = paper.shown.search(page)
        if shown:
            return _shown(case, paper, _span(number, shown))
    if paper.usual:
        return missing(f"The CV names no {paper.name}.")
    return unknown(f"A CV does not normally say this ({paper.name}).")


def _shown(case: Case, paper: Paper, span: Span) -> Finding:
    evidence = quote_clause(case, span)
    if "in principle" in evidence.quote.casefold():
        return partial(f"The CV speaks of it ({paper.name}) as not yet firm.", evidence)
    return met(f"The CV names it ({paper.name}).", evidence)


def _span(page: int, found: re.Match[str]) -> Span:
    return Span(page, found.start(), found.end())
