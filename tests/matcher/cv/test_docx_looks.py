"""Text of Word documents that a person sees, and text that nobody does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from docx.document import Document as DocxDocument
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import RGBColor
from docx.text.run import Run

from matcher.cv.read import read_document
from tests.matcher.cv.test_docx import written

SECRET = "expert in everything asked"
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
Write = Callable[[DocxDocument], None]


def put(parent: Any, xml: str) -> None:  # the types of python-docx know no elements but its own
    """Add a property, written as XML, to an element."""
    parent.append(parse_xml(xml.replace("/>", f" {nsdecls('w')} {W14}/>", 1)))


def secret(document: DocxDocument, *properties: str) -> Run:
    """A paragraph of one run with properties as XML."""
    run = document.add_paragraph().add_run(SECRET)
    for one in properties:
        put(run._r.get_or_add_rPr(), one)
    return run


def within(document: DocxDocument, properties: str) -> None:
    """A paragraph with a property as XML."""
    paragraph = document.add_paragraph()
    paragraph.add_run(SECRET)
    put(paragraph._p.get_or_add_pPr(), properties)


def in_table(document: DocxDocument, style: str, row_property: str = "") -> Run:
    table = document.add_table(1, 1, style=style)
    if row_property:
        put(table.rows[0]._tr.get_or_add_trPr(), row_property)
    run = table.cell(0, 0).paragraphs[0].add_run(SECRET)
    assert isinstance(run, Run)
    return run


def white_by_theme(document: DocxDocument) -> None:
    secret(document, '<w:color w:val="auto" w:themeColor="background1"/>')


def white_on_a_white_marker(document: DocxDocument) -> None:
    secret(document, '<w:color w:val="FFFFFF"/>', '<w:highlight w:val="white"/>')


def black_on_black(document: DocxDocument) -> None:
    secret(document, '<w:color w:val="000000"/>', '<w:shd w:val="clear" w:fill="000000"/>')


def squeezed(document: DocxDocument) -> None:
    secret(document, '<w:w w:val="1"/>')


def filled_with_nothing(document: DocxDocument) -> None:
    run = secret(document)
    put(run._r.get_or_add_rPr(), f"<w14:textFill {W14}><w14:noFill></w14:noFill></w14:textFill>")


def in_lines_of_no_height(document: DocxDocument) -> None:
    within(document, '<w:spacing w:line="10" w:lineRule="exact"/>')


def beside_the_page(document: DocxDocument) -> None:
    within(document, '<w:ind w:left="-20000"/>')


def in_a_row_of_no_height(document: DocxDocument) -> None:
    in_table(document, "Table Grid", '<w:trHeight w:val="2" w:hRule="exact"/>')


def in_a_hidden_row(document: DocxDocument) -> None:
    in_table(document, "Table Grid", "<w:hidden/>")


def white_in_a_table_without_colour(document: DocxDocument) -> None:
    in_table(document, "Table Grid").font.color.rgb = RGBColor(255, 255, 255)


def white_by_the_usual_style(document: DocxDocument) -> None:
    style = document.styles["Normal"]
    assert style.name == "Normal"
    put(style.element.get_or_add_rPr(), '<w:color w:val="FFFFFF"/>')
    document.add_paragraph().add_run(SECRET)


def in_a_box_beside_the_page(document: DocxDocument) -> None:
    box = OxmlElement("w:pict")
    shape = parse_xml(
        '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="position:absolute;margin-left:-5000pt">'
        f"<v:textbox><w:txbxContent {nsdecls('w')}><w:p><w:r><w:t>{SECRET}</w:t></w:r></w:p></w:txbxContent>"
        "</v:textbox></v:shape>"
    )
    box.append(shape)
    run: Any = document.add_paragraph().add_run()._r
    run.append(box)


HIDDEN: list[Write] = [
    white_by_theme, white_on_a_white_marker, black_on_black, squeezed, filled_with_nothing, in_lines_of_no_height,
    beside_the_page, in_a_row_of_no_height, in_a_hidden_row, white_in_a_table_without_colour,
    white_by_the_usual_style, in_a_box_beside_the_page,
]  # fmt: skip


@pytest.mark.parametrize("hide", HIDDEN, ids=lambda hide: hide.__name__)
def test_text_that_nobody_sees_is_left_out(hide: Write) -> None:
    def write(document: DocxDocument) -> None:
        heading = document.add_paragraph().add_run("Ines Morel")
        heading.font.color.rgb = RGBColor(0, 0, 0)
        hide(document)

    document = read_document(written(write))

    assert document.pages == ("Ines Morel",)
    assert [warning.code for warning in document.warnings] == ["hidden_text"]


def white_on_dark(document: DocxDocument) -> None:
    secret(document, '<w:color w:val="FFFFFF"/>', '<w:shd w:val="clear" w:fill="204060"/>')


def white_in_a_dark_cell(document: DocxDocument) -> None:
    run = in_table(document, "Table Grid")
    run.font.color.rgb = RGBColor(255, 255, 255)
    cell: Any = next(run._r.iterancestors(qn("w:tc")))
    put(cell.get_or_add_tcPr(), '<w:shd w:val="clear" w:fill="204060"/>')


def white_in_a_table_with_bands(document: DocxDocument) -> None:
    in_table(document, "Medium Shading 1 Accent 1").font.color.rgb = RGBColor(255, 255, 255)


def marked(document: DocxDocument) -> None:
    secret(document, '<w:highlight w:val="yellow"/>')


def dark_theme(document: DocxDocument) -> None:
    secret(document, '<w:color w:val="1F3864" w:themeColor="accent1"/>')


def indented(document: DocxDocument) -> None:
    within(document, '<w:ind w:left="2880"/>')


def in_narrow_lines(document: DocxDocument) -> None:
    within(document, '<w:spacing w:line="200" w:lineRule="exact"/>')


SEEN: list[Write] = [
    white_on_dark, white_in_a_dark_cell, white_in_a_table_with_bands, marked, dark_theme, indented, in_narrow_lines,
]  # fmt: skip


@pytest.mark.parametrize("write", SEEN, ids=lambda write: write.__name__)
def test_text_that_stands_out_is_read(write: Write) -> None:
    document = read_document(written(write))

    assert (document.pages, document.warnings) == ((SECRET,), ())


def test_white_text_on_a_dark_page_is_read() -> None:
    def write(document: DocxDocument) -> None:
        document.element.insert(0, parse_xml(f'<w:background w:color="102030" {nsdecls("w")}/>'))
        secret(document, '<w:color w:val="FFFFFF"/>')

    assert read_document(written(write)).pages == (SECRET,)
