"""Where the work is done: days on site, and whether that makes it on-site, hybrid or remote work."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from matcher.dates import find_days_per_week
from matcher.durations import as_number, number_pattern
from matcher.nouns import WorkMode
from matcher.posting.sentences import split_sentences

_SITE = re.compile(
    r"(?i:\b(?:office|on[ -]?site|in person|studio|newsroom|campus|headquarters|head office|hq|lab(?:oratory)?|"
    r"building|site|desk|come in(?:to)?|together|attend(?:ance)?|place of work|based|hybrid|workshop|spend|we're in|"
    r"factory|plant|work from|spent)\b)|\b(?:in|at) [A-Z]\w+"
)
_HOME = re.compile(
    r"\b(?:hybrid|home office|homework(?:ing)?|home[ -]working|at home if|worked at home|(?:done|carried out|"
    r"taken) (?:from|at) home|wherever (?:you like|you are|suits)|(?:mornings|afternoons) a week\b[^.;]{0,40}\boffice|"
    r"telework|work from wherever|wherever in \w+ you|work where you like|"
    r"work-from-anywhere|(?:rest|others?|remainder|fridays?|mondays?)\b[^.;]{0,30}\b(?:at|from) home|"
    r"days? a week (?:at|from) home|(?:from|at) home (?:are|is) possible|"
    r"(?:work(?:ing|ed)?|be|days?|mondays?|fridays?) (?:from|at) home|mobiles? arbeiten|"
    r"mobile working|"
    r"(?:other|remaining) (?:two |three |four )?days?\b.{0,60}\b(?:your|choose|you like|home|suits))\b",
    re.IGNORECASE,
)
_REMOTE = re.compile(
    r"\b(?:fully remote|100 ?% remote|remote[ -](?:first|only)|work (?:from )?anywhere|remotely from|"
    r"work(?:ing)? remotely|(?:is|are) (?:a )?(?:fully )?remote (?:internship|role|position|post|placement))\b|"
    r"\(remote\)|\bremote within\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:cannot|can't|can’t|not|no)\b.{0,60}\b(?:remote|remotely|mobile working|home)\b|"
    r"\b(?:remote|remotely|mobile working)\b.{0,30}\bnot\b|\bpart(?:ly|ially)?[ -]remote\b",
    re.IGNORECASE,
)
_ONSITE = re.compile(
    r"\b(?:on[ -]?site|in[ -]person|in the office|every (?:trading |working )?day|on the (?:trading )?floor|"
    r"five days a week|(?:office|lab|site|studio|campus|bench)[- ]based|no remote work(?:ing)?|not (?:a )?remote|"
    r"on campus|(?:based|located) (?:full[- ]time )?(?:at|in) (?:the|our) (?!home)|"
    r"(?:cannot|can['’]t) be done (?:remotely|from home)|no (?:home[ -]?office|home[ -]?working)|"
    r"on all (?:\w+ )?days|(?:in|at) [A-Z][\w-]+ (?:every day|daily|always)|no remote option|(?:home )?base is our|"
    r"(?:work|internship|post|placement|job) (?:is|takes place|happens) (?:entirely |wholly )?(?:at|in) (?:our|the)"
    r"|all (?:of )?(?:it|(?:the )?work) (?:is|takes place|happens) (?:done |carried out )?(?:at|in|on)|"
    r"travel to clients|work can only be done (?:at|in|on) (?!home)|(?:work ?place|place of work) is (?-i:[A-Z])|"
    r"in the house,? always|"
    r"every day (?:in|at) (?:the|our)|"
    r"report to [^.;]{3,40} daily)\b",
    re.IGNORECASE,
)
_PIECES = re.compile(r"(?:(?<!\s)\s+)?[·|•]\s*|\.\s|(?<!\s)\s+[-–—]\s+|,\s+")
_REMOTE_NAME = re.compile(
    r"(?:fully |100% )?remote(?: (?:in|from|within|work|position|internship|possible)\b.*| ?\([^()]{2,40}\)?)?",
    re.IGNORECASE,
)
_NOW_AND_THEN = re.compile(r"\bone day in (?:three|four|five|six|ten|\d+)\b", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[;.]")
_WORKING_DAYS = 5
_TIMES = re.compile(
    r"\b(?:offices?|on[- ]site|in person|studio|lab|newsroom)\b[^.;]{0,40}?\b(once|twice|[2-5] ?(?:x|times)) (?:a|"
    r"per|every) week\b",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"(?:(?P<least>at least|minimum(?: of)?|min\.)|(?P<most>up to|at most|maximum(?: of)?|max\.))?\s?"
    r"\b(?P<share>[1-9]0|[1-9]5)\s?(?:%|percent|per cent)\s(?:of (?:your|the|their|our|working|office|contracted) ?"
    r"(?:working |contracted )?(?:time|week|hours|days)\s)?(?:\w+\s){0,5}?"
    r"(?P<where>(?:in|at) (?:the|our|an) (?:\w+ ){0,2}(?:office|lab|site|studio)s?|on[- ]site|in person|"
    r"remote(?:ly)?|"
    r"home[- ]?office|from home|at home|mobile work(?:ing)?)\b",
    re.IGNORECASE,
)


def find_days_on_site(texts: Sequence[str]) -> tuple[int, int] | None:
    """How many days a week are spent at the place of work, as (least, most), where the posting says so."""
    for sentence in (sentence for text in texts for sentence in split_sentences(text)):
        said = _days_at_home(sentence) or _share_of_week(sentence) or _times_a_week(sentence)
        if said is not None:
            return said
        if _SITE.search(sentence) is None or _NOW_AND_THEN.search(sentence):
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
            after = _CLAUSE_END.split(sentence[mention.end : mention.end + 25].lower())[0]
            if "home" not in before + after or "office" in after.replace("home office", ""):
                return mention.days
            most_at_home = mention.days[1]
            return (5 - most_at_home, 5) if "up to" in before else (5 - most_at_home, 5 - mention.days[0])
    return None


@cache
def _home_days() -> re.Pattern[str]:
    number, week = number_pattern(), r"(?:\s?(?:a|per|/|each|every)\s?week)?"
    home = (
        r"(?:home[- ]?offices?|telework(?:ing)?|telecommuting|"
        r"remote(?: work(?:ing)?|ly)?|mobile work(?:ing)?|wfh|work(?:ing)?[- ]from[- ]home|"
        r"homework(?:ing)?)"
    )
    before, after = (
        rf"(?P<most{mark}>(?:up to|max\.?|maximum(?: of)?|bis zu)\s)?(?P<low{mark}>{number})"
        rf"(?:\s?(?:-|–|to|or)\s?(?P<high{mark}>{number}))?"
        for mark in ("", "_")
    )
    return re.compile(
        rf"\b{before}[- ](?:{home}[- ]days?|days?{week}\s(?:of\s)?{home})\b"
        rf"|\b(?:{home}|at home|from home)\s(?:work\s)?(?:possible\s)?(?:for\s|on\s)?{after}\sdays?\b",
        re.IGNORECASE,
    )


def _days_at_home(sentence: str) -> tuple[int, int] | None:
    """The days on site that are left by days "of home office" or "of remote work"."""
    found = _home_days().search(sentence)
    if found is None:
        return None
    most, low, high = (found[name] or found[f"{name}_"] for name in ("most", "low", "high"))
    fewest, longest = as_number(low), as_number(high or low)
    if longest > _WORKING_DAYS:
        return None
    return _WORKING_DAYS - longest, _WORKING_DAYS - (0 if most else fewest)


def _times_a_week(sentence: str) -> tuple[int, int] | None:
    """The days on site of "in the office twice a week"."""
    found = _TIMES.search(sentence)
    if found is None:
        return None
    days = {"once": 1, "twice": 2}.get(found[1].lower()) or int(found[1][0])
    return (days, days) if days <= _WORKING_DAYS else None


def _share_of_week(sentence: str) -> tuple[int, int] | None:
    """The days on site of a share of the week, such as "at least 60% of your time in the office"."""
    found = _SHARE.search(sentence)
    if found is None:
        return None
    days = round(int(found["share"]) * _WORKING_DAYS / 100)
    if found["where"].lower().startswith(("remote", "home", "from", "at home", "mobile")):
        return (_WORKING_DAYS - days, _WORKING_DAYS if found["most"] else _WORKING_DAYS - days)
    return (days, _WORKING_DAYS if found["least"] else days)


def find_work_mode(texts: Sequence[str], *, head: Sequence[str], days: tuple[int, int] | None) -> WorkMode | None:
    """On site, hybrid or remote: by the days on site, else by the words; `head` are the short lines at the top."""
    every = (sentence for text in texts for sentence in split_sentences(text))
    sentences = [sentence for sentence in every if not _NOW_AND_THEN.search(sentence)]
    affirmed = [sentence for sentence in sentences if not _NEGATED.search(sentence)]
    named = any(_REMOTE_NAME.fullmatch(piece.strip()) for line in head for piece in _PIECES.split(line))
    if named or any(_REMOTE.search(sentence) for sentence in affirmed):
        return WorkMode.REMOTE
    if days is not None:
        return WorkMode.ONSITE if days[0] >= 5 else WorkMode.HYBRID
    if any(_HOME.search(sentence) for sentence in affirmed):
        return WorkMode.HYBRID
    return WorkMode.ONSITE if any(_ONSITE.search(sentence) for sentence in sentences) else None
