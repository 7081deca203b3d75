"""Fields of study: mentions, conditions and how near a field comes."""

import pytest

from matcher.conditions import FieldCondition
from matcher.lexicon import read_lists
from matcher.subjects import find_subjects, fit, read_field_condition


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BSc Computer Science", ["computer science"]),
        ("Informatik", ["computer science"]),
        ("Electronic & Electrical Engineering", ["electrical and electronic engineering"]),
        ("Economics and Mathematics", ["economics", "mathematics"]),
        (
            "civil, mechanical or structural engineering",
            ["civil engineering", "mechanical engineering", "structural engineering"],
        ),
        ("computational or systems neuroscience", ["computational neuroscience", "neuroscience"]),
        ("social or public policy", ["social policy", "public policy"]),
        ("AI and ML", ["artificial intelligence", "machine learning"]),
        ("ai caramba, it is sunny", []),
        ("Human-Computer Interaction", ["human-computer interaction"]),
        ("Tapestry weaving", []),
    ],
)
def test_subjects_are_found_by_their_canonical_names(text: str, expected: list[str]) -> None:
    assert [one.subject for one in find_subjects(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Physics or chemistry", FieldCondition(frozenset({"physics", "chemistry"}), False)),
        ("Law or a related field", FieldCondition(frozenset({"law"}), True)),
        ("A quantitative degree", FieldCondition(frozenset(), False, frozenset({"quantitative"}))),
        ("A related field", FieldCondition(frozenset(), True)),
        (
            "Marketing or another creative subject",
            FieldCondition(frozenset({"marketing"}), True, frozenset({"creative"})),
        ),
        ("In analytical chemistry", FieldCondition(frozenset({"analytical chemistry"}), False)),
        ("A friendly person", None),
    ],
)
def test_a_posting_says_which_fields_it_asks(text: str, expected: FieldCondition | None) -> None:
    assert read_field_condition(text) == expected


def asks(*subjects: str, groups: tuple[str, ...] = ()) -> FieldCondition:
    return FieldCondition(frozenset(subjects), False, frozenset(groups))


@pytest.mark.parametrize(
    ("field", "condition", "expected"),
    [
        ("Computing", asks("computer science"), "same"),
        ("Economics and History", asks("history"), "same"),
        ("Machine Learning", asks("computer science"), "covers"),
        ("Civil Engineering", asks("engineering"), "covers"),
        ("Statistics", asks(groups=("quantitative",)), "covers"),
        ("Photography", asks(groups=("creative",)), "covers"),
        ("Computer Science", asks("machine learning"), "near"),
        ("Geography", asks("gis"), "near"),
        ("Mechanical Engineering", asks("civil engineering"), "near"),
        ("Data Science", asks("statistics"), "near"),
        ("Nursing", asks("computer science", "statistics"), "none"),
        ("Nursing", asks(groups=("quantitative",)), "none"),
        ("Graphic Design", asks("mathematics"), "none"),
        ("Dragon Riding", asks("physics"), "none"),
        ("", asks("physics"), "none"),
    ],
)
def test_a_field_is_judged_against_what_is_asked(field: str, condition: FieldCondition, expected: str) -> None:
    assert fit(field, condition) == expected


def test_the_tables_name_only_known_subjects() -> None:
    known = set(read_lists("subjects.toml", "aliases"))
    named = {
        name
        for table in ("parents", "near", "groups")
        for members in read_lists("subjects.toml", table).values()
        for name in members
    }
    assert (named | set(read_lists("subjects.toml", "parents"))) - known == set()


def test_no_name_stands_for_two_subjects() -> None:
    names = [
        name.lower()
        for subject, aliases in read_lists("subjects.toml", "aliases").items()
        for name in (subject, *aliases)
    ]
    assert sorted(names) == sorted(set(names))
