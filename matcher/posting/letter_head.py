"""The title, the company and the place that the subject, the sender and the end of a letter name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from matcher.posting.blocks import RawBlock
from matcher.posting.employer import (
    company_in_body,
    count_mentions,
)
from matcher.posting.locations import is_known_place, is_place
from matcher.posting.noise_words import SIGN_OFF
from matcher.posting.title_tail import without_tail

SUBJECT = re.compile(
    r"(?:(?:subject(?: line)?|betreff|re|fwd?|fw|wg|objet|oggetto|asunto|assunto|onderwerp|emne|ämne)(?: ?/ ?\w+)?: *)"
    r"(?:(?:re|fwd?|aw|wg|fw|tr|rv): *)*(?:\[[\w. -]{2,30}\] *)?(.+)",
    re.IGNORECASE,
)
TAGS = re.compile(
    r"(?:(?:internships?|placements?|traineeships?|jobs?|paid|unpaid|hybrid|remote|on[- ]?site|office|flexible|working|"
    r"work|full|part|time|temporary|permanent|fixed|term|contract|student|students|graduates?|entry|level|summer|"
    r"season(?:al)?|and|or|\d+|months?|weeks?|hours?)\b[\W_]*)+",
    re.IGNORECASE,
)
"""A row of tags that a page shows beside a title: "Internship Paid Hybrid working"."""
_PASS_ON = re.compile(
    r",? (?:please (?:pass (?:it |this )?on|forward|share|circulate)|feel free to share)"
    r"(?: (?:to|with|among|around) [^,;:]{2,40})?\W*$",
    re.IGNORECASE,
)
_SENDER = re.compile(r"(?:From|Von|De|Da|Van|Fra|Från)(?: ?/ ?\w+)?: *(\S.*)")
_OUR = re.compile(r"^our (?=\w)", re.IGNORECASE)
_ASKED = re.compile(r"(?::|\s[–—-])\s[^:?]{3,60}\?$")
"""A question behind the title: "Our summer internship: who comes to mind?"."""
_SIGNATURE = 120
_MOST_NAME_WORDS = 7


@dataclass(frozen=True, slots=True)
class Headline:
    """What the top of a text says; `title_at` is the block that holds the title, `near` the short lines around it."""

    title: str | None
    company: str | None
    places: tuple[str, ...]
    title_at: int | None
    near: tuple[str, ...]


def prose(blocks: Sequence[RawBlock]) -> str:
    """The paragraphs of a posting, a line each."""
    return "\n".join(block.text for block in blocks if not block.noise and len(block.text) > 60)


def _signed_by(blocks: Sequence[RawBlock]) -> str | None:
    """The organisation behind the name and the post of who writes: "Ada Rook, managing editor, The Rook Courier"."""
    sender = next((found[1] for block in blocks[:8] if (found := _SENDER.match(block.text))), None)
    if sender is None:
        return None
    person = re.split(r"[,<(]", sender)[0].strip()
    signed = (
        block.text for block in reversed(blocks) if block.text.startswith(person) and len(block.text) < _SIGNATURE
    )
    for line in (re.sub(r"\s*<[^<>]*>", "", sender), *signed):
        pieces = [piece.strip(" .") for piece in line.split(",")]
        last = pieces[-1]
        named = len(pieces) > 1 and last[:1].isupper() and not is_known_place(last) and "@" not in last
        if named and 1 < len(last.split()) <= _MOST_NAME_WORDS:
            return last
    return None


def below_sign_off(blocks: Sequence[RawBlock]) -> str | None:
    """The name below "Yours sincerely" and the writer's own, where the letter speaks of it."""
    at = next((n for n, block in enumerate(blocks) if SIGN_OFF.fullmatch(block.text)), None)
    if at is None:
        return None
    body = prose(blocks[:at])
    for block in blocks[at + 2 : at + 5]:
        words = block.text.split()
        named = 1 < len(words) <= _MOST_NAME_WORDS and block.text[0].isupper() and not is_known_place(block.text)
        if named and re.search(rf"\b{re.escape(block.text)}\b", body):
            return block.text
    return None


def _is_employer(name: str, body: str) -> bool:
    """Whether the end of a subject is a name that the letter speaks of more than once."""
    capital = all(word[:1].isupper() or word in ("of", "the", "for", "and", "&") for word in name.split())
    return capital and not is_known_place(name) and len(name.split()) > 1 and body.count(name) > 1


def mail_headline(subject: str, blocks: Sequence[RawBlock]) -> Headline:
    """A subject such as "Paid internship on tides (Marlow, Leeds)" or "Summer place at the Marlow Gazette"."""
    text = _PASS_ON.sub("", subject.strip())
    body = prose(blocks)
    bracket = re.search(r"(?:(?<!\s)\s+)?\(([^()]{2,60})\)$", text)
    pieces = re.split(r",\s*", bracket[1]) if bracket else []
    places = tuple(piece for piece in pieces if is_place(piece))
    names = [piece for piece in pieces if piece[:1].isupper() and not is_place(piece) and count_mentions(piece, body)]
    title = text[: bracket.start()] if bracket and (names or places or all(map(TAGS.fullmatch, pieces))) else text
    host = re.search(r",? (?:at|with) (the )?([A-Z][\w&'’-]+(?: [A-Z&][\w&'’-]*){0,4})$", title)
    if host and not names and not is_place(host[2]):
        names = [f"The {host[2]}" if host[1] and f"The {host[2]}" in body else host[2]]
        title = title[: host.start()]
    title, behind = without_tail(_ASKED.sub("", _OUR.sub("", title)) or title, body)
    signed = names[0] if names else _signed_by(blocks)
    head, comma, tail = title.rpartition(" - " if " - " in title else ", ")
    if comma and not signed and _is_employer(tail, body):
        title, signed = head, tail
    company = signed or company_in_body(body)
    at = next((n for n, block in enumerate(blocks) if SUBJECT.match(block.text)), None)
    return Headline(title, company, places or behind, None if at is None else 0, ())
