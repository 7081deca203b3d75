"""What the words before a list or a wish announce: leads such as "Bonus:", "We look for people who", "If you ..."."""

from __future__ import annotations

import re

from matcher.posting.blocks import Shape
from matcher.posting.cues import cue, opening, plain
from matcher.posting.importance import softens
from matcher.posting.sections import Section, section_of, turns_away
from matcher.posting.sentence_spans import sentence_spans

Part = tuple[Section, int, str]
"""The part that a sentence stands in, where its wish begins, and the label before it ("" if none)."""

_LEAD = re.compile(r"([A-Z][^.:;!?]{1,60}): ")
_LABEL = re.compile(r"([A-Z][\w'/& -]{1,30}): (?=\S)")
_CATEGORY = re.compile(
    r"(?:academic(?: background)?|professional|analytical|personal(?:ity)?|linguistic|practical|education"
    r"|experience|languages?"
    r"|(?:technical |soft |other |key )?(?:skills?|competenc(?:y|ies))|qualifications?|tools"
    r"|field(?: of study)?|degree|study"
    r"|studies|attitude|training|knowledge|permit|person|it|software|conduct|mindset)(?:\(s\))?",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"(?:(?:essential|desirable|key|technical|personal|other|relevant|further|professional|academic) )?"
    r"(?:experience|qualifications?|skills?|abilit(?:y|ies)|knowledge|education|attributes|qualities|aptitudes?|training"
    r"|competenc(?:y|ies)|requirements?|criteria)"
    r"(?: ?(?:and|&|/|,) ?(?:(?:personal|other) )?(?:experience|qualifications?|skills?|abilities|knowledge|education"
    r"|attributes|qualities|aptitudes?|training|competencies)){0,2}",
    re.IGNORECASE,
)
_IF_SO = re.compile(
    r"(?:and |or |but )?if (?P<wish>you(?:'ve|'re|r)? (?!.{0,40}\b(?:of (?:these|them|those)"
    r"|one or more)\b).{5,300}?),? (?:[—–-] )?(?:then |please )?"
    r"(?:(?P<nice>tell us|say so|let us know|do (?:say|mention|tell)\b.{0,30}|mention (?:it|that)|shout"
    r"|so much the better|even better"
    r"|all the better|that(?:'s| is| would be|'d be) (?:great|lovely|nice|an? (?:plus|bonus|advantage))|great|lovely"
    r"|you(?:'re| are) (?:already )?ahead.{0,40}|it (?:helps|would help).{0,30}|we(?:'d| would) (?:love"
    r"|like) to (?:know|see).{0,30}"
    r"|we (?:may|might|will) \w{3,6} (?:with|for) joy)"
    r"|this (?:is|could be|might be|may be) .{0,40}\bfor you|we(?:'d| would) (?:like|love) to (?:hear from|meet) you"
    r"|you(?:'ll| will) (?:fit|feel at home|be happy|get on).{0,30}|(?:do )?apply|read on|get in touch"
    r"|we should talk)[.!]*",
    re.IGNORECASE,
)
_OFFERS = re.compile(r"(?:we|the \w{3,14}) (?:also )?(?:offer|provide|pay|give you)s?\b", re.IGNORECASE)
_REFUSES = re.compile(r"n't\b|\b(?:not|cannot|never|no longer)\b", re.IGNORECASE)
_OPENS_WISHES = re.compile(
    r"(?:\b(?:who|whom|if you|you)(?: (?:are|is|have|has|will|can|must|should|also|need to))?"
    r"|\b(?:candidates?|applicants?|students?|undergraduates?|someone|somebody) (?:must|should|need to))[\s:….]*$",
    re.IGNORECASE,
)
_ENDS_OPEN = re.compile(r"(?::|…|\.\.\.|[a-z0-9])$")
_POINTS_DOWN = re.compile(r"\b(?:these|the following|below|them)\b.{0,30}$", re.IGNORECASE)
_TELLS = re.compile(r"\binclude\b|\bhave\b:")
_OWN_PART = re.compile(
    r"you(?:'ll| will|'d| would)? (?:have|get|own|take) (?:your|a|an|the|two|three|one)\b", re.IGNORECASE
)
"""What the reader is given, before a colon: "You will have your own file: cash and stock"."""
_SAYS_WHY = re.compile(
    r"(?:the|our|we|it|its|there|they|this|most|some|nobody|everybody|everyone|half|one of (?:our|the|us))(?:'\w{1,2})?"
    r" (?!(?:right|ability|willingness|patience|skills?|capacity|courage|desire)\b)(?:[\w'’-]+ ){0,5}?"
    r"(?:is|are|was|were|has|have|had|can|cannot|can't|will|won't|do|does|don't|never|often|always|took|take|[a-z]{3,12}s|[a-z]{3,12}ed)\b",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(
    r"(?:(?:there (?:are|is)|here (?:are|is)|(?:i|we) have|finally|beyond that|and|but)\b,? ?)*"
    r"(?:(?:some|a few|a couple of|one or two|one|two|three|four|several|other|more|further|last|these|the) ){0,3}"
    r"(?:things?|points?|extras|wishes|qualities)\b[^:;]{5,90}[.!]",
    re.IGNORECASE,
)
""" "Three things would help." and "There is one thing that we insist on." announce the sentences that follow."""
_CRITERIA = re.compile(
    r"[^.:;!?]{0,80}\b(?:the following|these|following|all of these) (?:\w{4,12} )?(?:criteria|requirements?|conditions"
    r"|qualifications|attributes|qualities|skills|competenc(?:y|ies)|expectations)\b[^.:;!?]{0,30}[.:]"
    r"|here(?:'s| is| are) what (?:we|i)(?:'re| are|'m| am)? (?:need|ask|want|expect|require|look(?:ing)? for|after)\b"
    r"[^.:;!?]{0,40}[.:]",
    re.IGNORECASE,
)
""" "Candidates should meet the following criteria." opens what follows and asks nothing by itself."""
_READER = re.compile(
    r"(?:you|your|candidates?|applicants?|students?|the (?:ideal |successful )?\w{4,11})\b", re.IGNORECASE
)
_NOT_INSISTED = re.compile(
    r"\b(?:not|n't) (?:strictly |really |absolutely )?(?:insist|need|require|essential|necessary|compulsory|a must)\b",
    re.IGNORECASE,
)
_INSISTED = re.compile(
    r"\b(?:insist|need|require|must|essential|indispensable|matters?|(?:do|go|live) without)\b", re.IGNORECASE
)
_LONGEST_LABEL = 10
_OF_THE_PAGE = (Section.PROCESS, Section.LEGAL)
"""What a line with such a label tells is no wish, whatever list it stands below."""


def names_category(text: str) -> bool:
    """Whether a line is the name of a group of wishes and no wish: "Experience", "Skills and abilities"."""
    return _GROUP.fullmatch(plain(text).strip(" .:;")) is not None


def opens_group(text: str, following: str) -> bool:
    """Whether a sentence of a word or two names a group of wishes that run on behind it: "Personal. You are calm"."""
    name = plain(text).strip(" .:")
    named = _CATEGORY.fullmatch(name) is not None or names_category(name)
    return named and _READER.match(plain(following)) is not None


def announces_list(text: str) -> bool:
    """Whether a sentence only opens the list below it."""
    smooth = plain(text)
    return _ENDS_OPEN.search(smooth) is not None or _POINTS_DOWN.search(smooth) is not None


def announces_criteria(sentence: str) -> bool:
    """Whether a sentence announces the wishes below it by name: "Candidates should meet the following criteria."."""
    return _CRITERIA.fullmatch(plain(sentence)) is not None


def wishes_announced(sentence: str) -> Section | None:
    """What a sentence such as "Two things would help." makes of those that follow it; None where it announces none."""
    smooth = plain(sentence)
    if announces_criteria(sentence):
        return Section.NICE if softens(smooth) else Section.MUST
    if not _ANNOUNCES.fullmatch(smooth):
        return None
    if softens(smooth) or cue("importance", "nice").search(smooth) or _NOT_INSISTED.search(smooth):
        return Section.NICE
    return Section.MUST if _INSISTED.search(smooth) else None


def part_announced(text: str, section: Section) -> Section | None:
    """What the last sentence before a list announces; None where it leaves the heading's class as it is."""
    start, end = sentence_spans(text)[-1]
    last = plain(text[start:end])
    if softens(last) or cue("leads", "nice").match(last):
        return Section.NICE
    return _opened(last, section) if _ENDS_OPEN.search(last) else None


def _opened(last: str, section: Section) -> Section | None:
    named = section_of(last)
    if turns_away(last):
        return Section.COMPANY
    if named in (Section.OTHER, Section.PROCESS) and _OPENS_WISHES.search(last):
        return section if section is Section.NICE else Section.MUST
    if named is not Section.OTHER:
        return named
    if any(cue("tells", name).search(last) for name in ("past", "duty")) or _TELLS.search(last):
        return section if section is Section.NICE else Section.DUTY
    return Section.MUST if cue("asks", "modal").search(last) and section is not Section.NICE else None


def inner_part(text: str, shape: Shape, section: Section) -> Part:
    """The part that a sentence's own lead names ("Bonus: Docker"), where its wish begins, and its label."""
    smooth = plain(text)
    if section.asks and shape == "paragraph" and _OFFERS.match(smooth):
        return Section.BENEFIT, 0, ""
    return (
        _after_label(smooth, shape, section) or _condition(smooth) or _after_lead(smooth, section) or (section, 0, "")
    )


def _after_label(text: str, shape: Shape, section: Section) -> Part | None:
    label = _LABEL.match(text)
    if label and shape == "fact":
        named = section_of(label[1])
        own = named is Section.NICE or named in _OF_THE_PAGE or (named is not Section.OTHER and not section.asks)
        return (named if own else section), label.end(), label[1]
    if label and section.asks and _CATEGORY.fullmatch(label[1]):
        return section, label.end(), label[1]
    lead = _LEAD.match(text)
    named = section_of(lead[1]) if lead and len(lead[1].split()) <= _LONGEST_LABEL else Section.OTHER
    told = named is Section.MUST and _OWN_PART.match(text) is not None
    if lead and named is Section.MUST and _asks_itself(lead[1], text[lead.end() :]):
        return None
    if lead and not told and (named is Section.NICE or (named is not Section.OTHER and not section.asks)):
        return named, lead.end(), lead[1]
    return None


def _asks_itself(lead: str, rest: str) -> bool:
    """Whether the words before a colon are the wish, and the rest says why: "You must like people: the phone rings"."""
    return cue("asks", "modal").search(lead) is not None and _SAYS_WHY.match(rest) is not None


def _condition(text: str) -> Part | None:
    """ "If you know ROS, tell us" names an extra; "If you know ROS, this is for you" asks for it."""
    if_so = _IF_SO.fullmatch(text)
    if if_so is None:
        return None
    return (Section.NICE if if_so["nice"] else Section.MUST), if_so.start("wish"), ""


def _after_lead(text: str, section: Section) -> Part | None:
    extra = cue("leads", "nice").match(text)
    if extra:
        return Section.NICE, extra.end(), ""
    wish = opening("leads", "must").match(text)
    if wish is None or section is Section.NICE or wish.end() >= len(text):
        return None
    if _REFUSES.search(wish[0]) and not wish[0].casefold().startswith("what"):
        return None
    return Section.MUST, len(text) - len(text[wish.end() :].lstrip()), ""
