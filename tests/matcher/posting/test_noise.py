from __future__ import annotations

import pytest

from matcher.posting.blocks import RawBlock
from matcher.posting.noise import is_navigation, is_page_line, mark_page_noise
from matcher.posting.text_page import text_blocks

BODY = """Rope Walk Data Intern
Hempfield Ltd
Leeds

Hempfield makes ropes for theatres. Our data team of four counts how often each rope is pulled, and when it wears out.

What you need

- A degree in progress with some statistics in it
- Python that you are not ashamed of

To apply, send a CV to ropes@hempfield.example by 2 March 2026. We read everything that we are sent, and we answer."""


def kept(page: str) -> list[str]:
    blocks = text_blocks(page)
    title = next(n for n, block in enumerate(blocks) if block.text.startswith("Rope Walk"))
    return [block.text for block in mark_page_noise(blocks, title) if not block.noise]


@pytest.mark.parametrize(
    "tail",
    [
        "Similar jobs\nKnot Tester - Hull\nView all jobs",
        "Similar jobs\n\nKnot Tester - Hull\n\nSplicing Lead, 5 years of SQL",
        "People also viewed\nKnot Tester, Python required",
        "Students also looked at\nKnot Tester, part-qualified - Hull",
        "Other offers you may have missed\nKnot Tester, two diplomas - Hull",
        "Also interesting for you\nKnot Tester with forklift licence, Hull\nNight Splicer, Grimsby",
        "More at Hempfield\nKnot Tester, two diplomas - Hull",
        "Career Corner\nTen questions on hemp and how to dodge them",
        "Salary check 2026: what splicers with a diploma earn",
        "With thanks,\nMoira Hemp\nHempfield Ltd, Leeds",
        "Kind regards\nMoira Hemp, five languages and one diploma",
        "Hot jobs\nKnot Tester, two diplomas - Hull",
        "From the advice hub\n\nHow I got my first job with a 2:2",
        'Ask the careers desk\n\n"Do I need a PhD to tie knots?"',
        "Apply now\n\nIs hemp still worth learning?\n\nFive knots that every CV needs",
        "Sponsored\nWebinar: fire doors and the certificates that you must hold",
        "Industry Insights\n\nIs a degree worth it? We asked ten employers about SQL, and nine said: it depends.",
        "Career advice\nHow to write a CV that wins\nWhy everyone needs Python",
        "Subscribe to our newsletter for the latest jobs.\nYour e-mail",
        "We use cookies to remember you. Accept all",
        "© Ropejobs 2026 | Privacy | Terms",
        "Share this job\nFacebook\nLinkedIn",
        "Join 9,000 students who read our digest",
        "Never miss a vacancy. Create a job alert",
        "Tip of the week: ask your tutor to read the letter.",
    ],
)
def test_what_follows_the_posting_is_noise(tail: str) -> None:
    assert kept(f"{BODY}\n\n{tail}") == kept(BODY)


@pytest.mark.parametrize(
    "head",
    [
        "Skip to content\nRopejobs\nHome > Jobs > Leeds",
        "Jobs   Employers   Advice   Log in",
        "Ropejobs - careers in rope\nBrowse | Post a job | Sign in",
    ],
)
def test_what_stands_above_the_title_is_noise(head: str) -> None:
    assert kept(f"{head}\n\n{BODY}") == kept(BODY)


def test_related_jobs_between_headline_and_body_are_noise() -> None:
    related = "Related Jobs\n\nView all jobs\n\nKnot Tester - Hull\n\nSplicer (2+ years)\n\n"
    page = BODY.replace("Hempfield makes", related + "Hempfield makes")
    assert kept(page) == kept(BODY)


def test_a_share_row_in_the_middle_takes_nothing_else() -> None:
    page = BODY.replace("What you need", "Share this job\n\nWhat you need")
    assert kept(page) == kept(BODY)


def test_a_posting_that_speaks_of_newsletters_and_blogs_is_kept() -> None:
    page = BODY.replace("- Python", "- You have written for a newsletter or a blog\n- Python")
    assert "You have written for a newsletter or a blog" in kept(page)


def test_the_posting_goes_on_at_a_usual_heading_after_related_jobs() -> None:
    page = f"{BODY}\n\nSimilar jobs\nKnot Tester - Hull\n\nHow to apply\nUse the form on our site."
    assert kept(page)[-2:] == ["How to apply", "Use the form on our site."]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Home > Internships > Leeds", True),
        ("Jobs | Employers | Log in", True),
        ("Save vacancy    Share    Report this job", True),
        ("[ Print ] [ Send to a friend ]", True),
        ("Apply now", True),
        ("Internship · Paid · Hybrid", False),
        ("Hempfield Ltd | Leeds, UK | On site", False),
        ("Hempfield Ltd · Leeds · 32-40 hours · hybrid", False),
        ("A degree in progress", False),
        ("Apply your statistics to ropes", False),
    ],
)
def test_rows_of_links_are_navigation(line: str, expected: bool) -> None:
    assert is_navigation(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("#LI-Hybrid #LI-XY1", True),
        ("We use cookies.", True),
        ("C# and F# in daily use", False),
        ("Bake cookies", False),
    ],
)
def test_lines_that_belong_to_a_page_anywhere(line: str, expected: bool) -> None:
    assert is_page_line(line) is expected


def test_without_a_title_nothing_is_lost_above_the_body() -> None:
    blocks = (RawBlock("We knot ropes.", "paragraph"), RawBlock("Come and help us.", "paragraph"))
    assert not any(block.noise for block in mark_page_noise(blocks, None))
