"""Scans: pages that are only pictures, read with Tesseract where it is installed.

Nothing is written to disk: a page goes to Tesseract through a pipe, and its answer (hOCR) comes back through one.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import html

from matcher.cv.ink import Box, Glyph, Ink
from matcher.cv.rendering import grey_pages

MAX_SCANNED_PAGES = 6
PAGE_WIDTH_PIXELS = 2000
PAGE_SECONDS = 40
MIN_WORD_CONFIDENCE = 30.0

_BLACK = (0.0, 0.0, 0.0)
_NUMBER = r"(-?[0-9]+(?:\.[0-9]+)?)"
_BBOX = re.compile(rf"bbox {_NUMBER} {_NUMBER} {_NUMBER} {_NUMBER}")
_BASELINE = re.compile(rf"baseline {_NUMBER} {_NUMBER}")
_SIZE = re.compile(rf"x_size {_NUMBER}")
_CONFIDENCE = re.compile(rf"x_wconf {_NUMBER}")


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """The words of a scanned page as ink, and the mean confidence of its words, 0..1 (0 where there is none)."""

    ink: Ink
    confidence: float


def can_read_scans() -> bool:
    """Whether Tesseract is installed."""
    return shutil.which("tesseract") is not None


def recogniser() -> str | None:
    """The program that reads scans, with its version ("tesseract 5.3.0"); None where there is none that starts."""
    try:
        answer = subprocess.run(["tesseract", "--version"], capture_output=True, timeout=PAGE_SECONDS, check=True)
    except (subprocess.SubprocessError, OSError):
        return None
    # The first line names it; old versions tell it on the error stream.
    lines = (answer.stdout or answer.stderr).decode("utf-8", "replace").splitlines()
    return lines[0].strip() if lines else None


def read_scans(content: bytes, numbers: Sequence[int]) -> dict[int, ScannedPage]:
    """The words of some pages (counted from 0) of a PDF; a page that cannot be rendered or read is left out."""
    pages: dict[int, ScannedPage] = {}
    for number, picture in grey_pages(content, numbers[:MAX_SCANNED_PAGES], PAGE_WIDTH_PIXELS):
        answer = _recognise(picture)
        if answer:
            pages[number] = read_hocr(answer)
    return pages


def _recognise(picture: bytes) -> bytes | None:
    """Tesseract's hOCR for a picture, None where it fails or takes too long."""
    command = ["tesseract", "stdin", "stdout", "--dpi", "240", "-c", "hocr_font_info=0", "hocr"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        answer = subprocess.run(
            command, input=picture, capture_output=True, timeout=PAGE_SECONDS, check=True, env=environment
        )
    except (subprocess.SubprocessError, OSError):
        return None
    return answer.stdout


def read_hocr(answer: bytes) -> ScannedPage:
    """The words of one page of hOCR as ink whose units are pixels."""
    root = html.fromstring(answer)
    frames = root.find_class("ocr_page")
    frame = _box(frames[0].get("title", "")) if frames else None
    page = frame or Box(0.0, 0.0, 1.0, 1.0)
    lines = [
        line for name in ("ocr_line", "ocr_header", "ocr_textfloat", "ocr_caption") for line in root.find_class(name)
    ]
    usual = statistics.median(sizes) if (sizes := [_size(line.get("title", "")) for line in lines]) else 1.0
    glyphs: list[Glyph] = []
    confidences: list[float] = []
    for line in lines:
        for word in line.find_class("ocrx_word"):
            title = word.get("title", "")
            found = _CONFIDENCE.search(title)
            confidence = float(found[1]) if found else 0.0
            text = word.text_content().strip()
            if text and confidence >= MIN_WORD_CONFIDENCE:
                confidences.append(confidence)
                glyphs.extend(_glyph(text, title, line.get("title", ""), usual, page))
    mean = statistics.fmean(confidences) / 100 if confidences else 0.0
    shown = Box(0.0, 0.0, page.right, page.top)
    return ScannedPage(Ink(shown, tuple(glyphs), ()), mean)


def _glyph(text: str, title: str, line_title: str, usual: float, page: Box) -> list[Glyph]:
    box, line = _box(title), _box(line_title)
    if box is None or line is None:
        return []
    # A recognised size wavers from line to line; only clearly larger type counts as larger.
    size = _size(line_title)
    steady = size if size > 1.3 * usual else usual
    baseline = page.top - _baseline(line, line_title, (box.left + box.right) / 2)
    return [
        Glyph(text, box.left, box.right, baseline, 0.8 * steady, False, _BLACK, 1.0, True, True, page, 0)
    ]  # fmt: skip


def _box(title: str) -> Box | None:
    """A box in pixels counted from the top left corner, as hOCR gives it."""
    found = _BBOX.search(title)
    return Box(*(float(number) for number in found.groups())) if found else None


def _size(title: str) -> float:
    found = _SIZE.search(title)
    return float(found[1]) if found else 30.0


def _baseline(line: Box, title: str, x: float) -> float:
    """How far under the top of the page the letters at `x` stand: the baseline leans with the scan."""
    found = _BASELINE.search(title)
    slope, shift = (float(found[1]), float(found[2])) if found else (0.0, 0.0)
    return line.top + shift + slope * (x - line.left)
