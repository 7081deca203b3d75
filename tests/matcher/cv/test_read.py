from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from matcher.cv import read
from matcher.cv.read import MAX_FILE_BYTES, MAX_LINE_CHARACTERS, MAX_LINES, read_document
from matcher.errors import FileFault, FileTooLarge, UnreadableFile, UnsupportedType
from tests.matcher.cv.drawn import pdf, write


def archive(**files: str) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, text in files.items():
            package.writestr(name, text)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (pdf(lambda canvas: write(canvas, 50, 80, "Ines Morel, student of physics")), "pdf"),
        (b"Ines Morel\n\nEDUCATION\nBSc Physics\n", "text"),
        (b"# Ines Morel\n\n**BSc** Physics\n", "markdown"),
        (b'{"basics": {"name": "Ines Morel"}}', "json"),
        ("Zoë Müller\nMünster".encode("cp1252"), "text"),
        ("Zoë Müller\nMünster".encode("utf-16"), "text"),
    ],
)
def test_the_type_is_told_by_content(content: bytes, expected: str) -> None:
    assert read_document(content).format == expected


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", UnreadableFile),
        (b"  \n \n", UnreadableFile),
        (b"x" * (MAX_FILE_BYTES + 1), FileTooLarge),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, UnsupportedType),
        (bytes(range(256)) * 8, UnsupportedType),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old Word", UnsupportedType),
        (archive(note="no Word document"), UnsupportedType),
        (b"PK\x03\x04 cut off", UnreadableFile),
        (b"%PDF-1.7\ncut off", UnreadableFile),
        (b'{"basics": {"name": ', UnreadableFile),
        (b'{"colour": "blue"}', UnsupportedType),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_by_kind(content: bytes, kind: type[FileFault]) -> None:
    with pytest.raises(FileFault) as refusal:
        read_document(content)

    assert type(refusal.value) is kind


def test_a_refusal_says_what_to_do() -> None:
    with pytest.raises(FileFault, match="Send a PDF, DOCX, plain text, Markdown or JSON Resume"):
        read_document(bytes(range(256)) * 8)


def test_pages_are_read_in_their_order() -> None:
    content = pdf(
        lambda canvas: write(canvas, 50, 80, "Education came first for me."),
        lambda canvas: write(canvas, 50, 80, "Work came after it."),
    )

    assert read_document(content).pages == ("Education came first for me.", "Work came after it.")


def test_the_same_bytes_give_the_same_document() -> None:
    content = pdf(lambda canvas: write(canvas, 50, 80, "Ines Morel", "Student of physics"))

    assert read_document(content) == read_document(content)


def test_a_text_over_the_limit_is_cut_with_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "MAX_CHARACTERS", 10)

    document = read_document(b"Ines Morel\n\nGeographer")

    assert (document.pages, [warning.code for warning in document.warnings]) == (("Ines Morel",), ["text_cut"])


def test_a_line_that_no_person_writes_is_parted_without_loss() -> None:
    sentence = "Counted terns, gulls and skuas on the cliffs of Otterburn. "
    (page,) = read_document((sentence * 200).encode()).pages
    assert max(len(line) for line in page.split("\n")) <= MAX_LINE_CHARACTERS
    assert {line[-9:] for line in page.split("\n")} == {"tterburn."}
    assert page.split() == (sentence * 200).split()


def test_one_long_word_is_parted_too() -> None:
    (page,) = read_document(b"x" * 10_000).pages
    assert [len(line) for line in page.split("\n")] == [4000, 4000, 2000]


def test_a_text_of_too_many_lines_is_cut_with_a_warning() -> None:
    document = read_document(b"Otterburn 2025\n\n" * 6_000)
    assert document.pages[0].count("Otterburn") == MAX_LINES
    assert [warning.code for warning in document.warnings] == ["text_cut"]


def test_what_is_marked_up_without_end_is_cut_before_it_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "MAX_MARKED_CHARACTERS", 40)
    document = read_document(b"# Ines Morel\n\nGeographer\n\n" + b"**a** " * 50)
    assert document.pages[0].count("a") == 3
    assert [warning.code for warning in document.warnings] == ["text_cut"]
