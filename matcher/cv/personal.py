"""Words about the person that never count: contact data, name, photo, age, gender, nationality as a label."""

from __future__ import annotations

import re

from matcher.dates import find_periods

_ACCOUNT = (
    r"\b(?:linkedin|github|gitlab|orcid|twitter|instagram|insta|mastodon|portfolio|website|xing|behance)\b"
    r"(?:\.\w{2,4})?"
)
_ELSEWHERE = (
    r"[\w.+%-]{1,64}@[\w.-]{1,80}"
    r"|\b(?:https?://|www\.)\S{1,200}"
    r"|\b[\w-]{2,40}(?:\.[\w-]{2,40}){1,3}/[\w./@-]{1,80}"
    r"|\b[\w-]{2,40}\.(?:com|org|net|io|dev|me|example|ac\.uk|co\.uk|eu|de|fr|nl|es|it|ch)\b"
    # A telephone number has seven digits; "3.42 / 4.00" and "14.25 / 20.00" are marks.
    r"|(?!(?:\d{1,2}[./-]){0,2}(?:19|20)\d\d\b)(?!\d{1,3}(?:[.,]\d{1,2})? ?/ ?\d{1,3}(?:[.,]\d{1,2})?(?![ ./-]{0,2}\d))"
    r"(?=[+(]?(?:[ ()./-]{0,4}[\dx]){7})[+(]?\d[\dx ()./-]{7,18}[\dx]\b"
    r"|\+\d{1,3}[ -]?\d?x{2,}[x ]{0,12}"
)
_ADDRESS = re.compile(rf"{_ACCOUNT}[:/ ]{{0,3}}[\w./@-]{{0,80}}|{_ELSEWHERE}", re.IGNORECASE)
_SURE_ADDRESS = re.compile(
    rf"{_ACCOUNT}(?:\s?[:/]{{1,3}}\s?[\w./@-]{{1,80}}|\s@?(?=[\w.]*[\d_@.-])[\w.@-]{{2,80}})|{_ELSEWHERE}",
    re.IGNORECASE,
)
"""Outside the head of a CV, "GitHub Actions" and "portfolio management" are skills: an account has a colon, a path or a
handle."""
_LABEL = re.compile(
    r"(?:(?:full |first |last )?name|date (?:and place )?of birth|place of birth|d\.?o\.?b\.?|born|age"
    r"|gender|sex|pronouns"
    r"|nationality|citizenship|marital status|civil status|religion|photo(?:graph)?|phone|tel(?:ephone)?"
    r"|mobile|cell"
    r"|e-?mail|address|home address|term address|website|web|linkedin|github|portfolio|geburtsdatum|geburtsort"
    r"|staatsangehörigkeit|nationalität|familienstand|anschrift|adresse|telefon|nationalité|date de naissance"
    r"|geboortedatum|nationaliteit|fecha de nacimiento|nacionalidad|data di nascita|nazionalità)\s{0,3}[:\t|]",
    re.IGNORECASE,
)
_PERSONAL = re.compile(
    r"\b\d{2} years old\b|\b(?:date of birth|born (?:in|on) \w|marital status|she/her|he/him|they/them|unmarried|"
    r"married|single,|photo(?:graph)? (?:attached|available|on))",
    re.IGNORECASE,
)


def is_label(text: str) -> bool:
    """Whether a line opens with a label of personal data ("Date of birth: …")."""
    return _LABEL.match(text) is not None


def without_addresses(text: str) -> str:
    """The text with blanks in place of mail addresses, telephone numbers and links; offsets stay."""
    return _ADDRESS.sub(lambda found: " " * len(found[0]), text)


def is_contact(text: str) -> bool:
    """Whether a short line gives an address of the student: mail, telephone, profile page."""
    if is_label(text):
        return True
    share = _in_addresses(text, _ADDRESS)
    return share > 0 and (share * 4 >= len(text) or len(text) < 90)


def _in_addresses(text: str, address: re.Pattern[str]) -> int:
    """How many characters of a text belong to addresses; the figures of a period are no telephone number."""
    found = list(address.finditer(text))
    if not found:
        return 0
    dated = [(one.start_offset, one.end_offset) for one in find_periods(text)]
    apart = [one for one in found if not any(start < one.end() and one.start() < end for start, end in dated)]
    return sum(one.end() - one.start() for one in apart)


def mostly_contact(text: str) -> bool:
    """The stricter test for lines outside the head of the CV, where a link may belong to a project."""
    share = _in_addresses(text, _SURE_ADDRESS)
    return is_label(text) or share * 10 > len(text) * 6


def is_personal(text: str) -> bool:
    """Whether a sentence speaks of age, birth, gender or family status."""
    return is_label(text) or (len(text) < 120 and _PERSONAL.search(text) is not None)
