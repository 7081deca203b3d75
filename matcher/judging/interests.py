"""Interests: shown by what the CV does with the subject, hinted at by what it says of it, else not known."""

from __future__ import annotations

import re

from matcher.judging.case import Case, Finding, met, partial, quote_clause, unknown
from matcher.judging.instances import DOING, UNREAD, is_disposition, judge_instances
from matcher.judging.topics import Topic, topic_of
from matcher.nouns import SectionName, Statement

MET_SIMILARITY = 0.50
PARTIAL_SIMILARITY = 0.40
MAX_QUOTES = 2
SEVERAL = 2
"""Statements that name the subject: who comes back to it is interested."""
_ABOUT = re.compile(
    r"\b(?:curio\w{2,5}|interest\w{0,3}|passion\w{0,5}|enthusias\w{2,4}) (?:about|in|for)\b", re.IGNORECASE
)
_INTERESTED = DOING | {SectionName.INTERESTS, SectionName.EDUCATION}


def judge_interest(case: Case) -> Finding:
    """By the statements that name the subject or come near it; where none does, by the lexicon of instances."""
    topic = topic_of(case.requirement.text, ())
    ranked = sorted(
        ((statement, _closeness(case, statement, topic)) for statement in case.cv.statements),
        key=lambda pair: (-pair[1], pair[0].span),
    )
    near = [statement for statement, closeness in ranked if closeness >= PARTIAL_SIMILARITY]
    if not near:
        return _by_instances(case, topic)
    evidence = [quote_clause(case, statement.span) for statement in near[:MAX_QUOTES]]
    named = sum(topic.is_named_in(statement.plain) for statement in near) if not topic.is_empty else 0
    if (ranked[0][1] >= MET_SIMILARITY and ranked[0][0].section in _INTERESTED) or named >= SEVERAL:
        return met("The CV shows something done in this subject.", *evidence, confidence=0.6)
    return partial("The CV speaks of something near this subject.", *evidence, confidence=0.5)


def _by_instances(case: Case, topic: Topic) -> Finding:
    """By the lexicon where the interest is a disposition ("being outdoors"), else not known.

    Who is curious in general need not be so about the subject that is asked.
    """
    general = is_disposition(case.requirement.text) and (topic.is_empty or not _ABOUT.search(case.requirement.text))
    found = judge_instances(case) if general else None
    return found or unknown("A CV does not normally say this, and this one does not.")


def _closeness(case: Case, statement: Statement, topic: Topic) -> float:
    """The cosine, raised where the statement names the subject; 0 in sections that say nothing of interests."""
    if statement.section in UNREAD:
        return 0.0
    cosine = case.similarity_at(statement.span) or 0.0
    return cosine + (0.2 if not topic.is_empty and topic.is_named_in(statement.plain) else 0.0)
