"""Invented files of every kind, read once at start, so that the first student does not wait for lexicons and fonts."""

from __future__ import annotations

import zipfile
from io import BytesIO

MARKDOWN = (
    b"# A Student\n\nLeeds, UK\n\n## Education\n\nBSc Physics, 2025 - 2028\n\n## Skills\n\nPython, SQL\n"
    b"\n## Experience\n\n- Tutor, Harbourton Club, Sep 2025 - Jun 2026: taught 12 children to count\n"
    b"\n## Languages\n\nFrench (B2)\n\n## Availability\n\nFrom 1 June 2027, full-time. Right to work in the UK.\n"
)
POSTING = b"# Data Intern\n\nLeeds, UK\n\n## Requirements\n\n- Enrolled in a BSc in physics\n- Good Python\n"

# Without a table of objects: readers find them by themselves, and the file stays legible here.
PDF = b"""%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R
/Resources <</Font <</F1 <</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>>>>>>> endobj
4 0 obj <</Length 104>> stream
BT /F1 12 Tf 50 800 Td (A Student) Tj 0 -20 Td (Education) Tj 0 -14 Td (BSc Physics, 2025 - 2028) Tj ET
endstream endobj
trailer <</Root 1 0 R>>
startxref
0
%%EOF
"""

_WORDS = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    "<w:p><w:r><w:t>A Student</w:t></w:r></w:p><w:p><w:r><w:t>BSc Physics, 2025 - 2028</w:t></w:r></w:p>"
    "</w:body></w:document>"
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def docx() -> bytes:
    """The smallest Word document."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("_rels/.rels", _RELATIONS)
        package.writestr("word/document.xml", _WORDS)
    return buffer.getvalue()
