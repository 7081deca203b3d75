"""The right to work, from a closed vocabulary only: nothing is inferred from nationality-like words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from matcher.conditions import PartialDate
from matcher.countries import EU_COUNTRIES, all_codes
from matcher.right_conditions import read_rights_condition
from matcher.right_words import (
    Permit,
    countries_in,
    find_citizenships,
    find_permits,
    nation_before,
    nations_in,
    open_to_citizens_of,
    spread,
)
from matcher.single_dates import find_dates

__all__ = [
    "EU_COUNTRIES",
    "ClearanceMention",
    "RightMention",
    "find_citizenships",
    "find_clearances",
    "find_work_rights",
    "nations_in",
    "needs_no_permit",
    "needs_permit",
    "read_rights_condition",
]


@dataclass(frozen=True, slots=True)
class RightMention:
    """A statement about the right to work; `text` is the clause of the text at its half-open offsets.

    `allows` and `denies` hold ISO codes, both empty where the clause does not say for which country.
    `limited`: the right ends, or holds on conditions only; `until` its last day where it is stated.
    """

    text: str
    allows: frozenset[str]
    denies: frozenset[str]
    limited: bool
    until: PartialDate | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ClearanceMention:
    """A security clearance or check that a CV says is held: "SC", "DV", "CTC", "BPSS", "DBS", "security"."""

    clearance: str
    start: int
    end: int


# No person writes a longer clause; cutting there keeps the time linear on hostile text.
_LONGEST_CLAUSE = 600
_CLAUSE_END = re.compile(
    r"[;\n|•]|(?<!\bU\.S)(?<!\bU\.K)[.!](?=\s|$)|[?](?=\s|$)(?!\s{1,3}(?:no|none|not|yes)\b)", re.IGNORECASE
)
_ANSWERED_NO = re.compile(
    r"[^;\n|•:?]{0,40}[:?\t–—-][\s(]{0,3}"
    r"(?:(?:no|none|n/a|nil|never)(?=\s{0,2}(?:[.,;()]|$))|not (?:needed|required|necessary|applicable)\b)",
    re.IGNORECASE,
)
""" "Visa sponsorship required: no", as forms ask and CVs answer."""
_NEEDS = re.compile(
    r"(?P<negated>\b(?:no|not|never|without|n[’']t|doesn[’']t|don[’']t)\s(?:\w+\s){0,4})?"
    r"(?:\b(?:(?:would|will|may|might|shall)\s(?:also\s)?)?"
    r"(?:needs?|needing|requires?|requiring|need for|in need of|seeking)"
    r"\s(?:an?\s|the\s|to be\s)?(?:[\w-]+\s){0,2}?(?:visa|visas|permit|sponsor\w{0,5}|work authori[sz]ation)\b"
    r"|\b(?:visa |work )?(?:sponsorship|visa|work permit)\s?[:\t–-]?\s(?:is\s|will be\s)?(?:needed|required)\b"
    r"|\b(?:visa )?sponsorship\s?[:\t–-]\s{0,2}yes\b)",
    re.IGNORECASE,
)
_NEEDLESS = re.compile(
    r"\b(?:no|without(?: any)?|not? any)\s(?:(?:the )?need (?:for|of) )?(?:an?\s|any\s)?"
    r"(?:visa|permit|sponsorship|work permit|work visa|restrictions?)"
    r"(?:\s?(?:or|/|,|nor)\s?(?:visa|permit|sponsorship|work permit))?(?:\s(?:is\s)?(?:needed|required|necessary))?\b"
    r"|\b(?:visa|permit|sponsorship)\s?[:\t–-]?\s(?:is\s)?not (?:needed|required|necessary|applicable)\b"
    r"|\b(?:visa |work )?(?:sponsorship|permit)(?: (?:needed|required))?\s?[:?\t–-]\s{0,2}"
    r"(?:no|none|n/a)(?=\s{0,2}(?:[.,;()]|$))",
    re.IGNORECASE,
)
_MAY_WORK = re.compile(
    r"(?P<negated>\b(?:no|not|without|n[’']t|lack)\s(?:\w+\s|yet\s){0,3}?)?"
    r"\b(?:rights? to work|right-to-work|(?:eligible|entitled|authori[sz]ed|permitted|allowed|permission|cleared"
    r"|free) to work"
    r"|(?:legally )?able to work (?=in\b|without)|work authori[sz]ation|authori[sz]ation to work"
    r"|can (?:legally )?work (?=in\b|without)"
    r"|legally work)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(?:rights? to work|right-to-work|work authori[sz]ation|authori[sz]ation to work)\b", re.IGNORECASE
)
_CLAIM = re.compile(
    r"\b(?:have|has|hold|holds|holding|full|permanent|unrestricted|unlimited|valid|existing|indefinite|with|yes|confirmed|my|own"
    r"|automatic|eligible|entitled|permitted|allowed)\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:will apply|applying for|plan(?:s|ning)? to|intend\w*|hop(?:e|es|ing) to|would (?:need|apply|ask)"
    r"|to apply for|going to (?:apply|ask)|can apply|could apply|considering)\b",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"\b(?:from|since|as of|after)\s$", re.IGNORECASE)
_ENDS = re.compile(r"\b(?:until|till|valid|expir\w{2,3})\b", re.IGNORECASE)
_TERMS = re.compile(r"\b(?:\d\d hours|limited|restricted to|part[- ]time only|during term|temporary)\b", re.IGNORECASE)
_ALLOWS = re.compile(
    r"[;,.]?\s(?:\(?(?:it|this|which|that)\s)(?:also\s)?(?:allows|permits|lets me|limits|includes"
    r"|is valid)\b[^.;\n|•]{1,160}",
    re.IGNORECASE,
)
_VALID_IN = re.compile(r"(?:\s\([^()]{1,40}\))?\s(?:for|in)\s((?:the\s)?[A-Z][\w. ]{1,24})")
_OUTSIDE = re.compile(r"\b(?:outside(?: of)?|other than|beyond|elsewhere than(?: in)?)\s", re.IGNORECASE)
""" "No permission to work outside the UK" denies every other country."""
_CLEARANCE = re.compile(
    r"\b(?P<name>SC|DV|CTC|BPSS|DBS|NATO|security|PVG)\b(?:[\s-](?:clear\w{2,5}|check\w{0,3}|vett\w{2,3}|certificate))?"
)


def find_work_rights(text: str, *, home: str | None = None) -> tuple[RightMention, ...]:
    """Every statement about the right to work, in order.

    `home` (ISO code) is the country meant where a statement of a right or a need names none ("no sponsorship needed").
    A plan ("will apply for …") gives no right; a citizenship gives the rights of free movement, no more.
    """
    found: list[RightMention] = []
    for start, end in _clauses(text):
        found.extend(_in_clause(text, start, end, home))
    return tuple(_with_terms(text, one) for one in found)


def _with_terms(text: str, one: RightMention) -> RightMention:
    """A permit with the clause behind it that says what it allows: "…; it allows 20 hours a week in term"."""
    terms = _ALLOWS.match(text, one.end) if one.limited and one.allows else None
    return replace(one, text=text[one.start : terms.end()], end=terms.end()) if terms else one


def _clauses(text: str) -> list[tuple[int, int]]:
    cuts = [0, *(match.end() for match in _CLAUSE_END.finditer(text)), len(text)]
    parts = [(start, end) for start, end in pairwise(cuts) if text[start:end].strip()]
    return [(at, min(at + _LONGEST_CLAUSE, end)) for start, end in parts for at in range(start, end, _LONGEST_CLAUSE)]


def _in_clause(text: str, start: int, end: int, home: str | None) -> list[RightMention]:
    clause = text[start:end]
    need = _denial(clause)
    positive = clause[: need.start()] + " " * (need.end() - need.start()) if need else clause
    stop = start + (need.start() if need else len(clause))
    right = _read_right(positive, home)
    found = []
    if right.full or (right.said and not right.limited):
        found.append(_mention(text, start, stop, (right.full, frozenset()), (right.vague, None)))
    if right.limited:
        found.append(_mention(text, start, stop, (right.limited, frozenset()), (True, _until(positive))))
    denied = _denied(clause[need.start() :], home, bool(found)) if need else None
    if need and (denied or not found):
        found.append(_mention(text, start + need.start(), end, (frozenset(), denied or frozenset()), (False, None)))
    return found


def _denied(scope: str, home: str | None, allowed_elsewhere: bool) -> frozenset[str]:
    outside = _OUTSIDE.search(scope)
    if outside:
        inside = spread(countries_in(scope[outside.end() :]))
        return all_codes() - inside if inside else frozenset()
    return spread(countries_in(scope)) or frozenset({home} if home and not allowed_elsewhere else ())


def _until(clause: str) -> PartialDate | None:
    dates = [one for one in find_dates(clause) if not _BEGINS.search(clause[max(0, one.start - 8) : one.start])]
    return dates[-1].last if dates else None


def _mention(
    text: str,
    start: int,
    end: int,
    countries: tuple[frozenset[str], frozenset[str]],
    limit: tuple[bool, PartialDate | None],
) -> RightMention:
    words = text[start:end]
    start += len(words) - len(words.lstrip(" \t\n,;-•*"))
    end -= len(words) - len(words.rstrip(" \t\n,;|•*"))
    return RightMention(text[start:end], *countries, *limit, start, end)


def needs_permit(text: str) -> bool:
    """Whether a text says that a visa, a permit or sponsorship is needed."""
    return _need(text) is not None


def needs_no_permit(text: str) -> bool:
    """Whether a text says that no visa, permit or sponsorship is needed."""
    return _NEEDLESS.search(text) is not None or _refuses_need(text)


def _need(clause: str) -> re.Match[str] | None:
    for match in _NEEDS.finditer(clause):
        if not _is_refused(match) and not _NEEDLESS.search(clause, max(0, match.start() - 30), match.end()):
            return match
    return None


def _is_refused(said: re.Match[str]) -> bool:
    """Whether a need or a right is denied in its sentence or answered in the negative: "Requires sponsorship: no"."""
    return said["negated"] is not None or _ANSWERED_NO.match(said.string, said.end()) is not None


def _denial(clause: str) -> re.Match[str] | None:
    """The first statement in a clause that a visa or sponsorship is needed, or that there is no right to work."""
    return _need(clause) or next((match for match in _MAY_WORK.finditer(clause) if _is_refused(match)), None)


@dataclass(frozen=True, slots=True)
class _Right:
    """What a clause allows for good and on conditions; `vague`: a permit of a country that the clause does not name."""

    full: frozenset[str]
    limited: frozenset[str]
    said: bool
    vague: bool


def _read_right(clause: str, home: str | None) -> _Right:
    free: set[str] = set()
    for citizenship in find_citizenships(clause):
        for code in citizenship.countries:
            free |= open_to_citizens_of(code)
    lasting, limited, permit = _permitted(clause)
    abroad = spread(countries_in(clause))
    stated = bool(_MAY_WORK.search(clause) or needs_no_permit(clause))
    if stated and (abroad or not _is_label(clause)):
        named = abroad or frozenset({home} if home and not (free or lasting or limited) else ())
        (limited if limited or _bound(clause) else lasting).update(named)
    full = frozenset(free | lasting)
    said = bool(full or permit or (stated and not _is_label(clause)))
    return _Right(full, frozenset(limited - full), said, permit and not (full or limited))


def _is_label(clause: str) -> bool:
    """Whether "Right to work" is only a heading or a label here, with nothing that claims the right."""
    bare = _LABEL.search(clause)
    return bool(bare) and not (_CLAIM.search(clause) or needs_no_permit(clause))


def _refuses_need(clause: str) -> bool:
    return any(map(_is_refused, _NEEDS.finditer(clause)))


def _bound(clause: str) -> bool:
    return bool(_TERMS.search(clause) or (_ENDS.search(clause) and find_dates(clause)))


def _permitted(clause: str) -> tuple[set[str], set[str], bool]:
    """Countries of the lasting permits, of the limited ones, and whether any permit is held."""
    lasting: set[str] = set()
    limited: set[str] = set()
    permits = find_permits(clause)
    if not permits or _NEEDLESS.search(clause):
        return lasting, limited, False
    needs = [match.span() for match in _NEEDS.finditer(clause)]
    future = _FUTURE.search(clause)
    held = [
        permit
        for permit in permits
        if not any(start < permit.end <= end for start, end in needs) and not (future and future.end() <= permit.start)
    ]
    named = spread(countries_in(_without(clause, permits)))
    for permit in held:
        country = _told_country(clause, permit)
        (lasting if permit.lasting else limited).update({country} if country else named)
    return lasting, limited, bool(held)


_OF_ONE_COUNTRY = re.compile(r"[\d()]")


def _told_country(clause: str, permit: Permit) -> str | None:
    """The country told beside a permit ("student visa for Australia"), else that of its name.

    A name such as "BN(O) visa" or "Stamp 4" is of one country, whatever stands beside it.
    """
    if permit.country and _OF_ONE_COUNTRY.search(clause, permit.start, permit.end):
        return permit.country
    behind = _VALID_IN.match(clause, permit.end)
    told = spread(countries_in(behind[1])) if behind else frozenset()
    return nation_before(clause, permit.start) or (min(told) if len(told) == 1 else None) or permit.country


def _without(clause: str, permits: tuple[Permit, ...]) -> str:
    """The clause with blanks for its permits: the "EU" of "EU Blue Card" says nothing of where it is valid."""
    for permit in permits:
        clause = clause[: permit.start] + " " * (permit.end - permit.start) + clause[permit.end :]
    return clause


def find_clearances(text: str) -> tuple[ClearanceMention, ...]:
    """Every security clearance or record check that a CV mentions, in order."""
    found = []
    for match in _CLEARANCE.finditer(text):
        bare = match.end() == match.end("name")
        if not (bare and match["name"] in ("SC", "DV", "NATO", "security")):
            found.append(ClearanceMention(match["name"], match.start(), match.end()))
    return tuple(found)
