"""Headings that run on into the text below them, where a page lost its line breaks."""

from __future__ import annotations

from matcher.posting.blocks import RawBlock
from matcher.posting.read import read_postings
from matcher.posting.run_in import with_run_in_headings

FLAT = (
    "About the museum We keep four hundred looms, and most of them still work on Thursdays. Who should apply You are a "
    "student of textile design or of history. You have mended a machine with moving parts. Nice to have Some Dutch. "
    "How to apply Send a letter and a photograph of a knot by 3 May 2027, and we will answer within a week."
)


def test_a_flat_paragraph_is_parted_at_its_headings() -> None:
    parts = with_run_in_headings([RawBlock(FLAT, "paragraph")])
    assert [one.text for one in parts if one.shape == "heading"] == [
        "Who should apply",
        "Nice to have",
        "How to apply",
    ]
    assert parts[2].text.startswith("You are a student of textile design")


def test_what_stands_under_such_headings_is_read_like_any_other_part() -> None:
    page = f"Loom Intern\nWeaver Row Museum, Leeds\n\n{FLAT}"
    (posting,) = read_postings(page.encode(), name="page.txt").postings
    told = {one.text: one.importance.value for one in posting.requirements}
    assert told["Some Dutch"] == "nice"
    assert told["You have mended a machine with moving parts"] == "must"
    assert not any("knot" in text or "looms" in text for text in told)


def test_headings_count_over_the_whole_page() -> None:
    first = f"What you will bring You can read a loom chart, and you say so when not. {'Wool is dear. ' * 12}"
    second = f"Practical details Six months from May, on site. {'The mill stands by the river and smells of it. ' * 4}"

    parts = with_run_in_headings([RawBlock(first, "paragraph"), RawBlock(second, "paragraph")])

    assert [one.text for one in parts if one.shape == "heading"] == ["What you will bring", "Practical details"]


def test_one_heading_in_capitals_is_enough() -> None:
    told = "We card, spin and weave, and on Fridays we sweep. You will learn all three, and how to oil a loom. "
    prose = RawBlock(f"{told * 2}Who You Are You study textiles. You have mended a machine.", "paragraph")

    parts = with_run_in_headings([prose])

    assert [one.text for one in parts] == [
        (told * 2).strip(),
        "Who You Are",
        "You study textiles. You have mended a machine.",
    ]


def test_one_word_heads_a_paragraph_and_half_a_sentence_does_not() -> None:
    asked = f"What you will bring Some Dutch. Right to work in the Netherlands. {'Wool is dear. ' * 12}"
    told = f"Details The placement begins in May. {'The mill stands by the river and smells of it. ' * 4}"

    parts = with_run_in_headings([RawBlock(asked, "paragraph"), RawBlock(told, "paragraph")])

    assert [one.text for one in parts if one.shape == "heading"] == ["What you will bring", "Details"]


def test_sentences_that_begin_like_headings_stay_whole() -> None:
    prose = (
        "We need Python and a calm head in this team. You have Friday afternoons free for reading. About You is the "
        "name of our newsletter, and it goes to nine thousand people. What you bring is up to you, if it is warm."
    )
    assert with_run_in_headings([RawBlock(prose, "paragraph")]) == (RawBlock(prose, "paragraph"),)


def test_a_short_paragraph_and_noise_are_left_alone() -> None:
    short = RawBlock("Requirements Python. Benefits Lunch.", "paragraph")
    noise = RawBlock(FLAT, "paragraph", noise=True)
    assert with_run_in_headings([short, noise]) == (short, noise)
