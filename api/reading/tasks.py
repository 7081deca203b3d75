"""What can be asked of a reader: each task turns the bytes of an untrusted file into a record."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import TypeAdapter

from api.reading.task import BeforeScan, Task
from api.reading.warming import MARKDOWN, PDF, POSTING, docx
from index.posted import SENT
from index.records import from_json, to_json
from matcher.cv.read import read_document
from matcher.cv.rendering import page_image
from matcher.cv.understand import understand
from matcher.errors import PostingFault
from matcher.invariance.swapped import SwappedCvs, swapped_cvs
from matcher.nouns import Cv, Posting
from matcher.posting.read import read_postings
from matcher.skill_vocabulary import use_additional_vocabulary

T = TypeVar("T")
PNG_MARK = b"\x89PNG\r\n\x1a\n"


class ReadHere:
    """Reads in this process: for commands on files of one's own, and for tests. The service never does."""

    def run(self, task: Task[T], content: bytes) -> T:
        """The task's result, packed and unpacked as on the way from a reader."""
        return task.unpack(task.pack(task.work(content, _no_hurry)))


def _no_hurry() -> None:
    """Nobody measures the time here."""


@dataclass(frozen=True, slots=True)
class ReadCv:
    """A CV with the milliseconds that reading and understanding took."""

    cv: Cv
    read_ms: float
    understand_ms: float

    @property
    def stages_ms(self) -> dict[str, float]:
        """The same by the names of the stages."""
        return {"read": self.read_ms, "understand": self.understand_ms}


def _read_cv(content: bytes, before_scan: BeforeScan) -> ReadCv:
    started = time.perf_counter()
    document = read_document(content, before_scan=before_scan)
    after_reading = time.perf_counter()
    cv = understand(document)
    return ReadCv(cv, 1000 * (after_reading - started), 1000 * (time.perf_counter() - after_reading))


@cache
def _read_cvs() -> TypeAdapter[ReadCv]:
    return TypeAdapter(ReadCv)


def _read_posting(content: bytes, _: BeforeScan) -> Posting:
    """The one posting of a file or text; PostingFault when there is none or there are several."""
    outcome = read_postings(content, name="uploaded posting")
    if not outcome.postings:
        reasons = "; ".join(f"{fault.place}: {fault.reason}" for fault in outcome.faults)
        raise PostingFault(f"No posting could be read. {reasons}".strip())
    if len(outcome.postings) > 1:
        raise PostingFault(f"The file holds {len(outcome.postings)} postings; send one.")
    return outcome.postings[0]


READ_CV: Task[ReadCv] = Task(
    "cv", _read_cv, lambda read: _read_cvs().dump_json(read), lambda packed: _read_cvs().validate_json(packed)
)
READ_POSTING: Task[Posting] = Task(
    "posting", _read_posting, lambda posting: to_json(posting).encode(), lambda packed: from_json(packed.decode())
)


@cache
def _swapped() -> TypeAdapter[SwappedCvs]:
    return TypeAdapter(SwappedCvs)


def _read_swapped(content: bytes, before_scan: BeforeScan) -> SwappedCvs:
    return swapped_cvs(read_document(content, before_scan=before_scan))


READ_SWAPPED: Task[SwappedCvs] = Task(
    "swapped cv",
    _read_swapped,
    lambda read: _swapped().dump_json(read),
    lambda packed: _swapped().validate_json(packed),
)


def page_order(page: int, width: int, content: bytes) -> bytes:
    """What PAGE_IMAGE takes: which page (from 1) of a file, and how many pixels wide."""
    return b"%d %d\n" % (page, width) + content


def _page_image(order: bytes, _: BeforeScan) -> bytes:
    which, content = order.split(b"\n", maxsplit=1)
    page, width = (int(number) for number in which.split())
    return page_image(content, page, width)


def _png(packed: bytes) -> bytes:
    if not packed.startswith(PNG_MARK):
        raise ValueError("no PNG")
    return packed


PAGE_IMAGE: Task[bytes] = Task("page", _page_image, lambda picture: picture, _png)


@dataclass(frozen=True, slots=True)
class SentPostings:
    """The postings of a file, each as its record, and what could not be read: places and reasons."""

    records: tuple[str, ...]
    faults: tuple[tuple[str, str], ...]

    def postings(self) -> tuple[Posting, ...]:
        """The postings themselves; ValueError where a record is none."""
        return tuple(from_json(record) for record in self.records)


@cache
def _sent() -> TypeAdapter[SentPostings]:
    return TypeAdapter(SentPostings)


def _read_sent(content: bytes, _: BeforeScan) -> SentPostings:
    outcome = read_postings(content, name=SENT)
    faults = tuple((fault.place, fault.reason) for fault in outcome.faults)
    return SentPostings(tuple(map(to_json, outcome.postings)), faults)


def _unpacked_sent(packed: bytes) -> SentPostings:
    sent = _sent().validate_json(packed)
    sent.postings()
    return sent


READ_SENT: Task[SentPostings] = Task("postings", _read_sent, lambda sent: _sent().dump_json(sent), _unpacked_sent)

_ALL: tuple[Task[Any], ...] = (READ_CV, READ_SWAPPED, READ_POSTING, READ_SENT, PAGE_IMAGE)
TASKS: Mapping[str, Task[Any]] = MappingProxyType({task.name: task for task in _ALL})


def prepare(skills: Path | None) -> None:
    """Load what the tasks read on first use (lexicons, patterns, fonts), so that all readers share it."""
    use_additional_vocabulary(skills)
    for content in (MARKDOWN, PDF, docx()):
        ReadHere().run(READ_CV, content)
    ReadHere().run(READ_POSTING, POSTING)
    ReadHere().run(PAGE_IMAGE, page_order(1, 200, PDF))
