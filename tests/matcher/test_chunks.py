from __future__ import annotations

from dataclasses import replace

import pytest

from matcher.chunks import LONGEST_CHARACTERS, cv_chunks, one_line, posting_chunks
from matcher.nouns import Chunk, Cv, Document, Line, Posting, Profile, Role, SectionName, Span, Statement
from tests.index.postings import posting


def with_roles(*lines: tuple[Role, str], title: str = "Intern", company: str | None = None) -> Posting:
    read = posting("a", *(text for _, text in lines), title=title, company=company)
    roles = (replace(line, role=role) for line, (role, _) in zip(read.lines, lines, strict=True))
    return replace(read, lines=tuple(roles))


def texts(chunks: tuple[Chunk, ...]) -> list[str]:
    return [chunk.text for chunk in chunks]


def test_the_title_is_read_with_the_company() -> None:
    chunks = posting_chunks(with_roles(title="Data  Intern", company="Tern"))
    assert chunks == (Chunk("Data Intern at Tern", Span(1, 0, 12), "title"),)


def test_a_title_that_is_not_in_the_text_has_an_empty_span() -> None:
    chunks = posting_chunks(replace(with_roles(), title="Analyst", text="Something else"))
    assert chunks == (Chunk("Analyst", Span(1, 0, 0), "title"),)


@pytest.mark.parametrize(
    ("role", "kept"),
    [
        (Role.REQUIREMENT, True),
        (Role.DUTY, True),
        (Role.COMPANY, True),
        (Role.UNKNOWN, True),
        (Role.NOISE, False),
        (Role.LEGAL, False),
        (Role.PROCESS, False),
        (Role.BENEFIT, False),
        (Role.HEADING, False),
        (Role.FACT, False),
        (Role.TITLE, False),
    ],
)
def test_which_lines_are_read(role: Role, kept: bool) -> None:
    assert ("ring birds" in texts(posting_chunks(with_roles((role, "ring birds"))))) is kept


def test_short_neighbours_of_one_role_are_read_together() -> None:
    read = with_roles((Role.DUTY, "Ring birds"), (Role.DUTY, "count\teggs"), (Role.REQUIREMENT, "You write R"))
    chunks = posting_chunks(read)[1:]
    assert texts(chunks) == ["Ring birds count eggs", "You write R"]
    assert [read.text[chunk.span.start : chunk.span.end] for chunk in chunks] == [
        "Ring birds\ncount\teggs",
        "You write R",
    ]


def test_long_neighbours_stay_apart() -> None:
    first, second = "a" * 160, "b" * 160
    assert texts(posting_chunks(with_roles((Role.DUTY, first), (Role.DUTY, second))))[1:] == [first, second]


def test_a_long_line_is_cut_between_words_and_nothing_is_lost() -> None:
    line = "birds " * 400
    read = with_roles((Role.DUTY, line.strip()))
    chunks = posting_chunks(read)[1:]
    assert " ".join(texts(chunks)) == line.strip()
    assert max(len(chunk.text) for chunk in chunks) <= LONGEST_CHARACTERS
    assert all(one_line(read.text[chunk.span.start : chunk.span.end]) == chunk.text for chunk in chunks)


def test_a_line_without_spaces_is_cut_where_it_is_too_long() -> None:
    chunks = posting_chunks(with_roles((Role.DUTY, "x" * 2000)))[1:]
    assert [len(chunk.text) for chunk in chunks] == [900, 900, 200]


def test_a_blank_line_gives_no_chunk() -> None:
    read = with_roles()
    assert len(posting_chunks(replace(read, lines=(Line(" \n", Span(1, 0, 2), Role.DUTY),)))) == 1


def cv(*statements: Statement) -> Cv:
    return Cv(Document(("",), "text"), (), statements, Profile())


def said(text: str, section: SectionName = SectionName.EXPERIENCE, entry: str = "") -> Statement:
    return Statement(text, Span(1, 5, 5 + len(text)), section, entry)


def test_a_statement_is_read_on_one_line_and_keeps_its_span() -> None:
    text = "Counted eggs\n  of terns on five islands and wrote it up"
    expected = Chunk("Counted eggs of terns on five islands and wrote it up", Span(1, 5, 5 + len(text)), "experience")
    assert cv_chunks(cv(said(text, entry="Warden, Tern Trust"))) == (expected,)


@pytest.mark.parametrize("section", [SectionName.CONTACT, SectionName.REFERENCES])
def test_contact_details_and_references_are_not_read(section: SectionName) -> None:
    assert cv_chunks(cv(said("tern@example.org", section))) == ()


def test_a_statement_of_white_space_is_not_read() -> None:
    assert cv_chunks(cv(said(" \n"))) == ()


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        (SectionName.EXPERIENCE, "Warden, Tern Trust: Counted eggs"),
        (SectionName.PROJECTS, "Warden, Tern Trust: Counted eggs"),
        (SectionName.EDUCATION, "Counted eggs"),
        (SectionName.SKILLS, "Counted eggs"),
    ],
)
def test_a_short_statement_is_read_under_its_heading_where_that_says_what_was_done(
    section: SectionName, expected: str
) -> None:
    assert texts(cv_chunks(cv(said("Counted eggs", section, "Warden,\tTern Trust")))) == [expected]


def test_a_heading_is_not_read_twice() -> None:
    assert texts(cv_chunks(cv(said("Warden", entry="Warden")))) == ["Warden"]
