"""A draft to a posting: headline, noise, cleaned text, facts and requirements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from matcher.conditions import DegreeCondition, Level
from matcher.errors import PostingFault
from matcher.nouns import Posting, Requirement
from matcher.posting.blocks import Block, RawBlock, lay_out
from matcher.posting.draft import Draft
from matcher.posting.employer import SALUTATION
from matcher.posting.facts import Facts, read_facts
from matcher.posting.headline import read_headline
from matcher.posting.identity import Naming, canonical_url, posting_id
from matcher.posting.languages_of_text import main_language
from matcher.posting.letter_head import Headline
from matcher.posting.noise import is_posting_heading, mark_page_lines, mark_page_noise
from matcher.posting.requirements import read_requirements
from matcher.posting.run_in import with_run_in_headings
from matcher.posting.sentence_spans import sentence_spans

TEXT_LIMIT = 80_000
BLOCK_LIMIT = 5_000
NAME_LIMIT = 1_000
_SENTENCE_WORDS = 6


def assemble(draft: Draft, *, name: str, alone: bool) -> Posting:
    """The posting of a draft; `name` is the file it came from, `alone` that the file holds no other.

    Raises PostingFault where neither a title nor a text is to be found, or the text is too long to be a posting.
    """
    _check_size(draft)
    draft = replace(draft, blocks=with_run_in_headings(draft.blocks))
    headline, text, blocks = laid_out(draft)
    title = headline.title or _first_words(blocks)
    if title is None:
        raise PostingFault("It has neither a title nor a text.")
    if max(len(title), len(headline.company or "")) > NAME_LIMIT:
        raise PostingFault(f"Its title or company is longer than {NAME_LIMIT} characters, which none is.")
    facts = read_facts(draft, headline, tuple(block.text for block in blocks if not block.noise))
    lines, requirements = read_requirements(blocks, text=text, country=facts.country)
    naming = _naming(draft, headline, title, facts)
    return Posting(
        id=posting_id(naming, name=name, alone=alone),
        title=title,
        company=headline.company,
        locations=facts.places,
        work_mode=facts.work_mode,
        days_on_site=facts.days_on_site,
        start=facts.start,
        duration_weeks=facts.weeks,
        hours_per_week=facts.hours_per_week,
        deadline=facts.deadline,
        closed_notice=facts.closed_notice,
        pay=facts.pay,
        sponsors=facts.sponsors,
        levels=_levels(requirements),
        url=(canonical_url(draft.url) or draft.url) if draft.url else None,
        source=name,
        format=draft.format,
        language=main_language(text),
        text=text,
        lines=lines,
        requirements=requirements,
    )


def laid_out(draft: Draft) -> tuple[Headline, str, tuple[Block, ...]]:
    """The headline of a draft, the cleaned text and its blocks."""
    headline = read_headline(draft)
    return headline, *lay_out(_marked(draft, headline))


def _check_size(draft: Draft) -> None:
    if len(draft.blocks) > BLOCK_LIMIT or sum(len(block.text) for block in draft.blocks) > TEXT_LIMIT:
        raise PostingFault(f"Its text is longer than {TEXT_LIMIT} characters, which no posting is.")


def _marked(draft: Draft, headline: Headline) -> tuple[RawBlock, ...]:
    """The blocks with noise marked, the title as a heading and the short lines around it as facts."""
    marked = mark_page_noise(draft.blocks, headline.title_at) if draft.page else mark_page_lines(draft.blocks)
    end = _head_end(marked, headline.title_at)
    return tuple(_in_head(block, headline, number) if number < end else block for number, block in enumerate(marked))


def _head_end(blocks: Sequence[RawBlock], title_at: int | None) -> int:
    """Where the short lines around the title end: before a heading with a list below it, or a usual heading."""
    if title_at is None:
        return 0
    last = min(len(blocks), title_at + 7)
    for number in range(title_at + 1, last):
        follows = blocks[number + 1].shape if number + 1 < len(blocks) else ""
        block = blocks[number]
        leads = block.shape == "heading" or block.text.endswith(":")
        told = block.shape == "paragraph" and block.text[-1] in ".!?" and len(block.text.split()) >= _SENTENCE_WORDS
        if told or (leads and follows == "bullet") or (block.shape == "heading" and is_posting_heading(block.text)):
            return number
    return last


def _in_head(block: RawBlock, headline: Headline, number: int) -> RawBlock:
    if headline.title_at is None or number < headline.title_at - 6 or block.noise:
        return block
    if number == headline.title_at:
        return replace(block, shape="heading")
    short = len(block.text) <= 60 and block.text[-1] not in ".:?!" and not block.text.startswith("About ")
    return replace(block, shape="fact") if short and block.text in headline.near else block


def _first_words(blocks: Sequence[Block]) -> str | None:
    """Where no line is a title, the beginning of the text has to serve."""
    told = [block.text for block in blocks if not block.noise and not SALUTATION.fullmatch(block.text)]
    sentences = (text[start:end] for text in told for start, end in sentence_spans(text))
    first = next((one for one in sentences if not one.endswith("?")), told[0] if told else None)
    return first if first is None or len(first) <= 100 else first[:100].rsplit(" ", 1)[0]


def _naming(draft: Draft, headline: Headline, title: str, facts: Facts) -> Naming:
    first = facts.places[0].text if facts.places else None
    return Naming(draft.source_id, draft.url, title, headline.company, first)


def _levels(requirements: Sequence[Requirement]) -> tuple[Level, ...]:
    """The degree levels that the requirements accept, lowest first."""
    accepted: set[Level] = set()
    for requirement in requirements:
        if isinstance(requirement.condition, DegreeCondition):
            accepted |= requirement.condition.levels - requirement.condition.excluded
    return tuple(level for level in Level if level in accepted)
