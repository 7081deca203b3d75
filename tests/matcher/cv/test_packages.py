"""DOCX packages that lie about what is in them: sizes, counts, names, encryption, entities."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from matcher.cv.read import read_document
from matcher.errors import FileTooLarge, NoText, UnreadableFile, UnsupportedType
from scripts.fuzzing.seeds import DOCX_PARTS, W, package

MEGABYTE = 1_000_000
BODY = f"<w:document {W}><w:body><w:p><w:r><w:t>Ada Fernley%s</w:t></w:r></w:p></w:body></w:document>"
WHOLE = {**DOCX_PARTS, "word/document.xml": BODY % ""}
RELS = "word/_rels/document.xml.rels"


def sound(**parts: str | bytes) -> bytes:
    return package({**WHOLE, **parts})


def appended(content: bytes, *entries: tuple[str, bytes]) -> bytes:
    """The archive with more entries, the same name as often as one likes."""
    buffer = io.BytesIO(content)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, part in entries:
            archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def with_directory(content: bytes, name: str, offset: int, field: str, value: int) -> bytes:
    """The archive with one field of one entry of its central directory changed."""
    at = content.rindex(b"PK\x01\x02", 0, content.rindex(name.encode()))
    size = struct.calcsize(field)
    return content[: at + offset] + struct.pack(field, value) + content[at + offset + size :]


FLAGS, METHOD, UNPACKED, PLACE = (8, "<H"), (10, "<H"), (24, "<I"), (42, "<I")
DOCUMENT = "word/document.xml"


def said_smaller() -> bytes:
    """Thirty million blanks of which the directory says that they are a hundred."""
    return with_directory(sound(**{DOCUMENT: (BODY % "") + " " * 30 * MEGABYTE}), DOCUMENT, *UNPACKED, 100)


def overlapping() -> bytes:
    """Many entries whose data are the same bytes."""
    content = appended(sound(), *[(f"word/{number}.bin", b" " * MEGABYTE) for number in range(100)])
    first = content.index(b"PK\x03\x04", content.index(b"word/0.bin") - 40)
    for number in range(1, 100):
        content = with_directory(content, f"word/{number}.bin", *PLACE, first)
    return content


def same_name_again() -> bytes:
    return appended(sound(), *[("word/media.bin", b" " * MEGABYTE)] * 100)


TOO_LARGE: tuple[Callable[[], bytes], ...] = (overlapping, same_name_again)


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("made", TOO_LARGE)
def test_what_all_entries_say_together_counts(made: Callable[[], bytes]) -> None:
    with pytest.raises(FileTooLarge):
        read_document(made())


def test_no_more_is_unpacked_than_the_directory_says() -> None:
    content = said_smaller()
    tracemalloc.start()
    with pytest.raises(UnreadableFile):
        read_document(content)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 10 * MEGABYTE


@pytest.mark.parametrize(
    "content",
    [
        with_directory(sound(), DOCUMENT, *FLAGS, 1),
        with_directory(sound(), DOCUMENT, *METHOD, 99),
        with_directory(sound(), DOCUMENT, *UNPACKED, 0xFFFFFFFF),
        with_directory(sound(), DOCUMENT, *PLACE, 0xFFFFFFF0),
        sound()[:-30],
        sound()[:-22] + b"PK\x05\x06" + b"\xff" * 18,
    ],
    ids=[
        "encrypted",
        "an unknown method",
        "a size of ZIP64 that is none",
        "a place outside",
        "cut",
        "a directory outside",
    ],
)
def test_a_directory_that_lies_is_damage_or_too_much(content: bytes) -> None:
    with pytest.raises((UnreadableFile, FileTooLarge)):
        read_document(content)


@pytest.mark.parametrize(
    "name", ["../../escaped.txt", "/tmp/escaped.txt", "..\\..\\escaped.txt", "C:\\escaped.txt", "word/\x00escaped.txt"]
)
def test_names_that_climb_are_written_nowhere(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = read_document(appended(sound(), (name, b"x"))).pages[0]
    assert (text, list(tmp_path.rglob("*"))) == ("Ada Fernley", [])
    assert not Path("/tmp/escaped.txt").exists()


@pytest.mark.parametrize(
    "target", ["../../../../../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "document.xml"]
)
@pytest.mark.parametrize("mode", ["", ' TargetMode="External"'])
def test_a_relationship_that_leads_elsewhere_brings_nothing_in(target: str, mode: str) -> None:
    link = f'<Relationship Id="r2" Type="{HEADER}" Target="{target}"{mode}/>'
    content = sound(**{RELS: f'<Relationships xmlns="{NAMESPACE}">{link}</Relationships>'})
    try:
        text = read_document(content).pages[0]
    except UnreadableFile:
        text = ""
    assert text in {"", "Ada Fernley"}


NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEADER = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE w:document [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>',
        '<!DOCTYPE w:document SYSTEM "http://127.0.0.1:9/x.dtd" [<!ENTITY x "y">]>',
        '<!DOCTYPE w:document [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p; <!ENTITY x "y">]>',
        "<!DOCTYPE w:document [<!ENTITY a '" + "lol" * 1000 + "'>"
        + "".join(f"<!ENTITY {two} '{f'&{one};' * 50}'>" for one, two in zip("abcdefg", "bcdefgx", strict=True)) + "]>",
    ],
    ids=["a file", "an address", "a DTD elsewhere", "a parameter", "laughs"],
)  # fmt: skip
def test_no_entity_is_resolved(declared: str) -> None:
    content = sound(**{DOCUMENT: declared + BODY % " &x;"})
    try:
        text = read_document(content).pages[0]
        assert text.startswith("Ada Fernley")
        assert len(text) < 40
    except (UnreadableFile, NoText):
        pass


def test_an_archive_in_an_archive_is_not_opened() -> None:
    inner = sound()
    for _ in range(20):
        inner = package({"word/inner.docx": inner})
    assert read_document(appended(sound(), ("word/inner.docx", inner))).pages[0] == "Ada Fernley"
    with pytest.raises(UnsupportedType):
        read_document(inner)
