"""Things that one has or has not: portfolio, licence, certificate, membership, agreement, check."""

from __future__ import annotations

import re
from dataclasses import dataclass

from matcher.judging.case import Case, Finding, answered, met, missing, partial, quote_clause, unknown
from matcher.judging.meaning import judge_by_meaning
from matcher.judging.placements import judge_placement_year
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


QUESTION_PREFIX = "paper."
_LICENCE = r"(?:driving licen[cs]e|driver['’]?s licen[cs]e|driving license|führerschein|permis b|licen[cs]e to drive)"
_SITE = r"\b[\w-]{2,40}\.(?:example|dev|io|me|design|site|page|works|studio|art|co|net|org|com)/?(?:work|portfolio)?\b"

_PAPERS = (
    Paper(
        "driving licence",
        _words(rf"{_LICENCE}|\bown transport\b|\bown (?:a )?car\b|\bable to drive\b|\bcan drive\b"),
        _words(rf"{_LICENCE}|\bfull clean licen[cs]e|\bown car\b"),
        _words(
            rf"\b(?:no|without|not yet|learning|provisional|theory test)[^.;\n]{{0,25}}{_LICENCE}"
            rf"|{_LICENCE}[^.;\n]{{0,3}}(?:: ?no\b|\(?provisional|not yet|in progress)|\blearning to drive\b"
        ),
        True,
    ),
    Paper(
        "portfolio",
        _words(
            r"\bportfolio|\bpublic repositor|\blinks? to (?:something|anything|work|projects?|a project)"
            r"|\bsamples? of (?:your )?(?:work|code|design|writing)|\bshowreel"
            r"|\bgithub (?:profile|account|link)|\bcode samples?\b"
        ),
        _words(
            r"\bportfolio\b|\bgithub\b|\bgitlab\b|\bcodeberg\b|\bbehance\b|\bdribbble\b|\bshowreel\b|\bvimeo\b|\bitch\.io\b"
            rf"|\bartstation\b|full process on (?:the )?site|(?<![@\w.-]){_SITE}"
        ),
        None,
        True,
    ),
    Paper(
        "criminal records check",
        _words(r"\bDBS\b|\bPVG\b|criminal (?:records?|background)|background check|police (?:check|certificate)"),
        _words(r"\bDBS\b|\bPVG\b|\bAccessNI\b|police (?:check|certificate)"),
        None,
        False,
    ),
    Paper(
        "consent of supervisor or funder",
        _words(
            r"\b(?:consent|permission|agreement|approval|leave) (?:in writing )?(?:of|from|by) (?:your|the) [^.;]{0,20}"
            r"(?:supervisor|funder|advisor|adviser|employer|graduate school)"
            r"|\b(?:supervisor|funder|advisor|adviser)s?['’]?s? "
            r"(?:consent|permission|agreement|approval|agrees|must agree)"
        ),
        _words(
            r"\b(?:funder|supervisors?|advisor|adviser|graduate school)\b[^.;\n]{0,40}"
            r"\b(?:agree[ds]?|agreement|approv\w{1,3}|consent\w{0,3}|permission|permits|allows?|happy|supports?)\b"
        ),
        None,
        False,
    ),
    Paper(
        "agreement of the university",
        _words(
            r"convention de stage|(?:internship|learning|traineeship|placement) (?:agreement|contract|convention)"
            r"|tripartite|agreement signed|sign an? [^.;]{0,20}agreement|praktikumsvertrag|convenio|stageovereenkomst"
        ),
        _words(r"convention de stage|(?:internship|learning|placement) agreement|convenio|conventionn[ée]"),
        None,
        False,
    ),
    Paper(
        "colour vision or fitness",
        _words(
            r"colou?r[- ](?:vision|blind)|medical (?:examination|check|test)|medically fit|vaccinat|occupational health"
        ),
        _words(r"colou?r[- ]vision|vaccinat|occupational health clearance|medical certificate"),
        None,
        False,
    ),
    Paper(
        "compulsory internship",
        _words(r"pflichtpraktikum|(?:compulsory|mandatory|obligatory) (?:internship|placement)|stage obligatoire"),
        _words(r"pflichtpraktikum|(?:compulsory|mandatory|obligatory) (?:internship|placement)|stage obligatoire"),
        None,
        False,
    ),
)
_QUESTIONS = {
    "criminal records check": "Would you agree to a criminal records check where the work needs one?",
    "consent of supervisor or funder": "Would your supervisor or funder agree to an internship?",
    "agreement of the university": "Would your university sign an internship agreement?",
    "compulsory internship": "Is an internship a compulsory part of your course?",
}
_PLACEMENT = _words(
    r"\b(?:placement year|sandwich (?:year|course|degree)|year in industry|industrial placement as part"
    r"|year[- ]long placement)\b"
)
_MEMBER = _words(
    r"\b(?:(?:student|affiliate|associate|graduate) )?member(?:ship)? (?:of|with|in)\b|\bmember\b[^.;]{0,3}$"
)
_MEMBERSHIP = _words(r"\b(?:(?:student|affiliate|associate|graduate) member(?:ship)?|membership)\b")
_BODY = re.compile(
    r"\b[A-Z][A-Za-z]{0,12}[A-Z]\w{0,6}\b|\b(?:Institut\w{1,4}|Society|Association|College) of [A-Z]\w{1,20}"
)
_CERTIFICATE = _words(r"\b(?:industry |professional |recogni[sz]ed )?(?:certificates?|certifications?|certified)\b")
_CERTIFIED = _words(
    r"\bcertified\b|\bcertificates?\b|\bcertifications?\b|\b(?:CompTIA|CCNA|CKA|Security\+|Network\+|A\+|OSCP|CEH|PRINCE2|ITIL)"
    r"(?!\w)|\bAWS (?:Cloud|Certified|Solutions)|\bAZ-\d{3}\b|\bCFA level"
)


def judge_other(case: Case) -> Finding:
    """A thing of the list is looked for by name; anything else by meaning."""
    text = case.requirement.text
    if _PLACEMENT.search(text):
        return judge_placement_year(case)
    for paper in _PAPERS:
        if paper.asked.search(text):
            return _judge_paper(case, paper)
    if _MEMBER.search(text) and _BODY.search(text):
        return _judge_membership(case)
    if _CERTIFICATE.search(text):
        return _judge_certificate(case)
    return judge_by_meaning(case)


def _judge_paper(case: Case, paper: Paper) -> Finding:
    for span in _places(case, paper.denied):
        return missing(f"The CV says: no {paper.name}.", quote_clause(case, span), contradicts=True)
    for span in _places(case, paper.shown):
        return _shown(case, paper, span)
    if paper.usual:
        return missing(f"The CV names no {paper.name}.")
    return _paper_answered(case, paper) or unknown(f"A CV does not normally say this ({paper.name}).")


def _paper_answered(case: Case, paper: Paper) -> Finding | None:
    answer = answered(case, QUESTION_PREFIX + _slug(paper))
    if answer is None:
        return None
    if answer.quote.casefold() == "yes":
        return met(f"You said that you have it or could get it ({paper.name}).", answer)
    return missing(f"You said that you could not get it ({paper.name}).", answer, contradicts=True)


def question_id(text: str) -> str | None:
    """The question that settles a paper of which a CV does not normally speak; None where a posting asks for none."""
    paper = next((one for one in _PAPERS if one.asked.search(text)), None)
    return QUESTION_PREFIX + _slug(paper) if paper is not None and paper.name in _QUESTIONS else None


def question_text(slug: str) -> str | None:
    """The question on a paper, None for no paper that is asked about. Health is nobody's business, so never asked."""
    return next((text for name, text in _QUESTIONS.items() if name.replace(" ", "_") == slug), None)


def _slug(paper: Paper) -> str:
    return paper.name.replace(" ", "_")


_SOFT = _words(r"\b(?:in principle|verbally|informally|probably|applied for|pending|to be confirmed|tbc|expired)\b")


def _shown(case: Case, paper: Paper, span: Span) -> Finding:
    evidence = quote_clause(case, span)
    if _SOFT.search(evidence.quote):
        return partial(f"The CV speaks of it ({paper.name}) as not yet firm.", evidence)
    return met(f"The CV names it ({paper.name}).", evidence)


def _judge_membership(case: Case) -> Finding:
    """The body named in the posting; a membership of another one is none of it."""
    bodies = {found[0].casefold() for found in _BODY.finditer(case.requirement.text)}
    others: list[Span] = []
    for span in _places(case, _MEMBERSHIP):
        evidence = quote_clause(case, span)
        if any(body in evidence.quote.casefold() for body in bodies):
            return met("The CV names the membership.", evidence)
        others.append(span)
    if others:
        return missing("The CV names a membership of another body.", quote_clause(case, others[0]))
    return missing("The CV names no such membership.")


def _judge_certificate(case: Case) -> Finding:
    for span in _places(case, _CERTIFIED):
        evidence = quote_clause(case, span)
        return partial("The CV names a certificate; whether it is one asked for is not clear.", evidence)
    return missing("The CV names no certificate.")


def _places(case: Case, pattern: re.Pattern[str] | None) -> list[Span]:
    """Where the pattern occurs in the CV, in reading order."""
    if pattern is None:
        return []
    return [
        Span(number, found.start(), found.end())
        for number, page in enumerate(case.cv.document.pages, start=1)
        for found in pattern.finditer(page)
    ]
