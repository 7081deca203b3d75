"""How well the facts of a CV are read: every gold fact of a profile beside what was read, right or wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from matcher.conditions import PartialDate
from matcher.languages import find_languages
from matcher.nouns import Degree, Profile, Shown
from matcher.skills import canonical, find_skills
from scripts.evaluation.gold import GoldCv, GoldDegree
from scripts.evaluation.pairing import covered, word_f1

SAME_WORDS_FROM = 0.5
"""Two wordings of a fact are the same where they share half of their words, as for requirements and quotes."""

_ABSENT = ("", "none")


@dataclass(frozen=True, slots=True)
class Fact:
    """One gold fact: its kind, the CV it belongs to, what was wanted and read in words, and whether that is right."""

    kind: str
    cv: str
    wanted: str
    read: str
    right: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """Shares in 0..1: right facts by kind and over all, then how many gold skills were found and vice versa."""

    by_kind: dict[str, float]
    right: float
    skills_recall: float
    skills_precision: float


def facts_of(gold: GoldCv, read: Profile) -> tuple[Fact, ...]:
    """Every fact of a gold profile compared with the one that was read."""
    return (*_degree_facts(gold, read.degrees), *_language_facts(gold, read), *_sentence_facts(gold, read))


def summarise(facts: Iterable[Fact], skills: Mapping[str, tuple[GoldCv, Profile]]) -> Facts:
    """The shares over all CVs."""
    kinds: dict[str, list[bool]] = {}
    for fact in facts:
        kinds.setdefault(fact.kind, []).append(fact.right)
    every = [right for flags in kinds.values() for right in flags]
    recall, precision = _skill_shares(skills.values())
    return Facts(
        by_kind={kind: sum(flags) / len(flags) for kind, flags in kinds.items()},
        right=sum(every) / len(every) if every else 0.0,
        skills_recall=recall,
        skills_precision=precision,
    )


def _degree_facts(gold: GoldCv, read: Sequence[Degree]) -> Iterator[Fact]:
    """Courses are paired by level, then by field; a course that was not read has every fact wrong but absent ones."""
    left = list(read)
    for wanted in gold.degrees:
        found = max(
            (one for one in left if one.level == wanted.level), key=lambda one: _likeness(wanted, one), default=None
        )
        if found is not None:
            left.remove(found)
        for kind, compare in _DEGREE_FACTS.items():
            want, have = compare(wanted, found)
            right = found is not None and _same(kind, want, have)
            yield Fact(f"degree {kind}", gold.id, want, have if found else "(no such course)", right)
    extra = ", ".join(f"{one.level} {one.field or ''}".strip() for one in left)
    yield Fact("degree none invented", gold.id, "", extra, not left)


def _likeness(gold: GoldDegree, read: Degree) -> float:
    return word_f1(gold.field or "", read.field or "") + word_f1(gold.institution or "", read.institution or "")


_DEGREE_FACTS: dict[str, Callable[[GoldDegree, Degree | None], tuple[str, str]]] = {
    "level": lambda gold, read: (gold.level, read.level.value if read and read.level else ""),
    "field": lambda gold, read: (gold.field or "", (read.field if read else None) or ""),
    "institution": lambda gold, read: (gold.institution or "", (read.institution if read else None) or ""),
    "start": lambda gold, read: (gold.start or "", _iso(read.start if read else None)),
    "end": lambda gold, read: (gold.end or "", _iso(read.end if read else None)),
    "expected": lambda gold, read: (str(gold.expected), str(read.expected) if read else ""),
    "grade": lambda gold, read: (gold.grade or "", (read.grade if read else None) or ""),
}
_EXACT = frozenset({"level", "start", "end", "expected"})


def _iso(date: PartialDate | None) -> str:
    return date.isoformat() if date else ""


def _same(kind: str, wanted: str, read: str) -> bool:
    if kind in _EXACT or not wanted or not read:
        return wanted == read
    return max(word_f1(wanted, read), covered(read, wanted) if kind == "field" else 0.0) >= SAME_WORDS_FROM


def _language_facts(gold: GoldCv, read: Profile) -> Iterator[Fact]:
    """Each language with its level; the same language under another name counts, an unnamed level must be absent."""
    levels = {one.name.casefold(): one for one in read.languages}
    names = {wanted.name: _language_name(wanted.name) for wanted in gold.languages}
    for wanted in gold.languages:
        found = levels.get(names[wanted.name])
        yield Fact("language", gold.id, wanted.name, found.name if found else "", found is not None)
        want, have = wanted.level or "", (found.level if found else None) or ""
        yield Fact("language level", gold.id, f"{wanted.name}: {want}", have, found is not None and _told(want, have))
    extra = ", ".join(sorted(set(levels) - set(names.values())))
    yield Fact("language none invented", gold.id, "", extra, not extra)


def _language_name(name: str) -> str:
    mentions = find_languages(name, listed=True)
    return (mentions[0].name if mentions else name).casefold()


def _told(wanted: str, read: str) -> bool:
    """Whether the read words hold at least half of the wanted ones, and are absent where those are."""
    if not wanted or not read:
        return wanted == read
    return covered(wanted, read) >= SAME_WORDS_FROM


def _sentence_facts(gold: GoldCv, read: Profile) -> Iterator[Fact]:
    offers = " ".join(one.text for one in read.availability)
    rights = " ".join(one.text for one in read.work_rights)
    places = " ".join(one.text for one in read.places)
    wanted_rights = " ".join(gold.work_authorisation)
    for kind, wanted, have in (
        ("availability", gold.availability or "", offers),
        ("right to work", wanted_rights, rights),
        ("place", gold.location or "", places),
    ):
        yield Fact(kind, gold.id, wanted, have, _told("" if wanted in _ABSENT else wanted, have))


def _skill_shares(pairs: Iterable[tuple[GoldCv, Profile]]) -> tuple[float, float]:
    """Of the gold skills that the vocabulary can name, the share that was read; of those read, the share in the gold.

    The gold names what a labeller would list, so that precision has a low ceiling: "marketing" read from a job is
    right and stands in no list.
    """
    found = wanted = listed = read_count = 0
    for gold, profile in pairs:
        read = {use.skill for use in profile.skills if use.shown is not Shown.INTEREST}
        named = [names for skill in gold.skills if (names := _names(skill))]
        wanted += len(named)
        found += sum(1 for names in named if names & read)
        read_count += len(read)
        listed += len(read & set().union(*named)) if named else 0
    return found / max(wanted, 1), listed / max(read_count, 1)


def _names(skill: str) -> frozenset[str]:
    """The canonical names of a skill as a labeller wrote it; empty where the vocabulary has none."""
    whole = canonical(skill)
    return frozenset({whole}) if whole else frozenset(mention.skill for mention in find_skills(skill))
