from __future__ import annotations

import pytest

from matcher.errors import PostingFault
from matcher.posting.decode import decode, tidy


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_text_comes_back_from_every_usual_encoding(encoding: str) -> None:
    assert decode("Stage à Gêne: 900 € par mois, très bien payé".encode(encoding)) == (
        "Stage à Gêne: 900 € par mois, très bien payé"
    )


def test_line_ends_are_made_one() -> None:
    assert decode(b"a\r\nb\rc\n") == "a\nb\nc\n"


@pytest.mark.parametrize("content", [b"", b"  \n\t", b"\x00\x01\x00\x02\xff\x00\x00\x00\x00\x00" * 20])
def test_what_holds_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(PostingFault):
        decode(content)


def test_tidy_drops_invisible_characters_and_extra_blanks() -> None:
    assert tidy(" Data\u00a0\u00a0Intern\u200b \n (Le\u00adeds) ") == "Data Intern (Leeds)"
