"""What a CV says of moving to the work and of travelling for it."""

from __future__ import annotations

import re
from typing import NamedTuple

from matcher.judging.prepared import PreparedCv
from matcher.nouns import SectionName, Statement
from matcher.scratch import once

_MOVES = re.compile(
    r"\b(?:(?:happy|willing|able|open|prepared|ready|free|glad|keen|content|pleased|eager) to (?:also )?"
    r"(?:relocate|move(?! (?:on|fast|quickly|forward|between|into|data)\b)|live (?:away|elsewhere|in another))"
    r"|(?:open to|available for|ready for|happy with|willing for) (?:a )?(?:relocation|relocating|moving)"
    r"|(?:will|would|can|could|(?<=I['’])d|(?<=I['’])ll) (?:also |gladly |happily |easily )?"
    r"(?:relocate|move|live (?:away|elsewhere))"
    r"|(?:flexible|open|easy) (?:on|about|as to|regarding|with|concerning) (?:the )?(?:location|place of work|where)"
    r"|(?:geographically|fully|completely|nationally|internationally) (?:flexible|mobile)"
    r"|location ?[:–-] ?(?:flexible|open|any(?:where)?)|mobile ?[:,–-] ?(?:nationwide|worldwide)"
    r"|umzugsbereit\w*|bereit,? umzuziehen|ortsungebunden|(?:räumlich|örtlich) flexibel"
    r"|mobilité ?:? ?(?:nationale|internationale|géographique|(?:toute la )?france|europe)"
    r"|disponib\w+ (?:a|para|de) (?:trasferi\w+|traslad\w+|mudar\w*|cambi\w+ de residencia)"
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
    r"|\bmobile (?:across|within|throughout|in)\b|\bopen to travel\b"
    r"|\b(?:travel(?:ling)?|trips?|journeys?|nights? away|overnight stays?)\b[^.;\n]{0,30}?\b(?:is|are|would be|pose)\b"
    r" (?:\w+ )?(?:fine|ok(?:ay)?|no (?:problem|trouble|issue)s?|welcome|possible|easy)\b",
    re.IGNORECASE,
)
_ONLY_REMOTE = re.compile(
    r"\b(?:remote|home[- ]based)(?: (?:work|working|roles?|jobs?|positions?|internships?))? only\b"
    r"|\bonly (?:fully )?(?:remote|home[- ]based)\b|\b(?:can|could) only work (?:remotely|from home)\b",
    re.IGNORECASE,
)
_NO = r"[^.;:?\n]{0,25}[:?–-] {0,2}(?:no|none|not possible)(?=\s{0,2}(?:[.,;)]|$))"
"""As a form is answered: "Open to relocation: no"."""
_NO_TRIPS = re.compile(
    rf"\b(?:not (?:able|willing) to|cannot|can't|unable to) travel\b|\btravel\w{{0,4}}\b{_NO}", re.IGNORECASE
)
_OFFERS_PLACES = re.compile(
    r"\b(?:happy|willing|able|open|prepared|ready|glad|keen|looking|available|seek\w*|want\w*|hop\w+|like|can|could"
    r"|prefer\w*|search\w*|interested|only)\b[^.;\n]{0,60}?"
    r"\b(?:works?|working|based|interns?|live|stay|placements?|internships?|roles?|jobs?|positions?|posts?|opportunities"
    r"|opportunity|commut\w+|get|travel)\b[^.;\n]{0,30}?\b(?:in|to|around|near|within|across|throughout|everywhere in)"
    r" (?=[^.;\n]{0,30}?\b(?-i:[A-ZÎ]))"
    r"|\bcommut\w+ (?:everywhere|anywhere|all over|throughout|across)(?: in)? (?=[^.;\n]{0,30}?\b(?-i:[A-ZÎ]))",
    re.IGNORECASE,
)
""" "Looking for a placement in Porto or Braga", "I can commute to Essen": the places follow."""
_WISHED = frozenset(
    {SectionName.SUMMARY, SectionName.AVAILABILITY, SectionName.OTHER, SectionName.CONTACT, SectionName.INTERESTS}
)
_DENIED = re.compile(r"\b(?:not|never|rather than|n['’]t)\b", re.IGNORECASE)
_NEAR, _FAR = 20, 60
_NO_OTHER = re.compile(r"\bonly\b|\bexclusively\b|\bno(?:where|t) (?:else|outside)\b", re.IGNORECASE)
_NOT_ABROAD = re.compile(
    r"\b(?:no|not|never|rule out|cannot|can't) (?:\w+ ){0,2}"
    r"(?:mov(?:e|ing)|relocat(?:e|ion|ing)|go(?:ing)?|work(?:ing)?) abroad\b",
    re.IGNORECASE,
)
_STAYS = re.compile(
    r"\b(?:not (?:able|willing|ready|prepared|in a position|looking|planning|free) to|cannot|can['’]t|unable to"
    r"|won['’]t|will not|would not|do(?:es)? not (?:want|wish) to|don['’]t (?:want|wish) to) (?:relocate|move(?! on\b)"
    r"|leave (?:the |my )?(?-i:[A-Z]))"
    r"|\b(?:relocation|relocating|moving)(?: away)? (?:is |would be )?(?:not (?:possible|an option|feasible)|impossible"
    r"|out of the question)\b"
    r"|\b(?:no|without) (?:relocation|relocating)\b(?! (?:costs?|support|package|problem))"
    r"|\bnot (?:open|available) (?:to|for) reloc\w+"
    rf"|\b(?:relocat(?:e|ion|ing)|moving)\b{_NO}",
    re.IGNORECASE,
)


class Moving(NamedTuple):
    """A statement that speaks of moving, with the words that say so."""

    statement: Statement
    only_remote: re.Match[str] | None
    stays: re.Match[str] | None
    not_abroad: re.Match[str] | None
    moves: re.Match[str] | None
    abroad: re.Match[str] | None
    places: re.Match[str] | None

    @property
    def nowhere_else(self) -> bool:
        """Whether the places that are offered are all: "roles in Cork only"."""
        if self.places is None:
            return False
        start, end = max(0, self.places.start() - _NEAR), self.places.end() + _FAR
        return _NO_OTHER.search(self.statement.text, start, end) is not None


@once
def said_of_moving(prepared: PreparedCv) -> tuple[Moving, ...]:
    """The statements of a CV that speak of moving, in their order."""
    return tuple(said for one in prepared.cv.statements if any((said := _said_of_moving(one))[1:]))


def _said_of_moving(one: Statement) -> Moving:
    text = one.text
    stays, moves = _STAYS.search(text), _MOVES.search(text)
    return Moving(
        one,
        only_remote=_ONLY_REMOTE.search(text),
        stays=stays,
        not_abroad=_NOT_ABROAD.search(text),
        moves=None if stays and moves and moves.end() > stays.start() else moves,
        abroad=_ABROAD.search(text),
        places=_OFFERS_PLACES.search(text) if one.section in _WISHED and not _DENIED.search(text) else None,
    )


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
