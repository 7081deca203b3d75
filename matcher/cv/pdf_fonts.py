"""Fonts of a PDF: what their codes say, how wide they are, how high and how bold."""

from __future__ import annotations

import re

from matcher.cv.ink import UNREADABLE
from matcher.cv.pdf_objects import DictionaryObject, Font, dictionary, number_of, numbers_of

_BOLD_NAME = re.compile(r"bold|black|heavy|semib|demi|-bd|cmbx|sfbx|lmb?x|cmb\d", re.IGNORECASE)
_UNUSED_CODES = frozenset("\x7f\x81\x8d\x8f\x90\x9d")


class PdfFace:
    """A font of a PDF: what its codes say and how wide they are."""

    def __init__(self, entries: DictionaryObject) -> None:
        # Kept so that nothing else can take the place in memory by which the font is known.
        self._entries = entries
        self._font = Font.from_font_resource(entries)
        self._scale = _glyph_scale(entries)
        self.height = _type_height(entries)
        self.bold = _is_bold(self._font, entries)
        self._double = isinstance(self._font.encoding, str)
        self._known: dict[int, tuple[str, float, bool]] = {}

    def decode(self, codes: bytes) -> list[tuple[str, float, bool]]:
        """For each code its text ("\\ufffd" where the font does not say), width in ems, whether it is a plain space."""
        encoding = self._font.encoding
        if isinstance(encoding, str) and encoding != "utf-16-be":
            return [self._look_up(ord(character)) for character in codes.decode(encoding, "replace")]
        if isinstance(encoding, str):
            pairs = zip(codes[::2], codes[1::2], strict=False)
            return [self._look_up(high << 8 | low) for high, low in pairs]
        return [self._look_up(code) for code in codes]

    def _look_up(self, code: int) -> tuple[str, float, bool]:
        known = self._known.get(code)
        if known is None:
            known = (self._text(code), self._width(code), code == 32 and not self._double)
            self._known[code] = known
        return known

    def _text(self, code: int) -> str:
        font = self._font
        raw = chr(code)
        if isinstance(font.encoding, dict):
            shown = font.encoding.get(code, raw)
            # In WinAnsiEncoding every code without a letter stands for a bullet (ISO 32000-2, table D.2, note 3).
            shown = "•" if shown in _UNUSED_CODES else shown
            return str(font.character_map.get(raw, font.character_map.get(shown, shown)))
        if raw in font.character_map:
            return str(font.character_map[raw])
        # Two-byte codes of an embedded subset are numbers of glyphs: without a table they say nothing.
        return UNREADABLE if font.encoding == "utf-16-be" else raw

    def _width(self, code: int) -> float:
        widths = self._font.character_widths
        return float(widths.get(chr(code), widths["default"])) * self._scale


def _glyph_scale(entries: DictionaryObject) -> float:
    if entries.get("/Subtype") != "/Type3":
        return 0.001
    numbers = numbers_of(entries, "/FontMatrix", 6)
    return abs(numbers[0]) if len(numbers) == 6 and numbers[0] else 0.001


def _type_height(entries: DictionaryObject) -> float:
    """What one unit of type size is high, in ems: 1 for all but Type 3 fonts, which bring their own measure."""
    if entries.get("/Subtype") != "/Type3":
        return 1.0
    matrix, box = numbers_of(entries, "/FontMatrix", 6), numbers_of(entries, "/FontBBox", 4)
    height = abs(matrix[3] * (box[3] - box[1])) if len(matrix) == 6 and len(box) == 4 else 0.0
    return height or 1.0


def _is_bold(font: Font, entries: DictionaryObject) -> bool:
    if _BOLD_NAME.search(font.name):
        return True
    weight = number_of(dictionary(entries.get("/FontDescriptor")).get("/FontWeight"))
    return weight is not None and weight >= 600
