"""The title, the company and the line of facts that stand at the top of a page, an e-mail or a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from matcher.posting.blocks import RawBlock
from matcher.posting.draft import Draft
from matcher.posting.locations import is_place
from matcher.posting.noise import is_posting_heading, is_related_heading

_ROLE = re.compile(
    r"\b(?:intern|internship|internships|placement|praktik(?:um|ant|antin)|stage|stagiaire|trainee(?:ship)?|"
    r"working student|"
    r"werkstudent(?:in)?|analyst|associate|apprentice(?:ship)?|thesis|year in industry|scholar|fellow(?:ship)?|"
    r"residency|"
    r"studentship|insight (?:week|programme)|spring week|tirocinio|prácticas|becario|co-op|assistant|engineer|"
    r"scientist|developer|"
    r"researcher|designer|summer (?:job|place|student|school|programme|program)|vacation scheme)\b",
    re.IGNORECASE,
)
_SITE_LINE = re.compile(
    r"\s[>»|›]\s|\S\s?\|\s?\S|^(?:search|browse|home|jobs?|careers?)\b.{0,20}$|\b(?:jobs|internships|placements|"
    r"careers|opportunities|schemes)\b\s*(?:$|[-–&,|]|board|in\b|for\b|worldwide)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"([A-Za-z][A-Za-z /&-]{1,28}):\s+(\S.*)")
_LABELS = {
    "title": re.compile(r"(?:job |position |role |vacancy )?title|position|job|role|stelle", re.IGNORECASE),
    "company": re.compile(
        r"employer|company|organi[sz]ation|firm|institution|host|unternehmen|arbeitgeber|entreprise", re.IGNORECASE
    ),
    "place": re.compile(
        r"(?:work |job |office )?(?:location|locations|place|site|city|town|office)|where|based(?: in)?|"
        r"place of work|standort|ort|lieu|arbeitsort|locatie",
        re.IGNORECASE,
    ),
}
_SUBJECT = re.compile(r"(?:Subject|Betreff): *(?:(?:re|fwd?|aw|wg|fw): *)*(.+)", re.IGNORECASE)
_SPLIT = re.compile(r"\s*[·•|★]\s*|\s{2,}|\s+[–—-]\s+|\t")
_NOT_COMPANY = re.compile(
    r"\d{1,2} (?:days?|weeks?|months?|hours?) ago|\b(?:posted|added|published|closing|closes|deadline|"
    r"applications?|applicants|views?|internship|"
    r"placement|full[ -]time|part[ -]time|hybrid|remote|on[ -]?site|salary|paid|per (?:week|month|hour)|"
    r"ref(?:erence)?|"
    r"apply|save|share|type|weeks|months|vacancy|reviews)\b|[£€$]|\b20[2-9]\d\b|^\W*$|^\d",
    re.IGNORECASE,
)
_CAREERS = re.compile(
    r"\s*\b(?:early careers?|careers?|jobs?|recruitment|vacancies|vacancy|hiring|job board)\b\s*$", re.IGNORECASE
)
_PASS_ON = re.compile(r",? (?:please (?:pass on|forward|share|circulate)|feel free to share)\W*$", re.IGNORECASE)
_OFFER = re.compile(
    r"\b(?:looking for|seeking|offer(?:s|ing)?|hiring|have|take on|need|want|recruiting) (?:an?|one|two|three|"
    r"our next) "
    r"((?:[\w-]+ ){0,4}?(?:interns?(?:hips?)?|placements?|trainees?(?:hips?)?|working students?)\b"
    r"(?: (?:to work on|in|on|for) (?:[\w-]+ ?){1,5})?)",
    re.IGNORECASE,
)
_AT_HOST = re.compile(r"\b(?:at|with|from) ((?:the )?[A-Z][\w&'’-]+(?: [A-Z&][\w&'’-]*){1,4})")
_LEGAL_FORM = frozenset(
    [
        "gmbh",
        "ltd",
        "limited",
        "inc",
        "llc",
        "llp",
        "plc",
        "ag",
        "sa",
        "sas",
        "bv",
        "nv",
        "se",
        "kg",
        "ug",
        "corp",
        "co",
        "oy",
        "ab",
        "as",
    ]
)
HEAD_BLOCKS = 45


@dataclass(frozen=True, slots=True)
class Headline:
    """What the top of a text says; `title_at` is the block that holds the title, `near` the short lines around it."""

    title: str | None
    company: str | None
    places: tuple[str, ...]
    title_at: int | None
    near: tuple[str, ...]


def read_headline(draft: Draft) -> Headline:
    """The headline of a draft: what the source states, completed from the first blocks of its text."""
    blocks = draft.blocks
    mail = next((found[1] for block in blocks[:8] if (found := _SUBJECT.match(block.text))), None)
    if mail and not draft.title:
        return _mail_headline(mail, blocks)
    labels = _labelled(blocks)
    title_at = _title_at(draft.title, blocks)
    written = draft.title or labels.get("title") or (blocks[title_at].text if title_at is not None else None)
    title, before, inside = _unpacked(written, stated=draft.company is not None)
    near = tuple(_near(blocks, title_at, title or "", laid_out=draft.format != "text"))
    company = draft.company or labels.get("company") or before or _company(near, draft, title or "")
    title = title or next((phrase for block in blocks if (phrase := _role_phrase(block.text))), None)
    stated = (labels["place"],) if labels.get("place") else ((inside,) if inside and before else ())
    return Headline(title, company, draft.locations or stated, title_at, near)


def _labelled(blocks: Sequence[RawBlock]) -> dict[str, str]:
    """The labelled facts of the text, by what they are about; the first of each wins."""
    found: dict[str, str] = {}
    for block in blocks:
        match = _LABEL.fullmatch(block.text) if len(block.text) < 120 and not block.noise else None
        if match is None:
            continue
        for name, label in _LABELS.items():
            if label.fullmatch(match[1].strip()):
                found.setdefault(name, match[2].strip())
    return found


def _title_at(title: str | None, blocks: Sequence[RawBlock]) -> int | None:
    """The block that holds the title: the stated one, else the first short line that names a role."""
    if title:
        return next((n for n, block in enumerate(blocks) if block.text.casefold() == title.casefold()), None)
    related = False
    for number, block in enumerate(blocks[:HEAD_BLOCKS]):
        if is_related_heading(block.text) and not _ROLE.search(block.text.rstrip("s")):
            related = True
        elif not related and not block.noise and _may_be_title(block.text):
            return number
        if len(block.text) > 160:
            break
    return _above_place(blocks)


def _above_place(blocks: Sequence[RawBlock]) -> int | None:
    """Where no line names a role: the short line above company and place, else the first heading."""
    head = blocks[:12]
    for number, block in enumerate(head[:-1]):
        words = len(block.text.split())
        below = head[number + 1 : number + 3]
        if (
            not block.noise
            and 2 <= words <= 14
            and not is_place(block.text)
            and any(len(near.text) < 60 and is_place(near.text) for near in below)
        ):
            return number
    return next((n for n, block in enumerate(blocks[:6]) if block.shape == "heading" and not block.noise), None)


def _may_be_title(text: str) -> bool:
    if len(text) > 130 or _SITE_LINE.search(text) or text[-1] in ".?!" or len(text.split()) < 2:
        return False
    return _ROLE.search(text) is not None and not re.search(r"\b(?:your|you|we|our|students)\b", text, re.IGNORECASE)


def _unpacked(title: str | None, *, stated: bool) -> tuple[str | None, str | None, str | None]:
    """Title, company and place of a line such as "Thermaco: Heat Pump Intern (Leeds)"."""
    if not title:
        return None, None, None
    text = re.sub(r"^(?:vacancy|job title|position|title)\s*:\s*", "", title.strip(), flags=re.IGNORECASE)
    head, colon, rest = text.partition(": ")
    if stated or not colon or _ROLE.search(head) or not _ROLE.search(rest) or len(head.split()) > 5:
        return text, None, None
    bracket = re.search(r"\s*\(([^()]{2,40})\)$", rest)
    if bracket and is_place(bracket[1]):
        return rest[: bracket.start()], head, bracket[1]
    return rest, head, None


def _near(blocks: Sequence[RawBlock], title_at: int | None, title: str, *, laid_out: bool) -> Iterator[str]:
    """The short lines after the title, and the one before it, in that order."""
    if title_at is None:
        return
    for number, block in enumerate(blocks[title_at + 1 : title_at + 7]):
        if block.noise or is_related_heading(block.text):
            break
        late_heading = block.shape == "heading" and number > 0 and (laid_out or is_posting_heading(block.text))
        if len(block.text) > 160 or block.text == title or late_heading:
            break
        yield block.text
    if title_at > 0 and not blocks[title_at - 1].noise and len(blocks[title_at - 1].text) < 60:
        yield blocks[title_at - 1].text


def _company(near: Sequence[str], draft: Draft, title: str) -> str | None:
    """The candidate that the body names most often, the nearer to the title the better."""
    body = "\n".join(block.text for block in draft.blocks if not block.noise and len(block.text) > 60)
    beside, named_page = tuple(_candidates(near)), tuple(_page_candidates(draft.page_name, title))
    known = [(candidate, _mentions(candidate, body)) for candidate in (*beside, *named_page)]
    named = max(known, key=lambda pair: min(pair[1], 3), default=None)
    if named and named[1]:
        return named[0]
    every = "\n".join(block.text for block in draft.blocks if not block.noise)
    return _from_address(draft.url, every) or next(iter((*named_page, *beside)), None) or _from_body(body)


def _candidates(near: Sequence[str]) -> Iterator[str]:
    for line in near:
        if len(line) > 110 or (line[-1] == "." and len(line.split()) > 6):
            continue
        for piece in _SPLIT.split(line):
            name = (
                re.sub(r"\s*\([^()]*(?:reviews?|rating)[^()]*\)|\s+\d\.\d\b.*$", "", piece)
                .strip(" ,.")
                .removeprefix("About ")
            )
            if 1 < len(name) <= 60 and name[0].isupper() | name[0].isdigit() and not _NOT_COMPANY.search(name):
                head, comma, tail = name.rpartition(", ")
                part = head if comma and is_place(tail) else name
                if not is_place(part) and not _ROLE.search(part):
                    yield part


def _page_candidates(page_name: str | None, title: str) -> Iterator[str]:
    """The parts of a page's name that are not its title."""
    for piece in re.split(r"\s+[–—|/»·-]\s+|\s+\|\s*| at ", page_name or ""):
        name = _CAREERS.sub("", _CAREERS.sub("", piece)).strip(" ,")
        if len(name) > 1 and name.casefold() not in title.casefold() and not is_place(name) and not _ROLE.search(name):
            yield name


def _mentions(name: str, body: str) -> int:
    """How often the body names the company, by its whole name or its first words."""
    plain = [word for word in name.split() if word.lower().strip(".,") not in _LEGAL_FORM]
    for length in (len(plain), 2, 1):
        key = " ".join(plain[:length])
        if len(key) > 3 and key.lower() != "the" and (count := len(re.findall(rf"\b{re.escape(key)}\b", body))):
            return count
    return 0


def _from_address(url: str | None, body: str) -> str | None:
    """The name in the body whose letters begin with the site's name in the address, extended to the whole name."""
    slugs = [part.lower() for part in urlsplit(url or "").path.split("/") if part.isalpha()] if url else []
    for slug in slugs[:1]:
        for found in re.finditer(r"\b[A-Z][\w&'’.-]*(?: (?:[A-Z&][\w&'’.-]*|of|and)){0,4}", body):
            words = found[0].split()
            for length in range(1, len(words) + 1):
                if re.sub(r"[^a-z0-9]", "", "".join(words[:length]).lower()) == slug:
                    return _whole_name(words, length)
    return None


def _whole_name(words: Sequence[str], length: int) -> str:
    kept = list(words[:length])
    for word in words[length:]:
        if word.lower().strip(".") in _LEGAL_FORM or not word[0].isupper():
            break
        kept.append(word)
    return " ".join(kept).rstrip(".,'’")


def _from_body(body: str) -> str | None:
    """The capitalised name that the first sentence begins with, as in "Acme Robotics builds …"."""
    opening = re.match(
        r"(?:The )?[A-Z][\w&'’-]+(?: (?:& )?[A-Z][\w&'’-]+){0,3}(?= (?:is|was|has|makes|builds|runs|develops|"
        r"designs|writes|sells|works|moves|helps|operates|provides)\b)",
        body,
    )
    if opening and opening[0].lower() not in ("we", "this", "our", "it", "the"):
        return opening[0]
    hosts = (found[1] for found in _AT_HOST.finditer(body))
    return next((host.removeprefix("the ") for host in hosts if not is_place(host)), None)


def _role_phrase(text: str) -> str | None:
    """What a letter without a subject offers, as in "we are looking for a summer intern in marine biology"."""
    found = _OFFER.search(text)
    return found[1].strip() if found else None


def _mail_headline(subject: str, blocks: Sequence[RawBlock]) -> Headline:
    """A subject such as "Paid internship on tides (Marlow, Leeds)" or "Summer place at the Marlow Gazette"."""
    text = _PASS_ON.sub("", subject.strip())
    body = "\n".join(block.text for block in blocks if len(block.text) > 60)
    bracket = re.search(r"\s*\(([^()]{2,60})\)$", text)
    pieces = re.split(r",\s*", bracket[1]) if bracket else []
    places = tuple(piece for piece in pieces if is_place(piece))
    names = [piece for piece in pieces if not is_place(piece) and _mentions(piece, body)]
    title = text[: bracket.start()] if bracket and (names or places) else text
    host = re.search(r",? (?:at|with) (the )?([A-Z][\w&'’-]+(?: [A-Z&][\w&'’-]*){0,4})$", title)
    if host and not names and not is_place(host[2]):
        names = [f"The {host[2]}" if host[1] and f"The {host[2]}" in body else host[2]]
        title = title[: host.start()]
    company = names[0] if names else _from_body(body)
    at = next((n for n, block in enumerate(blocks) if _SUBJECT.match(block.text)), None)
    return Headline(title, company, places, None if at is None else 0, ())
