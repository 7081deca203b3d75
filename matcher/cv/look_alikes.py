"""Letters that look like other letters: what a person reads as "Python" is Python, whatever its letters are."""

from __future__ import annotations

import re

_CYRILLIC = dict(zip("аеорсухѕіјһԁԛԝАВЕКМНОРСТУХЅІЈ", "aeopcyxsijhdqwABEKMHOPCTYXSIJ", strict=True))
_GREEK = dict(zip("ονΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ovABEZHIKMNOPTYX", strict=True))
_LOOKS = str.maketrans({**_CYRILLIC, **_GREEK})
_ALIKE = "".join(map(chr, _LOOKS))
# A word of Latin letters in which some only look it; a word of another script has letters that no Latin one looks like.
_MIXED = re.compile(rf"(?<!\w)(?=[{_ALIKE}]*[A-Za-z])(?=[A-Za-z]*[{_ALIKE}])[A-Za-z{_ALIKE}]{{2,80}}(?!\w)")


def in_latin_letters(text: str) -> str:
    """The text with words that mix Latin letters with others that look the same, all in Latin letters."""
    return _MIXED.sub(lambda word: word[0].translate(_LOOKS), text)
