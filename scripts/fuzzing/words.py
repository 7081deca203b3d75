"""Numbers, words of each format and pieces of text that are likely to trip a reader; mutants are made with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

NUMBERS = (b"0", b"-1", b"1", b"65535", b"2147483647", b"-2147483648", b"4294967296", b"99999999999999999999", b"1e308",
           b"0.0000001", b"-0.5", b"NaN", b"1" * 400)  # fmt: skip
WORDS: Mapping[str, Sequence[bytes]] = {
    "pdf": (b"<<", b">>", b"[", b"]", b"(", b")", b"<", b">", b"/Length", b"/Kids", b"/Parent 2 0 R", b"/Filter",
            b"/FlateDecode", b"[/ASCIIHexDecode /FlateDecode]", b"/DecodeParms <</Predictor 15 /Columns 99999>>",
            b"/Contents", b"/Resources", b"/ToUnicode", b"/Encoding", b"/Type0", b"/Rotate 45", b"1 0 R", b"3 0 R",
            b"6 0 R", b"q", b"Q", b"cm", b"BT", b"ET", b"Tj", b"TJ", b"Do", b"BI", b"ID", b"EI", b"BDC", b"EMC",
            b"null", b"true", b"endstream", b"endobj", b"stream\n", b"beginbfrange", b"beginbfchar",
            b"begincodespacerange",
            b"<0000> <FFFF>", b"\\377", b"%", b"obj", b"xref", b"trailer", b"startxref"),
    "docx": (b"<w:p>", b"</w:p>", b"<w:tbl>", b"</w:tbl>", b"<w:tr>", b"<w:tc>", b"<w:r>", b"<w:t>", b"&amp;", b"&x;",
             b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<w:sdt><w:sdtContent>", b"<w:txbxContent>", b"w:val=\"-1\"",
             b"<!DOCTYPE w:document [<!ENTITY x \"y\">]>", b"<w:ilvl w:val=\"99\"/>", b"\x00", b"<w:br/>", b"<w:tab/>"),
    "json": (b"{", b"}", b"[", b"]", b"null", b"true", b"\"", b"\\ud800", b"\\u0000", b",", b":", b"[[[[[[", b"{}"),
}  # fmt: skip
TEXTS: Sequence[bytes] = tuple(
    text.encode("utf-8", "surrogatepass")
    for text in ("# ", "- ", "• ", "\t", "\n\n", "|", "**", "[", "](", "```", "> ", "1. ", "---", "2025 - 2028",
                 "Sept 2025 – ",
                 "BSc", "B.Sc. (Hons)", "GPA 3.9/4.0", "1,3", "98 %", "Python", "C", "Go", "right to work in the UK",
                 "Education", "Skills:", "\u202e", "\u200b", "\ufeff", "\ufb01", "\u00ad", "e\u0301" * 5, "\U0001f600",
                 "\x00", "\x0c", "\u2028", "\ud800", "Ü", "ß", "İ", "١٢", "<p>", "<script>", "&#0;", "-" * 80,
                 "." * 300, " " * 500,
                 "a" * 2000, "no no no ", "and, or; ", "(((((", "00/00/0000", "31.02.2027", "9999-99-99")
)  # fmt: skip
