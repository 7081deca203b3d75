"""Whether the employer arranges a visa or work permit."""

from __future__ import annotations

import re
from collections.abc import Iterable

from matcher.posting.sentences import split_sentences

_TOPIC = re.compile(
    r"\bsponsor(?:s|ed|ing|ship)?\b|\bvisas?\b|\b(?:work|residence) (?:pass|permit)\b|\bpermits?\b", re.IGNORECASE
)
_REFUSED = re.compile(
    r"\b(?:not|cannot|can't|can’t|don't|don’t|doesn't|doesn’t|unable|no|without|never|too (?:small|short)|isn't|"
    r"isn’t|aren't|aren’t)\b"
    r".{0,60}\b(?:sponsor\w*|visas?|permits?)\b|\bsponsorship is not\b|\bsponsorship\b[^:]{0,30}[:?–-] ?(?:no|none)\b|"
    r"\b(?:sponsor\w*|visas?)\b.{0,40}\b(?:not available|for permanent)\b",
    re.IGNORECASE,
)
_OFFERED = re.compile(
    r"\b(?:we|company|employer|firm)\b.{0,30}\b(?:sponsor|arrange|apply for|take care of|obtain|handle|"
    r"organi[sz]e)\b.{0,40}"
    r"\b(?:visas?|permits?|pass|it)\b|\b(?:visas?|permits?)\b.{0,40}\bwhich we (?:arrange|handle|organi[sz]e|pay)\b|"
    r"\b(?:visa )?sponsorship (?:is )?(?:available|offered|provided|possible)\b|\bwe (?:can |do |"
    r"will )?(?:offer |provide )?(?:visa )?sponsor",
    re.IGNORECASE,
)


def find_sponsorship(texts: Iterable[str]) -> bool | None:
    """True where the posting offers it, False where it refuses, None where it is silent."""
    answers = set()
    for text in texts:
        for sentence in split_sentences(text):
            if _TOPIC.search(sentence) is None or len(sentence) > 600:
                continue
            if _REFUSED.search(sentence):
                answers.add(False)
            elif _OFFERED.search(sentence):
                answers.add(True)
    return None if not answers else True in answers and False not in answers
