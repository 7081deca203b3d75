"""The posting as passages: one heading, fact or sentence each, with the part of the posting that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matcher.nouns import Role
from matcher.posting.blocks import Block, Shape
from matcher.posting.cues import cue, opening, plain
from matcher.posting.importance import softens
from matcher.posting.kinds import hard_kinds
from matcher.posting.noise import is_posting_heading
from matcher.posting.sections import Section, section_of, turns_away
from matcher.posting.sentence_spans import sentence_spans
from matcher.skills import find_skills

_LEAD = re.compile(r"([A-Z][^.:;!?]{1,60}): ")
_LEAD_SENTENCE = re.compile(r"[A-Z][^.!?:;,]{1,45}[.?!:]")
_ASKING_LEAD = re.compile(
    r"(?:and |so )?(?:what|who|when|where|why|how|is (?:this|it)|curious"
    r"|interested)\b",
    re.IGNORECASE,
)
_CATEGORY = re.compile(
    r"(?:academic(?: background)?|professional|analytical|personal(?:ity)?|linguistic|practical|education"
    r"|experience|languages?"
    r"|(?:technical |soft |other |key )?(?:skills?|competenc(?:y|ies))|qualifications?|tools"
    r"|field(?: of study)?|degree|study"
    r"|studies|attitude|training|knowledge|permit|person|it|software|conduct|mindset)(?:\(s\))?",
    re.IGNORECASE,
)
_IF_SO = re.compile(
    r"(?:and |or |but )?if (?P<wish>you(?:'ve|'re|r)? (?!.{0,40}\b(?:of (?:these|them|those)|one or more)\b).{5,300}?),? (?:[—–-] )?(?:then |please )?"
    r"(?:(?P<nice>tell us|say so|let us know|do (?:say|mention|tell)\b.{0,30}|mention (?:it|that)|shout|so much the better|even better"
    r"|all the better|that(?:'s| is| would be|'d be) (?:great|lovely|nice|an? (?:plus|bonus|advantage))|great|lovely"
    r"|you(?:'re| are) (?:already )?ahead.{0,40}|it (?:helps|would help).{0,30}|we(?:'d| would) (?:love|like) to (?:know|see).{0,30}"
    r"|we (?:may|might|will) \w{3,6} (?:with|for) joy)"
    r"|this (?:is|could be|might be|may be) .{0,40}\bfor you|we(?:'d| would) (?:like|love) to (?:hear from|meet) you"
    r"|you(?:'ll| will) (?:fit|feel at home|be happy|get on).{0,30}|(?:do )?apply|read on|get in touch|we should talk)[.!]*",
    re.IGNORECASE,
)
_OFFERS = re.compile(r"(?:we|the \w{3,14}) (?:also )?(?:offer|provide|pay|give you)s?\b", re.IGNORECASE)
_REFUSES = re.compile(r"n't\b|\b(?:not|cannot|never|no longer)\b", re.IGNORECASE)
_OPENS_WISHES = re.compile(
    r"(?:\b(?:who|whom|that|if you|you|candidates?|applicants?|students?|undergraduates?|someone|somebody|people)"
    r"(?: (?:are|is|have|has|will|can|must|should|also|need to))?)[\s:….]*$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"([A-Z][\w'/& -]{1,30}): (?=\S)")
_POSITION = re.compile(
    r"\b(?:intern|internship|placement|praktikum|stage|trainee|analyst|associate|scheme|thesis|residency|fellow)",
    re.IGNORECASE,
)
_ENDS_OPEN = re.compile(r"(?::|…|\.\.\.|[a-z0-9])$")
_POINTS_DOWN = re.compile(r"\b(?:these|the following|below|them)\b.{0,30}$", re.IGNORECASE)
_SHORT_BULLET = 3
_ENOUGH_BULLETS = 12
"""The first lines of a list tell what the list is about."""
_LEAD_WORDS = 6


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading, a fact or a sentence: `text` stands at `start`..`end`; the wish in it begins at `body`.

    `role` is set where the shape decides it; `label` holds the words before a colon ("" if none); `after` is the
    sentence that follows in the same block, which may soften it.
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
            found.extend(_sentences(block, section, leads=leads))
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
        found.append(section)
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        if block.shape == "paragraph" and not block.noise and following is not None and following.shape == "bullet":
            lead = _lead_section(block.text, section)
    return found


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


def _announces(text: str) -> bool:
    """Whether a sentence only opens the list below it."""
    smooth = plain(text)
    return _ENDS_OPEN.search(smooth) is not None or _POINTS_DOWN.search(smooth) is not None


def _lead_section(text: str, section: Section) -> Section | None:
    """What the last sentence before a list announces; None where it leaves the heading's class as it is."""
    start, end = sentence_spans(text)[-1]
    last = plain(text[start:end])
    if softens(last) or cue("leads", "nice").match(last):
        return Section.NICE
    if not _ENDS_OPEN.search(last):
        return None
    named = section_of(last)
    if named is not Section.OTHER:
        return named
    if turns_away(last):
        return Section.COMPANY
    if (
        cue("tells", "past").search(last)
        or cue("tells", "duty").search(last)
        or re.search(r"\binclude\b|\bhave\b:", last)
    ):
        return section if section is Section.NICE else Section.DUTY
    wishes = cue("asks", "modal").search(last) or _OPENS_WISHES.search(last)
    return Section.MUST if wishes and section is not Section.NICE else None


def _sentences(block: Block, section: Section, *, leads: bool) -> Iterator[Passage]:
    """The sentences of a block; a very short first one of a bullet takes the next with it.

    `leads`: a list follows, so that a last sentence which ends open announces it.
    """
    extents = list(sentence_spans(block.text))
    if block.shape == "bullet" and len(extents) > 1 and len(block.text[slice(*extents[0])].split()) < _SHORT_BULLET:
        extents[:2] = [(extents[0][0], extents[1][1])]
    for number, (start, end) in enumerate(extents):
        text = block.text[start:end]
        after = block.text[slice(*extents[number + 1])] if number + 1 < len(extents) else ""
        inner, body, label = _inner(text, block.shape, section)
        opens = number + 1 < len(extents) and _LEAD_SENTENCE.fullmatch(plain(text)) is not None
        opens = opens and (not text.endswith("?") or _ASKING_LEAD.match(plain(text)) is not None)
        if opens and (number == 0 or text.endswith("?")) and len(text.split()) <= _LEAD_WORDS:
            opened = section_of(text)
            opens = opened is not Section.OTHER and not turns_away(text)
            section = opened if opens else section
        else:
            opens = False
        if inner is Section.TERMS or (inner.asks and body and not section.asks):
            section = inner
        shape: Shape = "bullet" if inner.asks and body and block.shape != "fact" else block.shape
        announces = leads and number + 1 == len(extents) and _announces(text)
        yield Passage(
            text, block.start + start, block.start + end, shape, inner, block.start + start + body,
            role=Role.HEADING if announces or (opens and text.endswith("?")) else None,
            label=label or block.label, after=after, leading=number == 0,
        )  # fmt: skip


def _inner(text: str, shape: Shape, section: Section) -> tuple[Section, int, str]:
    """The part that a sentence's own lead names ("Bonus: Docker"), where its wish begins, and its label."""
    smooth = plain(text)
    label = _LABEL.match(smooth)
    if label and shape == "fact":
        named = section_of(label[1])
        return (section if section.asks or named is Section.OTHER else named), label.end(), label[1]
    if section.asks and shape == "paragraph" and _OFFERS.match(smooth):
        return Section.BENEFIT, 0, ""
    if_so = _IF_SO.fullmatch(smooth)
    if if_so:
        return (Section.NICE if if_so["nice"] else Section.MUST), if_so.start("wish"), ""
    if label and section.asks and _CATEGORY.fullmatch(label[1]):
        return section, label.end(), label[1]
    lead = _LEAD.match(smooth)
    if lead and len(lead[1].split()) <= 10:
        named = section_of(lead[1])
        if named is Section.NICE or (named is not Section.OTHER and not section.asks):
            return named, lead.end(), lead[1]
    for_nice = cue("leads", "nice").match(smooth)
    if for_nice:
        return Section.NICE, for_nice.end(), ""
    for_must = opening("leads", "must").match(smooth)
    if for_must and section is not Section.NICE and for_must.end() < len(text) and not _REFUSES.search(for_must[0]):
        return Section.MUST, _past_blanks(text, for_must.end()), ""
    return section, 0, ""


def _past_blanks(text: str, start: int) -> int:
    return start + len(text[start:]) - len(text[start:].lstrip())
