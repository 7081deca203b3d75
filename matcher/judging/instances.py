"""Traits, interests and kinds of experience: judged by the concrete instances that a CV gives, never by self-praise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from matcher.dates import find_periods
from matcher.instances import Concept, Mention, lexicon, words_of
from matcher.judging.case import Case, Finding, met, missing, partial, quote_clause, unknown
from matcher.judging.deeds_asked import (
    MANNERS,
    Asked,
    asked_for,
    cues,
    is_branch,
    is_choice,
    is_manner,
    with_one_branch,
)
from matcher.judging.prepared import PreparedCv
from matcher.judging.strengths import is_to_come
from matcher.judging.topics import Topic, subject_of, topic_of
from matcher.nouns import Evidence, Kind, SectionName, Span, Statement, VerdictStatus
from matcher.scratch import kept, once
from matcher.skills import find_skills

MAX_QUOTES = 3

_WISH = re.compile(
    r"\b(?:interested in|interests? in|keen (?:to|on)|would like|would love|want(?:s|ed|ing)? to"
    r"|hop(?:e|es|ing) (?:to|for)|looking (?:for|to)|seek(?:s|ing)?|aspir\w{1,6}|eager to|aim(?:s|ing)? to"
    r"|plan(?:s|ning)? to|considering|to learn|curious about|enthusiastic about|passionate about"
    r"|thinking about|one day|applying (?:for|to))\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(r"\b(?:never|not(?! only)|no|without|neither|nor|none|cannot)\b|n['’]t\b", re.IGNORECASE)
_NEGATION_REACH = 45
"""A negation speaks of what follows it closely; characters."""
_LATER_NEGATION = re.compile(r"\s{0,2}\(?(?:not yet|none yet|: none|- none)\b", re.IGNORECASE)
_WATCHED = re.compile(r"\b(?:watched|sat in on|observed|shadowed|attended|acknowledge\w{0,6}|went to)\b", re.IGNORECASE)
_SMALL = frozenset(
    ("on", "of", "in", "to", "for", "with", "at", "by", "from", "as", "and", "or", "the", "a", "an", "my", "our")
)
_NOW = re.compile(r"present|current", re.IGNORECASE)
_RANGE = re.compile(r"(?:[-–—]|\bto|\buntil|\btill)\s*$", re.IGNORECASE)
""" "2029 - present" is a date, and no presentation."""
_EITHER_WAY = re.compile(
    r"\b(?:work(?:ed|ing)?|paid|jobs?|internships?|employ\w{2,5}) or (?:an? |as an? )?(?:volunt\w+|internships?|jobs?)"
    r"(?: \w+)? (?:in|at|with|for)\b|\bvolunt\w+ or (?:paid|work\w{0,3})(?: \w+)? (?:in|at|with|for)\b",
    re.IGNORECASE,
)
"""Work that counts whether or not it was paid; what matters is where it was."""
_OTHERS = re.compile(r"\b(?:my|our|his|her|their|personal|academic) {1,2}$", re.IGNORECASE)
_PERSON = re.compile(
    r"(?:tutor|supervisor|mentor|coach|captain|manager|lead|leader|adviser|advisor|teacher|nurse)\b", re.IGNORECASE
)
"""What one's own tutor or team lead did is not one's own deed."""
_CLAUSE_BORDER = re.compile(r"[.;!?](?=\s)|[\t•\n]")

UNREAD = frozenset({SectionName.CONTACT, SectionName.REFERENCES, SectionName.AVAILABILITY, SectionName.LANGUAGES})
_CLAIMING = frozenset({SectionName.SUMMARY, SectionName.SKILLS})
"""Sections in which people praise themselves: what stands there is no more than a hint."""
_STUDIED = frozenset({SectionName.EDUCATION, SectionName.PROJECTS, SectionName.TRAINING, SectionName.PUBLICATIONS})
"""Sections in which a job is a subject and was not had."""
OTHER_LABS, OTHER_CLINICS = (
    "computer|computing|it|media|language",
    "law|legal|advice|tax|debt|housing|writing|immigration|coding|repair",
)
"""A room of computers is called a lab, too, and an hour of free advice a clinic: the words before those."""
_OTHER_LAB = re.compile(rf"\b(?:{OTHER_LABS}|mac|photo) $", re.IGNORECASE)
_OTHER_CLINIC = re.compile(rf"\b(?:{OTHER_CLINICS}) $", re.IGNORECASE)
_ENJOYED = frozenset({"customer_service", "events", "kitchen", "farm"})
_WORKED_THERE = re.compile(
    r"\b(?:work\w*|staff\w*|volunt\w+|serv\w+|help\w*|organi\w+|r[au]n(?:ning)?|host\w*|stage|behind|shifts?|steward\w*"
    r"|assist\w*|manag\w+|sold|selling|planned|put on|set up|coordinat\w+|front of house|bar ?(?:tend|work|staff)\w*)",
    re.IGNORECASE,
)
"""Cafés, concerts and festivals are visited for pleasure; such words tell of a part in them."""
_CHANNEL_KEPT = re.compile(
    r"\b(?:r[au]n(?:ning)?|manag\w+|edit\w*|writ\w+|creat\w+|ma[dk]\w+|my|our|for|of|grew|post(?:s|ed|ing)?|host\w*"
    r"|page|account|channel|followers|subscribers|views)\b|\d",
    re.IGNORECASE,
)
"""Who names a network among interests looks at it; such words tell of posting there."""
_AMONG_PEOPLE = frozenset(
    {
        "admin", "advice", "care_work", "children", "communication", "customer_service", "customers", "empathy",
        "events", "farm", "finance", "fundraising", "heritage", "internship", "interviews", "kitchen", "law",
        "leadership", "money", "negotiation", "published", "sales", "society", "teaching", "translation",
        "volunteering",
    }
)  # fmt: skip
_MADE_FOR_IT = re.compile(
    r"(?:[ -]\w+)?[ -](?:app|bot|booking|classifier|dashboard|database|engine|finder|generator|library|management|model"
    r"|planner|platform|predict\w+|schema|scraper|simulat\w+|software|system|tool|tracker|web ?site|web app)\b",
    re.IGNORECASE,
)
"""What was programmed for a kind of work ("hospital database", "blog engine") is no such work."""
DOING = frozenset(
    {
        SectionName.EXPERIENCE,
        SectionName.VOLUNTEERING,
        SectionName.PROJECTS,
        SectionName.TEACHING,
        SectionName.PUBLICATIONS,
    }
)


@dataclass(frozen=True, slots=True)
class Instance:
    """Words of the CV that show a concept, or (not `clear`) hint at it; `words` as the CV writes them."""

    words: str
    span: Span
    clear: bool
    on_topic: bool
    rank: tuple[int, float, int]


def judge_instances(case: Case) -> Finding | None:
    """All that is asked clearly shown is met, some of it is partial; None where the lexicon recognises nothing."""
    text = case.requirement.text
    asked = asked_for(text, case.requirement.kind not in (Kind.TRAIT, Kind.INTEREST))
    if not asked:
        return None
    topic = subject_of(text, cues(text))
    sectors = tuple(concept for one in asked for concept in one.concepts if concept.sector)
    others = tuple(one for one in asked if not is_branch(one))
    if _EITHER_WAY.search(text):
        asked = tuple(one for one in asked if not is_manner(one)) or asked
    if not sectors or not any(concept.topical for one in others for concept in one.concepts):
        return _judged(case, asked, topic)
    finding = _judged(case, with_one_branch(text, asked), topic)
    within = _judged(case, others, replace(topic, sectors=sectors))
    return within if within.status is VerdictStatus.MET else finding


def _judged(case: Case, asked: Sequence[Asked], topic: Topic) -> Finding:
    found = [_best(case, one, topic) for one in asked]
    if is_choice(case.requirement.text, asked):
        place = min(range(len(found)), key=lambda number: _order(found[number]))
        asked, found = asked[place : place + 1], [found[place]]
    return _finding(case, asked, found)


# --- what the CV gives ---------------------------------------------------------------------------------------------


def _best(case: Case, asked: Asked, topic: Topic) -> tuple[Instance, ...]:
    """The instances of what is asked, best first; empty where the CV gives none."""
    found = [one for concept in asked.concepts for one in _instances(case, concept, topic)]
    return tuple(sorted(found, key=lambda one: (not (one.clear and one.on_topic), not one.clear, one.rank)))


@dataclass(frozen=True, slots=True)
class _Shown:
    """Words of the CV that show a concept or hint at it, whatever is asked; `hint`: they are among its hints."""

    number: int
    statement: Statement
    words: str
    span: Span
    clear: bool
    hint: bool


def _instances(case: Case, concept: Concept, topic: Topic) -> Iterator[Instance]:
    """The instances of a concept; a deed asked as experience must be clear, for a hint would be found in any CV.

    An internship is like any other, whatever its subject, so that its subject must be named.
    """
    hints = case.requirement.kind is not Kind.EXPERIENCE or concept.experience
    for one in _shown(case.prepared).get(concept.name, ()):
        if one.statement.section in DOING and _begins_after((one.statement.entry, case.as_of)):
            continue
        praise = case.requirement.kind is Kind.TRAIT and one.statement.section in _CLAIMING
        if one.hint and (praise or not hints):
            continue
        cosine = case.similarity_at(one.span) or 0.0
        alike = 0.0 if concept.name in MANNERS else cosine
        on_topic = not concept.topical or topic.is_met_by(one.statement, alike)
        on_topic = on_topic or (concept.findings and _tell_findings(case.requirement.text, one.statement.plain))
        if one.clear or on_topic:
            rank = (one.statement.section not in DOING, -cosine, one.number)
            yield Instance(one.words, one.span, one.clear, on_topic, rank)


def _whole_words(found: str) -> str:
    """The words of an instance without a small word at the end, which hangs in the air: "Rep on"."""
    words = found.split()
    while len(words) > 1 and words[-1].casefold() in _SMALL:
        words.pop()
    return " ".join(words)


@once
def _begins_after(entry_and_day: tuple[str, date]) -> bool:
    """Whether a job or post has not begun on a day by its dates; deeds there are still to be done."""
    periods = find_periods(entry_and_day[0])
    return bool(periods) and all(one.start and one.start.earliest() > entry_and_day[1] for one in periods)


def _tell_findings(asked: str, told: str) -> bool:
    """Whether findings of some kind are to be told and some were: a forecast goes for a chart."""
    findings = lexicon().findings
    return bool(findings.find(words_of(asked))) and bool(findings.find(words_of(told)))


def look_for_instances(prepared: PreparedCv) -> None:
    """Find now what the CV gives for every concept, which is known then while the CV is matched."""
    _shown(prepared)


@once
def _shown(prepared: PreparedCv) -> Mapping[str, Sequence[_Shown]]:
    """What the CV gives for every concept, in its order, of one statement what shows a concept before the hints."""
    known = lexicon()
    found: dict[str, list[_Shown]] = {}
    for number, statement in enumerate(prepared.cv.statements):
        if statement.section in UNREAD or (statement.section in DOING and is_to_come(statement)):
            continue
        for hint, phrases in ((False, known.shows), (True, known.hints)):
            for mention in phrases.find(prepared.words[number]):
                if not _refused(statement, mention):
                    found.setdefault(mention.name, []).append(_shown_by(statement, number, mention, hint=hint))
    return found


def _shown_by(statement: Statement, number: int, mention: Mention, *, hint: bool) -> _Shown:
    start = statement.span.start + mention.start
    span = Span(statement.span.page, start, statement.span.start + mention.end)
    elsewhere = statement.section in _STUDIED and lexicon().concepts[mention.name].work
    clear = not (hint or elsewhere or statement.section in _CLAIMING or _WATCHED.search(_before(statement, mention)))
    return _Shown(number, statement, statement.text[mention.start : mention.end], span, clear, hint)


def _is_pastime(statement: Statement, mention: Mention) -> bool:
    """Whether a place of work or a network is named for pleasure ("trying new cafés", "Instagram")."""
    if statement.section is not SectionName.INTERESTS:
        return False
    if mention.name == "social_media":
        return _CHANNEL_KEPT.search(statement.plain) is None
    return mention.name in _ENJOYED and _WORKED_THERE.search(statement.plain) is None


def _before(statement: Statement, mention: Mention) -> str:
    """The words of the same clause before a mention."""
    start = max((border.end() for border in _CLAUSE_BORDER.finditer(statement.text, 0, mention.start)), default=0)
    return statement.text[start : mention.start]


def _refused(statement: Statement, mention: Mention) -> bool:
    """Whether the words are wished for, denied, or name another person."""
    before = _before(statement, mention)
    words = statement.text[mention.start : mention.end]
    if _NOW.fullmatch(words) and _RANGE.search(before):
        return True
    return bool(
        (_OTHERS.search(before[-_NEGATION_REACH:]) and _PERSON.match(words.split()[-1]))
        or _WISH.search(before)
        or _NEGATION.search(before[-_NEGATION_REACH:])
        or _LATER_NEGATION.match(statement.text, mention.end)
        or _is_pastime(statement, mention)
        or (
            mention.name in _AMONG_PEOPLE
            and statement.section is SectionName.PROJECTS
            and _MADE_FOR_IT.match(statement.text, mention.end)
        )
        or (mention.name == "lab" and _OTHER_LAB.search(before))
        or (mention.name == "care_work" and words.casefold().startswith("clinic") and _OTHER_CLINIC.search(before))
    )


# --- the verdict ---------------------------------------------------------------------------------------------------


def _order(found: tuple[Instance, ...]) -> int:
    """How well one thing asked is shown, best first."""
    if not found:
        return 3
    return 0 if found[0].clear and found[0].on_topic else 1


def _finding(case: Case, asked: Sequence[Asked], found: Sequence[tuple[Instance, ...]]) -> Finding:
    evidence = _quotes(case, found)
    if not evidence:
        return _nothing(case, asked)
    first = next(one for one in found if one)[0]
    words = _whole_words(first.words)
    if all(_order(one) == 0 for one in found) or (case.requirement.kind is Kind.TRAIT and _kin_shown(asked, found)):
        return met(f"The CV gives an instance: {words}.", *evidence, confidence=0.75)
    if not all(found):
        return _of_a_part(case, asked, first, evidence)
    if first.clear and not first.on_topic:
        return _off_topic(case, words, evidence)
    return partial(f"The CV gives something close: {words}.", *evidence, confidence=0.5)


def _of_a_part(case: Case, asked: Sequence[Asked], first: Instance, evidence: Sequence[Evidence]) -> Finding:
    """Some of what is asked is shown; of a disposition, a mere hint at a part of it is nothing."""
    if not first.clear and case.requirement.kind in (Kind.TRAIT, Kind.INTEREST):
        return _nothing(case, asked)
    words = _whole_words(first.words)
    found = partial(f"The CV gives an instance of a part of what is asked: {words}.", *evidence, confidence=0.55)
    return replace(found, in_part=first.clear)


def _kin_shown(asked: Sequence[Asked], found: Sequence[tuple[Instance, ...]]) -> bool:
    """Whether all that is not shown clearly is akin to something that is: "polite and patient" is one manner."""
    pairs = tuple(zip(asked, found, strict=True))
    clear = {concept.name for one, shown in pairs if _order(shown) == 0 for concept in one.concepts}
    left = [one for one, shown in pairs if _order(shown)]
    return all(any(clear & lexicon().kindred(concept.name) for concept in one.concepts) for one in left)


def _off_topic(case: Case, words: str, evidence: Sequence[Evidence]) -> Finding:
    found = partial(f"The CV gives an instance, but of another subject: {words}.", *evidence, confidence=0.5)
    return replace(found, off_topic=_is_of_skills_alone(case.requirement.text), in_part=True)


@kept
def _is_of_skills_alone(text: str) -> bool:
    """Whether the subject that a requirement names is a skill of the vocabulary and nothing beside it."""
    skills = tuple((one.start, one.end) for one in find_skills(text))
    return bool(skills) and not topic_of(text, cues(text) + skills).stems


def _nothing(case: Case, asked: Sequence[Asked]) -> Finding:
    names = " or ".join(asked[0].concepts[0].seen for asked in (asked,)) if len(asked) == 1 else "any of this"
    if case.requirement.kind in (Kind.TRAIT, Kind.INTEREST):
        return unknown(f"The CV gives no instance of {names}, and a CV does not normally say.")
    return missing(f"The CV gives no instance of {names}.")


def _quotes(case: Case, found: Sequence[tuple[Instance, ...]]) -> tuple[Evidence, ...]:
    """The best quote for each thing asked, then second ones, without repeats."""
    quotes: list[Evidence] = []
    for place in range(MAX_QUOTES):
        for instances in found:
            if place < len(instances) and instances[place].clear >= instances[0].clear:
                clause = quote_clause(case, instances[place].span)
                if all(clause.span != other.span for other in quotes):
                    quotes.append(clause)
    return tuple(quotes[:MAX_QUOTES])
