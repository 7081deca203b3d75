from __future__ import annotations

import pytest

from matcher.cv.look_alikes import in_latin_letters
from matcher.cv.pieces import clean


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Руthon and SQL", "Python and SQL"),
        ("Ја\u0475a", "Ја\u0475a"),
        ("Москва", "Москва"),
        ("Α level", "Α level"),
        ("Кubernetes", "Kubernetes"),
        ("Javа, Javа", "Java, Java"),
        ("α-helix, Δt, μm", "α-helix, Δt, μm"),
        ("plain", "plain"),
    ],
)
def test_a_word_whose_letters_only_look_latin_is_read_as_a_person_does(written: str, expected: str) -> None:
    assert in_latin_letters(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [("Ｐｙｔｈｏｎ", "Python"), ("𝐏𝐲𝐭𝐡𝐨𝐧", "Python"), ("Py\u3164thon", "Py thon"), ("ﬁne", "fine")],
)
def test_letters_in_other_styles_are_plain_letters(written: str, expected: str) -> None:
    assert clean(written) == expected
