from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import ContentStream

from matcher.cv.content_streams import operations_in
from matcher.cv.resources import Operation

MANY = 1000
ROOT = Path(__file__).resolve().parents[3]


def cut(content: bytes) -> list[tuple[object, ...]] | None:
    found = operations_in(content, MANY)
    return None if found is None else [(one.operator, *one.operands) for one in found]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"q 1 0 0 -1 0 792 cm\nQ", [("q",), ("cm", 1, 0, 0, -1, 0, 792), ("Q",)]),
        (b".5 +2. -3.25 rg", [("rg", 0.5, 2.0, -3.25)]),
        (b"/F1 10 Tf(Hello)Tj", [("Tf", "/F1", 10), ("Tj", b"Hello")]),
        (b"[(A) -250 <4142> 3] TJ", [("TJ", (b"A", -250, b"AB", 3))]),
        (b"<4> Tj <> Tj", [("Tj", b"\x40"), ("Tj", b"")]),
        (rb"(a\)b\\c\101\n(in (side)) out) '", [("'", b"a)b\\cA\n(in (side)) out")]),
        (b"/Span <</MCID 3 /ActualText <FEFF0041>>> BDC EMC", [("BDC", "/Span", None), ("EMC",)]),
        (b"0 0 m f* 0 0 1 rg", [("m", 0, 0), ("f*",), ("rg", 0, 0, 1)]),
        (b"  \n ", []),
    ],
)
def test_a_usual_stream_is_cut_into_operators(content: bytes, expected: list[tuple[object, ...]]) -> None:
    assert cut(content) == expected


@pytest.mark.parametrize(
    "content",
    [
        b"BI /W 1 /H 1 ID \x00 EI",
        b"% a comment\nq",
        b"/A#42 gs",
        b"--5 0 Td",
        b"1.2.3 w",
        b"(open",
        b"[[1] 2] 0 d",
        b"[1 2",
        b"1 ] Tj",
        b"[/A <</B 1>>] Tj",
        rb"(\7) Tj",
        b"(line\rend) Tj",
        b"<4Z> Tj",
        b"\xff q",
    ],
)
def test_an_odd_stream_is_left_to_pypdf(content: bytes) -> None:
    assert cut(content) is None


def test_a_stream_of_too_many_parts_is_left_to_pypdf() -> None:
    assert cut(b"q Q " * MANY) is None


@pytest.mark.parametrize("content", [b"(" * 200_000, b"<<" * 200_000, b"(a" * 100_000 + b")", b"1" * 400_000])
def test_no_stream_takes_long(content: bytes) -> None:
    assert cut(content) is None


def test_operators_carry_their_operands() -> None:
    assert operations_in(b"12 w", MANY) == [Operation("w", (12,))]


@pytest.mark.parametrize("path", sorted((ROOT / "samples" / "cvs").glob("*.pdf")), ids=lambda path: path.name)
def test_the_samples_are_cut_as_pypdf_cuts_them(path: Path) -> None:
    reader = pypdf.PdfReader(path)
    for page in reader.pages:
        stream = ContentStream(page["/Contents"].get_object(), reader, "bytes")
        found = operations_in(stream.get_data(), 10 * MANY)
        assert found is not None
        assert [one.operator for one in found] == [operator.decode() for _, operator in stream.operations]
        assert [_texts(one.operands) for one in found] == [_texts(operands) for operands, _ in stream.operations]


def _texts(operands: Sequence[object]) -> list[bytes | float]:
    return [one for one in operands if isinstance(one, bytes | int | float)]
