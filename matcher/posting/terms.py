"""When, how long and where the work is done: start, length, hours, and days on site."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from matcher.conditions import PartialDate
from matcher.dates import DateMention, find_dates, find_days_per_week, find_durations, find_hours
from matcher.nouns import WorkMode
from matcher.posting.sentences import split_sentences

_START = re.compile(
    r"\b(?:start(?:s|ing)?|begin(?:s|ning)?|commenc(?:es|ing)|from|runs?|available|join(?:ing)? us|beginning|onwards|"
    r"intakes?|between|ab dem|ab|à partir du|vanaf|take someone)\b",
    re.IGNORECASE,
)
_START_STRONG = re.compile(
    r"\b(?:start(?:s|ing)?(?: dates?)?|begin(?:s|ning)?|commenc(?:es|ing)|runs?|weeks|months?|full[ -]time|intakes?|"
    r"take someone|available|onwards)\b",
    re.IGNORECASE,
)
_NOT_START = re.compile(
    r"\b(?:graduat\w+|interview\w*|appl(?:y|ied|ications?)|closing|closes|deadline|founded|posted|published|assessment|"
    r"returning|return|complete(?:d)? (?:it|such|one|your)|will complete|since|awarded|last year|seminar|evenings?|"
    r"defence|finish (?:it|in|your)|talk|offers?|back to|final year|second year|go back)\b",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"\s*(?:-|–|—|to|until|till|and|through|bis|au)\s*(?:the end of |end of |(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )*",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    r"\b(?:last(?:s|ing)?|runs?|internships?|placements?|programmes?|programs?|for|duration|length|stay|period|full[ -]time|"
    r"from|weeks? (?:long|away)|over|all|summer|start|begin|contract|fixed term|hours|pay|salary|dauer)\b",
    re.IGNORECASE,
)
_NOT_LENGTH = re.compile(
    r"\b(?:within|in the last|in the past|since|break|experience|behind|past|residence|resident|allow|notice|older|earlier|"
    r"completed|first|every|after|previous|at least (?:\w+ )?(?:years?|months?) of|two months or more|study completed|"
    r"each team|in each|on rotations?|ago|took|takes|final|review)\b",
    re.IGNORECASE,
)
_SITE = re.compile(
    r"\b(?:office|on[ -]?site|in person|studio|newsroom|campus|headquarters|head office|hq|lab(?:oratory)?|building|site|desk|"
    r"come in(?:to)?|together|attend(?:ance)?|place of work|based|hybrid|workshop|stay|spend|we're in|factory|plant|"
    r"be in [A-Z]\w+|in [A-Z]\w+|at [A-Z]\w+|work from)\b"
)
_HOME = re.compile(
    r"\b(?:hybrid|home office|homework(?:ing)?|home[ -]working|(?:work(?:ing|ed)?|be|days?|fridays?|mondays?) (?:from|at) home|"
    r"at home if|work where you like|work-from-anywhere|(?:other|remaining) (?:two |three |four )?days?\b.{0,60}\b(?:your|choose|you like|home|suits)|"
    r"worked at home|mobiles? arbeiten)\b",
    re.IGNORECASE,
)
_REMOTE = re.compile(
    r"\b(?:fully remote|100 ?% remote|remote(?:[ -](?:first|only))|work (?:from )?anywhere|(?:is|are) (?:a )?(?:fully )?remote (?:internship|role|position|post)|"
    r"remotely from|work(?:ing)? remotely)\b|\(remote\)|^remote\b",
    re.IGNORECASE,
)
_NOT_REMOTE = re.compile(
    r"\b(?:cannot|can't|not|no)\b.{0,60}\b(?:remote|remotely|mobile working)\b|\b(?:remote|mobile working)\b.{0,30}\bnot\b",
    re.IGNORECASE,
)
_ONSITE = re.compile(
    r"\b(?:on[ -]?site|in[ -]person|in the office|every (?:trading |working )?day|on the (?:trading )?floor|five days a week)\b",
    re.IGNORECASE,
)


def _sentences(texts: Sequence[str]) -> list[str]:
    return [sentence for text in texts for sentence in split_sentences(text)]


def main_year(texts: Sequence[str], posted: date | None) -> int | None:
    """The year that dates without one belong to: that of publication, or the year named most often."""
    named = Counter(
        mention.first.year
        for text in texts
        for mention in find_dates(text)
        if mention.first.month is not None and 2015 < mention.first.year < 2100
    ) or Counter(int(year) for text in texts for year in re.findall(r"\b20[2-9]\d\b", text))
    if named:
        most = max(named.values())
        return (
            max(year for year, count in named.items() if count == most)
            if len(named) < 3
            else named.most_common(1)[0][0]
        )
    return posted.year if posted else None


def find_start(
    texts: Sequence[str], *, year: int | None, deadline: date | None
) -> tuple[PartialDate, PartialDate | None] | None:
    """The earliest day that the internship may begin, and the end of it where the text gives both."""
    best: tuple[int, DateMention, PartialDate | None] | None = None
    for sentence in _sentences(texts):
        mentions = find_dates(sentence, year=year)
        for number, mention in enumerate(mentions):
            following = mentions[number + 1] if number + 1 < len(mentions) else None
            end = _range_end(sentence, mention, following)
            weight = _start_weight(sentence, mention, end, deadline)
            if weight > 0 and (best is None or weight > best[0]):
                best = (weight, mention, end)
    return (best[1].first, best[2]) if best else None


def _range_end(sentence: str, mention: DateMention, following: DateMention | None) -> PartialDate | None:
    if following is None:
        return None
    between = sentence[mention.end : following.start]
    return following.last if _RANGE.fullmatch(between) else None


def _start_weight(sentence: str, mention: DateMention, end: PartialDate | None, deadline: date | None) -> int:
    """How sure it is that a date is the start: its words before, a range, and that it lies after the deadline."""
    if mention.first.month is None or (deadline is not None and mention.last.latest() <= deadline):
        return 0
    before = sentence[max(0, mention.start - 70) : mention.start]
    nearest = re.split(r"[;:.]|, and\b|\bbut\b", before)[-1]
    after = sentence[mention.end : mention.end + 25]
    if _NOT_START.search(nearest):
        return 0
    said = (3 if _START_STRONG.search(before) else 0) + (1 if _START.search(before + " " + after) else 0)
    ranged = 2 if end is not None and mention.first.day is not None else 0
    return (said + ranged + (1 if mention.first.day is not None else 0)) if said + ranged else 0


def find_weeks(texts: Sequence[str], start: PartialDate | None, end: PartialDate | None) -> tuple[int, int] | None:
    """The length of the internship in weeks, as said, else from its first and last day."""
    best: tuple[float, tuple[int, int]] | None = None
    for order, sentence in enumerate(_sentences(texts)):
        for mention in find_durations(sentence):
            weight = _length_weight(sentence, mention.start, mention.end) - order / 10_000
            if weight > 0 and 2 <= mention.weeks[1] <= 110 and (best is None or weight > best[0]):
                best = (weight, mention.weeks)
    if best is not None:
        return best[1]
    if start is None or end is None or end.month is None:
        return None
    weeks = round(((end.latest() - start.earliest()).days + 1) / 7)
    return (weeks, weeks) if 2 <= weeks <= 110 else None


def _length_weight(sentence: str, start: int, end: int) -> float:
    before, after = sentence[max(0, start - 45) : start], sentence[end : end + 45]
    if _NOT_LENGTH.search(before) or re.match(
        r"\s*(?:ago|old|of (?:paid|experience|doctoral|work)|or longer|behind)\b|['’] experience", after
    ):
        return 0
    weight = 1.0 + (2 if _LENGTH.search(before[-30:]) else 0) + (2 if _LENGTH.search(after[:30]) else 0)
    return weight + (2 if find_dates(sentence, year=2000) else 0) + (1 if len(sentence) < 80 else 0)


def find_hours_per_week(texts: Sequence[str]) -> float | None:
    """The weekly hours, where the posting says them."""
    found = (mention for sentence in _sentences(texts) for mention in find_hours(sentence))
    return next((mention.hours_per_week for mention in found), None)


def find_days_on_site(texts: Sequence[str]) -> tuple[int, int] | None:
    """How many days a week are spent at the place of work, where the posting says so."""
    for sentence in _sentences(texts):
        if _SITE.search(sentence) is None:
            continue
        for mention in find_days_per_week(sentence):
            after = sentence[mention.end : mention.end + 25].lower()
            before = sentence[max(0, mention.start - 25) : mention.start].lower()
            if "home" in before + after and "office" not in after:
                return (
                    (max(0, 5 - mention.days[1]), 5)
                    if "up to" in before
                    else (5 - mention.days[1], 5 - mention.days[0])
                )
            return mention.days
    return None


def find_work_mode(texts: Sequence[str], days: tuple[int, int] | None, place: str | None) -> WorkMode | None:
    """On site, hybrid or remote: by the days on site, else by the words."""
    sentences = _sentences(texts)
    if any(_REMOTE.search(s) and not _NOT_REMOTE.search(s) for s in sentences) or (
        place and re.search(r"\bremote\b", place, re.IGNORECASE)
    ):
        return WorkMode.REMOTE
    if days is not None:
        return WorkMode.ONSITE if days[0] >= 5 else WorkMode.HYBRID
    if any(_HOME.search(s) and not _NOT_REMOTE.search(s) for s in sentences):
        return WorkMode.HYBRID
    return WorkMode.ONSITE if any(_ONSITE.search(s) for s in sentences) else None
