"""Whether the file of a font draws anything: a font of empty letters shows nothing, whatever its text says.

TrueType tables after the OpenType specification (`loca`, `glyf`), compact fonts after Adobe's Technical Note 5176.
"""

from __future__ import annotations

import struct

CALLS = frozenset((10, 29))
# The longest letter of a compact font without a line: its width and the end.
LONGEST_EMPTY = 6


def draws_nothing(font: bytes) -> bool:
    """Whether every letter of a font but the one for unknown ones is empty; False where the file cannot be read."""
    try:
        if font[:4] in {b"\0\1\0\0", b"true", b"OTTO"}:
            tables = _tables(font)
            return _compact(tables[b"CFF "]) if b"CFF " in tables else _true_type(tables)
        return font[:1] == b"\1" and _compact(font)
    except (struct.error, IndexError, KeyError, ValueError):
        return False


def _tables(font: bytes) -> dict[bytes, bytes]:
    (count,) = struct.unpack_from(">H", font, 4)
    entries = [struct.unpack_from(">4s4xII", font, 12 + 16 * number) for number in range(min(count, 64))]
    return {tag: font[offset : offset + length] for tag, offset, length in entries}


def _true_type(tables: dict[bytes, bytes]) -> bool:
    (long_offsets,) = struct.unpack_from(">h", tables[b"head"], 50)
    places, width = tables[b"loca"], 4 if long_offsets else 2
    if len(places) < 3 * width:
        return False
    return places[width : 2 * width] == places[len(places) // width * width - width :][:width]


def _compact(font: bytes) -> bool:
    at = font[2]
    _, at = _index(font, at)
    tops, at = _index(font, at)
    letters, _ = _index(font, _place_of_letters(tops[0]))
    drawn = [letter for letter in letters[1:] if len(letter) > LONGEST_EMPTY or CALLS & set(letter)]
    return len(letters) > 1 and not drawn


def _index(font: bytes, at: int) -> tuple[list[bytes], int]:
    """The entries of an INDEX and where it ends."""
    (count,) = struct.unpack_from(">H", font, at)
    if not count:
        return [], at + 2
    width = font[at + 2]
    first = at + 3
    ends = [int.from_bytes(font[first + n * width : first + (n + 1) * width], "big") for n in range(count + 1)]
    base = first + (count + 1) * width - 1
    return [font[base + ends[n] : base + ends[n + 1]] for n in range(count)], base + ends[-1]


def _place_of_letters(top: bytes) -> int:
    """The operand of operator 17 of the top dictionary."""
    operands: list[int] = []
    at = 0
    while at < len(top):
        first = top[at]
        if first <= 21:
            if first == 17:
                return operands[-1]
            operands, at = [], at + 1 + (first == 12)
        elif first == 30:
            while top[at + 1] & 0x0F != 0x0F and top[at + 1] >> 4 != 0x0F:
                at += 1
            operands, at = [*operands, 0], at + 2
        else:
            number, length = _number(top, at, first)
            operands, at = [*operands, number], at + length
    raise ValueError("the font names no letters")


def _number(top: bytes, at: int, first: int) -> tuple[int, int]:
    if first == 28:
        return struct.unpack_from(">h", top, at + 1)[0], 3
    if first == 29:
        return struct.unpack_from(">i", top, at + 1)[0], 5
    if first <= 246:
        return first - 139, 1
    beyond = (first - 247) * 256 + top[at + 1] + 108 if first <= 250 else -(first - 251) * 256 - top[at + 1] - 108
    return beyond, 2
