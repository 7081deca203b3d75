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
from matcher.posting.noise_words import (
    ANYWHERE,
    ARTICLES,
    FOOTER,
    READING_ON,
    RELATED,
    RELATED_ABROAD,
    SIGN_OFF,
    SIGNUP,
)

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
_APPLY = re.compile(
    r"[\[(<]?\s*(?:apply(?: now| here| today| online| on .{3,30}| for this .{3,20})?|go to application form)\s*[\])>]?",
    re.IGNORECASE,
)
"""The button below a posting, after which short lines belong to the page."""
_META = re.compile(
    r"[£€$]\s?\d|\b(?:internship|placement|paid|unpaid|hybrid|remote|on[ -]?site|full[ -]time|part[ -]time|posted|"
    r"fixed term|closing|closes|deadline|clos(?:es|ed|ing)|applications?|weeks?|months?|hours|ref(?:erence)?)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[a-z)][.!?](?:\s|$)")
_SHARE = re.compile(r"^share (?:this|on|via|with)\b", re.IGNORECASE)
_POSTING_HEADING = re.compile(
    r"^(?:(?:job|role|position|company|programme|program|internship) (?:description|summary|overview|profile|"
    r"purpose|details)|"
    r"overview|description|summary|requirements?|(?:person|essential|desirable|minimum|basic|preferred|key|"
    r"technical|job|main)"
    r" (?:requirements?|specification|criteria|qualifications?|skills|responsibilities|duties)|essential|desirable|"
    r"qualifications?|responsibilities|duties|eligibility|the (?:role|job|internship|placement|programme|team|"
    r"opportunity|post|studentship|traineeship)|"
    r"about (?:the|this) (?:role|job|internship|placement|programme|program|position|opportunity|team|company|firm)|"
    r"about (?:us|you)|benefits|compensation|salary|location|dates|logistics|practical(?:ities| information)|"
    r"additional information|(?:the )?details|the (?:practical bit|small print)|terms|conditions|who (?:we|you|are|"
    r"can)\b.{0,40}|what (?:you|we|will)\b.{0,40}|where you\b.{0,30}|"
    r"you(?:'|’)?(?:ll|d)? (?:will |won(?:'|’)?t |will not |do not |don(?:'|’)?t |must |should )?(?:need|have"
    r"|be).{0,30}|"
    r"(?:preferred|required|minimum|basic|additional|other|desired) (?:skills?|qualifications?|requirements?|experience"
    r"|criteria).{0,30}|preferred|required|other|bonus|skills?(?:\(s\))? required|who can apply|perks"
    r"|the (?:essentials|extras|package"
    r"|person|deal|bar)|"
    r"nice[- ]to[- ]haves?|(?:good|great)[- ]to[- ]haves?|must[- ]haves?|bonus points|conditions of employment|"
    r"your (?:profile|role|tasks?|mission|responsibilities).{0,20}|"
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
        lone = is_page_line(block.text) and not _opens_part(blocks, number)
        noise = block.noise or inside or lone or (chrome and not _says_closed(block.text))
        marked.append(replace(block, noise=noise))
        if not noise:
            region.saw_content(block)
    return tuple(marked)


def mark_page_lines(blocks: Sequence[RawBlock]) -> tuple[RawBlock, ...]:
    """The blocks of a record that holds the posting alone; only lines that belong to a page anywhere are noise."""
    return tuple(
        replace(block, noise=block.noise or (is_page_line(block.text) and not _opens_part(blocks, number)))
        for number, block in enumerate(blocks)
    )


def _opens_part(blocks: Sequence[RawBlock], number: int) -> bool:
    """Whether a heading such as "Terms", which is the name of a link elsewhere, has prose below it."""
    block = blocks[number]
    if block.shape != "heading" or not _POSTING_HEADING.match(block.text) or number + 1 >= len(blocks):
        return False
    below = blocks[number + 1]
    return below.shape == "bullet" or len(below.text) >= 40


def is_page_line(text: str) -> bool:
    """Whether a line belongs to a page wherever it stands: cookies, subscriptions, tracking tags, a lone button."""
    return ANYWHERE.search(text) is not None or _BUTTON.fullmatch(text) is not None


def _says_closed(text: str) -> bool:
    return re.search(r"\b(?:closed|closing date|deadline|no longer accepting)\b", text, re.IGNORECASE) is not None


class _Region:
    """Follows a page from block to block and knows whether it is inside a part that is not the posting."""

    def __init__(self) -> None:
        self.kind: str | None = None
        self.prose = 0
        self.enough = False

    @property
    def complete(self) -> bool:
        """Whether the posting has said what it asks for or how to apply, after some prose."""
        return self.enough and self.prose >= 200

    def saw_content(self, block: RawBlock) -> None:
        """Take note of a block of the posting itself."""
        self.prose += len(block.text) if len(block.text) > 40 else 0
        self.enough = self.enough or _ENOUGH.search(block.text) is not None

    def takes(self, block: RawBlock) -> bool:
        """Whether the next block is noise."""
        kind = _kind_opened(block) or ("end" if self.complete and _APPLY.fullmatch(block.text) else None)
        if kind is not None:
            self.kind = kind
        elif self.kind is not None and not block.noise and self._resumes(block):
            self.kind = None
        return self.kind is not None

    def _resumes(self, block: RawBlock) -> bool:
        """The posting goes on at one of its usual headings, or at prose while it is not complete.

        Articles are prose themselves; a row of share buttons may stand in the middle of a posting.
        """
        if _POSTING_HEADING.match(block.text):
            return True
        if self.kind in ("share", "box") and not self.complete:
            return block.shape == "bullet" or (len(block.text) >= 50 and block.text[-1] in ".:")
        if self.kind == "end":
            return block.shape == "bullet" or _is_prose(block.text)
        if self.kind == "share":
            return _is_prose(block.text) and len(_SENTENCE_END.findall(block.text)) >= 2
        return self.kind != "articles" and not self.complete and _is_prose(block.text)


def _kind_opened(block: RawBlock) -> str | None:
    """The kind of noise whose first line this is: related jobs, articles, a sign-up box, share buttons, a footer,
    the end of a letter."""
    text = block.text
    if SIGN_OFF.fullmatch(text):
        return "signature"
    if block.shape == "bullet" or len(text) > 160 or _POSTING_HEADING.match(text):
        return None
    label = text.split(":")[0]
    named = len(label) <= 70 and not _is_prose(label)
    if named and (RELATED.search(label) or RELATED_ABROAD.search(label)):
        return "related"
    if named and (ARTICLES.search(label) or READING_ON.search(label)):
        return "articles"
    if _SHARE.search(text):
        return "share"
    boxed = SIGNUP.search(text) or FOOTER.search(text)
    return "box" if boxed and (not _is_prose(text) or len(text) < 120) else None


def _is_prose(text: str) -> bool:
    """A paragraph, as against a line of a list: long, with a full stop at the end of a sentence."""
    return len(text) >= 90 and _SENTENCE_END.search(text) is not None


def is_related_heading(text: str) -> bool:
    """Whether a line opens a list of other jobs."""
    return len(text) <= 70 and RELATED.search(text) is not None


def opens_noise(text: str) -> bool:
    """Whether a line opens any part of a page that is not the posting."""
    return _kind_opened(RawBlock(text, "paragraph")) is not None


def is_posting_heading(text: str) -> bool:
    """Whether a line is a usual heading inside a posting, such as "What you'll do"."""
    return _POSTING_HEADING.match(text) is not None
