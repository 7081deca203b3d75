"""Fonts of a PDF: what their codes say, how wide they are, how high and how bold."""

from __future__ import annotations

import re

from matcher.cv.font_outlines import draws_nothing
from matcher.cv.ink import UNREADABLE
from matcher.cv.pdf_objects import DictionaryObject, Font, array, dictionary, number_of, numbers_of, text_of
from matcher.cv.resources import Letter

_BOLD_NAME = re.compile(r"bold|black|heavy|semib|demi|-bd|cmbx|sfbx|lmb?x|cmb\d", re.IGNORECASE)
_UNUSED_CODES = frozenset("\x7f\x81\x8d\x8f\x90\x9d")
# The operators that leave ink: paths, shadings, pictures, text.
_PAINTS = re.compile(rb"(?<![^\s\])>])(?:[fF]\*?|[bB]\*?|[sS]|sh|Do|EI|T[jJ]|'|\")(?![^\s\[(<%])")
_SYMBOLIC = 4


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
        self._names_letters = _names_its_letters(entries)
        self._empty = _is_empty(entries)
        self._drawings = dictionary(entries.get("/CharProcs")) if entries.get("/Subtype") == "/Type3" else None
        self._known: dict[int, Letter] = {}

    def decode(self, codes: bytes) -> list[Letter]:
        """For each code its text ("\\ufffd" where the font does not say), width in ems, whether it is a plain space."""
        encoding = self._font.encoding
        if isinstance(encoding, str) and encoding != "utf-16-be":
            return [self._look_up(ord(character)) for character in codes.decode(encoding, "replace")]
        if isinstance(encoding, str):
            pairs = zip(codes[::2], codes[1::2], strict=False)
            return [self._look_up(high << 8 | low) for high, low in pairs]
        return [self._look_up(code) for code in codes]

    def _look_up(self, code: int) -> Letter:
        known = self._known.get(code)
        if known is None:
            space = code == 32 and not self._double
            text = self._text(code)
            known = Letter(text, self._width(code), space, not text.strip() or self._is_inked(code))
            self._known[code] = known
        return known

    def _text(self, code: int) -> str:
        font = self._font
        raw = chr(code)
        if isinstance(font.encoding, dict):
            shown = font.encoding.get(code, raw)
            # In WinAnsiEncoding every code without a letter stands for a bullet (ISO 32000-2, table D.2, note 3).
            shown = "•" if shown in _UNUSED_CODES else shown
            told = str(font.character_map.get(raw, font.character_map.get(shown, shown)))
            # The letter that is drawn is the one that the encoding names; a table for copying may say anything.
            return shown if self._names_letters and _are_letters(shown, told) else told
        if raw in font.character_map:
            return str(font.character_map[raw])
        # Two-byte codes of an embedded subset are numbers of glyphs: without a table they say nothing.
        return UNREADABLE if font.encoding == "utf-16-be" else raw

    def _is_inked(self, code: int) -> bool:
        """Whether the font draws anything for a code; of a font that describes its letters one by one, each tells."""
        if self._drawings is None:
            return not self._empty
        name = _name_in(self._entries, code) or ""
        return _PAINTS.search(text_of(self._drawings.get(name))) is not None

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


def _names_its_letters(entries: DictionaryObject) -> bool:
    """Whether viewers draw the letters that the encoding names: those of a simple font that is not symbolic."""
    flags = int(number_of(_descriptor(entries).get("/Flags")) or 0)
    return "/Encoding" in entries and entries.get("/Subtype") in {"/Type1", "/TrueType"} and not flags & _SYMBOLIC


def _are_letters(shown: str, told: str) -> bool:
    """Whether two texts are plain letters or digits, and not the same."""
    return shown != told and (shown + told).isascii() and shown.isalnum() and told.isalnum() and len(shown) == 1


def _descriptor(entries: DictionaryObject) -> DictionaryObject:
    parts = array(entries.get("/DescendantFonts"))
    return dictionary((dictionary(parts[0]) if parts else entries).get("/FontDescriptor"))


def _is_empty(entries: DictionaryObject) -> bool:
    """Whether the font is embedded and draws nothing."""
    descriptor = _descriptor(entries)
    files = (descriptor.get(key) for key in ("/FontFile2", "/FontFile3"))
    return any(draws_nothing(text_of(file)) for file in files if file is not None)


def _name_in(entries: DictionaryObject, code: int) -> str | None:
    """The name that the differences of an encoding give a code."""
    at = 0
    for one in array(dictionary(entries.get("/Encoding")).get("/Differences")):
        number = number_of(one)
        if number is not None:
            at = int(number)
        elif at == code:
            return str(one)
        else:
            at += 1
    return None
