"""How well postings are read: fields, requirements, kinds, importance, noise."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from matcher.nouns import Posting
from matcher.posting.status import status_of
from scripts.evaluation.gold import AS_OF, GoldPosting, GoldSet
from scripts.evaluation.pairing import covered, pair

NOISE_TAKEN_FROM = 0.5


@dataclass(frozen=True, slots=True)
class Reading:
    """Shares in 0..1: fields by name, then the requirement measures."""

    fields: dict[str, float]
    precision: float
    recall: float
    f1: float
    kind: float
    importance: float
    noise_taken: float


def _folded(text: str | None) -> str | None:
    return " ".join(text.casefold().split()) if text else None


_FIELDS: dict[str, Callable[[GoldPosting, Posting], bool]] = {
    "title": lambda gold, read: _folded(gold.title) == _folded(read.title),
    "company": lambda gold, read: _folded(gold.company) == _folded(read.company),
    "locations": lambda gold, read: (
        {_folded(one) for one in gold.locations} == {_folded(place.text) for place in read.locations}
    ),
    "work_mode": lambda gold, read: gold.work_mode == read.work_mode,
    "deadline": lambda gold, read: (
        (gold.deadline or "")[:10] == (read.deadline.day.isoformat() if read.deadline else "")
    ),
    "start": lambda gold, read: gold.start == (read.start.earliest().isoformat() if read.start else None),
    "duration": lambda gold, read: gold.duration_weeks == read.duration_weeks,
    "status": lambda gold, read: gold.status == status_of(read, AS_OF).status,
    "paid": lambda gold, read: gold.paid == read.pay.paid,
}


def measure(gold: GoldSet, read: Mapping[str, Posting]) -> Reading:
    """All measures over the postings of a set; a posting that was not read counts as wrong everywhere."""
    fields = {
        name: sum(key in read and same(posting, read[key]) for key, posting in gold.postings.items())
        / len(gold.postings)
        for name, same in _FIELDS.items()
    }
    return Reading(fields, *_requirements(gold, read), _noise_taken(gold, read))


def _requirements(gold: GoldSet, read: Mapping[str, Posting]) -> tuple[float, float, float, float, float]:
    wanted = predicted = paired = kinds = importances = 0
    for key, posting in gold.postings.items():
        found = read[key].requirements if key in read else ()
        pairs = pair([r.text for r in posting.requirements], [r.text for r in found])
        wanted += len(posting.requirements)
        predicted += len(found)
        paired += len(pairs)
        kinds += sum(posting.requirements[g].kind == found[p].kind for g, p in pairs.items())
        importances += sum(posting.requirements[g].importance == found[p].importance for g, p in pairs.items())
    precision, recall = _share(paired, predicted), _share(paired, wanted)
    f1 = _share(2 * paired, wanted + predicted)
    return precision, recall, f1, _share(kinds, paired), _share(importances, paired)


def _noise_taken(gold: GoldSet, read: Mapping[str, Posting]) -> float:
    """The share of noise snippets of which one predicted requirement holds at least half the words."""
    snippets = [(key, snippet) for key, posting in gold.postings.items() for snippet in posting.noise]
    taken = sum(
        any(covered(snippet, requirement.text) >= NOISE_TAKEN_FROM for requirement in read[key].requirements)
        for key, snippet in snippets
        if key in read
    )
    return _share(taken, len(snippets))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
