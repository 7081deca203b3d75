from __future__ import annotations

import struct

import pytest

from matcher.cv.font_outlines import draws_nothing


def true_type(*ends: int) -> bytes:
    """A font of two tables: `loca` says where the letter of each number ends, in words."""
    places = struct.pack(f">{len(ends) + 1}H", 0, *ends)
    head = bytes(54)
    start = 12 + 2 * 16
    entries = struct.pack(">4s4xII", b"head", start, len(head)) + struct.pack(
        ">4s4xII", b"loca", start + 54, len(places)
    )
    return b"\0\1\0\0" + struct.pack(">H6x", 2) + entries + head + places


def index(*entries: bytes) -> bytes:
    ends = [1]
    for entry in entries:
        ends.append(ends[-1] + len(entry))
    return struct.pack(">HB", len(entries), 1) + bytes(ends) + b"".join(entries)


def compact(*letters: bytes) -> bytes:
    """A compact font whose top dictionary names the place of its letters."""
    names = index(b"A")
    place = 4 + len(names) + 2 + 1 + 2 + 3 + 1
    top = index(b"\x1c" + struct.pack(">h", place) + b"\x11")
    return b"\1\0\4\1" + names + top + index(*letters)


def test_letters_of_no_length_draw_nothing() -> None:
    assert draws_nothing(true_type(20, 20, 20))
    assert not draws_nothing(true_type(20, 40, 40))


def test_compact_letters_that_only_end_draw_nothing() -> None:
    assert draws_nothing(compact(b"\x8b" * 40, b"\x0e", b"\x8b\x0e"))
    assert not draws_nothing(compact(b"\x0e", b"\x0e", b"\x8b" * 12 + b"\x0e"))
    assert not draws_nothing(compact(b"\x0e", b"\x8b\x0a"))


@pytest.mark.parametrize("font", [b"", b"\0\1\0\0", b"\1\0\4\1\xff\xff", b"%!PS-AdobeFont", true_type(9, 9)[:50]])
def test_a_font_that_cannot_be_read_counts_as_drawn(font: bytes) -> None:
    assert not draws_nothing(font)
