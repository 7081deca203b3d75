"""A PDF as a list of objects, and back with a table of objects that fits: so that a change inside is not lost on it."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

_OBJECT = re.compile(rb"(?<![0-9])([0-9]{1,9}) 0 obj\b(.*?)\bendobj", re.DOTALL)
_STREAM = re.compile(rb"^(.*?)stream\r?\n(.*?)\r?\n?endstream\s*$", re.DOTALL)
_LENGTH = re.compile(rb"/Length [0-9]+(?: 0 R)?")
_ROOT = re.compile(rb"/Root ([0-9]{1,9}) 0 R")


@dataclass(frozen=True, slots=True)
class PdfObject:
    """One numbered object; `stream` is None where it has none."""

    number: int
    head: bytes
    stream: bytes | None


def parse(content: bytes) -> list[PdfObject]:
    """The objects of a plain PDF (without object streams)."""
    return [_object(int(number), body) for number, body in _OBJECT.findall(content)]


def _object(number: int, body: bytes) -> PdfObject:
    found = _STREAM.match(body)
    return PdfObject(number, found[1], found[2]) if found else PdfObject(number, body, None)


def root_of(content: bytes) -> int:
    """The number of the catalogue."""
    found = _ROOT.search(content)
    return int(found[1]) if found else 1


def build(objects: Sequence[PdfObject], root: int, *, compress: bool = False) -> bytes:
    """A PDF of these objects; `compress` deflates the streams that have no filter yet."""
    parts, places, at = [b"%PDF-1.7\n"], {}, 9
    for one in objects:
        written = b"%d 0 obj%bendobj\n" % (one.number, _body(one, compress=compress))
        places[one.number] = at
        parts.append(written)
        at += len(written)
    size = max(places, default=0) + 1
    rows = [b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n" for n in range(size)]
    parts += [b"xref\n0 %d\n" % size, *rows, b"trailer <</Size %d /Root %d 0 R>>\n" % (size, root)]
    return b"".join(parts) + b"startxref\n%d\n%%%%EOF\n" % at


def _body(one: PdfObject, *, compress: bool) -> bytes:
    if one.stream is None:
        return one.head
    stream, head = one.stream, one.head
    if compress and b"/Filter" not in head:
        stream = zlib.compress(stream)
        head = head.replace(b"<<", b"<</Filter /FlateDecode ", 1)
    head = _LENGTH.sub(b"/Length %d" % len(stream), head)
    return b"%bstream\n%b\nendstream\n" % (head, stream)
