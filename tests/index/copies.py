"""Copies of postings as other boards would show them, and postings that only look like copies, made from the samples.

Every copy is written out as a file and read anew, so that what the readers make of it is part of what is measured.
"""

from __future__ import annotations

import json
import random
import re
from calendar import month_name
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from itertools import cycle
from pathlib import Path

from matcher.nouns import Posting, Role
from matcher.posting.read import read_postings

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "postings"
LEFT_OUT = frozenset({Role.NOISE, Role.TITLE})
MONTHS = tuple(month_name[1:])
BOARD = """Similar jobs

Warehouse Lead - Duckett's Biscuits

Senior Nurse, 5+ years - Pomfret Hospital

Weekly Ladder: careers news for students

Sign up and agree to our terms and our privacy policy.

How to write a covering letter

Most letters are too long. What you can do about it, in five steps.
"""


@dataclass(frozen=True, slots=True)
class Page:
    """What a board knows of a posting: its head, and its lines with their roles, headings included."""

    title: str
    company: str
    place: str
    lines: tuple[tuple[str, Role], ...]

    def changed(self, change: Callable[[str], str]) -> Page:
        """The page with every text changed."""
        lines = tuple((change(text), role) for text, role in self.lines)
        return Page(change(self.title), change(self.company), change(self.place), lines)


@cache
def samples() -> tuple[Posting, ...]:
    """Every sample posting."""
    files = sorted(path for path in SAMPLES.rglob("*") if path.is_file())
    return tuple(one for path in files for one in read_postings(path.read_bytes(), name=path.name).postings)


def page_of(posting: Posting) -> Page:
    """The page that shows a posting, without what stood around it."""
    lines = tuple((" ".join(line.text.split()), line.role) for line in posting.lines if line.role not in LEFT_OUT)
    place = posting.locations[0].text if posting.locations else "London"
    return Page(posting.title, posting.company or "Unknown", place, lines)


def as_markdown(page: Page) -> str:
    lines = (f"## {text}\n" if role is Role.HEADING else f"- {text}" for text, role in page.lines)
    return f"# {page.title}\n\n**{page.company}** | {page.place}\n\n" + "\n".join(lines) + "\n"


def as_html(page: Page) -> str:
    """A web page with schema.org data."""
    body = "".join(f"<h3>{escape(t)}</h3>" if r is Role.HEADING else f"<p>{escape(t)}</p>" for t, r in page.lines)
    stated = {
        "@context": "https://schema.org/", "@type": "JobPosting", "title": page.title, "description": body,
        "hiringOrganization": {"@type": "Organization", "name": page.company},
        "jobLocation": {"@type": "Place", "address": {"@type": "PostalAddress", "addressLocality": page.place}},
    }  # fmt: skip
    return (
        f"<html><head><title>{escape(page.title)}</title>"
        f'<script type="application/ld+json">{json.dumps(stated)}</script>'
        f"</head><body><nav>Jobs | Blog</nav><h1>{escape(page.title)}</h1><div>{body}</div></body></html>"
    )


def as_board_text(page: Page) -> str:
    """A page of a job board flattened to text, with the board's own matter before and after."""
    lines = "\n\n".join(text for text, _ in page.lines)
    return f"{page.title}\n\n{page.company}\n{page.place}\n3 days ago\n\n{lines}\n\n{BOARD}"


def with_new_dates(page: Page) -> Page:
    """A year and two months later."""
    months = re.compile("|".join(MONTHS))

    def change(text: str) -> str:
        later = re.sub(r"\b20\d\d\b", lambda year: str(int(year[0]) + 1), text)
        return months.sub(lambda month: MONTHS[(MONTHS.index(month[0]) + 2) % 12], later)

    return page.changed(change)


def reordered(page: Page) -> Page:
    """The lines under each heading in another order, always the same one."""
    chance = random.Random(page.title)
    sections: list[list[tuple[str, Role]]] = [[]]
    for line in page.lines:
        if line[1] is Role.HEADING:
            sections.append([])
        sections[-1].append(line)
    lines: list[tuple[str, Role]] = []
    for section in sections:
        head = section[:1] if section and section[0][1] is Role.HEADING else []
        rest = section[len(head) :]
        lines += [*head, *chance.sample(rest, len(rest))]
    return Page(page.title, page.company, page.place, tuple(lines))


def in_town(page: Page, town: str) -> Page:
    """The posting for another town, which it names wherever it named its own."""
    return page.changed(lambda text: text.replace(page.place, town))


def at_company(page: Page, company: str) -> Page:
    """The posting of another employer, down to the last word."""
    first = page.company.split()[0]
    return page.changed(lambda text: text.replace(page.company, company).replace(first, company.split(maxsplit=1)[0]))


def of_role(page: Page, title: str, *, other: Page, kept: int) -> Page:
    """Another role from the same template: one asking or duty line in `kept` stays, the others are those of `other`."""
    work = (Role.REQUIREMENT, Role.DUTY)
    others = cycle([line for line in other.lines if line[1] in work])
    count = 0
    lines = []
    for line in page.lines:
        count += line[1] in work
        lines.append(next(others) if line[1] in work and count % kept else line)
    return Page(title, page.company, page.place, tuple(lines))


def read(text: str, name: str) -> Posting:
    """The one posting of a file."""
    (posting,) = read_postings(text.encode(), name=name).postings
    return posting


def copies(posting: Posting) -> Iterator[Posting]:
    """The same posting elsewhere, later, and for other towns; each named after the sample."""
    page = page_of(posting)
    yield read(as_markdown(page), f"{posting.id}~markdown.md")
    yield read(as_html(page), f"{posting.id}~html.html")
    yield read(as_board_text(page), f"{posting.id}~board.txt")
    yield read(as_markdown(with_new_dates(reordered(page))), f"{posting.id}~repost.md")
    yield read(as_board_text(reordered(with_new_dates(page))), f"{posting.id}~board-repost.txt")
    yield read(as_html(in_town(page, "Norwich")), f"{posting.id}~norwich.html")
    yield read(as_board_text(in_town(with_new_dates(page), "Lisbon")), f"{posting.id}~lisbon.txt")


def lookalikes(posting: Posting, other: Posting) -> Iterator[Posting]:
    """Postings of their own: another employer with the same words, and other roles from the same template."""
    page, work = page_of(posting), page_of(other)
    yield read(as_html(at_company(page, "Zarkov Yards")), f"{posting.id}~other-company.html")
    yield read(as_markdown(of_role(page, "Apiary Intern", other=work, kept=999)), f"{posting.id}~other-role.md")
    yield read(as_html(of_role(page, "Beekeeping Intern", other=work, kept=2)), f"{posting.id}~half-role.html")
    yield read(as_markdown(Page("Kite Design Intern", page.company, page.place, page.lines)), f"{posting.id}~title.md")
    yield read(as_html(of_role(page, page.title, other=work, kept=2)), f"{posting.id}~same-title.html")
