"""The place of work that a posting only tells, with how often one is there: whoever takes the place has to come."""

from __future__ import annotations

import re
from collections.abc import Sequence

from matcher.dates import find_days_per_week
from matcher.nouns import Kind
from matcher.places import find_places
from matcher.posting.cues import cue, plain
from matcher.posting.outline import Passage
from matcher.posting.sections import Section
from matcher.posting.sentence_spans import trimmed
from matcher.posting.wishes import Wish

_DAYS = r"(?:mon|tues|wednes|thurs|fri)days?"
_HOW_OFTEN = re.compile(
    rf"\b(?:(?:every|each) (?:working |week)?day|daily|always|all (?:the )?(?:\w+ )?days|on all days|{_DAYS} to {_DAYS}"
    rf"|on (?:\w+ )?{_DAYS}|(?:\w+ )?{_DAYS} and {_DAYS}|most days|weekdays"
    r"|(?:two|three|four|five) of (?:your|the) days"
    r"|(?:one|two|three|four|five|\d) (?:mornings|afternoons|days|evenings) (?:a|per|each) week"
    r"|(?:all|most|much|half|part) of (?:it|the work|your time|the time)|throughout|days? out of)\b",
    re.IGNORECASE,
)
_AT = re.compile(
    r"\b(?:in|at|from|to|into|out of) (?:our|the|my) (?:[\w'’-]+ ){0,3}?(?:[a-z]*(?:room|house|hall|shed|shop|yard"
    r"|works?|barn|farm|school|clinic|ward|depot|centre|center|base|theatre|museum|gallery|library|kitchen|garden|mill|tower"
    r"|plant|station|institute|hospital|premises|place))\b"
    r"|\b(?:in|at|on|from) the (?:airfield|farm|site|ship|boat|campus|quay|dock|harbour|factory|studio|shop|yard"
    r"|workshop|nursery|ward|premises)\b|\bcome in\b|\bon site\b|\b(?:home base|duty station)\b",
    re.IGNORECASE,
)
_TELLS_WHERE = re.compile(
    r"\b(?:(?:work|internship|placement|post|role|job|position|place|base|station|project)(?: is| will be|:)"
    r"|takes? place|happens|carried out|you(?:'d| would|'ll| will)? (?:be|work|sit|come)|you(?:'re| are)"
    r"|we(?:'re| are)? (?:all )?(?:work|sit|meet|in|at)"
    r"|(?:everybody|everyone|all of us|the (?:whole )?team) (?:works?|sits?|meets?|comes?|is|are)"
    r"|interns? (?:work|sit|come|report|are)"
    r"|days are|hours are|based|come in)\b",
    re.IGNORECASE,
)
_ELSEWHERE = frozenset({Section.DUTY, Section.COMPANY, Section.PROCESS, Section.LEGAL, Section.BENEFIT})
_OTHER_VISITS = re.compile(
    r"\b(?:interviews?|assessment|last (?:year|summer)|lunch|breakfast|yoga|drinks|customers?|founded|visitors?)\b",
    re.IGNORECASE,
)
_BORDER = re.compile(r"; |, (?:since|because|as|so|but|which|where)\b|(?<!\S)because\b|\. ", re.IGNORECASE)


def place_told(passages: Sequence[Passage]) -> tuple[int, Wish] | None:
    """The number of the passage that tells where and how often one works, with that as a wish; None where none does."""
    for number, passage in enumerate(passages):
        if passage.role is not None or (passage.section in _ELSEWHERE and not passage.label):
            continue
        start = passage.body - passage.start
        border = _BORDER.search(passage.text, start)
        begin, end = trimmed(passage.text, start, border.start() if border else len(passage.text.rstrip(" .;")))
        words = passage.text[begin:end]
        if _tells(plain(words), passage):
            return number, Wish(words, passage.start + begin, passage.start + end, Kind.LOCATION, nice=False)
    return None


def _tells(words: str, passage: Passage) -> bool:
    if _OTHER_VISITS.search(words) or cue("tells", "money").search(words) or cue("tells", "process").search(words):
        return False
    often = _HOW_OFTEN.search(words) is not None or bool(find_days_per_week(words))
    where = _AT.search(words) is not None or cue("facts", "site").search(words) is not None or bool(find_places(words))
    short = passage.section is Section.TERMS and passage.shape in ("fact", "bullet")
    return often and where and (short or _TELLS_WHERE.search(words) is not None)
