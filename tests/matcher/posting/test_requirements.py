"""Requirements from blocks: lines, spans, splitting, importance, conditions, and whole invented postings."""

from __future__ import annotations

import pytest

from matcher.conditions import Depth, LocationCondition, SkillCondition
from matcher.nouns import Kind, Line, Requirement, Role
from matcher.posting.blocks import RawBlock, Shape, lay_out
from matcher.posting.requirements import read_requirements
from matcher.posting.text_page import text_blocks
from tests.hanging import no_hang
from tests.matcher.posting.invented_postings import INVENTED, Invented


def read(*parts: tuple[Shape, str]) -> tuple[str, tuple[Line, ...], tuple[Requirement, ...]]:
    text, blocks = lay_out([RawBlock(words, shape) for shape, words in parts])
    return text, *read_requirements(blocks, text=text, country="GB")


def wishes(heading: str, *bullets: str) -> list[tuple[str, str, str]]:
    _, _, found = read(("heading", heading), *(("bullet", bullet) for bullet in bullets))
    return [(one.text, one.kind.value, one.importance.value) for one in found]


def read_invented(invented: Invented) -> tuple[str, tuple[Line, ...], tuple[Requirement, ...]]:
    text, blocks = lay_out(text_blocks(invented.text))
    return text, *read_requirements(blocks, text=text, country="GB")


@pytest.mark.parametrize(
    ("bullet", "expected"),
    [
        (
            "Enrolled on an MSc in statistics, with at least two semesters left afterwards",
            [
                ("Enrolled on an MSc", "degree"),
                ("in statistics", "field"),
                ("with at least two semesters left afterwards", "graduation"),
            ],
        ),
        ("Python, Java, or similar", [("Python, Java, or similar", "skill")]),
        ("Has met Docker, and ideally Helm", [("Has met Docker", "skill"), ("ideally Helm", "skill")]),
        ("Fluent Dutch, because our clients are in Utrecht", [("Fluent Dutch", "language")]),
        (
            "Some knowledge of optics and experience with lasers",
            [("Some knowledge of optics", "skill"), ("experience with lasers", "skill")],
        ),
        (
            "At ease talking to shoppers, and gentle with old instruments",
            [("At ease talking to shoppers", "trait"), ("gentle with old instruments", "trait")],
        ),
        (
            "Signs of careful editing and an ear for dialogue",
            [("Signs of careful editing", "trait"), ("an ear for dialogue", "trait")],
        ),
        (
            "Very good spoken Danish, and an example of a short report",
            [("Very good spoken Danish", "language"), ("an example of a short report", "skill")],
        ),
        (
            "Are reading botany, forestry or soil science, at postgraduate level",
            [("Are reading botany, forestry or soil science", "field"), ("at postgraduate level", "degree")],
        ),
        (
            "Fluent Welsh, which is the language of the archive",
            [("Fluent Welsh, which is the language of the archive", "language")],
        ),
    ],
)
def test_a_bullet_is_split_where_a_recruiter_would_tick_twice(bullet: str, expected: list[tuple[str, str]]) -> None:
    actual = [(text, kind) for text, kind, _ in wishes("Requirements", bullet)]
    assert actual == expected


@pytest.mark.parametrize(
    ("heading", "bullet", "expected"),
    [
        ("Essential", "Kotlin", "must"),
        ("Nice to have", "Kotlin", "nice"),
        ("What we would like", "Kotlin", "nice"),
        ("Recommendations", "Kotlin", "nice"),
        ("Counts in your favour", "Kotlin", "nice"),
        ("Preferred qualifications", "Kotlin", "nice"),
        ("Essential", "Kotlin would be a plus", "nice"),
        ("Requirements", "Knowledge of Kotlin, which is required", "must"),
    ],
)
def test_importance_follows_the_heading_and_the_words(heading: str, bullet: str, expected: str) -> None:
    assert [importance for _, _, importance in wishes(heading, bullet)] == [expected]


def test_a_remark_after_the_wishes_makes_extras_of_them() -> None:
    _, _, found = read(
        ("heading", "Who we want"), ("paragraph", "You have tutored children. Neither is expected of everyone.")
    )
    assert [(one.text, one.importance.value) for one in found] == [("You have tutored children", "nice")]


@pytest.mark.parametrize(
    "sentence",
    [
        "No degree is required.",
        "You'll build dashboards with the pricing team.",
        "We pay £500 a week and lunch is free.",
        "Send a CV and a covering letter by 3 May.",
        "We are an equal opportunity employer and welcome applications regardless of age.",
        "Last summer two interns rebuilt the search page.",
    ],
)
def test_duties_pay_process_and_withdrawals_are_no_requirements(sentence: str) -> None:
    _, lines, found = read(("paragraph", sentence))
    assert found == ()
    assert Role.REQUIREMENT not in {line.role for line in lines}


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([("bullet", "A forklift licence, and we pay for the lessons")], ["A forklift licence"]),
        ([("bullet", "A garden that you planned; send a picture")], ["A garden that you planned"]),
        ([("bullet", "Fluent Danish. Basic Polish is a plus")], ["Fluent Danish", "Basic Polish is a plus"]),
        ([("bullet", "Kotlin"), ("paragraph", "Open until filled. Tea is at four.")], ["Kotlin"]),
        (
            [("bullet", "Kotlin"), ("paragraph", "10 weeks from 14 June 2027. Boots.")],
            ["Kotlin", "10 weeks from 14 June 2027"],
        ),
        ([("bullet", "Kotlin"), ("paragraph", "We sponsor visas for whoever needs one.")], ["Kotlin"]),
        ([("bullet", "Kotlin"), ("heading", "You'll get"), ("bullet", "Boots"), ("bullet", "A mentor")], ["Kotlin"]),
    ],
)
def test_what_is_said_beside_the_wishes_is_no_wish(parts: list[tuple[Shape, str]], expected: list[str]) -> None:
    _, _, found = read(("heading", "Requirements"), *parts)
    assert [one.text for one in found] == expected


@pytest.mark.parametrize(
    ("wish", "kind"),
    [
        ("Fluid mechanics, in theory and on paper", "skill"),
        ("A paper or a poster of your own", "experience"),
        ("You've met at least one lathe in person", "skill"),
        ("Applicants need leave to work in the UK", "authorisation"),
    ],
)
def test_a_word_of_two_senses_does_not_make_the_kind(wish: str, kind: str) -> None:
    assert [found for _, found, _ in wishes("Requirements", wish)] == [kind]


def test_sentences_that_lost_their_full_stop_are_told_apart() -> None:
    _, _, found = read(
        ("heading", "Who you are"),
        ("paragraph", "You will graduate in 2028 You are available from 3 July 2027 for ten weeks"),
    )
    assert [one.kind for one in found] == [Kind.GRADUATION, Kind.AVAILABILITY]


def test_facts_ask_in_any_part_of_a_posting() -> None:
    _, _, found = read(
        ("heading", "Benefits"),
        ("paragraph", "A pension. You must have the right to work in the UK. We meet at the office two days a week."),
    )
    assert [one.kind for one in found] == [Kind.AUTHORISATION, Kind.LOCATION]


def test_a_refusal_to_sponsor_counts_only_where_no_right_to_work_is_asked() -> None:
    alone = read(("paragraph", "We cannot sponsor visas."))[2]
    beside = read(("paragraph", "You must have the right to work in the UK. We cannot sponsor visas."))[2]
    assert [one.text for one in alone] == ["We cannot sponsor visas"]
    assert [one.text for one in beside] == ["You must have the right to work in the UK"]


def test_noise_blocks_give_noise_lines_only() -> None:
    text, blocks = lay_out([RawBlock("You must know Rust.", "paragraph", noise=True)])
    lines, found = read_requirements(blocks, text=text, country=None)
    assert ([line.role for line in lines], found) == ([Role.NOISE], ())


def test_conditions_are_parsed_with_the_rest_of_the_posting() -> None:
    _, _, found = read(
        ("heading", "Requirements"),
        ("bullet", "Strong R or Python"),
        ("bullet", "In our Leeds office three days a week"),
    )
    assert [one.condition for one in found] == [
        SkillCondition((("R", "Python"),), Depth.STRONG),
        LocationCondition("Leeds", "GB", (3, 3)),
    ]


@pytest.mark.parametrize("invented", INVENTED, ids=lambda one: one.name)
def test_lines_cover_the_text_and_hold_the_requirements(invented: Invented) -> None:
    text, lines, found = read_invented(invented)
    covered = [False] * len(text)
    for line in lines:
        assert line.text == text[line.span.start : line.span.end]
        assert not any(covered[line.span.start : line.span.end])
        covered[line.span.start : line.span.end] = [True] * (line.span.end - line.span.start)
    assert all(covered[place] or text[place].isspace() for place in range(len(text)))
    for one in found:
        assert one.text == text[one.span.start : one.span.end]
        around = [line for line in lines if line.span.start <= one.span.start and one.span.end <= line.span.end]
        assert [line.role for line in around] == [Role.REQUIREMENT]


@pytest.mark.parametrize("invented", INVENTED, ids=lambda one: one.name)
def test_an_invented_posting_gives_what_a_careful_reader_finds(invented: Invented) -> None:
    _, _, found = read_invented(invented)
    actual = [(one.kind.value, one.importance.value) for one in found]
    wanted = [(kind, importance) for _, kind, importance in invented.wanted]
    common = sum(min(actual.count(pair), wanted.count(pair)) for pair in set(wanted))
    assert common >= 0.8 * max(len(actual), len(wanted))


@pytest.mark.parametrize("piece", ["a, ", "and who ", "you must have Python and ", "(", "in an experience "])
def test_hostile_text_is_read_without_a_hang(piece: str) -> None:
    with no_hang():
        read(("paragraph", piece * (40_000 // len(piece))))
