"""Jobs, placements, volunteer posts and research stays, from the title lines of their sections."""

from __future__ import annotations

import re
from collections.abc import Sequence

from matcher.cv.roles import ROLE
from matcher.cv.sections import Part, PlacedLine
from matcher.dates import Period, find_dates, find_periods
from matcher.nouns import Experience, SectionName
from matcher.places import find_places

_S = SectionName
_SECTIONS = frozenset({_S.EXPERIENCE, _S.VOLUNTEERING, _S.TEACHING})
_SEGMENT = re.compile(r"\s[—–|·•-]\s|[;|\t]|, |\bat (?=[A-Z])|\s@\s|\s?[()]\s?")
_TIMES = re.compile(
    r"(?:present|now|current|ongoing|expected|part[ -]time|full[ -]time|remote|hybrid|inc|ltd|llc|gmbh)\.?"
    r"|(?:\d{1,2} (?:years?|yrs?|months?|mos?|weeks?)\.?,? ?){1,2}",
    re.IGNORECASE,
)
_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA"
    "|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC|ON|BC|QC|AB|NSW|VIC|QLD"
)
_RESEARCH = re.compile(r"\bresearch\b", re.IGNORECASE)
# A town with its state or country says where, whether or not it is a known town: "Santa Clara, CA".
_TOWN_AND_STATE = re.compile(
    rf"(?:[\t|]|\s[–—-]|(?<=[a-z)]),)\s?[A-Z][\w.' -]{{1,24}}, (?:{_STATES}|UK|USA|Germany|France|Ireland|India"
    r"|Spain|Italy|Netherlands|Switzerland|Canada|Australia)\b\.?"
)
_NOWHEN = Period(None, None, False, False, 0, 0)


def find_experiences(placed: Sequence[PlacedLine]) -> tuple[Experience, ...]:
    """One record for each title line; its dates may stand on the lines of the title that follow."""
    found: list[Experience] = []
    titles = [one for one in placed if one.section in _SECTIONS]
    for index, each in enumerate(titles):
        if not _begins(titles, index):
            continue
        block = [each]
        if not names_in(each.line.words[:160]) and index + 1 < len(titles) and titles[index + 1].line.bullet:
            block.append(titles[index + 1])
        for later in titles[index + 1 : index + 3]:
            if later.group != each.group or later.part is not Part.ENTRY or _begins(titles, titles.index(later, index)):
                break
            block.append(later)
        found.append(_experience(block))
    return tuple(found)


def _begins(lines: Sequence[PlacedLine], index: int) -> bool:
    """A title line that is not the second line of the title before it, or a bullet that is a post of its own."""
    each = lines[index]
    words = each.line.words
    if each.part is Part.ENTRY:
        return each.entry == "" or words.startswith(each.entry[:40])
    if each.part is Part.TEXT and each.line.bullet:
        return ROLE.search(each.entry) is None and _is_post(words)
    return False


def _is_post(words: str) -> bool:
    """A bullet such as "Volunteer driver, Red Cross, 2020 – 2022"."""
    head = words[:120]
    return bool(find_periods(head)) and ROLE.search(head[:40]) is not None and head[:1].isupper()


def _experience(block: Sequence[PlacedLine]) -> Experience:
    first = block[0]
    period = _period([one.line.words[:300] for one in block])
    names = [name for one in block for name in names_in(one.line.words[:160])]
    title, organisation = _title_first(names or [first.line.words[:80]])
    last = block[-1].line if block[-1].line.page == first.line.page else first.line
    span = first.line.span(0, max(first.line.end, last.end) - first.line.body)
    return Experience(title, organisation, period.start, period.end, first.section, span)


def _period(texts: Sequence[str]) -> Period:
    for text in texts:
        for period in find_periods(text):
            return period
    for text in texts:
        for one in find_dates(text):
            return Period(one.first, one.last, False, False, one.start, one.end)
    return _NOWHEN


def names_in(text: str) -> list[str]:
    """The segments of a title line that are neither dates nor a town with its state."""
    for period in reversed(find_periods(text)):
        text = f"{text[: period.start_offset]} | {text[period.end_offset :]}"
    head = re.split(r"(?<=[a-z\d)])(?<!\b[SJDM]r)(?<!\bProf)(?<!\bSt)\. (?=[A-Z])", text, maxsplit=1)[0]
    head = _TOWN_AND_STATE.sub("\t", head)
    names: list[str] = []
    for part in _SEGMENT.split(head):
        name = part.strip(" .,:–—-*")
        if len(name) > 1 and not find_dates(name) and any(c.isalpha() for c in name) and not _TIMES.fullmatch(name):
            names.append(name)
    return names


def _title_first(names: Sequence[str]) -> tuple[str, str | None]:
    """Title and organisation, whichever of the two stands first."""
    organisations = [name for name in names[1:] if not is_place(name)]
    if not organisations:
        return names[0], None
    role = max(organisations, key=_role_strength)
    if _role_strength(role) > _role_strength(names[0]):
        return role, names[0]
    named = [name for name in organisations if name[0].isupper() and len(name) > 2]
    return names[0], (named or organisations)[0]


def _role_strength(name: str) -> int:
    """2 for a name that says what somebody is, 1 where only "research" does, which also stands in names of firms."""
    if ROLE.search(_RESEARCH.sub("", name)):
        return 2
    return int(ROLE.search(name) is not None)


def is_place(name: str) -> bool:
    """Whether a segment of a title line names a place and little else."""
    return sum(one.end - one.start for one in find_places(name)) > len(name) * 0.7
