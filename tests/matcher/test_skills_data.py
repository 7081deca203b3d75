"""The vocabulary file is sound: names exist, no written form is claimed twice, nothing implies itself."""

from __future__ import annotations

import itertools
from collections import Counter

import pytest

from matcher.skill_tokens import Node, tokens, trie
from matcher.skill_vocabulary import CATEGORIES, Form, Trust, Vocabulary, parse_vocabulary, vocabulary
from matcher.skills import find_skills, implied, neighbours

SMALL = """
substitutes = [["bone saw", "wood saw"]]
[tool.saws]
"bone saw" = { implies = ["sawing"] }
"wood saw" = { also = ["rip saw"], implies = ["sawing"] }
[practice.saws]
sawing = {}
"""


def unknown_names(words: Vocabulary) -> set[str]:
    """Names in `implies` and `substitutes` that no line of the file defines."""
    used = {step for skill in words.skills.values() for step in skill.implies}
    used.update(name for group in words.substitutes for name in group)
    return used - set(words.skills)


def claimed_twice(words: Vocabulary) -> list[str]:
    """Forms that two skills claim; forms in which capitals count differ where their capitals do."""
    claims = {(_key(form), skill.name) for skill in words.skills.values() for form in skill.forms}
    counts = Counter(key for key, _ in claims)
    return sorted(key for key, count in counts.items() if count > 1)


def _key(form: Form) -> str:
    return " ".join(token.key for token in tokens(form.text)) if form.trust is Trust.SURE else form.text


def proves_itself(words: Vocabulary, name: str) -> bool:
    """Whether the steps of `implies` lead from a skill back to it."""
    seen: set[str] = set()
    waiting = [*words.skills[name].implies]
    while waiting:
        step = waiting.pop()
        if step not in seen:
            seen.add(step)
            waiting += words.skills[step].implies
    return name in seen


def forms_of(trust: Trust) -> list[Form]:
    return [form for skill in vocabulary().skills.values() for form in skill.forms if form.trust is trust]


def test_the_vocabulary_is_broad() -> None:
    assert len(vocabulary().skills) >= 1000


def test_every_category_is_one_of_the_six() -> None:
    assert {skill.category for skill in vocabulary().skills.values()} == CATEGORIES


def test_every_implied_or_substituted_name_exists() -> None:
    assert unknown_names(vocabulary()) == set()


def test_a_name_that_does_not_exist_is_noticed() -> None:
    assert unknown_names(parse_vocabulary(SMALL.replace('["sawing"]', '["swaing"]'))) == {"swaing"}


def test_no_form_is_claimed_by_two_skills() -> None:
    assert claimed_twice(vocabulary()) == []


def test_a_form_claimed_twice_is_noticed() -> None:
    assert claimed_twice(parse_vocabulary(SMALL.replace("sawing = {}", 'sawing = { also = ["Rip-Saw"] }'))) == [
        "rip saw"
    ]


def test_no_plural_collides_with_a_form_of_another_skill() -> None:
    collisions = []
    waiting: list[Node] = [trie()]
    while waiting:
        node = waiting.pop()
        waiting += node.children.values()
        sure = {form.skill for form in node.forms if form.trust is Trust.SURE}
        if len(sure) > 1:
            collisions.append(sorted(sure))
    assert collisions == []


def test_nothing_implies_itself() -> None:
    assert [name for name in vocabulary().skills if proves_itself(vocabulary(), name)] == []


def test_a_circle_is_noticed() -> None:
    circle = parse_vocabulary(SMALL.replace("sawing = {}", 'sawing = { implies = ["wood saw"] }'))
    assert [name for name in circle.skills if proves_itself(circle, name)] == ["wood saw", "sawing"]


def test_a_skill_that_stands_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="'sawing' stands twice"):
        parse_vocabulary(SMALL + "[method.saws]\nsawing = {}\n")


def test_names_stand_in_alphabetical_order_within_their_section() -> None:
    sections: dict[tuple[str, str], list[str]] = {}
    for skill in vocabulary().skills.values():
        sections.setdefault((skill.category, skill.section), []).append(skill.name.lower())
    assert [section for section, names in sections.items() if names != sorted(names)] == []


def test_aliases_stand_in_alphabetical_order() -> None:
    lists = {
        skill.name: [form.text.lower() for form in skill.forms[1:] if form.trust is Trust.SURE]
        for skill in vocabulary().skills.values()
    }
    assert [name for name, texts in lists.items() if texts[1:] != sorted(texts[1:])] == []


def test_every_sure_form_finds_its_skill() -> None:
    missed = [
        form.text for form in forms_of(Trust.SURE) if [found.skill for found in find_skills(form.text)] != [form.skill]
    ]
    assert missed == []


@pytest.mark.parametrize("trust", [Trust.NAME, Trust.CONTEXT])
def test_every_careful_form_finds_its_skill_in_a_list_of_tools(trust: Trust) -> None:
    missed = [
        form.text
        for form in forms_of(trust)
        if form.skill not in {found.skill for found in find_skills(f"Tools: Fortran, {form.text}, SQL")}
    ]
    assert missed == []


def test_neighbours_are_mutual() -> None:
    pairs = {(name, other) for name in vocabulary().skills for other in neighbours(name)}
    assert {(other, name) for name, other in pairs} == pairs


def test_no_skill_is_its_own_neighbour() -> None:
    assert [name for name in vocabulary().skills if name in neighbours(name)] == []


def test_no_group_of_substitutes_names_a_skill_twice() -> None:
    assert [group for group in vocabulary().substitutes if len(set(group)) != len(group)] == []


def test_implied_is_transitive() -> None:
    gaps = [
        (name, step)
        for name, step in itertools.chain.from_iterable(
            ((name, step) for step in implied(name)) for name in vocabulary().skills
        )
        if not implied(step) <= implied(name)
    ]
    assert gaps == []
