"""How a CV shows each skill: at work, in a project, in a course, in a list, or only as an interest.

What the CV denies ("never used", "my colleague wrote the … part") is no use at all and is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from matcher.nouns import SectionName, Shown, SkillUse, Span, Statement
from matcher.skills import SkillMention, find_skills

_S = SectionName
_BASE: dict[SectionName, Shown] = {
    _S.EXPERIENCE: Shown.WORK,
    _S.VOLUNTEERING: Shown.WORK,
    _S.TEACHING: Shown.WORK,
    _S.PROJECTS: Shown.PROJECT,
    _S.PUBLICATIONS: Shown.PROJECT,
    _S.AWARDS: Shown.PROJECT,
    _S.TRAINING: Shown.COURSE,
    _S.EDUCATION: Shown.COURSE,
    _S.INTERESTS: Shown.INTEREST,
}
_SILENT = frozenset({_S.CONTACT, _S.REFERENCES})
_FIXED = frozenset({_S.EXPERIENCE, _S.VOLUNTEERING, _S.TEACHING, _S.PROJECTS, _S.PUBLICATIONS})

_VERB = (
    r"(?:used|use|touched|tried|run|ran|written|worked (?:with|in|on)|coded (?:in|with)|programmed in|deployed"
    r"|learned|learnt|done)"
)
_DENIED_AHEAD = re.compile(
    rf"\b(?:never|not yet|not|haven't|have not|hasn't|didn't|did not|don't|do not|yet to) (?:yet |really "
    rf"|ever )?{_VERB}\b(?! only)"
    r"|\bno (?:prior |previous |real |hands-on |practical )?(?:experience|knowledge|exposure"
    r"|background) (?:with|of|in|to)\b"
    r"|\b(?:don't|do not|cannot|can't) (?:yet )?(?:know|speak|code|program)\b"
    r"|\bnot (?:yet )?familiar with\b|\bunfamiliar with\b",
    re.IGNORECASE,
)
_DENIED_BEHIND = re.compile(
    rf"\b(?:not|never|haven't|have not|hasn't) (?:yet |ever |actually )?{_VERB} (?:it|them|any|one|this"
    rf"|that|either)\b(?! since)"
    r"|\bno (?:hands-on |real |practical )?experience (?:yet|so far)\b",
    re.IGNORECASE,
)
_BY_OTHERS = re.compile(
    r"\b(?:class ?mates?|colleagues?|team ?mates?|team lead|friend|supervisor|partner|(?:their|our"
    r"|the) \w{0,12} ?(?:analysts?|engineers?|developers?|team)"
    r"|someone else|others|another student)\b[^,;.]{0,25}\b(?:wrote|did|used|built|made|handled|coded"
    r"|implemented|ran|set up)\b",
    re.IGNORECASE,
)
_DONE_BY_OTHERS = re.compile(
    r"\b(?:was|were) (?:done|written|built|made|handled|run|coded) by (?:our|the|a|my|another"
    r"|someone)\b[^,;.]{0,25}(?=[.;]|$)",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"\binterest(?:ed)? in\b|\bcurious (?:about|to)\b|\bon (?:the|my) (?:\w+ )?list\b|\bto[- ]learn\b"
    r"|\bnext up\b|\bup next\b|\blooking forward to\b"
    r"|\b(?:keen|eager|want|wanting|hope|hoping|plan|planning|love|like|wish|excited|aim|aiming|looking"
    r"|about|going|ready) to (?:also |soon |next )?"
    r"(?:learn|try|explore|get into|get to know|improve|pick up|study|understand|know|discover|gain"
    r"|start (?:with|learning|on)|dig|go (?:deeper|further)|play with)\b"
    r"|\bread(?:ing)? (?:up )?(?:a lot |lots )?(?:about|on)\b|\bwent to (?:a |some )?(?:talks?"
    r"|meet-?ups?)\b|\b(?:wish ?list|want(?:ed)? list)\b|\bwants? to get into\b"
    r"|\blearning (?:next|soon|goals?)\b|\bseen (?:\w+ )?(?:demos?|videos?|talks?)\b|\b(?:watched"
    r"|watching) (?:the |some |a few )?[\w+#.]* ?(?:videos?|talks?|demos?)\b|\b(?:future|next) (?:skills?"
    r"|learning)\b",
    re.IGNORECASE,
)
_PROJECT_WORDS = re.compile(
    r"\b(?:mini-?)?(?:projects?|thesis|dissertation|hackathon|capstone|prototypes?|side[- ]project"
    r"|final[- ]year|competition|kaggle)\b",
    re.IGNORECASE,
)
_COURSE_WORDS = re.compile(
    r"\b(?:courses?|modules?|coursework|workshops?|lectures?|class|classes|codecademy|coursera|udemy|edx"
    r"|datacamp|khan|bootcamp|tutorials?|moocs?|summer school"
    r"|assignments?|seminar|exam|semester|at (?:school|university|uni)|from (?:dt|school|a[- ]levels?))\b",
    re.IGNORECASE,
)
_WORK_WORDS = re.compile(
    r"\b(?:at work|on the job|internships?|in production|on placement|volunteer\w*|employed|professionally"
    r"|worked (?:at|as|for)|in my (?:job|role))\b",
    re.IGNORECASE,
)
_SCOPE_END = re.compile(r"[.;](?=\s|$)| [—–] | - ")
_ITEM_END = re.compile(r"[,;•·|\t]|\. (?=[A-Z])")
_WHOLE_TEXT_CUES = frozenset({_S.EDUCATION, _S.TRAINING, _S.OTHER, _S.AWARDS, _S.SUMMARY, _S.AVAILABILITY})


def find_skill_uses(statements: Sequence[Statement]) -> tuple[SkillUse, ...]:
    """Every place where a statement shows a skill of the vocabulary, in reading order."""
    return tuple(
        use
        for index, statement in enumerate(statements)
        if statement.section not in _SILENT
        for use in _uses(index, statement)
    )


def _uses(index: int, statement: Statement) -> Iterator[SkillUse]:
    mentions = find_skills(statement.text)
    if not mentions:
        return
    denied = _denied(statement.text)
    wished = _reach_ahead(_WISH, statement.text)
    items = _items(statement.text, mentions)
    for mention in mentions:
        if _within(mention, denied) or _is_school_subject(statement, mention):
            continue
        shown = Shown.INTEREST if _within(mention, wished) else _shown(statement, _item_of(mention, items))
        start = statement.span.start + mention.start
        span = Span(statement.span.page, start, start + mention.end - mention.start)
        yield SkillUse(mention.skill, shown, span, index)


def _is_school_subject(statement: Statement, mention: SkillMention) -> bool:
    """Single letters beside school results are grades, not languages."""
    return (
        statement.section is _S.EDUCATION and mention.end - mention.start == 1 and "level" in statement.text.casefold()
    )


def _denied(text: str) -> list[tuple[int, int]]:
    return [*_reach_ahead(_DENIED_AHEAD, text), *_reach_ahead(_BY_OTHERS, text, ","), *_reach_behind(text)]


def _reach_ahead(cue: re.Pattern[str], text: str, also: str = "") -> list[tuple[int, int]]:
    """From each cue to the end of its clause; `also` is one more mark that ends it."""
    reaches: list[tuple[int, int]] = []
    for found in cue.finditer(text):
        stop = _SCOPE_END.search(text, found.end())
        end = stop.start() if stop else len(text)
        comma = text.find(also, found.end(), end) if also else -1
        reaches.append((found.start(), comma if comma >= 0 else end))
    return reaches


def _reach_behind(text: str) -> list[tuple[int, int]]:
    reaches: list[tuple[int, int]] = []
    for cue in (_DENIED_BEHIND, _DONE_BY_OTHERS):
        for found in cue.finditer(text):
            stops = [stop.end() for stop in _SCOPE_END.finditer(text, 0, found.start())]
            reaches.append((stops[-1] if stops else 0, found.end()))
    return reaches


def _within(mention: SkillMention, reaches: Sequence[tuple[int, int]]) -> bool:
    return any(start <= mention.start and mention.end <= end for start, end in reaches)


def _items(text: str, mentions: Sequence[SkillMention]) -> list[tuple[int, int]]:
    """Extents of the items of a list; an item that names no skill says more of the one before it."""
    borders = [found.end() for found in _ITEM_END.finditer(text) if _depth(text, found.start()) == 0]
    starts = {mention.start for mention in mentions}
    items: list[tuple[int, int]] = []
    for start, end in zip([0, *borders], [*borders, len(text)], strict=True):
        if items and not any(start <= place < end for place in starts):
            items[-1] = (items[-1][0], end)
        else:
            items.append((start, end))
    return items


def _depth(text: str, place: int) -> int:
    """How many brackets are open, by the two hundred characters before, so that one lost bracket costs little."""
    near = text[max(0, place - 200) : place]
    return max(0, near.count("(") - near.count(")"))


def _item_of(mention: SkillMention, items: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return next(((start, end) for start, end in items if start <= mention.start < end), (mention.start, mention.end))


def _shown(statement: Statement, item: tuple[int, int]) -> Shown:
    """The section decides, and in lists and courses the words beside the skill."""
    section = statement.section
    base = _BASE.get(section, Shown.LIST)
    if section in _FIXED or base is Shown.INTEREST:
        return base
    near = statement.text[item[0] : item[1]]
    context = f"{statement.text} {statement.entry}" if section in _WHOLE_TEXT_CUES else near
    for words, shown in ((_WORK_WORDS, Shown.WORK), (_PROJECT_WORDS, Shown.PROJECT), (_COURSE_WORDS, Shown.COURSE)):
        if words.search(near):
            return shown
    if section is _S.EDUCATION:
        return Shown.PROJECT if _PROJECT_WORDS.search(statement.text) else base
    if section in _WHOLE_TEXT_CUES and base is Shown.LIST:
        return _from_context(context)
    return base


def _from_context(context: str) -> Shown:
    if _WORK_WORDS.search(context):
        return Shown.WORK
    if _PROJECT_WORDS.search(context):
        return Shown.PROJECT
    return Shown.COURSE if _COURSE_WORDS.search(context) else Shown.LIST
