"""The objects of a PDF as plain values: the only file that knows pypdf. It opens a file within limits."""

from __future__ import annotations

import logging
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import pypdf
from pypdf import apply_configuration
from pypdf.errors import FileNotDecryptedError, PyPdfError
from pypdf.generic import (
    ArrayObject,
    ContentStream,
    DictionaryObject,
    IndirectObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)
from pypdf.generic._font import Font

from matcher.cv.content_streams import operations_in
from matcher.cv.ink import IDENTITY, Box, Matrix
from matcher.cv.resources import Operation
from matcher.errors import FileTooLarge, UnreadableFile

__all__ = ["DictionaryObject", "FileNotDecryptedError", "Font", "IndirectObject", "StreamObject"]

Reader = pypdf.PdfReader
Page = pypdf.PageObject

MAX_OBJECTS = 100_000
MAX_TREE_ENTRIES = 10_000
MAX_STREAM_OPERATIONS = 600_000
MAX_STREAM_BYTES = 20 * 1024 * 1024
OPAQUE_BYTE = 242

LOCKED = "This PDF is locked with a password. Save a copy without a password and upload that."
_TOO_MANY = "This PDF is made of more parts than a CV can be. Print it to a new PDF and upload that."

# pypdf raises its own errors for what it recognises; on hostile or broken files plain Python errors come through.
FAULTS = (
    *(PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError, OverflowError),
    *(RecursionError, MemoryError, OSError, NotImplementedError, ArithmeticError, struct.error, zlib.error),
)


@contextmanager
def within_limits() -> Iterator[None]:
    """Bounds what pypdf unpacks, and keeps it silent: its messages may quote the file."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
    with apply_configuration(
        zlib_maximum_output_length=MAX_STREAM_BYTES,
        lzw_maximum_output_length=MAX_STREAM_BYTES,
        run_length_maximum_output_length=MAX_STREAM_BYTES,
        brotli_maximum_output_length=MAX_STREAM_BYTES,
        array_based_stream_maximum_output_length=MAX_STREAM_BYTES,
        stream_decoding_work_maximum_length=4 * MAX_STREAM_BYTES,
        page_tree_maximum_entries=MAX_TREE_ENTRIES,
        stream_parsing_work_maximum_count=MAX_STREAM_OPERATIONS,
    ):
        yield


def open_reader(content: bytes) -> Reader:
    """The file; UnreadableFile where a password locks it, FileTooLarge where it holds too many objects."""
    reader = pypdf.PdfReader(BytesIO(content))
    if reader.is_encrypted:
        try:
            opened = reader.decrypt("")
        except FAULTS as fault:
            raise UnreadableFile(LOCKED) from fault
        if not opened:
            raise UnreadableFile(LOCKED)
    if sum(len(table) for table in reader.xref.values()) + len(reader.xref_objStm) > MAX_OBJECTS:
        raise FileTooLarge(_TOO_MANY)
    return reader


def operations_of(contents: PdfObject | None, reader: Reader) -> list[Operation]:
    """The operators of a content stream with their operands."""
    stream = ContentStream(contents, reader, "bytes")
    usual = operations_in(stream.get_data(), MAX_STREAM_OPERATIONS)
    if usual is not None:
        return usual
    return [
        Operation(operator.decode("latin-1"), tuple(_plain(operand) for operand in operands))
        if isinstance(operands, list)
        else Operation("INLINE IMAGE", ("", is_solid(dictionary(operands.get("settings")))))
        for operands, operator in stream.operations
    ]


def _plain(operand: object) -> object:
    """An operand as a plain value: tuples for arrays, None for what no operator of interest takes."""
    if isinstance(operand, ArrayObject):
        return tuple(_plain(entry) for entry in operand)
    if isinstance(operand, bytes | int | float | str):
        return operand
    return None


def dictionary(candidate: object) -> DictionaryObject:
    """What a value or a reference stands for where that is a dictionary, else an empty one."""
    resolved = candidate.get_object() if isinstance(candidate, PdfObject) else None
    return resolved if isinstance(resolved, DictionaryObject) else DictionaryObject()


def array(candidate: object) -> list[object]:
    """What a value or a reference stands for where that is an array, else an empty list."""
    resolved = candidate.get_object() if isinstance(candidate, PdfObject) else None
    return list(resolved) if isinstance(resolved, ArrayObject) else []


def text_of(candidate: object) -> bytes:
    """The bytes of a string or of a stream, unpacked; empty for anything else."""
    resolved = candidate.get_object() if isinstance(candidate, PdfObject) else None
    if isinstance(resolved, StreamObject):
        return bytes(resolved.get_data())
    if isinstance(resolved, TextStringObject):
        return bytes(resolved.original_bytes)
    return bytes(resolved) if isinstance(resolved, bytes) else b""


def references(candidate: object) -> frozenset[int]:
    """The object numbers of a reference or of an array of references."""
    resolved = candidate.get_object() if isinstance(candidate, PdfObject) else None
    entries = resolved if isinstance(resolved, ArrayObject) else [candidate]
    return frozenset(entry.idnum for entry in entries if isinstance(entry, IndirectObject))


def raw(entries: DictionaryObject, key: str) -> object:
    """A value as it stands: a reference is not followed."""
    return entries.raw_get(key) if key in entries else None


def is_solid(picture: DictionaryObject, *, closely: bool = False) -> bool:
    """Whether a picture hides what lies under it: it is no stencil and has no mask.

    Looked at `closely`, a mask that lets everything through counts as none.
    """
    stencil = picture.get("/ImageMask", picture.get("/IM"))
    if stencil or "/Mask" in picture:
        return False
    return "/SMask" not in picture or (closely and _is_opaque(dictionary(picture.get("/SMask"))))


def _is_opaque(mask: DictionaryObject) -> bool:
    """Whether a soft mask of one byte a point is (nearly) full everywhere."""
    if number_of(mask.get("/BitsPerComponent")) != 8 or not isinstance(mask, StreamObject):
        return False
    filters = mask.get("/Filter")
    if str(filters if isinstance(filters, str) else (array(filters) or [""])[-1]) in {"/DCTDecode", "/JPXDecode"}:
        return False
    shares = text_of(mask)
    return bool(shares) and min(shares) >= OPAQUE_BYTE


def number_of(candidate: object) -> float | None:
    """A number, or what a reference to one stands for."""
    resolved = candidate.get_object() if isinstance(candidate, PdfObject) else candidate
    return float(resolved) if isinstance(resolved, int | float) else None


def numbers_of(entry: DictionaryObject, key: str, count: int) -> list[float]:
    """The numbers of an array of `count`, empty where the value is none."""
    values = array(entry.get(key))
    if len(values) != count:
        return []
    numbers = [number_of(value) for value in values]
    return [number for number in numbers if number is not None]


def matrix_of(entry: DictionaryObject) -> Matrix:
    """The matrix of a form."""
    numbers = numbers_of(entry, "/Matrix", 6)
    return (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]) if len(numbers) == 6 else IDENTITY


def box_of(entry: DictionaryObject, key: str = "/BBox") -> Box | None:
    """A rectangle, its corners in order."""
    numbers = numbers_of(entry, key, 4)
    if len(numbers) != 4:
        return None
    xs, ys = sorted(numbers[::2]), sorted(numbers[1::2])
    return Box(xs[0], ys[0], xs[1], ys[1])
