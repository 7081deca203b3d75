"""What a reader answers: a result, a fault of the file, or where it failed. Plain bytes, never a pickle."""

from __future__ import annotations

import json
import traceback
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from api.reading.task import BeforeScan, Task
from matcher.errors import (
    FileTooLarge,
    MatcherError,
    NoPageImages,
    NoSuchPage,
    NoText,
    PostingFault,
    ReadingFailed,
    UnreadableFile,
    UnsupportedType,
)

T = TypeVar("T")
MAX_ANSWER_BYTES = 64 * 1024 * 1024
TRACED_FRAMES = 6
FAULTS = {
    fault.__name__: fault
    for fault in (
        FileTooLarge,
        NoPageImages,
        NoSuchPage,
        NoText,
        PostingFault,
        ReadingFailed,
        UnreadableFile,
        UnsupportedType,
    )
}
"""The faults that a reader may name; each is raised again in the service with the reader's message."""


class Sign(bytes, Enum):
    """The first byte of an answer."""

    RESULT = b"+"
    FAULT = b"-"
    FAILURE = b"!"


class ReaderFailure(Exception):  # noqa: N818 - it reports, and is turned into a fault of the file
    """The reader met an error that nobody foresaw; the message says where, without a word of the file."""


def answer(task: Task[Any], content: bytes, before_scan: BeforeScan) -> bytes:
    """Do a task in the reader; every error becomes an answer."""
    try:
        return Sign.RESULT.value + task.pack(task.work(content, before_scan))
    except MemoryError:
        return _fault(ReadingFailed("Reading this file takes more memory than a CV needs."))
    except MatcherError as fault:
        return _fault(fault)
    except Exception as error:
        return Sign.FAILURE.value + place_of(error).encode()


def _fault(fault: MatcherError) -> bytes:
    return Sign.FAULT.value + json.dumps([type(fault).__name__, str(fault)]).encode()


def result(task: Task[T], given: bytes) -> T:
    """The result that an answer holds; raises the fault it holds, or ReaderFailure for all else."""
    sign, packed = given[:1], given[1:]
    if sign == Sign.RESULT:
        return _unpacked(task, packed)
    if sign == Sign.FAULT:
        raise _fault_of(packed)
    raise ReaderFailure(packed.decode("ascii", "replace") if sign == Sign.FAILURE else "an answer of no known kind")


def _unpacked(task: Task[T], packed: bytes) -> T:
    try:
        return task.unpack(packed)
    except ValueError as error:
        # The error of a check quotes what it checked.
        raise ReaderFailure(f"a result of the wrong shape, {place_of(error)}") from None


def _fault_of(packed: bytes) -> MatcherError:
    match json.loads(packed):
        case [str(name), str(message)] if name in FAULTS:
            return FAULTS[name](message)
    raise ReaderFailure("a fault of no known kind")


def place_of(error: BaseException) -> str:
    """The type of an error and the lines it came through, without its message, which may hold words of a CV."""
    frames = traceback.extract_tb(error.__traceback__)[-TRACED_FRAMES:]
    return f"{type(error).__name__} at " + " < ".join(f"{Path(f.filename).name}:{f.lineno}" for f in reversed(frames))
