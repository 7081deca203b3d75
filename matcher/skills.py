"""Skills of the vocabulary in a text, what a skill implies, and what comes close to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from matcher.scratch import once
from matcher.skill_context import Candidate, Places, Surroundings, says_so_itself, stands_in_list
from matcher.skill_tokens import Token, joins, tokens, trie
from matcher.skill_vocabulary import Form, Skill, Trust, Vocabulary, vocabulary

_VOUCHING = frozenset({"tool", "programming language"})


@dataclass(frozen=True, slots=True)
class SkillMention:
    """A skill by its canonical name, and the half-open offsets of the words that name it."""

    skill: str
    start: int
    end: int


@once
def find_skills(text: str) -> tuple[SkillMention, ...]:
    """The skills named in a text, in order and without overlap; where phrases overlap, the longest wins.

    Ordinary words that are also names of tools ("Go", "Access") count only where the words around them say so.
    The time is linear in the length of the text.
    """
    around = Surroundings(text, tokens(text))
    found = _candidates(around)
    sure = [one for one in found if one.form.trust is Trust.SURE or says_so_itself(one, around)]
    kept = {id(one) for one in sure}
    doubtful = [one for one in found if id(one) not in kept]
    vouched = _vouched(doubtful, [*sure, *doubtful], around) if doubtful else []
    accepted = sorted([*sure, *vouched], key=lambda one: one.first)
    return tuple(_mention(one, around) for one in accepted)


def implied(skill: str) -> frozenset[str]:
    """Every skill that this one proves, over any number of steps, without itself; empty for an unknown name."""
    return _closure(vocabulary()).get(skill, frozenset())


def neighbours(skill: str) -> frozenset[str]:
    """Close substitutes, which go some way to prove this one; empty for an unknown name."""
    return _neighbourhood(vocabulary()).get(skill, frozenset())


def category(skill: str) -> str:
    """One of "tool", "programming language", "method", "knowledge", "practice", "instrument".

    Raises KeyError for a name that is not canonical.
    """
    return vocabulary().skills[skill].category


def canonical(name: str) -> str | None:
    """The canonical name of a skill written in any of its forms; None for words that are no skill's."""
    if name in vocabulary().skills:
        return name
    words = tokens(name)
    node = trie()
    for word in words:
        if word.key not in node.children:
            return None
        node = node.children[word.key]
    return _chosen(node.forms, name.strip()).skill if node.forms else None


def all_skills() -> tuple[str, ...]:
    """Every canonical name, sorted without regard to case."""
    return tuple(sorted(vocabulary().skills, key=str.lower))


def _candidates(around: Surroundings) -> list[Candidate]:
    found: list[Candidate] = []
    index = 0
    while index < len(around.words):
        longest = _longest(around.text, around.words, index)
        if longest is not None:
            found.append(longest)
        index = longest.last if longest else index + 1
    return found


def _longest(text: str, words: Sequence[Token], first: int) -> Candidate | None:
    node, best = trie(), None
    for position in range(first, len(words)):
        if position > first and not joins(text, words[position - 1], words[position]):
            break
        following = node.children.get(words[position].key)
        if following is None:
            break
        node = following
        form = _written_as(node.forms, text[words[first].start : words[position].end]) if node.forms else None
        best = Candidate(form, first, position + 1) if form else best
    return best


def _written_as(forms: Iterable[Form], written: str) -> Form | None:
    """The form that this spelling stands for: capitals matter for all but sure forms."""
    return next((form for form in forms if form.trust is Trust.SURE or form.text == written), None)


def _chosen(forms: Sequence[Form], written: str) -> Form:
    return next((form for form in forms if form.text == written), forms[0])


def _vouched(doubtful: Sequence[Candidate], company: Sequence[Candidate], around: Surroundings) -> list[Candidate]:
    """The doubtful forms that stand in a list of skills; two doubtful ones side by side vouch for each other.

    Names in capitals may stand beside any skill, ordinary words and single letters only beside tools and languages.
    """
    anything = Places.of(company, around)
    tools = Places.of([one for one in company if category(one.form.skill) in _VOUCHING], around)
    return [one for one in doubtful if stands_in_list(one, around, anything if one.form.trust is Trust.NAME else tools)]


def _mention(candidate: Candidate, around: Surroundings) -> SkillMention:
    return SkillMention(candidate.form.skill, around.words[candidate.first].start, around.words[candidate.last - 1].end)


@cache
def _closure(words: Vocabulary) -> dict[str, frozenset[str]]:
    return {name: _reach(name, words.skills) for name in words.skills}


def _reach(name: str, skills: Mapping[str, Skill]) -> frozenset[str]:
    reached: set[str] = set()
    waiting = list(skills[name].implies)
    while waiting:
        step = waiting.pop()
        if step not in reached:
            reached.add(step)
            waiting.extend(skills[step].implies)
    return frozenset(reached - {name})


@cache
def _neighbourhood(words: Vocabulary) -> dict[str, frozenset[str]]:
    near: dict[str, set[str]] = {}
    for group in words.substitutes:
        for name in group:
            near.setdefault(name, set()).update(other for other in group if other != name)
    return {name: frozenset(others) for name, others in near.items()}
