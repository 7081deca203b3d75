"""The title, the company and the line of facts that stand at the top of a page, an e-mail or a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from matcher.posting.blocks import RawBlock
from matcher.posting.divisions import small_town
from matcher.posting.draft import Draft
from matcher.posting.employer import (
    LABEL,
    MENU,
    ROLE,
    SALUTATION,
    count_mentions,
    find_company,
)
from matcher.posting.letter_head import SUBJECT, TAGS, Headline, below_sign_off, mail_headline, prose
from matcher.posting.locations import is_known_place, is_place
from matcher.posting.noise import is_posting_heading, is_related_heading
from matcher.posting.title_tail import is_period, without_tail

_SITE_LINE = re.compile(
    r"\s[>»|›]\s|^(?:home|jobs?|careers?|search|browse|internships|students?|graduates?)\s*/|\S\s?\|\s?\S|"
    r"^(?:search|browse|home|jobs?|careers?)\b.{0,20}$|\b(?:jobs|internships|placements|"
    r"careers|opportunities|schemes)\b\s*(?:$|[-–&,|]|board|in\b|for\b|worldwide)",
    re.IGNORECASE,
)
_LABELS = {
    "title": re.compile(
        r"(?:job |position |role |vacancy |post |internship )?title|position|job|role|stelle", re.IGNORECASE
    ),
    "company": re.compile(
        r"employer|company|organi[sz]ation|firm|institution|host|studio|body|authority|agency|unternehmen|arbeitgeber|entreprise",
        re.IGNORECASE,
    ),
    "place": re.compile(
        r"(?:work |job |office )?(?:location|locations|place|site|city|town|office)|where|based(?: in)?|"
        r"place of work|standort|ort|lieu|arbeitsort|locatie",
        re.IGNORECASE,
    ),
}
_OFFER = re.compile(
    r"\b(?:looking for|seek(?:s|ing)|offer(?:s|ing)?|hiring|have|hop(?:e|ing) for|take on|needs?|wants?|recruiting)"
    r" (?:an?|one|two|three|our next) "
    r"((?:[\w-]+ ){0,4}?(?:interns?(?:hips?)?|placements?|trainees?(?:hips?)?|working students?"
    r"|apprentices?|(?<=summer )(?:dev|developer|assistant|helper|student)s?)\b"
    r"(?: (?:to work on|in|on|for) (?:[\w-]+ ?){1,5})?)",
    re.IGNORECASE,
)
_PIECES = re.compile(r"(?<!\s)\s+[—–|·•]\s+")
_LONGEST_FACT = 120
_SHORT_VALUE = 50
_AT_HOST = re.compile(
    r"(?P<title>.{6,90}?) (?:at|bei|bij|chez)"
    r" (?P<host>(?:[Tt]he )?[A-Z][\w&'’-]+(?: (?:[A-Z&][\w&'’-]*|of|for|and|the)){0,5})"
    r"(?: (?:\(|in )(?P<place>[^()]{3,40}?)\)?)?"
)
"""A title with the company behind it, and the place in brackets."""
_PICTURES = re.compile(r"^[^\w(\[\"'“‘#+.&]+(?=[\w(])|[^\w)\]\"'”’.!?+#*&%]+$")
"""Pictures and marks around a title."""
HEAD_BLOCKS = 45
_PLACE_WORDS = 5
_SENTENCE_WORDS = 8


def read_headline(draft: Draft) -> Headline:
    """The headline of a draft: what the source states, completed from the first blocks of its text."""
    blocks = draft.blocks
    mail = next((found[1] for block in blocks[:8] if (found := SUBJECT.match(block.text))), None)
    if mail and not draft.title:
        return mail_headline(mail, blocks)
    labels = _labelled(blocks)
    title_at = _title_at(draft.title, blocks)
    named = draft.title if draft.title and not _is_vague(draft, labels) else labels.get("title")
    written = named or (blocks[title_at].text if title_at is not None else None)
    title, before, inside = _unpacked(written, stated=draft.company is not None)
    title = _PICTURES.sub("", title) if title else title
    title, behind = (title, ()) if title is None or draft.title else without_tail(title, prose(blocks))
    title, host, at = _without_host(title, prose(blocks)) if title and not draft.company else (title, None, ())
    before, behind = before or host, behind or at
    near = tuple(_near(blocks, title_at, title or "", laid_out=draft.format != "text"))
    labelled = re.sub(r"(?: \([^()A-Z]{3,30}\)|, an? [a-z][a-z -]{3,40})$", "", labels.get("company", ""))
    company = draft.company or labelled or before or below_sign_off(blocks) or find_company(near, draft, title or "")
    title = title or next((phrase for block in blocks if (phrase := _role_phrase(block.text))), None)
    stated = (labels["place"],) if labels.get("place") else ((inside,) if inside and before else ())
    return Headline(title, company, draft.locations or stated or behind, title_at, near)


def _is_vague(draft: Draft, labels: dict[str, str]) -> bool:
    """Whether a heading such as "Vacancy notice 7/2026" names no position, and a labelled line does."""
    return draft.format == "markdown" and "title" in labels and not ROLE.search(draft.title or "")


def _without_host(title: str, body: str) -> tuple[str, str | None, tuple[str, ...]]:
    """Title, company and place of a line such as "Intern at the Marlow Post (Leeds)"; the text names the company."""
    found = _AT_HOST.fullmatch(title)
    if found is None or not ROLE.search(found["title"]) or is_place(found["host"]):
        return title, None, ()
    short = f"The {found['host'].rpartition(' ')[2]}"
    if not (count_mentions(re.sub(r"^[Tt]he ", "", found["host"]), body) or short in body):
        return title, None, ()
    place = (found["place"],) if found["place"] and is_place(found["place"]) else ()
    return found["title"], found["host"].removeprefix("the "), place


def _labelled(blocks: Sequence[RawBlock]) -> dict[str, str]:
    """The labelled facts of the text, by what they are about; the first of each wins."""
    found: dict[str, str] = {}
    for label, value in _pairs(blocks):
        for name, pattern in _LABELS.items():
            if pattern.fullmatch(label):
                found.setdefault(name, value)
                if name == "place" and is_known_place(value) and not is_known_place(found[name]):
                    found[name] = value
    if "place" in found and len(found["place"].split()) > _PLACE_WORDS and not is_known_place(found["place"]):
        told = found.pop("place")
        place = _place_at_end(told) or _place_at_start(told)
        found |= {"place": place} if place else {}
    return found


def _pairs(blocks: Sequence[RawBlock]) -> Iterator[tuple[str, str]]:
    """Labels with their values: "Place: Leeds", pieces of one line, and a label with the short line below it."""
    told = [block for block in blocks if not block.noise]
    for block in told:
        whole = len(block.text) < _LONGEST_FACT and LABEL.fullmatch(block.text)
        pieces = [block.text] if whole else _PIECES.split(block.text) if len(block.text) < 2 * _LONGEST_FACT else []
        for match in (found for piece in pieces if (found := LABEL.fullmatch(piece.strip()))):
            yield match[1].strip(), match[2].strip()
    for above, below in pairwise(told[:HEAD_BLOCKS]):
        if below.shape != "heading" and len(below.text) < _SHORT_VALUE and below.text[-1] not in ".:!?":
            yield above.text.rstrip(": "), below.text


def _place_at_end(value: str) -> str | None:
    """The place behind the name of a house: "Marlow Creamery, near Craven Arms, Shropshire"."""
    while ", " in value:
        value = value.partition(", ")[2]
        if is_known_place(value) or small_town(value, None):
            return value
    return None


def _place_at_start(value: str) -> str | None:
    """The place before a remark: "Leeds (hybrid, 3 days in the office)"."""
    cuts = (r" ?[(;]|\. | [–—-] ", r", \d", r",")
    return next((one for cut in cuts if is_known_place(one := re.split(cut, value, maxsplit=1)[0])), None)


def _title_at(title: str | None, blocks: Sequence[RawBlock]) -> int | None:
    """The block that holds the title: the stated one, else the first short line that names a role."""
    if title:
        return next((n for n, block in enumerate(blocks) if block.text.casefold() == title.casefold()), None)
    related = False
    for number, block in enumerate(blocks[:HEAD_BLOCKS]):
        if is_related_heading(block.text) and not ROLE.search(block.text.rstrip("s")):
            related = True
        elif not related and not block.noise and _may_be_title(block.text):
            return number
        if len(block.text) > 160:
            break
    above = _above_place(blocks)
    told = above is not None and any(_is_sentence(block) for block in blocks[:above])
    return None if told and any(_role_phrase(block.text) for block in blocks) else above


def _is_sentence(block: RawBlock) -> bool:
    return not block.noise and block.text[-1] in ".!" and len(block.text.split()) >= _SENTENCE_WORDS


def _above_place(blocks: Sequence[RawBlock]) -> int | None:
    """Where no line names a role: the short line above company and place, else the first heading."""
    head = blocks[:12]
    for number, block in enumerate(head[:-1]):
        if _opens_letter(block.text) or block.text.endswith("?"):
            continue
        words = len(block.text.split())
        below = head[number + 1 : number + 3]
        if (
            not block.noise
            and 2 <= words <= 14
            and not is_place(block.text)
            and any(len(near.text) < 60 and is_place(near.text) for near in below)
        ):
            return number
    heading = next((n for n, block in enumerate(blocks[:6]) if _may_head(block)), None)
    told = heading is not None and any(_is_sentence(block) for block in blocks[:heading])
    return None if told else heading


def _may_head(block: RawBlock) -> bool:
    """Whether a heading may be the title: no question, no salutation, no heading of a part."""
    usual = block.text.endswith("?") or _opens_letter(block.text) or is_posting_heading(block.text)
    return block.shape == "heading" and not block.noise and not usual


def _opens_letter(text: str) -> bool:
    return SALUTATION.fullmatch(text) is not None


def _begins_small(text: str) -> bool:
    """A line that goes on from one before; "iOS Developer" and "e-Learning Intern" begin with a name."""
    return text[0].islower() and not re.match(r"[a-z]{1,2}-?[A-Z]|[a-z]{1,4}[A-Z0-9]", text)


def _may_be_title(text: str) -> bool:
    if len(text) > 130 or _SITE_LINE.search(text) or text[-1] in ".?!" or _begins_small(text) or len(text.split()) < 2:
        return False
    if TAGS.fullmatch(text) or MENU.search(text):
        return False
    return ROLE.search(text) is not None and not re.search(r"\b(?:your|you|we|our|students)\b", text, re.IGNORECASE)


def _unpacked(title: str | None, *, stated: bool) -> tuple[str | None, str | None, str | None]:
    """Title, company and place of a line such as "Thermaco: Heat Pump Intern (Leeds)"."""
    if not title:
        return None, None, None
    text = re.sub(r"^(?:vacancy|job title|position|title)\s*:\s*", "", title.strip(" *_#"), flags=re.IGNORECASE)
    head, colon, rest = _parted(text)
    if stated or not colon or is_period(head) or ROLE.search(head) or not ROLE.search(rest) or len(head.split()) > 5:
        return text, None, None
    bracket = re.search(r"\s*\(([^()]{2,40})\)$", rest)
    if bracket and is_place(bracket[1]):
        return rest[: bracket.start()], head, bracket[1]
    return rest, head, None


def _parted(text: str) -> tuple[str, str, str]:
    """A title parted at its colon, or at a long dash: "Nordvik Studio — Intern, Public Space"."""
    parts = text.partition(": ")
    return parts if parts[1] else text.partition(" — ")


def _near(blocks: Sequence[RawBlock], title_at: int | None, title: str, *, laid_out: bool) -> Iterator[str]:
    """The short lines after the title, and the one before it, in that order."""
    if title_at is None:
        return
    for number, block in enumerate(blocks[title_at + 1 : title_at + 7]):
        if block.noise or block.shape == "label" or is_related_heading(block.text):
            break
        late_heading = block.shape == "heading" and number > 0 and (laid_out or is_posting_heading(block.text))
        if len(block.text) > 160 or block.text == title or late_heading:
            break
        yield block.text
    letter = any(SALUTATION.match(block.text) for block in blocks[title_at : title_at + 4])
    for block in reversed(blocks[max(0, title_at - (3 if letter else 1)) : title_at]):
        if not block.noise and len(block.text) < 60:
            yield block.text


def _role_phrase(text: str) -> str | None:
    """What a letter without a subject offers, as in "we are looking for a summer intern in marine biology"."""
    found = _OFFER.search(text)
    return found[1].strip() if found else None
