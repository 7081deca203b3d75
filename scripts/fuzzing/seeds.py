"""The files that are mutated: the samples, and files made here that use what the samples do not. All invented."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from api.reading.warming import PDF

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
KINDS = ("pdf", "docx", "markdown", "text", "json", "posting")


@dataclass(frozen=True, slots=True)
class Seed:
    """A sound file, of which mutants are made."""

    name: str
    kind: str
    content: bytes


def seeds(samples: Path) -> list[Seed]:
    """The sample CVs in every format, some sample postings, and PDFs with uncommon parts."""
    found = [Seed("parts.pdf", "pdf", PARTS), Seed("plain.pdf", "pdf", PDF)]
    found += [Seed(path.name, "pdf", path.read_bytes()) for path in sorted((samples / "cvs").glob("*.pdf"))]
    for path in sorted((samples / "cvs").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        found += [
            Seed(path.name, "markdown", text.encode()),
            Seed(f"{path.stem}.txt", "text", re.sub(r"[*_#`]", "", text).encode()),
            Seed(f"{path.stem}.docx", "docx", docx_of(text)),
        ]
    found.append(Seed("resume.json", "json", json.dumps(RESUME).encode()))
    for folder in sorted(path for path in (samples / "postings").iterdir() if path.is_dir()):
        found += [Seed(path.name, "posting", path.read_bytes()) for path in sorted(folder.iterdir())[:4]]
    return found


def docx_of(markdown: str) -> bytes:
    """A Word document with the headings, lists and lines of a Markdown text, and a table, a text box and a header."""
    blocks = [_block(line) for line in markdown.splitlines() if line.strip()]
    return package({**DOCX_PARTS, "word/document.xml": _DOCUMENT % "".join(blocks)})


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive of named parts, the same bytes at any time: the parts bear the first date that ZIP knows."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _block(line: str) -> str:
    heading, bullet = line.startswith("#"), line.lstrip().startswith("- ")
    text = escape(re.sub(r"[*_`]|^\s*- |^#+ ", "", line))
    if "\t" in text or "|" in text:
        cells = "".join(f"<w:tc>{_paragraph(cell)}</w:tc>" for cell in re.split(r"\t|\|", text))
        return f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    return _paragraph(text, "Heading1" if heading else "ListBullet" if bullet else "Normal")


def _paragraph(text: str, style: str = "Normal") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


_DOCUMENT = (
    f'<?xml version="1.0" encoding="UTF-8"?><w:document {W} xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>%s'
    "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent>"
    '</v:textbox></v:shape></w:pict></w:r></w:p><w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    "</w:pPr><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden</w:t></w:r><w:r><w:t>Counted</w:t><w:tab/><w:br/></w:r></w:p>"
    '<w:sectPr><w:headerReference w:type="default" r:id="r2"/></w:sectPr></w:body></w:document>'
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'
_REL = '<Relationship Id="%s" Type="' + _LINK + '/%s" Target="%s"/>'
DOCX_PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    + "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, kind in (
            ("document", "document.main"),
            ("styles", "styles"),
            ("numbering", "numbering"),
            ("header1", "header"),
        )
    )
    + "</Types>",
    "_rels/.rels": _RELS % (_REL % ("r1", "officeDocument", "word/document.xml")),
    "word/_rels/document.xml.rels": _RELS
    % (
        _REL % ("r2", "header", "header1.xml")
        + _REL % ("r3", "styles", "styles.xml")
        + _REL % ("r4", "numbering", "numbering.xml")
    ),
    "word/styles.xml": f"<w:styles {W}>"
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in (("Normal", "Normal"), ("Heading1", "heading 1"), ("ListBullet", "List Bullet"))
    )
    + "</w:styles>",
    "word/numbering.xml": f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    "</w:numbering>",
    "word/header1.xml": f"<w:hdr {W}>{_paragraph('Ines Fairweather, Leeds')}</w:hdr>",
}

RESUME = {
    "basics": {"name": "Ines Fairweather", "label": "Student", "email": "ines@mail.example", "summary": "Counts birds.",
               "location": {"city": "Leeds", "countryCode": "GB"}, "profiles": [{"url": "https://birds.example"}]},
    "education": [{"institution": "University of Harbourton", "area": "Physics", "studyType": "BSc", "score": "72 %",
                   "startDate": "2025-09", "endDate": "2028-06", "courses": ["Optics", "Statistics"]}],
    "work": [{"name": "Otterburn Rail", "position": "Clerk", "startDate": "2024-06", "endDate": "2024-09",
              "summary": "Sold tickets.", "highlights": ["Counted 12,000 tickets", "Wrote Python scripts"]}],
    "projects": [{"name": "Tides", "description": "Plots tides", "keywords": ["Python", "SQL"], "highlights": ["A"]}],
    "skills": [{"name": "Programming", "level": "good", "keywords": ["Python", "SQL", "C"]}],
    "languages": [{"language": "French", "fluency": "B2"}],
    "volunteer": [{"organization": "Tern Trust", "position": "Warden", "startDate": "2023"}],
    "awards": [{"title": "Prize", "awarder": "Harbourton", "date": "2026"}],
    "certificates": [{"name": "First aid", "issuer": "Tern Trust", "date": "2025"}],
    "publications": [{"name": "Terns", "publisher": "Bird Letters", "releaseDate": "2026-01-01"}],
    "interests": [{"name": "Rowing", "keywords": ["river"]}],
    "references": [{"name": "B. Marsh", "reference": "Reliable."}],
}  # fmt: skip

# Fonts with tables of their own, forms, layers, opacity, odd colour spaces, an inline picture, a turned page.
PARTS = b"""%PDF-1.7
1 0 obj <</Type /Catalog /Pages 2 0 R /OCProperties <</OCGs [12 0 R] /D <</OFF [12 0 R] /Order [12 0 R]>>>>>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R 13 0 R] /Count 2 /MediaBox [0 0 595 842]>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /CropBox [0 0 595 842] /Contents [4 0 R 11 0 R] /Resources <</Font <</F1 5 0 R
/F2 7 0 R /F3 10 0 R>> /XObject <</X1 6 0 R /I1 14 0 R>> /ExtGState <</G1 <</ca 0.5 /CA 1>>>> /ColorSpace
<</C1 [/Separation /Spot /DeviceCMYK <</FunctionType 2 /Domain [0 1] /N 1>>]>> /Properties <</L1 12 0 R>>>>>> endobj
4 0 obj <</Length 600>> stream
q /G1 gs /C1 cs 1 scn 40 700 200 30 re f Q
BT /F1 12 Tf 50 800 Td (Ines Fairweather) Tj 0 -20 Td [(Edu) -20 (cation)] TJ T* (BSc Physics, 2025 - 2028) Tj
1 0 0 1 50 700 Tm 3 Tr (unseen) Tj 0 Tr 12 TL (next) ' 1 2 (line) " ET
BT /F2 11 Tf 50 650 Td <00010002000300040005> Tj ET
/OC /L1 BDC BT /F1 9 Tf 50 600 Td (switched off) Tj ET EMC
q 1 0 0 1 50 500 cm /X1 Do Q
q 100 0 0 100 300 300 cm /I1 Do Q
BI /W 2 /H 2 /BPC 8 /CS /G ID abcd EI
BT /F3 10 Tf 50 450 Td (ab) Tj ET
endstream endobj
5 0 obj <</Type /Font /Subtype /TrueType /BaseFont /Arial-BoldMT /FirstChar 32 /LastChar 40 /Widths [250 300 300 500
500 500 500 200 300] /Encoding <</Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [39 /quotesingle 65 /A
/Adieresis /fi]>> /FontDescriptor <</Type /FontDescriptor /FontName /Arial-BoldMT /FontWeight 700 /Flags 32
/MissingWidth 250>>>> endobj
6 0 obj <</Type /XObject /Subtype /Form /BBox [0 0 200 50] /Matrix [1 0 0 1 0 0] /Resources <</Font <</F1 5 0 R>>
/XObject <</X1 6 0 R>>>> /Length 60>> stream
BT /F1 10 Tf 0 10 Td (Python, SQL) Tj ET /X1 Do
endstream endobj
7 0 obj <</Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Serif /Encoding /Identity-H /DescendantFonts [8 0 R] /ToUnicode
9 0 R>> endobj
8 0 obj <</Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Serif /CIDSystemInfo <</Registry (Adobe) /Ordering
(Identity) /Supplement 0>> /DW 1000 /W [1 [500 600] 3 5 550]>> endobj
9 0 obj <</Length 300>> stream
/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Custom def
1 begincodespacerange <0000> <FFFF> endcodespacerange
2 beginbfchar <0001> <0050> <0002> <0079> endbfchar
2 beginbfrange <0003> <0004> <0074> <0005> <0005> [<00660066>] endbfrange
endcmap end end
endstream endobj
10 0 obj <</Type /Font /Subtype /Type3 /FontBBox [0 0 750 750] /FontMatrix [0.001 0 0 0.001 0 0] /CharProcs <</a 11 0 R
/b 11 0 R>> /Encoding <</Type /Encoding /Differences [97 /a /b]>> /FirstChar 97 /LastChar 98 /Widths [500 600]>> endobj
11 0 obj <</Length 40>> stream
0.9 g 0 0 100 100 re f 0 g
endstream endobj
12 0 obj <</Type /OCG /Name (Layer)>> endobj
13 0 obj <</Type /Page /Parent 2 0 R /Rotate 90 /Contents 11 0 R /Annots [<</Type /Annot /Subtype /Link /Rect [0 0 9 9]
/A <</S /URI /URI (https://birds.example)>>>>]>> endobj
14 0 obj <</Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 4>>
stream
abcd
endstream endobj
trailer <</Root 1 0 R>>
startxref
0
%%EOF
"""
