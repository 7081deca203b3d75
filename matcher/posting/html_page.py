"""A web page with one posting: the visible main text, and what its JSON-LD states."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

from matcher.posting import json_ld
from matcher.posting.blocks import RawBlock
from matcher.posting.decode import tidy
from matcher.posting.draft import Draft, Drafts
from matcher.posting.html_blocks import html_blocks, parse_html, tree_blocks
from matcher.posting.values import JsonObject, iso_day, truth, words


def read_html_page(text: str) -> Drafts:
    """The postings of a page: one for each JobPosting of its JSON-LD, else the visible text as one."""
    soup = parse_html(text)
    stated = json_ld.job_postings(soup)
    if len(stated) <= 1:
        return Drafts((("page", _page_draft(soup, stated[0] if stated else {})),))
    return Drafts(
        tuple((f"JobPosting {n}", _stated_draft(found, ())) for n, found in enumerate(stated, 1)),
    )


def _page_draft(soup: BeautifulSoup, stated: JsonObject) -> Draft:
    """The page's own text where it holds the posting, else the description of the JSON-LD."""
    visible = tree_blocks(soup)
    described = html_blocks(json_ld.description(stated))
    own_text = _length(visible)
    if stated and own_text * 2 < _length(described):
        return _stated_draft(stated, ())
    if stated:
        return _stated_draft(stated, visible, _canonical(soup))
    return Draft("html", visible, title=_title(soup), url=_canonical(soup), page=True, page_name=_page_name(soup))


def _stated_draft(stated: JsonObject, visible: tuple[RawBlock, ...], canonical: str | None = None) -> Draft:
    blocks = visible or html_blocks(json_ld.description(stated))
    return Draft(
        "html",
        blocks,
        source_id=json_ld.source_id(stated),
        title=words(stated.get("title")),
        company=json_ld.company(stated),
        locations=json_ld.locations(stated),
        work_mode=json_ld.work_mode(stated),
        start=words(stated.get("jobStartDate")),
        deadline=json_ld.deadline(stated),
        closed_notice=False if truth(stated.get("jobImmediateStart")) and not stated.get("validThrough") else None,
        pay=json_ld.pay(stated),
        url=words(stated.get("url")) or canonical,
        posted=iso_day(stated.get("datePosted")),
        page=bool(visible),
    )


def read_stated(stated: JsonObject) -> Draft:
    """A JobPosting that came without its page."""
    return _stated_draft(stated, ())


def _length(blocks: tuple[RawBlock, ...]) -> int:
    return sum(len(block.text) for block in blocks if not block.noise)


def _canonical(soup: BeautifulSoup) -> str | None:
    link = soup.find("link", rel="canonical")
    return words(link.get("href")) if isinstance(link, Tag) else None


def _title(soup: BeautifulSoup) -> str | None:
    """The page's only first-level heading, or the heading that the page's title begins with."""
    tops = soup.find_all("h1")
    if len(tops) == 1:
        return tidy(tops[0].get_text(" ")) or None
    name = _page_name(soup) or ""
    texts = (tidy(tag.get_text(" ")) for tag in soup.find_all(["h1", "h2"]))
    return next((text for text in texts if len(text) > 5 and text in name), None)


def _page_name(soup: BeautifulSoup) -> str | None:
    return (tidy(soup.title.get_text()) or None) if soup.title else None
