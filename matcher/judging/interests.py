"""Interests: shown by what the CV does with the subject, hinted at by what it says of it, else not known."""

from __future__ import annotations

import re
from dataclasses import dataclass

from matcher.families import families_asked, families_shown
from matcher.judging.case import Case, Finding, met, partial, quote_clause, unknown
from matcher.judging.deeds_asked import is_disposition
from matcher.judging.instances import DOING, UNREAD, judge_instances
from matcher.judging.topics import Topic, topic_of
from matcher.nouns import Evidence, SectionName, Statement
from matcher.scratch import kept

MET_SIMILARITY = 0.50
PARTIAL_SIMILARITY = 0.40
NAMED_BONUS = 0.2
FAMILY_BONUS = 0.05
KIN_SIMILARITY = 0.20
"""What the name of the subject, and words of its family, add to a cosine; the family counts from a cosine on."""
MAX_QUOTES = 2
MET_KIN_SIMILARITY = 0.30
"""From here on a statement of the family that the student chose shows the interest."""
SEVERAL = 2
"""Statements that name the subject, or are of its family: who comes back to it is interested."""
_ABOUT = re.compile(
    r"\b(?:curio\w{2,5}|interest\w{0,3}|passion\w{0,5}|enthusias\w{2,4}) (?:about|in|for)\b", re.IGNORECASE
)
_ALTERNATIVES = re.compile(r",\s|\b(?:or|and)\b|/", re.IGNORECASE)
_OWN = frozenset({SectionName.PROJECTS, SectionName.VOLUNTEERING})
"""Who gives free time to a subject is interested in it; who is paid or taught may be."""
_INTERESTED = (DOING | {SectionName.INTERESTS}) - {SectionName.EXPERIENCE}
_TELLING = DOING | {SectionName.INTERESTS, SectionName.EDUCATION, SectionName.SUMMARY}
_CHOSEN = re.compile(r"\b(?:thesis|dissertation|project|extended essay|elective|optional|chose)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Near:
    """A statement with its closeness, and whether it names the subject or is of its family."""

    statement: Statement
    closeness: float
    named: bool
    kin: bool

    @property
    def is_kin_enough(self) -> bool:
        """Whether words of its family show the interest: near enough, or in a list of interests, which are chosen."""
        return self.kin and (self.named or _is_listed(self.statement) or self.closeness >= MET_KIN_SIMILARITY)

    @property
    def is_own(self) -> bool:
        """Whether the statement tells what the student chose to do."""
        section, text = self.statement.section, f"{self.statement.plain_entry} {self.statement.plain}"
        if _is_listed(self.statement):
            return True
        return section in _OWN or (section in _INTERESTED | {SectionName.EDUCATION} and bool(_CHOSEN.search(text)))


def _is_listed(statement: Statement) -> bool:
    return statement.section is SectionName.INTERESTS


def judge_interest(case: Case) -> Finding:
    """By the statements that name the subject, are of its family or come near it; else by the lexicon of instances."""
    topic = topic_of(case.requirement.text, ())
    subjects = _subjects(case.requirement.text)
    families = _families(case.requirement.text)
    read = (_near(case, statement, topic, subjects, families) for statement in case.cv.statements)
    near = sorted(
        (one for one in read if one.closeness >= PARTIAL_SIMILARITY or (one.kin and one.statement.section in _TELLING)),
        key=lambda one: (-one.closeness, one.statement.span),
    )
    if not near:
        return _by_instances(case, topic)
    if _is_shown(near):
        near = [one for one in near if one.named or one.kin or one.closeness >= MET_SIMILARITY] or near
        return met("The CV shows something done in this subject.", *_quotes(case, near), confidence=0.6)
    return partial("The CV speaks of something near this subject.", *_quotes(case, near), confidence=0.5)


def _quotes(case: Case, near: list[_Near]) -> list[Evidence]:
    return [quote_clause(case, one.statement.span) for one in near[:MAX_QUOTES]]


def _is_shown(near: list[_Near]) -> bool:
    """Something near that was chosen, the subject named twice, or words of its family in several things chosen."""
    best = near[0]
    close = best.closeness >= MET_SIMILARITY and (best.statement.section in _INTERESTED or best.is_own)
    own = [one for one in near if one.is_own]
    return (
        close
        or sum(one.named for one in near) >= SEVERAL
        or any(one.is_kin_enough for one in own)
        or sum(one.kin for one in own) >= SEVERAL
    )


_families = kept(families_asked)


@kept
def _subjects(text: str) -> tuple[Topic, ...]:
    """The last word that names something in each alternative: "slow games" is about games."""
    heads = []
    for part in _ALTERNATIVES.split(text):
        stems = topic_of(part, ()).stems
        words = [word for word in re.findall(r"[^\W_]+", part) if topic_of(word, ()).stems & stems]
        heads += words[-1:]
    return tuple(topic_of(head, ()) for head in dict.fromkeys(heads))


def _near(
    case: Case, statement: Statement, topic: Topic, subjects: tuple[Topic, ...], families: frozenset[str]
) -> _Near:
    """The cosine, raised where the statement names the subject; 0 in sections that say nothing of interests."""
    if statement.section in UNREAD:
        return _Near(statement, 0.0, named=False, kin=False)
    cosine = case.similarity_at(statement.span) or 0.0
    named = _names(statement, topic, subjects)
    near = _is_listed(statement) or cosine >= KIN_SIMILARITY
    kin = near and bool(families & families_shown(statement.plain))
    return _Near(statement, cosine + NAMED_BONUS * named + FAMILY_BONUS * kin, named=named, kin=kin)


def _names(statement: Statement, topic: Topic, subjects: tuple[Topic, ...]) -> bool:
    """Whether the thing itself is named, or two words of the subject, or a skill of it; an attribute alone is not."""
    if topic.is_empty or not topic.is_named_in(statement.plain):
        return False
    return (
        topic.count_in(statement.plain) > 1
        or any(subject.is_named_in(statement.plain) for subject in subjects)
        or (bool(topic.skills) and Topic(frozenset(), topic.skills).is_named_in(statement.plain))
    )


def _by_instances(case: Case, topic: Topic) -> Finding:
    """By the lexicon where the interest is a disposition ("being outdoors"), else not known.

    Who is curious in general need not be so about the subject that is asked.
    """
    general = is_disposition(case.requirement.text) and (topic.is_empty or not _ABOUT.search(case.requirement.text))
    found = judge_instances(case) if general else None
    return found or unknown("A CV does not normally say this, and this one does not.")
