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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("English (first), Irish (school)", [("English", "first"), ("Irish", "school")]),
        ("English, Hakka (conversational)", [("English", None), ("Hakka", "conversational")]),
        ("French (core French to grade 12)", [("French", "core French to grade 12")]),
        ("Hindi: I follow films.", [("Hindi", "I follow films")]),
        ("Hindi & English: fluent; Thai: rusty", [("Hindi", "fluent"), ("English", "fluent"), ("Thai", "rusty")]),
        ("some Ojibwe (two years of classes, I can count)", [("Ojibwe", "two years of classes, I can count")]),
        ("English, Vornish (a little), Old Tarnic", [("English", None), ("Vornish", "a little"), ("Old Tarnic", None)]),
        ("Nederlands (moedertaal), Engels (vloeiend)", [("Dutch", "moedertaal"), ("English", "vloeiend")]),
        ("Sesotho (home language), isiZulu (basic)", [("Sesotho", "home language"), ("Zulu", "basic")]),
        ("Portuguese (Brazil), English (C1)", [("Portuguese", None), ("English", "C1")]),
        ("Swedish citizen. Swedish (native)", [("Swedish", "native")]),
        ("français (maternel), néerlandais (B1)", [("French", "maternel"), ("Dutch", "B1")]),
        ("Thai and Irish as first languages", [("Thai", "as first languages"), ("Irish", "as first languages")]),
        ("English; school French", [("English", None), ("French", "school")]),
        ("Reading: C1, English (TOEIC 890)", [("English", "TOEIC 890")]),
    ],
)  # fmt: skip
def test_a_list_of_languages_may_name_rare_ones_and_levels_in_any_words(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert [(one.name, one.level) for one in find_languages(text, listed=True)] == expected


@pytest.mark.parametrize("text", ["Karen Wu, Dakota", "Edo period, Tonga", "Vornish (a little)", "a Creole kitchen"])
def test_rare_names_of_languages_count_in_lists_only(text: str) -> None:
    assert find_languages(text) == ()


@pytest.mark.parametrize(
    ("text", "cefr"),
    [
        ("English (TOEIC 890)", 4),
        ("English (TOEIC 950)", 5),
        ("English (TOEFL iBT 104)", 5),
        ("English (IELTS 6.0)", 4),
        ("English (PTE 61)", 4),
        ("English (CAE)", 5),
        ("Korean (TOPIK 3)", 3),
        ("Mandarin (HSK 9)", 6),
        ("French (DALF)", 5),
    ],
)
def test_a_test_or_a_certificate_is_placed_on_the_scale(text: str, cefr: int) -> None:
    assert [one.cefr for one in find_languages(text, listed=True)] == [cefr]
