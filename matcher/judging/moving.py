"""What a CV says of moving to the work and of travelling for it."""

from __future__ import annotations

import re
from typing import NamedTuple

from matcher.judging.prepared import PreparedCv
from matcher.nouns import Statement
from matcher.scratch import once

_MOVES = re.compile(
    r"\b(?:(?:happy|willing|able|open|prepared|ready|free|glad|keen|content|pleased|eager) to (?:also )?"
    r"(?:relocate|move|live (?:away|elsewhere|in another))"
    r"|open to (?:relocation|relocating|moving)"
    r"|(?:will|would|can|could|(?<=I['’])d|(?<=I['’])ll) (?:also |gladly |happily |easily )?"
    r"(?:relocate|move|live (?:away|elsewhere))"
    r"|flexible (?:on|about) location"
    r"|(?:moving|relocating) (?:is|would be) (?:no problem|fine|possible|welcome)"
    r"|(?:mobile|mobil|móvil) (?=(?:across|within|throughout|in|en|au|dans|por)\b)"
    r"|(?:live|move|relocate|go|work) anywhere(?! (?:near|within|in|between)\b)"
    r"|relocation (?:is )?(?:possible|fine|no problem|welcome))",
    re.IGNORECASE,
)
_ABROAD = re.compile(
    r"\b(?:placement|internship|work|stay|time)s? abroad,?(?: also [^.;,]{3,30},)? (?:is|are|would be) (?:very |most )?"
    r"(?:welcome|fine|possible|no problem)\b"
    r"|(?<!not )\b(?:happy|willing|able|open|prepared|ready|glad|keen|would like|would love)\b[^.;\n]{0,30}?"
    r"\b(?:live|living|work|working|move|moving|go|going|intern) abroad\b",
    re.IGNORECASE,
)
_TRIPS = re.compile(
    r"\b(?:happy|willing|able|open|prepared|ready|free|glad) to travel\b(?! to (?:an?|the|your) office)"
    r"|\bmobile (?:across|within|throughout|in)\b|\bopen to travel\b|\btravel(?:ling)? is (?:fine|no problem)\b",
    re.IGNORECASE,
)
_ONLY_REMOTE = re.compile(
    r"\b(?:remote|home[- ]based)(?: (?:work|working|roles?|jobs?|positions?|internships?))? only\b"
    r"|\bonly (?:fully )?(?:remote|home[- ]based)\b|\b(?:can|could) only work (?:remotely|from home)\b",
    re.IGNORECASE,
)
_NO_TRIPS = re.compile(r"\b(?:not (?:able|willing) to|cannot|can't|unable to) travel\b", re.IGNORECASE)
_NOT_ABROAD = re.compile(
    r"\b(?:no|not|never|rule out|cannot|can't) (?:\w+ ){0,2}"
    r"(?:mov(?:e|ing)|relocat(?:e|ion|ing)|go(?:ing)?|work(?:ing)?) abroad\b",
    re.IGNORECASE,
)
_STAYS = re.compile(r"\b(?:not (?:able|willing) to|cannot|can't|unable to) (?:relocate|move)\b", re.IGNORECASE)


class Moving(NamedTuple):
    """A statement that speaks of moving, with the words that say so."""

    statement: Statement
    only_remote: re.Match[str] | None
    stays: re.Match[str] | None
    not_abroad: re.Match[str] | None
    moves: re.Match[str] | None
    abroad: re.Match[str] | None


@once
def said_of_moving(prepared: PreparedCv) -> tuple[Moving, ...]:
    """The statements of a CV that speak of moving, in their order."""
    patterns = (_ONLY_REMOTE, _STAYS, _NOT_ABROAD, _MOVES, _ABROAD)
    said = (Moving(one, *(pattern.search(one.text) for pattern in patterns)) for one in prepared.cv.statements)
    return tuple(one for one in said if any(one[1:]))


class Trips(NamedTuple):
    """A statement that speaks of travelling for work, with the words that say so."""

    statement: Statement
    stays: re.Match[str] | None
    trips: re.Match[str] | None


@once
def said_of_trips(prepared: PreparedCv) -> Trips | None:
    """The first statement of a CV that speaks of travelling for work."""
    said = (Trips(one, _NO_TRIPS.search(one.text), _TRIPS.search(one.text)) for one in prepared.cv.statements)
    return next((one for one in said if one.stays or one.trips), None)
