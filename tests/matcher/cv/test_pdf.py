from __future__ import annotations

import logging
from io import BytesIO

import pypdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from matcher.cv import pdf as pages
from matcher.cv import pdf_objects as objects
from matcher.cv.read import read_document
from matcher.errors import FileTooLarge, UnreadableFile
from tests.matcher.cv.drawn import HEIGHT, codes, lines, pdf, seen, write


def locked(content: bytes, password: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=BytesIO(content))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="AES-128")
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def student(canvas: Canvas) -> None:
    write(canvas, 50, 80, "Ines Morel, student of physics")


def test_a_locked_file_is_refused_with_the_way_out() -> None:
    with pytest.raises(UnreadableFile, match="without a password"):
        read_document(locked(pdf(student), "secret"))


def test_a_file_locked_with_an_empty_password_is_read() -> None:
    assert read_document(locked(pdf(student), "")).pages == ("Ines Morel, student of physics",)


def test_a_truncated_file_without_pages_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="damaged"):
        read_document(pdf(student)[:200])


def test_pages_beyond_the_limit_are_left_out_with_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MAX_PAGES", 2)

    document = seen(student, student, student)

    assert (len(document.pages), codes(document)) == (2, ["pages_left_out"])


def test_a_turned_page_is_read_upright() -> None:
    writer = pypdf.PdfWriter(clone_from=BytesIO(pdf(turned)))
    writer.pages[0].rotate(90)
    buffer = BytesIO()
    writer.write(buffer)

    assert lines(read_document(buffer.getvalue())) == ["Ines Morel, student of physics", "Second line of the page"]


def turned(canvas: Canvas) -> None:
    canvas.rotate(90)
    canvas.drawString(100, -60, "Ines Morel, student of physics")
    canvas.drawString(100, -90, "Second line of the page")


def test_text_in_a_form_is_read_where_it_is_placed() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("contact")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(0, 0, "ines@mail.example")
        canvas.endForm()
        write(canvas, 50, 80, "Ines Morel")
        write(canvas, 50, 150, "Student of physics")
        canvas.translate(50, HEIGHT - 110)
        canvas.doForm("contact")

    assert lines(seen(draw)) == ["Ines Morel", "ines@mail.example", "Student of physics"]


def test_nothing_of_the_file_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    content = pdf(student).replace(b"/Type /Catalog", b"/Type /Cat#log ")

    with caplog.at_level(logging.DEBUG):
        read_document(content)

    assert caplog.records == []


def test_a_file_of_too_many_objects_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(objects, "MAX_OBJECTS", 5)

    with pytest.raises(FileTooLarge, match="more parts"):
        read_document(pdf(student))
