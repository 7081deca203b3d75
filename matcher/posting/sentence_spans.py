"""Where the sentences of a block begin and end, also where a flattened page lost the full stops between its bullets."""

from __future__ import annotations

import re

from matcher.posting.cues import plain

Extent = tuple[int, int]

_STOP = re.compile(r"[.!?…][\"'”)\]]{0,2}\s+(?=[\"'“(\[]?[A-Z0-9£€$])|\n+")
_SHORT_FORM = re.compile(
    r"(?:\b(?:[ap]\.m|e\.g|i\.e|etc|approx|ca|no|nos|ref|(?-i:Dr|Prof|Mr|Mrs|Ms|St)|inc|ltd|u\.s|u\.k|jan|feb|mar|apr|"
    r"jun|jul|"
    r"aug|sept?|oct|nov|dec|incl|max|min|hrs?|vs|dept|ph\.d)|\b(?-i:[A-Z]))\.$",
    re.IGNORECASE,
)
_HOUR = re.compile(r"\b[ap]\.m\.$", re.IGNORECASE)
_GOES_WITH_HOUR = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d|[A-Z]{2,4}\b"
    r"|(?:Eastern|Pacific|Central|Mountain|London|local)\b",
    re.IGNORECASE,
)
_LETTER_AS_NAME = re.compile(r"(?-i:[a-z,]) (?-i:[A-Z])\.$")
"""A single capital after a small word is no initial: "in Python or R."."""
_OPENER = (
    r"(?:You(?:'re|'ve|'ll|'d)?|We(?:'re|'ll|'d)?|Our|They|This|These|It|There|Please|If|Must|Applicants|"
    r"Candidates|Interns"
    r"|Currently|Available|Able|Ability|Experience|Knowledge|Understanding|Familiarity|Familiar|Proficiency|"
    r"Proficient"
    r"|Strong|Excellent|Good|Comfortable|Willing|Willingness|Enrolled|Pursuing|Fluent)"
)
_LOST_STOP = re.compile(rf"(?<=[A-Za-z0-9)%+#])\s+(?={_OPENER}(?:\s|$))")
_READER = re.compile(
    r"You(?:'re|'ve|'ll| are| have| will| can| enjoy| know| must| need| currently| should| write| speak) "
)
_FUNCTION_WORD = re.compile(
    r"\b(?:the|a|an|of|and|or|to|in|on|at|for|with|by|from|that|as|if|our|your|is|are|be|will|can|may|you|we|than|but"
    r"|when|where|which|who|how|what|because|so|because|since|like|about|into|over|please|not|do|does|very|with|:)$",
    re.IGNORECASE,
)


def sentence_spans(text: str) -> tuple[Extent, ...]:
    """The half-open extents of the sentences of a text, in order, without the white space around them."""
    cuts = sorted({*_full_stops(text), *_lost_stops(text)})
    found: list[Extent] = []
    begin = 0
    for cut in (*cuts, len(text)):
        extent = trimmed(text, begin, cut)
        if extent[0] < extent[1]:
            found.append(extent)
        begin = cut
    return tuple(found)


def trimmed(text: str, start: int, end: int) -> Extent:
    """An extent without the white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _full_stops(text: str) -> list[int]:
    smooth = plain(text)
    found = []
    for stop in _STOP.finditer(smooth):
        before = smooth[max(0, stop.start() - 11) : stop.start() + 1]
        if (
            not _SHORT_FORM.search(before)
            or _ends_with_hour(before, smooth, stop.end())
            or _LETTER_AS_NAME.search(before)
            or "\n" in stop[0]
        ):
            found.append(stop.end())
    return found


def _ends_with_hour(before: str, text: str, following: int) -> bool:
    """Whether a sentence ends in an hour: what follows "at 4 a.m." is no day, month or time zone."""
    return _HOUR.search(before) is not None and _GOES_WITH_HOUR.match(text, following) is None


def _lost_stops(text: str) -> list[int]:
    """Where a capital opener follows a small letter without a full stop: two sentences that lost their border."""
    smooth = plain(text)
    found = []
    for gap in _LOST_STOP.finditer(smooth):
        before = smooth[max(0, gap.start() - 20) : gap.start()]
        last = before.rsplit(None, 1)[-1] if before.split() else ""
        told = _READER.match(smooth, gap.end()) is not None
        if (last[:1].isupper() and not told) or _FUNCTION_WORD.search(before):
            continue
        found.append(gap.end())
    return found
