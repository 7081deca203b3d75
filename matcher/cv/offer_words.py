"""Words that offer time for work, and those that only name such words."""

from __future__ import annotations

import re

from matcher.dates import find_dates

_WHEN = (
    r"(?:from|until|till|to|between|for|now|immediately|straight|any ?time|full|part|at|this|next|over|during"
    r"|as of|starting|all|each|every|on|after|before|in|upon|\d|(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
    r"|weekends?|weekdays?"
    r"|mornings|afternoons|evenings|one|two|three|four|five|six)"
)
MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
SEASON = r"(?:spring|summer|autumn|fall|winter|easter|christmas)"
_WORK = (
    r"(?:placements?|internships?|work|role|position|job|traineeship|stage|praktikum|vacation scheme|something"
    r"|co-?op|clerkship|practicum|externship|attachment|rotation"
    r"|alternance|(?:thesis|dissertation|degree|diploma) project|tirocinio|prácticas|training|apprenticeship"
    r"|work[- ]term"
    r"|opportunit\w{1,3}|year in industry|industrial year)"
)

_NUMBERS = r"(?:one|two|three|four|five|six)"
_OFFER = re.compile(
    rf"\bavailab(?:le|ility)\b[ :,–-]{{0,3}}(?:to (?:start|work|begin) )?{_WHEN}\b"
    rf"|\bavailab(?:le|ility)\b.{{0,40}}\b(?:{MONTHS}|{SEASON}|20\d\d|weeks?|months?|immediate\w*)\b"
    rf"|\b(?:i am|i'm|am)? ?free (?:from|until|between|all|for|this|next|over|any ?time|on|after|\d"
    rf"|{_NUMBERS} (?:days?|hours|weeks|months|mornings)"
    rf"|{MONTHS}|{SEASON})"
    rf"|\b(?:looking|searching|hoping|applying|on the lookout) for\b[^.;]{{0,60}}\b{_WORK}\b"
    rf"|\b(?:seek(?:ing)?|in search of|open to|wanting)\b[^.;]{{0,60}}\b{_WORK}\b"
    rf"|\b(?:would like|want)\b[^.;]{{0,30}}\b{_WORK}\b"
    r"|\b(?:possible|preferred|desired|planned) (?:periods?|dates?|times?|window) ?[:–-]"
    r"|\b(?:can|could|able to|happy to|free to|ready to|hope to|wish to|would like to|want to"
    r"|will be able to|keen to) (?:\w+ )?(?:start|begin|join)\b"
    r"|\b(?:earliest|preferred|possible|desired) start(?:ing)?(?: date)?\b|\bstart(?:ing)? date\b|\bnotice period\b"
    r"|\b(?:can|could|able to|happy to|willing to|prepared to|free to) (?:\w+ )?(?:work|do|commit|offer)\b.{0,40}"
    r"\b(?:full|part|monday|tuesday|wednesday|thursday|friday|weekends?|days?|hours?|weeks?|months?|evenings?)\b"
    rf"|\b(?:can|could|able to|happy to|free to|ready to)\b[^.;]{{0,30}}\b{_WORK}\b[^.;]{{0,20}}\b(?:from"
    rf"|between|in|starting)\b"
    r"|\bup to (?:\d{1,2}|\w{3,7}) (?:hours|hrs|days)\b"
    r"|\b(?:can|could|able to|happy to|willing to|prepared to) (?:travel|commute|come"
    r"|be)\b[^.;]{0,60}\b(?:days?|week)\b"
    r"|\b(?:external|industrial|outside) (?:host|partner|supervisor)\b"
    r"|\b(?:project|thesis|dissertation|placement|internship)s?\b.{0,40}\b(?:hosted|carried out|done|taken"
    r"|spent) (?:by|with|at|in|externally)\b.{0,20}\b(?:company|companies|industry|host|firm|employer"
    r"|external)"
    r"|\b(?:pause|interruption|break|leave of absence|sabbatical|gap year|suspension)\b.{0,30}\b(?:of|for"
    r"|from|between|up to)\b.{0,40}"
    r"\b(?:weeks?|months?)\b"
    rf"|\b(?:placement|industrial|sandwich|gap) year\b.{{0,30}}\b20\d\d|\bverfügbar (?:ab|von)\b"
    r"|\bverfügbar(?:keit)? ?:? (?:ab|von|vom|zum)\b|\bdisponib(?:le|ili?|ilité|ilità"
    r"|ilidad)s? ?:? (?:à partir|du|de|dès|desde|da|dal|a partir|a|en|entre|entre|immédiatement)\b"
    r"|\bbeschikbaar(?:heid)? ?:? (?:vanaf|van|per)\b|\b(?:immediate|early) joiner\b|\bstart(?:ing)?(?: date)? ?: "
    r"|\b(?:required|compulsory|mandatory|obligatory) (?:internship|placement|work placement"
    r"|practical (?:semester|phase))\b"
    r"|\b(?:internship|placement|work|job|stage|co-?op) (?:wanted|sought|desired|needed)\b"
    r"|\bseek(?:ing)?\b[^.;]{0,30}\b(?:weeks?|months?|starting)\b|\b(?:stage|alternance|praktikum|est[áa]gio"
    r"|prácticas|tirocinio) ?: "
    r"|^(?:goal|objective|aim) ?: .{0,80}\b(?:internship|placement|position|traineeship)"
    r"|^(?:summer )?(?:internship|placement|traineeship|attachment)s? (?:from|starting|between|in) "
    rf"|^(?:[\w-]+ ){{0,3}}(?:internship|placement|traineeship)s? (?:of|for|in) [^.;]{{0,90}}?\b(?:from|between"
    rf"|starting) (?:\d{{1,2}} )?{MONTHS}"
    rf"|^(?:[\w-]+ ){{0,2}}{_WORK}(?: year| period)? ?: [^.;]{{0,40}}\b(?:weeks|months)\b[^.;]{{0,30}}"
    r"\b(?:from|starting|beginning|between|any ?time)\b"
    r"|^(?:[\w-]+ ){0,2}(?:internship|placement|co-?op|work term|practicum)s?"
    r"(?: (?:window|period|slot|dates?|block|term))? ?[:–-] ?[^.;]{0,30}\b(?:weeks?|months?|20\d\d)\b"
    r"|\b(?:internship|placement|practical) semester\b|\bpflichtpraktikum\b|\bpraxissemester\b"
    r"|\b(?:stage|alternance|apprentissage)\b.{0,40}(?:\bà partir d|\bdès\b|\bde (?:\d|\w{4,5}) mois)"
    r"|\bpraktikum\b.{0,30}\b(?:ab|vom|von|für)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\bavailable (?:on|upon|at|in|via|for|from|as|to) (?:request|github|gitlab|demand|my|the|pypi|cran"
    r"|all|download|stock|online|everyone)\b"
    r"|\bfree (?:meals?|software|of charge|text)\b|\bavailable (?:online|here)\b",
    re.IGNORECASE,
)
_NO_OFFER = re.compile(
    r"\b(?:remain|stay|still|am|be) (?:enrolled|registered|matriculated|a student)\b"
    r"|\b(?:travell?ing|on holiday|abroad|unavailable|not (?:available|free)) (?:in|during|throughout|over)\b"
    r"|\blearner driver\b|\b(?:driving )?test (?:is )?booked\b",
    re.IGNORECASE,
)
"""What has a date and is no time for work: being enrolled, a driving test to come."""
_ANY_YEAR = 2000
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s(?=[A-Z])")
# What a student says of lectures and exams tells when they are free, where a date stands beside it.
_NOTICE = re.compile(
    r"\b(?:exam(?:ination)?s?|finals|terms?|semesters?|trimesters?|quarters?|classes|lectures|teaching|modules|school"
    r"|uni(?:versity)?|courses?|thesis) (?:(?:break|period|dates?) )?"
    r"(?:\w+ ){0,2}(?:finish(?:es)?|ends?|over|done|starts?|begins?|resumes?|breaks?|handed in|due|submitted)\b"
    r"|\b(?:done|finished) with (?:my )?(?:exams?|finals|classes|lectures|school|uni)\b|\blast exam\b"
    r"|\bback (?:on campus|in class(?:es)?|in lectures|at (?:uni\w*|school|college)|to (?:uni\w*|class|campus"
    r"|school|college|lectures))\b"
    r"|\b(?:terms?|semester|summer|winter|spring|easter|christmas|exam|lecture|university|uni|study"
    r"|mid[- ]?(?:year|term)) (?:breaks?|vacations?|holidays?)\b"
    r"|\b(?:around|here|on leave|not studying)\b.{0,20}\b(?:from|until|till|between)\b|\bwork[- ]terms?\b"
    r"|\b(?:co-?op|internship|placement|clerkship|work) (?:period|window|dates?|slot|block)s?\b",
    re.IGNORECASE,
)


def says_when(text: str) -> bool:
    """Whether a sentence offers work at some time or to some extent."""
    return _OFFER.search(text) is not None and _ELSEWHERE.search(text) is None


def is_no_offer(text: str) -> bool:
    """Whether a sentence with a date speaks of something else than time for work, and offers none besides."""
    if _NO_OFFER.search(text) is None or says_when(text):
        return False
    sentences = _SENTENCE_ENDS.split(text)
    dated = [one for one in sentences if find_dates(one, year=_ANY_YEAR)]
    return any(_NO_OFFER.search(one) for one in dated or sentences)


def tells_when_free(text: str) -> bool:
    """Whether a sentence tells, with a date, when lectures or exams leave time."""
    return _NOTICE.search(text) is not None and any(one.first.month for one in find_dates(text, year=_ANY_YEAR))
