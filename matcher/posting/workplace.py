"""Where the work is done: days on site, and whether that makes it on-site, hybrid or remote work."""

from __future__ import annotations

import re
from collections.abc import Sequence

from matcher.dates import find_days_per_week
from matcher.nouns import WorkMode
from matcher.posting.sentences import split_sentences

_SITE = re.compile(
    r"(?i:\b(?:office|on[ -]?site|in person|studio|newsroom|campus|headquarters|head office|hq|lab(?:oratory)?|"
    r"building|site|desk|come in(?:to)?|together|attend(?:ance)?|place of work|based|hybrid|workshop|spend|we're in|"
    r"factory|plant|work from)\b)|\b(?:in|at) [A-Z]\w+"
)
_HOME = re.compile(
    r"\b(?:hybrid|home office|homework(?:ing)?|home[ -]working|at home if|worked at home|work where you like|"
    r"work-from-anywhere|(?:work(?:ing|ed)?|be|days?|mondays?|fridays?) (?:from|at) home|mobiles? arbeiten|"
    r"(?:other|remaining) (?:two |three |four )?days?\b.{0,60}\b(?:your|choose|you like|home|suits))\b",
    re.IGNORECASE,
)
_REMOTE = re.compile(
    r"\b(?:fully remote|100 ?% remote|remote[ -](?:first|only)|work (?:from )?anywhere|remotely from|"
    r"work(?:ing)? remotely|(?:is|are) (?:a )?(?:fully )?remote (?:internship|role|position|post|placement))\b|"
    r"\(remote\)",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:cannot|can't|can’t|not|no)\b.{0,60}\b(?:remote|remotely|mobile working|home)\b|"
    r"\b(?:remote|remotely|mobile working)\b.{0,30}\bnot\b|\bpart(?:ly|ially)?[ -]remote\b",
    re.IGNORECASE,
)
_ONSITE = re.compile(
    r"\b(?:on[ -]?site|in[ -]person|in the office|every (?:trading |working )?day|on the (?:trading )?floor|"
    r"five days a week)\b",
    re.IGNORECASE,
)
_PIECES = re.compile(r"\s*[·|•]\s*|\.\s|\s+[-–—]\s+|,\s+")
_REMOTE_NAME = re.compile(
    r"(?:fully |100% )?remote(?: (?:in|from|within|work|position|internship|possible)\b.*)?", re.IGNORECASE
)


def find_days_on_site(texts: Sequence[str]) -> tuple[int, int] | None:
    """How many days a week are spent at the place of work, as (least, most), where the posting says so."""
    for sentence in (sentence for text in texts for sentence in split_sentences(text)):
        if _SITE.search(sentence) is None:
            continue
        mentions = find_days_per_week(sentence)
        ends = [*(following.start for following in mentions[1:]), len(sentence)]
        beside_site = [
            mention
            for mention, end in zip(mentions, ends, strict=False)
            if _SITE.search(sentence[mention.end : min(end, mention.end + 35)])
        ]
        for mention in beside_site or mentions:
            before = sentence[max(0, mention.start - 25) : mention.start].lower()
            after = sentence[mention.end : mention.end + 25].lower()
            if "home" not in before + after or "office" in after.replace("home office", ""):
                return mention.days
            most_at_home = mention.days[1]
            return (5 - most_at_home, 5) if "up to" in before else (5 - most_at_home, 5 - mention.days[0])
    return None


def find_work_mode(texts: Sequence[str], *, head: Sequence[str], days: tuple[int, int] | None) -> WorkMode | None:
    """On site, hybrid or remote: by the days on site, else by the words; `head` are the short lines at the top."""
    sentences = [sentence for text in texts for sentence in split_sentences(text)]
    affirmed = [sentence for sentence in sentences if not _NEGATED.search(sentence)]
    named = any(_REMOTE_NAME.fullmatch(piece.strip()) for line in head for piece in _PIECES.split(line))
    if named or any(_REMOTE.search(sentence) for sentence in affirmed):
        return WorkMode.REMOTE
    if days is not None:
        return WorkMode.ONSITE if days[0] >= 5 else WorkMode.HYBRID
    if any(_HOME.search(sentence) for sentence in affirmed):
        return WorkMode.HYBRID
    return WorkMode.ONSITE if any(_ONSITE.search(sentence) for sentence in sentences) else None
