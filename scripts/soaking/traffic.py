"""What is sent: good requests, whose answers are known, and hostile ones without end, the same for the same seed."""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from api.reading.warming import PDF
from scripts.fuzzing.pdf_objects import PdfObject, build, parse
from scripts.fuzzing.run import mutant_of
from scripts.fuzzing.seeds import DOCX_PARTS, Seed, package, seeds
from scripts.soaking.asking import Asked

AS_OF = "2026-11-24"
MEGABYTE = 1_000_000
POSTING = "# Data Intern\n\nOtterburn Rail\n\n## Requirements\n\n- Experience with Python\n- Right to work in the UK\n"

PATHS = (
    *("../../etc/passwd", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "a%00b", "%ff%fe"),
    *("x" * 8000, "%0d%0aSet-Cookie:a", "%E2%80%AE", "..%5c..%5c", "%25%32%65"),
)
QUERIES = (
    *("limit=0", "limit=99999999999", "offset=-1", "as_of=0000-00-00", "query=" + "a%20" * 2000),
    *("level=%00", "country=%ff", "company=" + "%28" * 50, "limit=1&limit=2"),
)
FIELDS = (
    *(("top_k", "0"), ("top_k", "9" * 400), ("as_of", "soon"), ("answers", "[" * 9000), ("answers", "{")),
    *(("query", "(" * 5000), ("country", "\u202e" * 90), ("explain", "x"), ("\x00", "x")),
)
FORMS = (
    *(b"", b"--B", b"x" * 100_000, b"--B\r\n" + b"a: b\r\n" * 5000, b"--B\r\nContent-Disposition: x\r\n\r\n"),
    b'--B\r\nContent-Disposition: form-data; name="cv"; filename="\xff\r"\r\n\r\n\r\n--B--\r\n',
)


def good(samples: Path) -> list[Asked]:
    """The calls with a CV for each sample, and the lists."""
    found: list[Asked] = []
    for path in sorted((samples / "cvs").glob("*.pdf")):
        files, dated = {"cv": path.read_bytes()}, {"as_of": AS_OF}
        found += [
            Asked(f"matches {path.stem}", "POST", "/v1/matches", files, {**dated, "top_k": "20"}),
            Asked(f"documents {path.stem}", "POST", "/v1/documents", files),
            Asked(f"explanations {path.stem}", "POST", "/v1/explanations", files, {**dated, "posting": POSTING}),
            Asked(f"pages {path.stem}", "POST", "/v1/pages", files, {"page": "1"}),
        ]
    found += [Asked(f"lists {words}", "GET", f"/v1/postings?as_of={AS_OF}&query={words}") for words in ("data", "law")]
    return [*found, Asked("the page", "GET", "/"), Asked("samples", "GET", "/samples")]


def hostile(samples: Path, seed: int) -> Iterator[Asked]:
    """Changed files, bombs, and requests that no honest client sends, one after the other."""
    dice = random.Random(seed)
    found = [one for one in seeds(samples) if one.kind != "posting"]
    odd, bombs = [*odd_requests()], [*bombs_of()]
    number = 0
    while True:
        number += 1
        yield _changed(found, seed, number, dice)
        yield dice.choice(odd)
        if number % 20 == 0:
            yield dice.choice(bombs)


def _changed(found: Sequence[Seed], seed: int, number: int, dice: random.Random) -> Asked:
    chosen, content = mutant_of(found, seed, number)
    path = dice.choice(("/v1/documents", "/v1/documents", "/v1/matches", "/v1/pages"))
    return Asked(f"changed {chosen.name}", "POST", path, {"cv": content})


def bombs_of() -> Iterator[Asked]:
    """Small files that unfold, nest or go on without end."""
    blanks = package({**DOCX_PARTS, "word/document.xml": "<a>" + " " * (300 * MEGABYTE)})
    stream = zlib.compress(b"0 0 m " * (30 * MEGABYTE), 9)
    objects = [*parse(PDF)[:3], PdfObject(4, b"<</Filter /FlateDecode /Length 0>>", stream)]
    contents = {
        "a ZIP that unfolds": blanks,
        "a PDF that unfolds": build(objects, 1),
        "headings": b"# a\n" * MEGABYTE,
        "denials": b"no not never without Python " * 200_000,
        "nested JSON": b'{"basics":' + b"[" * (2 * MEGABYTE),
        "an upload beyond the limit": b"x" * (12 * MEGABYTE),
    }
    for name, content in contents.items():
        yield Asked(name, "POST", "/v1/documents", {"cv": content})


def odd_requests() -> Iterator[Asked]:
    """Ids that climb, fields out of range, forms that are none, methods and names that are not ours."""
    for path in PATHS:
        yield Asked(f"id {path[:20]}", "GET", f"/v1/postings/{path}")
    for query in QUERIES:
        yield Asked(f"query {query[:20]}", "GET", f"/v1/postings?{query}")
    cv = {"cv": b"Ada Fernley\n\nSkills\nPython, SQL\n"}
    for name, value in FIELDS:
        yield Asked(f"field {name!a}", "POST", "/v1/matches", cv, {name: value})
    for body in FORMS:
        headers = {"Content-Type": "multipart/form-data; boundary=B"}
        yield Asked("no form", "POST", "/v1/matches", headers=headers, body=body)
    yield Asked("a write", "PUT", "/v1/postings/x", body=b"# A\n\nB\n")
    yield Asked("a removal", "DELETE", "/v1/postings/x")
    yield Asked("no method", "BREW", "/v1/matches")
    yield Asked("no route", "GET", "/.git/config")
    yield Asked("another name", "GET", "/v1/postings", headers={"Host": "evil.example"})
    yield Asked("another site", "POST", "/v1/matches", cv, headers={"Origin": "https://evil.example"})
