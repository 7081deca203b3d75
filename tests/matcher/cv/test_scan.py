from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from matcher.cv import pdf_document, scan
from matcher.cv.ink import Box, Ink
from matcher.cv.read import read_document
from matcher.cv.scan import ScannedPage, read_hocr
from matcher.errors import NoText
from tests.matcher.cv.drawn import HEIGHT, WIDTH, codes, lines, pdf

HOCR = b"""<html><body><div class='ocr_page' title='image "x"; bbox 0 0 1000 1400; ppageno 0'>
<span class='ocr_line' title="bbox 100 90 500 130; baseline 0 -10; x_size 40">
<span class='ocrx_word' title='bbox 100 90 200 130; x_wconf 96'>Ines</span>
<span class='ocrx_word' title='bbox 215 90 330 130; x_wconf 90'>Morel</span>
<span class='ocrx_word' title='bbox 340 90 350 130; x_wconf 10'>~~</span></span>
<span class='ocr_line' title="bbox 100 140 500 180; baseline 0 -10; x_size 40">
<span class='ocrx_word' title='bbox 100 140 300 180; x_wconf 90'>Geographer</span></span></div></body></html>"""


def picture(canvas: Canvas) -> None:
    buffer = BytesIO()
    Image.new("RGB", (60, 80), "white").save(buffer, format="PNG")
    canvas.drawImage(ImageReader(buffer), 0, 0, WIDTH, HEIGHT)


def test_words_of_low_confidence_are_left_out() -> None:
    assert [glyph.text for glyph in read_hocr(HOCR).ink.glyphs] == ["Ines", "Morel", "Geographer"]


def test_the_mean_confidence_is_a_share() -> None:
    assert round(read_hocr(HOCR).confidence, 3) == 0.92


def test_a_scan_without_tesseract_has_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)

    with pytest.raises(NoText, match=r"looks like a scan: its pages are pictures, and there is no Tesseract"):
        read_document(pdf(picture))


def test_an_empty_page_is_no_scan() -> None:
    with pytest.raises(NoText, match="shows no text"):
        read_document(pdf(lambda _: None))


def test_recognised_words_are_read_with_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_document, "can_read_scans", lambda: True)
    monkeypatch.setattr(pdf_document, "read_scans", lambda *_: {0: read_hocr(HOCR)})

    document = read_document(pdf(picture))

    assert (lines(document), codes(document)) == (["Ines Morel", "Geographer"], ["ocr"])
    assert "92 %" in document.warnings[0].message


def test_a_scan_in_which_nothing_is_recognised_has_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    empty = ScannedPage(Ink(Box(0, 0, 1, 1), (), ()), 0.0)
    monkeypatch.setattr(pdf_document, "can_read_scans", lambda: True)
    monkeypatch.setattr(pdf_document, "read_scans", lambda *_: {0: empty})

    with pytest.raises(NoText, match="no words could be recognised"):
        read_document(pdf(picture))


def test_a_failing_tesseract_gives_no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "_recognise", lambda _: None)

    assert scan.read_scans(pdf(picture), [0]) == {}


def test_the_program_that_reads_scans_is_named_with_its_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\necho 'tesseract 5.9.9'\necho ' leptonica-1.8'\n", encoding="ascii")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    assert scan.recogniser() == "tesseract 5.9.9"
    program.unlink()
    monkeypatch.setenv("PATH", str(tmp_path))
    assert scan.recogniser() is None
