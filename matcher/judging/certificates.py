"""Certificates and memberships: the body or the qualification that the posting names, by its name."""

from __future__ import annotations

import re

from matcher.judging.case import Case, Finding, found_in_cv, met, missing, partial, quote_clause, quote_entry
from matcher.nouns import Evidence, Span
from matcher.scratch import kept

ENTRY_BORDERS = ",·|"

_MEMBER = re.compile(
    r"\b(?:(?:student|affiliate|associate|graduate) )?member(?:ship)? (?:of|with|in)\b|\bmember\b[^.;]{0,3}$",
    re.IGNORECASE,
)
_MEMBERSHIP = re.compile(r"\b(?:(?:student|affiliate|associate|graduate) member(?:ship)?|membership)\b", re.IGNORECASE)
_BODY = re.compile(
    r"\b[A-Z][A-Za-z]{0,12}[A-Z]\w{0,6}\b|\b(?:Institut\w{1,4}|Society|Association|College) of [A-Z]\w{1,20}"
)
_CERTIFICATE = re.compile(
    r"\b(?:certificates?|certifications?|certified|accreditations?|accredited)\b"
    r"|\b(?:professional|chartered) qualifications?\b"
    r"|\b(?:CA|CPA|ACCA|CIMA|CIA|CFA|FRM|PMP)\b[^.;]{0,20}\bqualif",
    re.IGNORECASE,
)
_CERTIFIED = re.compile(
    r"\bcertified\b|\bcertificates?\b|\bcertifications?\b|\bchartered\b|\bbelt\b|\baccredited\b"
    r"|\b(?:CompTIA|CCNA|CKA|Security\+|Network\+|A\+|OSCP|CEH|PRINCE2|ITIL|ACCA|CIMA|CPA|FRM|PMP|CSWA|TOGAF)(?!\w)"
    r"|\bAWS (?:Cloud|Certified|Solutions)|\bAZ-\d{3}\b|\bCFA level",
    re.IGNORECASE,
)
_SPELLED = {
    "ca": "chartered accountant",
    "aca": "chartered accountant",
    "cpa": "certified public accountant",
    "cia": "certified internal auditor",
    "cfa": "chartered financial analyst",
    "pmp": "project management professional",
}
"""Short names of qualifications that CVs write out."""
_ABOUT = re.compile(r"\b([a-z]{3,14})[ -]([a-z]{4,14}) (?:certificate|card|ticket)\b")
_NAME = re.compile(r"[A-Z][\w+-]*(?: [A-Z][\w+-]*)*|[A-Z]{2,6}\+?(?!\w)")
_NO_NAME = frozenset(
    [
        "a",
        "an",
        "any",
        "all",
        "certificate",
        "certificates",
        "certification",
        "certified",
        "industry",
        "professional",
        "progress",
        "towards",
        "experience",
        "the",
        "your",
        "you",
        "we",
        "accredited",
        "accreditation",
        "qualification",
        "student",
        "member",
        "belt",
        "level",
        "or",
        "and",
        "in",
        "of",
        "with",
        "recognised",
    ]
)


def asks_membership(text: str) -> bool:
    """Whether a membership of a named body is asked for."""
    return bool(_MEMBER.search(text) and _BODY.search(text))


@kept
def asks_certificate(text: str) -> bool:
    """Whether a certificate or a professional qualification is asked for."""
    return _CERTIFICATE.search(text) is not None


def judge_membership(case: Case) -> Finding:
    """The body named in the posting; a membership of another one is none of it."""
    bodies = {found[0].casefold() for found in _BODY.finditer(case.requirement.text)}
    others: list[Span] = []
    for span in found_in_cv(case, _MEMBERSHIP):
        evidence = quote_clause(case, span)
        if any(body in evidence.quote.casefold() for body in bodies):
            return met("The CV names the membership.", evidence)
        others.append(span)
    if others:
        return missing("The CV names a membership of another body.", quote_clause(case, others[0]))
    return missing("The CV names no such membership.")


def judge_certificate(case: Case) -> Finding:
    """A certificate of a name that the posting gives; any other one may or may not do."""
    about = _about(case.requirement.text)
    if about is not None and (spans := found_in_cv(case, about)):
        return met("The CV names this certificate.", quote_entry(case, spans[0], ENTRY_BORDERS))
    named = _names(case.requirement.text)
    entries = [quote_entry(case, span, ENTRY_BORDERS) for span in found_in_cv(case, _CERTIFIED)]
    fitting = next((entry for entry in entries if _is_named(entry, named)), None)
    if fitting is not None:
        return met("The CV names this certificate.", fitting)
    if not entries:
        return missing("The CV names no certificate.")
    if named and not _leaves_open(case.requirement.text):
        return missing("The CV names another certificate.", entries[0])
    return partial("The CV names a certificate; whether it is one asked for is not clear.", entries[0])


def _about(text: str) -> re.Pattern[str] | None:
    """ "A food hygiene certificate": what it is about, where two plain words say so; None for any other."""
    found = _ABOUT.search(text)
    if found is None or {found[1].casefold(), found[2].casefold()} & _NO_NAME:
        return None
    return re.compile(rf"\b{re.escape(found[1])}[ -]{re.escape(found[2])}\b", re.IGNORECASE)


def _leaves_open(text: str) -> bool:
    return re.search(r"\b(?:e\.g\.|such as|like|similar|equivalent|or other|any)\b", text, re.IGNORECASE) is not None


def _names(text: str) -> frozenset[str]:
    """The names of certificates that the posting gives, in small letters, the short ones also written out."""
    runs = (match[0].casefold().split() for match in _NAME.finditer(text))
    names = {" ".join(word for word in run if word not in _NO_NAME) for run in runs} - {""}
    return frozenset(names | {_SPELLED[name] for name in names if name in _SPELLED})


def _is_named(entry: Evidence, names: frozenset[str]) -> bool:
    quote = entry.quote.casefold()
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", quote) for name in names)
