"""Files made to hold a reader up, to swell in it or to break it, small enough to be uploaded. All are made here."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable

from scripts.fuzzing.pdf_objects import PdfObject, build
from scripts.fuzzing.seeds import DOCX_PARTS, W, package

MEGABYTE = 1_000_000
Bomb = Callable[[], bytes]

FONT = PdfObject(5, b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>", None)
CATALOGUE = PdfObject(1, b"<</Type /Catalog /Pages 2 0 R>>", None)
TREE = PdfObject(2, b"<</Type /Pages /Kids [3 0 R] /Count 1>>", None)
PAGE = PdfObject(
    3,
    b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources "
    b"<</Font <</F1 5 0 R>> /XObject <</X0 6 0 R /X1 7 0 R>>>>>>",
    None,
)


def page_of(stream: bytes, *others: PdfObject, head: bytes = b"<</Length 0>>") -> bytes:
    return build([CATALOGUE, TREE, PAGE, PdfObject(4, head, stream), FONT, *others], 1)


def flate(stream: bytes, times: int = 1) -> tuple[bytes, bytes]:
    for _ in range(times):
        stream = zlib.compress(stream, 9)
    return stream, b"<</Length 0 /Filter [" + b"/FlateDecode " * times + b"]>>"


def flate_bomb() -> bytes:
    stream, head = flate(b"0" * (1000 * MEGABYTE))
    return page_of(stream, head=head)


def flate_bomb_in_a_bomb() -> bytes:
    stream, head = flate(b"0" * (1000 * MEGABYTE), times=3)
    return page_of(stream, head=head)


def many_flate_bombs() -> bytes:
    stream, head = flate(b" " * (19 * MEGABYTE))
    bombs = [PdfObject(10 + n, head, stream) for n in range(300)]
    page = PdfObject(3, PAGE.head.replace(b"4 0 R", b"[" + b" ".join(b"%d 0 R" % b.number for b in bombs) + b"]"), None)
    return build([CATALOGUE, TREE, page, FONT, *bombs], 1)


def huge_content_stream() -> bytes:
    stream, head = flate(b"BT /F1 1 Tf 1 1 Td (abc def) Tj ET\n" * 550_000)
    return page_of(stream, head=head)


def many_glyphs_on_many_pages() -> bytes:
    stream, head = flate(b"BT /F1 1 Tf 14 TL (abcdefgh) Tj\n" + b"T* (abcdefgh ijkl) Tj\n" * 1200 + b"ET")
    pages = [PdfObject(20 + n, PAGE.head, None) for n in range(200)]
    kids = b" ".join(b"%d 0 R" % page.number for page in pages)
    tree = PdfObject(2, b"<</Type /Pages /Kids [%b] /Count %d>>" % (kids, len(pages)), None)
    return build([CATALOGUE, tree, *pages, PdfObject(4, head, stream), FONT], 1)


def forms_that_call_each_other() -> bytes:
    forms = [
        PdfObject(n, b"<</Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 0>>", (b"/X%d Do " % (7 - n)) * 2000)
        for n in (6, 7)
    ]
    return page_of(b"/X0 Do /X1 Do", *forms)


def forms_that_double() -> bytes:
    names = b"".join(b"/X%d %d 0 R " % (n, 10 + n) for n in range(30))
    head = b"<</Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <<%b>>>> /Length 0>>" % names
    forms = [PdfObject(10 + n, head, b"/X%d Do /X%d Do" % (n + 1, n + 1)) for n in range(29)]
    page = PdfObject(3, PAGE.head.replace(b"/X0 6 0 R /X1 7 0 R", names), None)
    return build([CATALOGUE, TREE, page, PdfObject(4, b"<</Length 0>>", b"/X0 Do"), FONT, *forms], 1)


def deep_page_tree() -> bytes:
    nodes = [
        PdfObject(10 + n, b"<</Type /Pages /Kids [%d 0 R] /Count 1 /Parent %d 0 R>>" % (11 + n, 9 + n), None)
        for n in range(20_000)
    ]
    tree = PdfObject(2, b"<</Type /Pages /Kids [10 0 R] /Count 1>>", None)
    return build([CATALOGUE, tree, *nodes], 1)


def page_tree_that_is_a_ring() -> bytes:
    ring = [PdfObject(10 + n, b"<</Type /Pages /Kids [%d 0 R] /Count 1>>" % (10 + (n + 1) % 3), None) for n in range(3)]
    return build([CATALOGUE, PdfObject(2, b"<</Type /Pages /Kids [10 0 R] /Count 1>>", None), *ring], 1)


def page_tree_that_doubles() -> bytes:
    nodes = [
        PdfObject(10 + n, b"<</Type /Pages /Kids [%d 0 R %d 0 R] /Count 2>>" % (11 + n, 11 + n), None)
        for n in range(40)
    ]
    tree = PdfObject(2, b"<</Type /Pages /Kids [10 0 R] /Count 1>>", None)
    return build([CATALOGUE, tree, *nodes, PdfObject(50, PAGE.head, None)], 1)


def parents_that_are_a_ring() -> bytes:
    page = PdfObject(3, b"<</Type /Page /Parent 6 0 R /Contents 4 0 R>>", None)
    ring = [PdfObject(n, b"<</Type /Pages /Parent %d 0 R /Kids [3 0 R] /Count 1>>" % (13 - n), None) for n in (6, 7)]
    return build([CATALOGUE, TREE, page, PdfObject(4, b"<</Length 0>>", b"BT ET"), *ring], 1)


def tables_of_objects_that_are_a_ring() -> bytes:
    body = page_of(b"BT /F1 9 Tf 9 9 Td (Ines) Tj ET")
    at = body.rindex(b"xref\n0")
    return body.replace(b"/Root 1 0 R>>", b"/Root 1 0 R /Prev %d>>" % at)


def reference_to_itself() -> bytes:
    return page_of(b"BT ET").replace(b"/MediaBox [0 0 595 842]", b"/MediaBox 8 0 R") + b"\n8 0 obj 8 0 R endobj\n"


def hundreds_of_thousands_of_objects() -> bytes:
    extra = [PdfObject(100 + n, b"<<>>", None) for n in range(250_000)]
    return page_of(b"BT /F1 9 Tf 50 700 Td (Ines Fairweather) Tj ET", *extra)


def objects_without_a_table() -> bytes:
    return b"%PDF-1.4\n" + b"1 0 obj <<>> endobj\n" * 400_000 + b"trailer <</Root 1 0 R>>\nstartxref\n0\n%%EOF"


def nested_arrays() -> bytes:
    return page_of(b"[" * 500_000 + b"]" * 500_000 + b" TJ")


def nested_dictionaries() -> bytes:
    return page_of(b"BT ET").replace(b"/MediaBox [0 0 595 842]", b"/MediaBox " + b"<</A " * 100_000 + b">>" * 100_000)


def a_font_with_a_table_of_millions() -> bytes:
    stream, head = flate(b"begincmap\n1 beginbfrange\n" + b"<0000> <FFFF> <0000>\n" * 200 + b"endbfrange\nendcmap")
    font = PdfObject(5, b"<</Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /ToUnicode 8 0 R>>", None)
    page = PdfObject(4, b"<</Length 0>>", b"BT /F1 9 Tf 50 700 Td <0001> Tj ET")
    return build([CATALOGUE, TREE, PAGE, page, font, PdfObject(8, head, stream)], 1)


def a_picture_of_a_hundred_million_pixels() -> bytes:
    stream, head = flate(b"\x00" * (100 * MEGABYTE))
    entries = b"/Type /XObject /Subtype /Image /Width 10000 /Height 10000 /BitsPerComponent 8 /ColorSpace /DeviceGray "
    return page_of(b"595 0 0 842 0 0 cm /X0 Do", PdfObject(6, head.replace(b"<<", b"<<" + entries), stream))


def a_page_of_a_million_points() -> bytes:
    huge = PAGE.head.replace(b"[0 0 595 842]", b"[0 0 1000000 1000000]")
    page = PdfObject(3, huge, None)
    picture = (
        b"<</Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 1>>"
    )
    stream = PdfObject(4, b"<</Length 0>>", b"1000000 0 0 1000000 0 0 cm /X0 Do")
    return build([CATALOGUE, TREE, page, stream, PdfObject(6, picture, b"a")], 1)


def word(body: str, before: str = "", **parts: str) -> bytes:
    document = f"{before}<w:document {W}><w:body>{body}</w:body></w:document>"
    return package({**DOCX_PARTS, "word/document.xml": document, **parts})


RUN = "<w:r><w:t>%s</w:t></w:r>"
PARAGRAPH = f"<w:p>{RUN}</w:p>"


def zip_bomb() -> bytes:
    return word(PARAGRAPH % "Ines" + " " * (900 * MEGABYTE))


def zip_bomb_just_within() -> bytes:
    return word(PARAGRAPH % "Ines" + "<w:p/>" * 3_000_000)


def zip_of_many_parts() -> bytes:
    return word(PARAGRAPH % "Ines", **{f"word/{n}.xml": "<a/>" for n in range(60_000)})


def entities_that_double() -> bytes:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    return word(PARAGRAPH % "&e11;", f'<!DOCTYPE w:document [<!ENTITY e0 "lol">{entities}]>')


def entity_from_a_file() -> bytes:
    return word(PARAGRAPH % "Ines &x;", '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>')


def giant_table() -> bytes:
    row = "<w:tr>" + f"<w:tc>{PARAGRAPH % 'x'}</w:tc>" * 60 + "</w:tr>"
    return word(f"<w:tbl>{row * 4000}</w:tbl>")


def tables_in_tables() -> bytes:
    return word("<w:tbl><w:tr><w:tc>" * 80 + PARAGRAPH % "x" + "</w:tc></w:tr></w:tbl>" * 80)


def many_tables_in_tables() -> bytes:
    inner = "<w:tbl><w:tr><w:tc>" * 60 + PARAGRAPH % "x" + "</w:tc></w:tr></w:tbl>" * 60
    return word(inner * 3000)


def boxes_in_boxes() -> bytes:
    return word("<w:p><w:r><w:txbxContent>" * 60 + PARAGRAPH % "x" + "</w:txbxContent></w:r></w:p>" * 60)


def one_paragraph_of_a_million_runs() -> bytes:
    return word("<w:p>" + RUN % "ab " * 700_000 + "</w:p>")


def text(piece: str, times: int) -> Bomb:
    return (piece * times).encode


PDFS: tuple[Bomb, ...] = (
    flate_bomb, flate_bomb_in_a_bomb, many_flate_bombs, huge_content_stream, many_glyphs_on_many_pages,
    forms_that_call_each_other, forms_that_double, deep_page_tree, page_tree_that_is_a_ring, page_tree_that_doubles,
    parents_that_are_a_ring, tables_of_objects_that_are_a_ring, reference_to_itself, hundreds_of_thousands_of_objects,
    objects_without_a_table, nested_arrays, nested_dictionaries, a_font_with_a_table_of_millions,
    a_picture_of_a_hundred_million_pixels, a_page_of_a_million_points,
)  # fmt: skip
WORDS: tuple[Bomb, ...] = (
    zip_bomb, zip_bomb_just_within, zip_of_many_parts, entities_that_double, entity_from_a_file, giant_table,
    tables_in_tables, many_tables_in_tables, boxes_in_boxes, one_paragraph_of_a_million_runs,
)  # fmt: skip
TEXTS: dict[str, Bomb] = {
    "one word": text("x", 9_000_000),
    "short lines": text("ab\n", 3_000_000),
    "bullets": text("- a\n", 2_000_000),
    "headings": text("# a\n", 2_000_000),
    "blanks": text(" ", 5_000_000),
    "blanks and a word": lambda: b" " * 5_000_000 + b"x",
    "tabs": text("a\t", 2_000_000),
    "dates": text("Sept 2025 - June 2028, ", 300_000),
    "dots": text(". ", 3_000_000),
    "skills": text("Python, SQL, Java, C, ", 300_000),
    "denials": text("no not never without Python ", 300_000),
    "brackets": text("(", 3_000_000),
    "links": lambda: b"# A\n" + b"[a](" * 1_000_000,
    "link starts": lambda: b"# A\n" + b"[" * 3_000_000,
    "quotes in quotes": lambda: b"# A\n" + b"> " * 1_000_000 + b"x",
    "lists in lists": lambda: b"# A\n" + b"".join(b" " * (2 * n) + b"- a\n" for n in range(3000)),
    "emphasis": lambda: b"# A\n" + b"*a _b " * 1_000_000,
    "stars": lambda: b"# A\n" + b"*" * 3_000_000,
    "backticks": lambda: b"# A\n" + b"".join(b"`" * n + b"a" for n in range(2500)),
    "table rows": lambda: b"| a | b |\n|---|---|\n" + b"| x | y |\n" * 800_000,
    "table columns": lambda: b"|" + b"a|" * 200_000 + b"\n|" + b"-|" * 200_000 + b"\n" + (b"|" + b"x|" * 200_000),
    "HTML": lambda: b"# A\n" + b"<div><p>" * 1_000_000,
    "entities": lambda: b"# A\n" + b"&amp;" * 1_500_000,
    "nested JSON": lambda: b'{"basics":' + b"[" * 3_000_000,
    "nested JSON objects": lambda: b'{"basics":' * 900_000 + b"1" + b"}" * 900_000,
    "JSON with a long number": lambda: b'{"basics": {"name": "A"}, "work": ' + b"9" * 5_000_000 + b"}",
    "JSON with a million jobs": lambda: json.dumps({"work": [{"name": "A", "highlights": ["b"]}] * 200_000}).encode(),
    "accents": lambda: ("e" + "\u0301" * 500_000 + " ").encode() * 4,
    "right to left": text("\u202e\u202d", 1_000_000),
    "surrogates": lambda: "a\ud800 ".encode("utf-8", "surrogatepass") * 1_000_000,
    "UTF-16": lambda: ("Ines\n" * 900_000).encode("utf-16"),
    "emails": text("a@b.", 2_000_000),
    "addresses": text("http://a.", 1_000_000),
    "dashes": text("2025 – ", 1_000_000),
    "labels": text("Skills: Languages: Education: ", 200_000),
    "grades": text("GPA 3.9/4.0, 1,3, 98 %, First Class Honours, ", 150_000),
    "degrees": text("BSc MSc PhD B.A. (Hons) ", 300_000),
    "rights": text("right to work in the UK and authorised to work in the US ", 150_000),
}

BOMBS: dict[str, Bomb] = {bomb.__name__: bomb for bomb in (*PDFS, *WORDS)} | TEXTS
