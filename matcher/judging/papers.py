"""Things that one has or has not: portfolio, licence, certificate, membership, agreement, check."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass

from matcher.judging import licences
from matcher.judging.case import Case, Finding, answered, found_in_cv, met, missing, partial, quote_clause, unknown
from matcher.judging.certificates import asks_certificate, asks_membership, judge_certificate, judge_membership
from matcher.judging.meaning import judge_by_meaning
from matcher.judging.placements import judge_placement_year
from matcher.nouns import Span, VerdictStatus
from matcher.placement_years import asks_placement_year
from matcher.scratch import kept


@dataclass(frozen=True, slots=True)
class Paper:
    """How a posting asks for a thing, how a CV shows or denies it (None: in no words), whether most CVs show it."""

    name: str
    asked: re.Pattern[str]
    shown: re.Pattern[str] | None
    denied: re.Pattern[str] | None
    usual: bool


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


QUESTION_PREFIX = "paper."
_SITE = r"\b[\w-]{2,40}\.(?:example|dev|io|me|design|site|page|works|studio|art|co|net|org|com)/?(?:work|portfolio)?\b"

_PAPERS = (
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
        _words(
            r"\bDBS\b|\bPVG\b|criminal (?:records?|background)|police (?:check|certificate|clearance|vetting)"
            r"|(?:background|vulnerable[- ]sector|working[- ]with[- ]children|credit|pre-employment|reference|security"
            r"|safeguarding|conduct|identity|ID) (?:and \w+ )?(?:checks?|screening|vetting)"
            r"|garda vett\w+|børneattest|straffeattest|führungszeugnis|casier judiciaire|verklaring omtrent het gedrag"
            r"|\bVOG\b"
            r"|certificate of (?:good )?conduct|good conduct certificate|polizeilich"
        ),
        _words(
            r"\bDBS\b|\bPVG\b|\bAccessNI\b|garda vett\w+|police (?:check|certificate)|vulnerable[- ]sector check"
            r"|working[- ]with[- ]children (?:check|card)|børneattest|führungszeugnis|\bVOG\b"
        ),
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
            r"|\bno[- ]objection (?:certificate|letter)|\b(?:letter|certificate|confirmation|approval|permission) "
            r"(?:of|from|by) (?:your|the) (?:college|university|institution|school|faculty|department|head of)\b"
            r"|tripartite|agreement signed|sign an? [^.;]{0,20}agreement|praktikumsvertrag|convenio|stageovereenkomst"
        ),
        _words(
            r"convention de stage"
            r"|(?:internship|learning|placement|traineeship|tripartite|training) (?:agreement|contract)"
            r"|convenio|conventionn[ée]|stageovereenkomst|praktikumsvertrag"
            r"|\b(?:university|school|faculty|college|placement office)\b[^.;\n]{0,25}"
            r"\b(?:signs?|issues?|provides?)\b[^.;\n]{0,25}\b(?:letter|agreement|contract|insurance)"
        ),
        None,
        False,
    ),
    Paper(
        "colour vision or fitness",
        _words(
            r"colou?r[- ](?:vision|blind)|medical(?:ly)? (?:examination|exam|check|test|fit|clear|certificate)"
            r"|vaccinat|immuni[sz]"
            r"|occupational health|drug (?:and alcohol )?(?:test|screen)|physical(?:ly)? (?:fit|able|demand|condition)"
            r"|(?:lift|carry)(?:ing)?\b[^.;]{0,30}\b(?:kg|kilos?|lbs?|pounds)\b|\beyesight\b|head for heights"
        ),
        _words(
            r"colou?r[- ]vision|vaccinat|occupational health clearance|medical certificate"
            r"|\bmedical\b[^.;\n]{0,20}\b(?:renewed|valid|passed|in date)\b|\b(?:passed|valid|renewed) medical\b"
        ),
        None,
        False,
    ),
    Paper(
        "first aid certificate",
        _words(r"\bfirst[- ]aid\b|\bCPR\b"),
        _words(r"\bfirst[- ]aid(?:er)?\b|\bCPR\b"),
        None,
        True,
    ),
    Paper(
        "passport or identity papers",
        _words(r"\bpassports?\b|\bidentity (?:card|documents?)\b|\bproof of (?:identity|address)\b"),
        _words(r"\b(?:valid|hold an?|holder of an?|current) (?:[\w-]{2,12} )?passport\b|\bpassports? valid\b"),
        None,
        False,
    ),
    Paper(
        "age",
        _words(
            r"\b(?:years? (?:of age|old)|aged? (?:of |between |at least |over |under )?\d|minimum age"
            r"|over (?:16|18|21)\b"
            r"|at least (?:16|18|21)\b(?! (?:hours|days|weeks|months|ECTS|credits|points))|of legal age)"
        ),
        None,
        None,
        False,
    ),
    Paper(
        "undertaking to sign",
        _words(
            r"\bconfidentiality\b|\bnon-disclosure\b|\bNDA\b|\bsign(?:ing)? (?:an?|our|the) |\bcode of conduct\b"
            r"|\b(?:agree|consent|adhere|commit) to (?:our|the|a|being|be|follow|abide)\b|\bcomply with\b|\babide by\b"
        ),
        None,
        None,
        False,
    ),
    Paper(
        "insurance, account or equipment",
        _words(
            r"\b(?:health|liability|accident|travel) insurance\b|\bbank account\b|\btax (?:number|id|file)\b"
            r"|\b(?:own|a) (?:laptop|computer|phone|webcam|workspace)\b|\b(?:stable|reliable|good) internet\b"
            r"|\binternet connection\b|\bquiet (?:room|place|space)\b"
        ),
        None,
        None,
        False,
    ),
    Paper(
        "papers of an application",
        _words(
            r"\bcover(?:ing)? letter\b|\bmotivation letter\b|\bletters? of (?:motivation|recommendation|reference)\b"
            r"|\breferees?\b|\b(?:two|three|academic) references\b|\btranscripts?\b"
        ),
        None,
        None,
        False,
    ),
    Paper(
        "compulsory internship",
        _words(r"pflichtpraktikum|(?:compulsory|mandatory|obligatory) (?:internship|placement)|stage obligatoire"),
        _words(
            r"pflichtpraktikum|(?:compulsory|mandatory|obligatory|required) (?:[\w-]+ )?(?:internship|placement)"
            r"|stage obligatoire"
            r"|\b(?:internship|placement|practical) (?:semester|year|term)\b[^.;\n]{0,40}\b(?:compulsory|mandatory"
            r"|obligatory|required)|praxissemester"
        ),
        None,
        False,
    ),
)
_QUESTIONS = {
    licences.NAME: "Do you hold the driving licence that is asked for?",
    "criminal records check": "Would you agree to a criminal records check where the work needs one?",
    "consent of supervisor or funder": "Would your supervisor or funder agree to an internship?",
    "agreement of the university": "Would your university sign an internship agreement?",
    "compulsory internship": "Is an internship a compulsory part of your course?",
}
_LATER = _words(
    r"\bor (?:be )?(?:ready|willing|prepared|happy|able|going) to\b"
    r"|\bwe (?:will |can )?(?:train|pay for|arrange|provide)\b"
    r"|\btraining (?:is |will be )?(?:given|provided)\b|\bbefore (?:you |the )?start"
)
"""What one may still get is not missing."""


def judge_other(case: Case) -> Finding:
    """A thing of the list is looked for by name; anything else by meaning."""
    return _rule_for(case.requirement.text)(case)


@kept
def _rule_for(text: str) -> Callable[[Case], Finding]:
    """By what a thing is judged that a posting asks for in these words."""
    if asks_placement_year(text):
        return judge_placement_year
    if licences.ASKED.search(text):
        return _judge_driving
    for paper in _PAPERS:
        if paper.asked.search(text):
            return functools.partial(_judge_paper, paper)
    if asks_membership(text):
        return judge_membership
    if asks_certificate(text):
        return judge_certificate
    return _judge_unlisted


def _judge_driving(case: Case) -> Finding:
    """The licence that the CV names; where it names none, what the student answered."""
    found = licences.judge_licence(case)
    silent = found.status is VerdictStatus.UNKNOWN
    return (_paper_answered(case, licences.NAME) if silent else None) or found


def _judge_unlisted(case: Case) -> Finding:
    """By meaning; where nothing of the CV says nearly the same, nobody knows whether a CV would say it."""
    near = judge_by_meaning(case)
    if near.status is VerdictStatus.MET:
        return near
    return unknown("A CV does not normally say this, and this one does not.", confidence=0.6)


def _judge_paper(paper: Paper, case: Case) -> Finding:
    for span in found_in_cv(case, paper.denied):
        return missing(f"The CV says: no {paper.name}.", quote_clause(case, span), contradicts=True)
    spans = found_in_cv(case, paper.shown)
    if spans:
        own = [span for span in spans if not _of_code(case, span)]
        return _shown(case, paper, (own or spans)[0], only_code=not own)
    if paper.usual and not _LATER.search(case.requirement.text):
        return missing(f"The CV names no {paper.name}.")
    return _paper_answered(case, paper.name) or unknown(f"A CV does not normally say this ({paper.name}).")


def _paper_answered(case: Case, name: str) -> Finding | None:
    answer = answered(case, QUESTION_PREFIX + _slug(name))
    if answer is None:
        return None
    if answer.quote.casefold() == "yes":
        return met(f"You said that you have it or could get it ({name}).", answer)
    return missing(f"You said that you could not get it ({name}).", answer, contradicts=True)


@kept
def question_id(text: str) -> str | None:
    """The question that settles a paper of which a CV does not normally speak; None where a posting asks for none."""
    if licences.ASKED.search(text):
        return QUESTION_PREFIX + _slug(licences.NAME)
    paper = next((one for one in _PAPERS if one.asked.search(text)), None)
    return QUESTION_PREFIX + _slug(paper.name) if paper is not None and paper.name in _QUESTIONS else None


def question_text(slug: str) -> str | None:
    """The question on a paper, None for no paper that is asked about. Health is nobody's business, so never asked."""
    return next((text for name, text in _QUESTIONS.items() if name.replace(" ", "_") == slug), None)


def _slug(name: str) -> str:
    return name.replace(" ", "_")


_MORE_ASKED = _words(
    r"\bprocess\b|\bPDF\b|\bpages\b|\bcase stud|\bdetours\b|\b(?:two|three|four|\d)(?: (?:or|to) \w+)? "
    r"(?:projects|pieces|examples|works)|\b(?:something|anything|a project) live\b|\blive on it\b"
)
"""What a link to code alone does not show of a portfolio."""
_IN_IT = _words(r"\b\w[^.;]{2,60} (?:in|on) your (?:portfolio|github)\b")
"""What a portfolio should hold; the link to it does not tell."""
_TOOL = re.compile(r"\b(?:[A-Z]{2,}\w*|[A-Z][a-z]+[A-Z]\w*)\b")
_CODE_HOST = _words(r"\b(?:github|gitlab|codeberg|bitbucket|linkedin)\b")
_SOFT = _words(
    r"\b(?:in principle|verbally|informally|probably|applied for|pending|to be confirmed|tbc|expired|(?-i:may|would))\b"
)


def _of_code(case: Case, span: Span) -> bool:
    """Whether a place names a page for code or contacts, which may or may not hold what a portfolio does."""
    return _CODE_HOST.search(case.cv.document.pages[span.page - 1], span.start, span.end) is not None


def _shown(case: Case, paper: Paper, span: Span, *, only_code: bool) -> Finding:
    evidence = quote_clause(case, span)
    if _SOFT.search(evidence.quote):
        return partial(f"The CV speaks of it ({paper.name}) as not yet firm.", evidence)
    text = case.requirement.text
    held = _held(case)
    if held:
        return met(f"The CV names it ({paper.name}), and what it should hold.", evidence, quote_clause(case, held))
    if (only_code and _MORE_ASKED.search(text)) or _IN_IT.search(text):
        return partial("The CV has a link; whether there is what the posting asks for cannot be seen in it.", evidence)
    return met(f"The CV names it ({paper.name}).", evidence)


def _held(case: Case) -> Span | None:
    """Where the CV names a tool with which something in the portfolio should be made."""
    wanted = _IN_IT.search(case.requirement.text)
    tools = _TOOL.findall(wanted[0]) if wanted else []
    if not tools:
        return None
    spans = found_in_cv(case, re.compile(rf"\b(?:{'|'.join(map(re.escape, tools))})\b"))
    return spans[0] if spans else None
