"""Spoken languages in CVs and postings."""

import pytest

from matcher.conditions import LanguageCondition
from matcher.languages import find_languages, read_language_condition


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("English (C2), Finnish (A2, summer school)", [("English", "C2", 6), ("Finnish", "A2, summer school", 2)]),
        ("Greek (mother tongue)", [("Greek", "mother tongue", 7)]),
        ("Irish and Welsh (both native)", [("Irish", "both native", 7), ("Welsh", "both native", 7)]),
        ("Spanish GCSE grade 6, never used", [("Spanish", "GCSE grade 6", 2)]),
        ("Thai – native, Dutch – basic", [("Thai", "native", 7), ("Dutch", "basic", 2)]),
        ("English, Urdu (fluent)", [("English", None, None), ("Urdu", "fluent", 5)]),
        ("fluent English and Dutch", [("English", "fluent", 5), ("Dutch", "fluent", 5)]),
        ("Native: Polish; Fluent: German", [("Polish", "Native", 7), ("German", "Fluent", 5)]),
        ("Italian, spoken; Latin", [("Italian", "spoken", 3), ("Latin", None, None)]),
        ("German A level (2019, rusty)", [("German", "A level (2019, rusty)", 3)]),
        ("French | B2\nGerman | A1", [("French", "B2", 4), ("German", "A1", 1)]),
        ("Japanese (JLPT N2)", [("Japanese", "JLPT N2", 4)]),
        ("English (IELTS 7.5)", [("English", "IELTS 7.5", 5)]),
        ("Mandarin Chinese (HSK 4)", [("Mandarin", "HSK 4", 3)]),
        ("Englisch (verhandlungssicher)", [("English", "verhandlungssicher", 5)]),
        ("BSL Level 1", [("British Sign Language", "Level 1", 1)]),
    ],
)
def test_a_language_is_read_with_its_level(text: str, expected: list[tuple[str, str | None, int | None]]) -> None:
    assert [(one.name, one.level, one.cefr) for one in find_languages(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "a German company",
        "polish the lens",
        "French Embassy",
        "Irish and Greek citizen",
        "Python, Java, Go",
        "English and Danish councils",
    ],
)
def test_an_adjective_or_a_programming_language_is_none(text: str) -> None:
    assert find_languages(text) == ()


def test_a_language_points_back_to_its_word() -> None:
    text = "I speak some Danish."
    (found,) = find_languages(text)
    assert text[found.start : found.end] == "Danish"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fluent German (C1)", LanguageCondition(("German",), 5)),
        ("Conversational Greek, Danish or Thai", LanguageCondition(("Greek", "Danish", "Thai"), 3)),
        ("A reading knowledge of Dutch", LanguageCondition(("Dutch",), 3)),
        ("Excellent English, spoken and written", LanguageCondition(("English",), 5)),
        ("Spanish at fluent or native level", LanguageCondition(("Spanish",), 5)),
        ("English and French, both fluent", LanguageCondition(("English", "French"), 5, every=True)),
        ("Welsh at any level", LanguageCondition(("Welsh",), 1)),
        ("Portuguese", LanguageCondition(("Portuguese",), None)),
        ("Good humour", None),
        ("Interest in the German market", None),
    ],
)
def test_a_posting_says_which_languages_it_asks(text: str, expected: LanguageCondition | None) -> None:
    assert read_language_condition(text) == expected
