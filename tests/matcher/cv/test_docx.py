from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import docx
import pytest
from docx.document import Document as DocxDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

from matcher.cv import docx as door
from matcher.cv.read import read_document
from matcher.errors import FileTooLarge, UnreadableFile
from matcher.nouns import Document
from tests.matcher.cv.drawn import headings, lines

BOX = (
    f"<w:r {nsdecls('w')}><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent>"
    "<w:p><w:r><w:t>Text in a box</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)


def written(write: Callable[[DocxDocument], None]) -> bytes:
    document = docx.Document()
    write(document)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def seen(write: Callable[[DocxDocument], None]) -> Document:
    return read_document(written(write))


def test_paragraphs_headings_and_lists_are_read_in_order() -> None:
    def write(document: DocxDocument) -> None:
        document.add_heading("Ines Morel", 0)
        document.add_heading("Work", 1)
        document.add_paragraph("Bicycle shop\t2021")
        document.add_paragraph("Counted stock", style="List Bullet")
        document.add_paragraph("Repaired wheels", style="List Bullet")

    document = seen(write)

    assert document.pages == ("Ines Morel\n\nWork\n\nBicycle shop\t2021\n\n• Counted stock\n• Repaired wheels",)
    assert headings(document) == ["Ines Morel", "Work"]


def test_a_bold_short_paragraph_is_a_heading() -> None:
    def write(document: DocxDocument) -> None:
        document.add_paragraph().add_run("Volunteering").bold = True
        document.add_paragraph("Bird counts")

    assert headings(seen(write)) == ["Volunteering"]


def test_a_table_row_is_one_line_with_tabs() -> None:
    def write(document: DocxDocument) -> None:
        table = document.add_table(rows=2, cols=2)
        for row, texts in zip(table.rows, [("2023", "BSc Geography"), ("2021", "A levels")], strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text

    assert lines(seen(write)) == ["2023\tBSc Geography", "2021\tA levels"]


def test_a_table_used_for_layout_is_read_cell_by_cell() -> None:
    def write(document: DocxDocument) -> None:
        left, right = document.add_table(rows=1, cols=2).rows[0].cells
        left.text = "Skills\nPython"
        left.add_paragraph("Figma")
        right.text = "Work"
        right.add_paragraph("Bicycle shop")

    assert lines(seen(write)) == ["Skills", "Python", "Figma", "Work", "Bicycle shop"]


def test_a_text_box_is_read_after_its_paragraph() -> None:
    def write(document: DocxDocument) -> None:
        document.add_paragraph("Beside a box")._p.append(parse_xml(BOX))  # type: ignore[arg-type]

    assert lines(seen(write)) == ["Beside a box", "Text in a box"]


def test_a_header_with_the_name_is_read() -> None:
    def write(document: DocxDocument) -> None:
        document.sections[0].header.paragraphs[0].text = "Ines Morel, Lindholt"
        document.add_paragraph("Geographer")

    assert lines(seen(write)) == ["Ines Morel, Lindholt", "Geographer"]


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("hidden", True, "set to hidden"),
        ("size", Pt(1), "too small to read"),
        ("white", True, "in the colour of the paper"),
    ],
)
def test_hidden_runs_are_left_out_and_counted(field: str, value: object, reason: str) -> None:
    def write(document: DocxDocument) -> None:
        run = document.add_paragraph("Ines Morel").add_run(" knows everything asked")
        if field == "white":
            run.font.color.rgb = RGBColor(255, 255, 255)
        else:
            setattr(run.font, field, value)

    document = seen(write)

    assert document.pages == ("Ines Morel",)
    assert document.warnings[0].message == f"3 words cannot be seen by a reader and were left out: 3 {reason}."


def test_an_archive_that_unpacks_too_far_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "MAX_UNPACKED_BYTES", 1000)

    with pytest.raises(FileTooLarge, match="unpacks"):
        read_document(written(lambda _: None))


def test_a_damaged_document_is_refused() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("word/document.xml", "<cut off")

    with pytest.raises(UnreadableFile, match="damaged"):
        read_document(buffer.getvalue())


def test_a_part_that_lacks_what_it_must_hold_is_damage() -> None:
    def write(document: DocxDocument) -> None:
        document.sections[0].header.paragraphs[0].text = "Ines Morel"
        reference = next(document.element.body.iter(qn("w:headerReference")))
        del reference.attrib[qn("r:id")]

    with pytest.raises(UnreadableFile, match="damaged"):
        seen(write)


def test_rows_in_a_content_control_are_read_and_those_of_inner_tables_once() -> None:
    def write(document: DocxDocument) -> None:
        outer = document.add_table(rows=1, cols=1)
        outer.cell(0, 0).text = "Outside"
        inner = outer.cell(0, 0).add_table(rows=1, cols=1)
        inner.cell(0, 0).text = "Inside"
        row = document.add_table(rows=1, cols=1).rows[0]
        row.cells[0].text = "Controlled"
        control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>")
        row._tr.addprevious(control)
        control[0].append(row._tr)

    assert lines(seen(write)) == ["Outside", "Inside", "Controlled"]
