"""What on a page is not the posting: navigation, related jobs, articles, newsletters, cookies, footers.

Recognised by structure (short lines of links, where the posting starts and is complete) and by the classes of
headings that open such a part; never by the name of a site.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from matcher.posting.blocks import RawBlock
from matcher.posting.decode import tidy

_SEPARATORS = re.compile(r"\s{2,}|\t|\s*[|»›→•·]\s*|\s+[>/]\s+|\]\s*\[")
_BUTTON = re.compile(
    r"[\[(<]?\s*(?:apply(?: now| on company site| on company website| here| today| online)?|save(?: job|"
    r" for later|d.*)?|share.{0,25}|"
    r"print|shortlist|report.{0,30}|menu|search(?: jobs)?|log ?in|sign ?(?:in|up|out).{0,20}|register|subscribe|"
    r"skip to .{0,30}|read more|show more|load more|(?:view|see) (?:all|more|\d+).{0,40}|follow(?: us)?|"
    r"accept(?: all)?|manage|reject(?: all)?|"
    r"copy link|facebook|linkedin|twitter|instagram|tiktok|whatsapp|e-?mail|"
    r"< ?back.{0,30}|back to .{0,30}|add to favourites|tell a friend|e-?mail (?:this|to) .{0,30}|flag .{0,20}|"
    r"employer login|for employers|my account|show match details|off|on|home|jobs|advice|events|blog|upload cv|"
    r"go to application form|cookie settings|privacy|terms|contact|about|about us|help|accessibility)\s*[\])>]?",
    re.IGNORECASE,
)
_META = re.compile(
    r"[£€$]\s?\d|\b(?:internship|placement|paid|unpaid|hybrid|remote|on[ -]?site|full[ -]time|part[ -]time|posted|"
    r"fixed term|closing|closes|deadline|clos(?:es|ed|ing)|applications?|weeks?|months?|ref(?:erence)?)\b",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"^(?:explore |see |view |browse |latest )?(?:related|similar|recommended|other|more|further|also|"
    r"new)\b(?!.{0,20}\babout\b).{0,30}"
    r"\b(?:jobs?|roles?|vacanc(?:y|ies)|placements?|positions?|opportunit(?:y|ies)|openings?|internships?|postings?|"
    r"adverts?|like this|ways to join|recruiting|open at|from this employer|you (?:might|may) like)\b"
    r"|\b(?:you|they) (?:might|may|could|'d)(?: also)? (?:like|be interested)|\bviewed\b.{0,30}$|\balso viewed\b"
    r"|\bjobs (?:you may|you might|at other|in your|near you|for you)\b|^interested in this (?:employer|company)"
    r"|^(?:not quite right|still looking)\b|^(?:also|we(?:'re| are) also) (?:open|recruiting|hiring)\b",
    re.IGNORECASE,
)
_ARTICLES = re.compile(
    r"\b(?:industry insights?|insights?$|careers? (?:advice|blog|tips)|blogs?$|from (?:the|our|"
    r"your)\b.{0,30}\b(?:blog|forum|"
    r"journal|editors?|magazine|newsroom|analysts)|(?:read|watch) next|latest (?:from|news|articles|stories)|"
    r"recent (?:posts|stories|articles|news)|trending|collaborative articles|resources for|tip of the week|"
    r"(?:our|news|career) articles|news (?:and|&) (?:views|insights)|white paper|related (?:articles|reading|"
    r"content)|"
    r"meet our people|what (?:students|interns|people|employees) say about|(?:advice|tips) from)\b",
    re.IGNORECASE,
)
_SIGNUP = re.compile(
    r"\bnewsletters?\b|\b(?:in|to) (?:your|my) inbox\b|\bjob alerts?\b|\bset (?:up )?(?:an )?alerts?\b|"
    r"\bregister for alerts\b|^subscribe\b|\bdigest\b|\bnever miss\b|\bstay in the loop\b|^get matched\b|"
    r"\bjoin (?:over |more than )?\d[\d,.]*\+? |\btalent (?:community|pool|network)\b|^sign (?:up|in) (?:for|to)\b|"
    r"\be-?mails? (?:each|every|a) (?:week|month|monday|tuesday|wednesday|thursday|friday)|\bget\b.{0,40}\bfirst$|"
    r"\bno spam\b|\bboost your (?:profile|cv)\b|\bfree (?:guide|e-?book|cv check)\b|\bour fortnightly\b|"
    r"\bsay hello to your next\b|\bsponsored:",
    re.IGNORECASE,
)
_FOOTER = re.compile(
    r"\bcookies?\b|©|^\(c\)|\bcopyright\b|\ball rights reserved\b|\bprivacy (?:policy|notice|settings)?\s*(?:[|"
    r"·.]|$)|"
    r"\bterms (?:of use|of service|and conditions|& conditions)\b|\bfollow us\b|\bshare (?:this|on)\b|"
    r"\baccessibility statement\b|\bmodern slavery statement\b|\bdo not sell my\b|\bjobseekers who\b",
    re.IGNORECASE,
)
_ANYWHERE = re.compile(
    r"\b(?:uses?|store|stores|place|places|set|sets) (?:\w+ ){0,3}cookies?\b|\bcookie (?:policy|settings|"
    r"preferences)\b|"
    r"\bto unsubscribe\b|\bby (?:subscribing|signing up)\b|\byou (?:receive|received) this (?:message|e-?mail)\b|"
    r"^(?:#[\w-]+\s*)+$|^be among the first \d+|^\d+ applicants$|\bwe value your privacy\b",
    re.IGNORECASE,
)
_POSTING_HEADING = re.compile(
    r"^(?:(?:job|role|position|company|programme|program|internship) (?:description|summary|overview|profile|"
    r"purpose|details)|"
    r"overview|description|summary|requirements?|(?:person|essential|desirable|minimum|basic|preferred|key|"
    r"technical|job|main)"
    r" (?:requirements?|specification|criteria|qualifications?|skills|responsibilities|duties)|essential|desirable|"
    r"qualifications?|responsibilities|duties|eligibility|the (?:role|job|internship|placement|programme|team|"
    r"opportunity)|"
    r"about (?:the|this) (?:role|job|internship|placement|programme|program|position|opportunity|team|company|firm)|"
    r"about (?:us|you)|who (?:we|you|are|can)\b.{0,40}|what (?:you|we|will)\b.{0,40}|where you\b.{0,30}|"
    r"you(?:'|’)?ll? (?:need|will need|have).{0,30}|your (?:profile|role|tasks?|mission|responsibilities).{0,20}|"
    r"how to apply|purpose of the (?:role|post)|skills.{0,30}|dein profil.{0,30}|ihr profil.{0,30}|(?:deine|"
    r"ihre) aufgaben.{0,20}|"
    r"votre profil|profil recherché|missions?)\s*[:?.]?$",
    re.IGNORECASE,
)
_ENOUGH = re.compile(
    r"\b(?:requirements?|essential|qualifications?|right to work|entitled to work|work authori[sz]ation|"
    r"authori[sz]ed to work|apply by|to apply|closing date|deadline|applications? (?:close|are|will)|you(?:'ll|"
    r" will) need|"
    r"who you are|looking for|send (?:us |me )?(?:a|your|the) )\b",
    re.IGNORECASE,
)


def is_navigation(line: str) -> bool:
    """Whether a line, with its wide gaps still in it, is a row of links, a breadcrumb trail or a button."""
    text = tidy(line)
    if _BUTTON.fullmatch(text):
        return True
    pieces = [piece.strip(" []") for piece in _SEPARATORS.split(line.strip(" []|")) if piece.strip(" []|")]
    if len(pieces) < 2 or max(len(piece.split()) for piece in pieces) > 5:
        return False
    trail = re.search(r"\S\s+>\s+\S", line) is not None or "You are here" in line
    buttons = sum(1 for piece in pieces if _BUTTON.fullmatch(piece))
    facts = sum(1 for piece in pieces if _META.search(piece))
    links = facts == 0 if len(pieces) == 3 else len(pieces) >= 4 and facts * 2 < len(pieces)
    return trail or buttons * 2 >= len(pieces) or links


def mark_page_noise(blocks: Sequence[RawBlock], title_at: int | None) -> tuple[RawBlock, ...]:
    """The blocks of a page with its noise marked; `title_at` is the block that holds the title, if it is known."""
    marked: list[RawBlock] = []
    region = _Region()
    for number, block in enumerate(blocks):
        chrome = title_at is not None and number < title_at
        inside = not chrome and number != title_at and region.takes(block)
        noise = block.noise or inside or is_page_line(block.text) or (chrome and not _says_closed(block.text))
        marked.append(replace(block, noise=noise))
        if not noise:
            region.saw_content(block)
    return tuple(marked)


def is_page_line(text: str) -> bool:
    """Whether a line belongs to a page wherever it stands: cookies, subscriptions, tracking tags, a lone button."""
    return _ANYWHERE.search(text) is not None or _BUTTON.fullmatch(text) is not None


def _says_closed(text: str) -> bool:
    return re.search(r"\b(?:closed|closing date|deadline|no longer accepting)\b", text, re.IGNORECASE) is not None


class _Region:
    """Follows a page from block to block and knows whether it is inside a part that is not the posting."""

    def __init__(self) -> None:
        self.inside = False
        self.articles = False
        self.prose = 0
        self.enough = False

    @property
    def complete(self) -> bool:
        """Whether the posting has said what it asks for or how to apply, after some prose."""
        return self.enough and self.prose >= 200

    def saw_content(self, block: RawBlock) -> None:
        self.prose += len(block.text) if len(block.text) > 40 else 0
        self.enough = self.enough or _ENOUGH.search(block.text) is not None

    def takes(self, block: RawBlock) -> bool:
        if _opens(block):
            self.inside = True
            self.articles = _ARTICLES.search(block.text) is not None
        elif self.inside and self._resumes(block):
            self.inside = False
        return self.inside

    def _resumes(self, block: RawBlock) -> bool:
        if block.noise:
            return False
        if _POSTING_HEADING.match(block.text):
            return True
        return not self.articles and not self.complete and _is_prose(block.text)


def _opens(block: RawBlock) -> bool:
    """Whether a block is the first line of related jobs, articles, a newsletter box or the page's foot."""
    text = block.text
    if block.shape == "bullet" or len(text) > 160 or _POSTING_HEADING.match(text):
        return False
    if _SIGNUP.search(text) or _FOOTER.search(text) or re.search(r"\balso viewed:", text, re.IGNORECASE):
        return not _is_prose(text) or len(text) < 120
    label = text.split(":")[0]
    return len(label) <= 70 and bool(_RELATED.search(label) or _ARTICLES.search(label)) and not _is_prose(label)


def _is_prose(text: str) -> bool:
    """A paragraph, as against a line of a list: long, with a full stop at the end of a sentence."""
    return len(text) >= 90 and re.search(r"[a-z)][.!?](?:\s|$)", text) is not None


def is_related_heading(text: str) -> bool:
    """Whether a line opens a list of other jobs."""
    return len(text) <= 70 and _RELATED.search(text) is not None


def is_posting_heading(text: str) -> bool:
    """Whether a line is a usual heading inside a posting, such as "What you'll do"."""
    return _POSTING_HEADING.match(text) is not None
