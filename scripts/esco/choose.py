"""From the release to the skills of an additional vocabulary: ours win, then preferred labels, then alternatives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from matcher.skills import canonical
from scripts.esco.labels import Reason, fault_of, form_of, key_of, needs_capitals
from scripts.esco.release import Concept, Release

_CATEGORIES = {"knowledge": "knowledge", "skill/competence": "practice"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A skill of the new vocabulary; `also` and `careful` are its further forms and those that need their capitals."""

    name: str
    category: str
    section: str
    also: tuple[str, ...]
    careful: tuple[str, ...]
    implies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The entries by name, and how many skills and labels were read and left out for which reason."""

    entries: tuple[Entry, ...]
    read: int
    labels_read: int
    labels_taken: int
    skipped: Mapping[Reason, int]
    labels_skipped: Mapping[Reason, int]


class _Claims:
    """Which skill holds which form; the first to ask gets it."""

    def __init__(self) -> None:
        self.forms: dict[str, list[str]] = {}
        self.refused: Counter[Reason] = Counter()
        self._holder: dict[str, str] = {}

    def ask(self, uri: str, label: str) -> Reason | None:
        """None where the skill now holds the label."""
        form = form_of(label)
        reason = fault_of(form)
        if reason is None and self._holder.setdefault(key_of(form), uri) != uri:
            reason = Reason.TAKEN
        if reason is not None:
            self.refused[reason] += 1
        elif key_of(form) not in map(key_of, self.forms.setdefault(uri, [])):
            self.forms[uri].append(form)
        return reason


def choose(release: Release) -> Choice:
    """The skills that can be used, sorted by name, with a count of the rest by reason."""
    skipped: Counter[Reason] = Counter()
    usable, ours = [], {}
    for concept in release.concepts:
        reason = _fault_of_skill(concept)
        if reason is None:
            usable.append(concept)
        else:
            skipped[reason] += 1
            own = canonical(form_of(concept.preferred)) if reason is Reason.OURS else None
            ours.update({concept.uri: own} if own else {})
    claims = _claimed(usable)
    taken = [concept for concept in usable if concept.uri in claims.forms]
    skipped[Reason.NO_LABEL] += len(usable) - len(taken)
    names = ours | {concept.uri: claims.forms[concept.uri][0] for concept in taken}
    steps = _without_circles(_steps(release.broader, names))
    entries = sorted((_entry(one, claims.forms[one.uri], steps) for one in taken), key=lambda one: one.name.lower())
    return Choice(
        entries=tuple(entries),
        read=len(release.concepts),
        labels_read=sum(1 + len(one.alternatives) for one in usable),
        labels_taken=sum(map(len, claims.forms.values())),
        skipped=+skipped,
        labels_skipped=claims.refused,
    )


def _fault_of_skill(concept: Concept) -> Reason | None:
    """Why a skill is left out as a whole. One that we have under its preferred label is left to us with all labels."""
    if concept.status and concept.status != "released":
        return Reason.STATUS
    if "language" in concept.schemes.lower():
        return Reason.LANGUAGE
    reason = fault_of(form_of(concept.preferred))
    return reason if reason in (Reason.OURS, Reason.LANGUAGE, Reason.SUBJECT) else None


def _claimed(concepts: Sequence[Concept]) -> _Claims:
    """All preferred labels ask before the first alternative does."""
    claims = _Claims()
    for concept in concepts:
        claims.ask(concept.uri, concept.preferred)
    for concept in concepts:
        for label in concept.alternatives:
            claims.ask(concept.uri, label)
    return claims


def _steps(broader: Iterable[tuple[str, str]], names: Mapping[str, str]) -> dict[str, list[str]]:
    """Name to the names of what is broader, where both are skills; groups of skills have no name here."""
    steps: dict[str, list[str]] = {}
    for narrow, broad in broader:
        if narrow in names and broad in names:
            steps.setdefault(names[narrow], []).append(names[broad])
    return steps


def _without_circles(steps: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """The steps that lead to no skill from which one comes back; a damaged file must not make a skill prove itself."""
    kept: dict[str, tuple[str, ...]] = {}
    for name in sorted(steps):
        fitting = sorted({step for step in steps[name] if not _leads_to(step, name, kept)})
        kept[name] = tuple(fitting)
    return kept


def _leads_to(first: str, goal: str, steps: Mapping[str, Sequence[str]]) -> bool:
    waiting, seen = [first], {first}
    while waiting:
        name = waiting.pop()
        if name == goal:
            return True
        fresh = [step for step in steps.get(name, ()) if step not in seen]
        seen.update(fresh)
        waiting.extend(fresh)
    return False


def _entry(concept: Concept, forms: Sequence[str], steps: Mapping[str, Sequence[str]]) -> Entry:
    name = forms[0]
    return Entry(
        name=name,
        category=_CATEGORIES.get(concept.skill_type, "practice"),
        section=f"esco-{concept.reuse_level}",
        also=tuple(form for form in forms[1:] if not needs_capitals(form)),
        careful=tuple(form for form in forms if needs_capitals(form)),
        implies=tuple(steps.get(name, ())),
    )
