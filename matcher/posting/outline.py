"""The posting as passages: one heading, fact or sentence each, with the part of the posting that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from matcher.nouns import Role
from matcher.posting.blocks import Block, Shape
from matcher.posting.cues import cue, opening, plain
from matcher.posting.importance import softens
from matcher.posting.kinds import hard_kinds
from matcher.posting.leads import (
    announces_criteria,
    announces_list,
    inner_part,
    opens_group,
    part_announced,
    wishes_announced,
)
from matcher.posting.noise import is_posting_heading
from matcher.posting.sections import Section, section_of, turns_away
from matcher.posting.sentence_spans import sentence_spans
from matcher.skills import find_skills

_LEAD_SENTENCE = re.compile(r"[A-Z][^.!?:;,]{1,45}[.?!:]")
_ASKING_LEAD = re.compile(
    r"(?:and |so )?(?:what|who|when|where|why|how|is (?:this|it)|curious"
    r"|interested)\b",
    re.IGNORECASE,
)
_POSITION = re.compile(
    r"\b(?:intern|internship|placement|praktikum|stage|trainee|analyst|associate|scheme|thesis|residency|fellow)",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(r"(?:the|our|we|it|there|they)(?:'\w{1,2})? ", re.IGNORECASE)
"""How a remark begins that follows a short wish and tells of the firm: "Fluent English. The planners speak Dutch"."""
_SHORT_BULLET = 3
_TOLD_OF_OTHERS = (Section.COMPANY, Section.ROLE, Section.DUTY)
_ENOUGH_BULLETS = 12
"""The first lines of a list tell what the list is about."""
_LEAD_WORDS = 6


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading, a fact or a sentence: `text` stands at `start`..`end`; the wish in it begins at `body`.

    `role` is set where the shape decides it; `label` holds the words before a colon ("" if none); `after` is the
    sentence that follows in the same block, which may soften it. `below_list`: it stands in a paragraph under a list of
    wishes, which need not be part of it.
    """

    text: str
    start: int
    end: int
    shape: Shape
    section: Section
    body: int
    role: Role | None = None
    label: str = ""
    after: str = ""
    leading: bool = True
    below_list: bool = False


def passages(blocks: Sequence[Block]) -> tuple[Passage, ...]:
    """The passages of a posting in order; they cover every block."""
    found: list[Passage] = []
    titled = False
    parts = _parts(blocks)
    for number, (block, section) in enumerate(zip(blocks, parts, strict=True)):
        if block.noise:
            found.append(_whole(block, section, Role.NOISE))
        elif block.shape == "heading":
            is_title = not titled and _POSITION.search(block.text) is not None
            titled = titled or is_title
            found.append(_whole(block, section, Role.TITLE if is_title else Role.HEADING))
        elif block.shape == "label":
            found.append(_whole(block, section, Role.HEADING))
        else:
            following = blocks[number + 1] if number + 1 < len(blocks) else None
            leads = block.shape == "paragraph" and following is not None and following.shape == "bullet"
            below = section.asks and _ends_list(blocks, number)
            found.extend(replace(one, below_list=below) for one in _sentences(block, section, leads=leads))
    return tuple(found)


def _whole(block: Block, section: Section, role: Role) -> Passage:
    return Passage(block.text, block.start, block.end, block.shape, section, block.start, role)


def _parts(blocks: Sequence[Block]) -> list[Section]:
    """The part that each block stands in: by its heading, or by the words that lead into a list."""
    found: list[Section] = []
    lead: Section | None = None
    title, asking = _title(blocks), _asking_lists(blocks)
    for number, block in enumerate(blocks):
        if block.shape != "bullet":
            lead = None
        section = lead or _own_section(blocks, number, title, asking)
        if section is Section.BENEFIT and _ends_list(blocks, number):
            section = Section.TERMS
        found.append(section)
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        if block.shape == "paragraph" and not block.noise and following is not None and following.shape == "bullet":
            lead = part_announced(block.text, section)
    return found if any(section.asks for section in found) else _without_far_headings(blocks, found)


def _without_far_headings(blocks: Sequence[Block], parts: Sequence[Section]) -> list[Section]:
    """The parts of a posting that no heading asks in: one on the firm or the work covers its first paragraph only."""
    found: list[Section] = []
    for number, (block, part) in enumerate(zip(blocks, parts, strict=True)):
        under = number > 0 and blocks[number - 1].shape == "paragraph" and blocks[number - 1].heading == block.heading
        far = block.shape == "paragraph" and under and part in _TOLD_OF_OTHERS
        found.append(Section.OTHER if far else part)
    return found


def _opens_with_label(text: str, extents: Sequence[tuple[int, int]]) -> bool:
    """Whether the first of several sentences only names what the next is about: "Curious. You ask why"."""
    if len(extents) < 2 or len(text[slice(*extents[0])].split()) >= _SHORT_BULLET:
        return False
    following = text[slice(*extents[1])]
    return not softens(following) and _OF_OTHERS.match(plain(following)) is None


def _ends_list(blocks: Sequence[Block], number: int) -> bool:
    """Whether a paragraph stands below a list of wishes, under the same heading: the list has ended."""
    block = blocks[number]
    above = [one for one in blocks[:number] if not one.noise]
    return block.shape == "paragraph" and bool(above) and above[-1].shape == "bullet"


def _title(blocks: Sequence[Block]) -> str | None:
    """The first heading, where it names a position: what stands right below it is under no heading."""
    first = next((block.text for block in blocks if block.shape == "heading" and not block.noise), None)
    named = first is not None and _POSITION.search(first) is not None
    return first if named and first is not None and not is_posting_heading(first) else None


def _own_section(blocks: Sequence[Block], number: int, title: str | None, asking: dict[int, bool]) -> Section:
    block = blocks[number]
    heading = block.text if block.shape == "heading" else block.heading
    section = Section.OTHER if heading == title else section_of(heading)
    if section is Section.OTHER and block.shape == "bullet" and asking.get(number, False):
        return Section.MUST
    return section


def _asking_lists(blocks: Sequence[Block]) -> dict[int, bool]:
    """For each bullet, whether most of its list speaks of the applicant and little of it of tasks or benefits."""
    found: dict[int, bool] = {}
    run: list[int] = []
    for number, block in enumerate(blocks):
        if run and (block.shape != "bullet" or block.heading != blocks[run[-1]].heading):
            found.update(dict.fromkeys(run, _list_asks([blocks[one].text for one in run])))
            run = []
        if block.shape == "bullet" and not block.noise:
            run.append(number)
    found.update(dict.fromkeys(run, _list_asks([blocks[one].text for one in run])))
    return found


def _list_asks(bullets: Sequence[str]) -> bool:
    texts = [plain(text) for text in bullets[:_ENOUGH_BULLETS]]
    asking = sum(1 for text in texts if _may_ask(text))
    telling = sum(1 for text in texts if _tells_tasks(text))
    return len(texts) >= 2 and asking * 2 > len(texts) and telling * 3 <= len(texts)


def _may_ask(text: str) -> bool:
    return bool(cue("asks", "attribute").search(text) or hard_kinds(text) or find_skills(text))


def _tells_tasks(text: str) -> bool:
    return bool(opening("tells", "task").match(text) or cue("tells", "money").search(text))


def _sentences(block: Block, section: Section, *, leads: bool) -> Iterator[Passage]:
    """The sentences of a block; a very short first one of a bullet takes the next with it.

    `leads`: a list follows, so that a last sentence which ends open announces it.
    """
    extents = list(sentence_spans(block.text))
    if block.shape == "bullet" and _opens_with_label(block.text, extents):
        extents[:2] = [(extents[0][0], extents[1][1])]
    for number, (start, end) in enumerate(extents):
        text = block.text[start:end]
        after = block.text[slice(*extents[number + 1])] if number + 1 < len(extents) else ""
        inner, body, label = inner_part(text, block.shape, section)
        opens = number + 1 < len(extents) and _LEAD_SENTENCE.fullmatch(plain(text)) is not None
        opens = opens and (not text.endswith("?") or _ASKING_LEAD.match(plain(text)) is not None)
        if opens and (number == 0 or text.endswith("?")) and len(text.split()) <= _LEAD_WORDS:
            opened = section_of(text)
            again = section.asks and opened is Section.MUST
            opens = opened is not Section.OTHER and not again and not turns_away(text)
            section = opened if opens else section
        else:
            opens = False
        announces_more = number + 1 < len(extents) or announces_criteria(text)
        announced = wishes_announced(text) if announces_more and block.shape == "paragraph" else None
        section = announced or section
        if section is Section.OTHER and after and opens_group(text, after):
            section, announced = Section.MUST, Section.MUST
        if inner is Section.TERMS or (inner.asks and label and not section.asks):
            section = inner
        shape: Shape = "bullet" if inner.asks and body and block.shape != "fact" else block.shape
        announces = leads and number + 1 == len(extents) and announces_list(text)
        yield Passage(
            text, block.start + start, block.start + end, shape, inner, block.start + start + body,
            role=Role.HEADING if announces or announced or (opens and text.endswith("?")) else None,
            label=label or block.label, after=after, leading=number == 0,
        )  # fmt: skip
