"""What a posting asks of the right to work: countries, sponsorship, permanence, clearance, citizenship."""

from __future__ import annotations

import re

from matcher.conditions import RightsCondition
from matcher.lexicon import LONGEST_REQUIREMENT
from matcher.right_words import AREA, countries_in, find_citizenships, find_permits, nation_before, spread

_ASKS = re.compile(
    r"\b(?:rights? to (?:live and )?work|right-to-work|to work legally|(?:work|working|employment) (?:permit|visa"
    r"|authori[sz]ation|eligibility)"
    r"|(?:eligib\w{2,5}|entitled?|entitlement|authori[sz]\w{2,5}|permission|permitted|allowed|clearance"
    r"|able|permits?) to (?:live and )?"
    r"(?:legally )?work(?! (?:well|with|on|as|independently|under|to|hard|closely|both|autonomously"
    r"|collaboratively|flexibly|from"
    r"|together|at|alone|effectively|shifts|in an?\b|in (?:teams|groups|our|small|cross)))"
    r"|free to (?:live and )?work|restrictions? (?:on|for) (?:your )?work(?:ing)?"
    r"|legally work|work legally|visas?|residence permit|residency permit|leave to (?:remain|work|enter)|settled status"
    r"|(?:work|working) (?:rights|permission|authori[sz]ation)"
    r"|autorisation de travail|arbeitserlaubnis|permiso de trabajo"
    r"|(?:allowed|permitted|entitled|permission) to (?:take up |do |accept )?(?:paid |full[- ]time |part[- ]time )*"
    r"(?:work|employment)(?! (?:from|with|on)\b)"
    r"|may (?:already |legally |lawfully |freely )+(?:live and )?work|may (?:live and )?work (?=in\b))",
    re.IGNORECASE,
)
_ALSO_OF_SKILL = ("able to work", "free to", "restriction", "may work")
"""Words that speak of the right to work only where a country follows."""
_PERMIT = re.compile(r"\b(?:permit|visa)\b", re.IGNORECASE)
_SPONSOR = re.compile(r"\bsponsor(?:ship|ed|s|ing)?\b", re.IGNORECASE)
_NO_SPONSOR = re.compile(
    r"\b(?:not|no|cannot|can[’']t|unable|n[’']t|without|neither|never|nor)\b[^.;]{0,60}\bsponsor"
    r"|\bsponsor(?:ship)?\b[^.;]{0,30}\b(?:not|unavailable|cannot|n[’']t)\b|n[’']t[^.;]{0,60}\bsponsor"
    r"|\bsponsor(?:ship|ing)? (?:\w+ )?(?:is|would be) (?:beyond|out of|too much)\b"
    r"|\bsponsor(?:ship)?\b[^.;:]{0,30}[:?–-]\s{0,2}(?:no|none)\b",
    re.IGNORECASE,
)
_SPONSORS = re.compile(
    r"\b(?:we|which we|that we|employer|company|us)\b[^.;]{0,40}\b(?:arrange|sponsor|organi[sz]e|handle|apply for"
    r"|help|support|take care)"
    r"|\bsponsorship (?:is |may be |can be )?(?:available|offered|provided|possible)\b|\bvisa (?:support"
    r"|sponsorship) (?:is )?(?:available|provided|offered)"
    r"|\b(?:can|do|will|happy to|able to) (?:also )?sponsor\b|\boffers? (?:visa )?sponsorship\b",
    re.IGNORECASE,
)
_PERMANENT = re.compile(
    r"\b(?:not time[- ]limited|no time limit|without (?:a )?time limit|permanent(?:ly)?|indefinite(?:ly)?"
    r"|unrestricted|unlimited"
    r"|without (?:any )?restrictions?|no restrictions?)\b",
    re.IGNORECASE,
)
_CLEARANCES = (
    ("DV", re.compile(r"\b(?:DV|[Dd]eveloped [Vv]etting)\b")),
    ("SC", re.compile(r"\bSC\b|\b[Ss]ecurity [Cc]heck\b")),
    ("CTC", re.compile(r"\bCTC\b|\b[Cc]ounter[- ][Tt]errorist [Cc]heck\b")),
    ("BPSS", re.compile(r"\bBPSS\b|\b[Bb]aseline [Pp]ersonnel [Ss]ecurity [Ss]tandard\b")),
    ("DBS", re.compile(r"\b(?:DBS|CRB|PVG)\b|\b[Dd]isclosure (?:and|&) [Bb]arring\b|\bcriminal record check\b")),
    (
        "security",
        re.compile(r"\b(?:security|government|national security) (?:clearance|vetting)\b|\bclearance\b", re.IGNORECASE),
    ),
)
_STUDENT_VISA_FINE = re.compile(
    r"\b(?:student|study) (?:visas?|permits?|pass(?:es)?)\b[^.;]{0,40}\b(?:fine|welcome|accepted|ok|okay"
    r"|enough|sufficient"
    r"|acceptable|consider|counts?|(?:which|that) (?:allows?|permits?))"
    r"|\b(?:student|study) (?:visas?|permits?|pass(?:es)?)\b[^.;]{0,20}\b(?:must|should|has to) (?:still )?(?:be|run)\b"
    r"|\b(?:residence permit|permit|visa) for (?:study|studies|students?)\b|\bor enrolled (?:at|in) an? \w+"
    r" (?:institution|university|school|college)\b"
    r"|\b(?:CPT|OPT|stamp 2)\b|\bresidence permit (?:that|which) allows (?:an? |the )?internships?\b|\bF-1\b",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"\b(?:not|cannot|no|unable to|n[’']t)\b[^.;\n]{0,30}\b(?:CPT|OPT|F-1|student visas?)\b"
    r"|\b(?:CPT|OPT|F-1|student visas?)\b[^.;\n]{0,20}\bnot (?:accepted|eligible|considered|possible|enough)\b",
    re.IGNORECASE,
)
_NEAR = 40
_OR_RESIDENT = re.compile(
    r"\b(?:permanent resid\w+|PRs?|green card|lawful|settled status|indefinite leave|refugee|right to work|permit|visa"
    r"|stamp \d"
    r"|equivalent right|leave to remain|or enrolled|or (?:an? )?students? (?:at|of))\b",
    re.IGNORECASE,
)


_ANY_OF_EUROPE = re.compile(
    r"\b(?:permit|visa|residen\w+)\b[^.;]{0,30}\b(?:in|of|from) (?:an?|any|another|one) (?:EU|EEA|Schengen|European)"
    r"[- /\w]{0,12} ?(?:country|state|member state)\b",
    re.IGNORECASE,
)
""" "A residence permit in an EU country": of any of them."""
_LET_IN = re.compile(
    r"(?<![^;.])[^;.]{0,600}?\b(?:citizens?|nationals?)\b[^;.]{0,600}?"
    r"\b(?:of course|naturally|already (?:can|may|do)|automatically|as well"
    r"|(?:do|does|will) not need|don[’']t need|need no|exempt|are (?:also )?(?:fine|welcome))\b[^;.]*[;.]?",
    re.IGNORECASE,
)
"""A sentence that tells whom the rule lets in, as in "Irish citizens of course can": it asks for no citizenship."""
_MAY_DO = re.compile(
    r"\b(?:citizens?|nationals?|passport holders?) (?:can|may|could|are (?:free|able|welcome)"
    r"|do not|don[’']t|need no)\b",
    re.IGNORECASE,
)
""" "EU citizens can start at once" tells who may come, and not that nobody else may."""


def any_of_europe(text: str) -> bool:
    """Whether a permit of any country of the Union will do: "a residence permit in an EU country"."""
    return _ANY_OF_EUROPE.search(text) is not None


def student_visa_fine(text: str) -> bool:
    """Whether a posting welcomes students on a student's permit ("CPT welcome", "a student visa is fine")."""
    found = _STUDENT_VISA_FINE.search(text)
    return found is not None and not _REFUSED.search(text, max(0, found.start() - _NEAR), found.end() + _NEAR)


def read_rights_condition(text: str, country: str | None) -> RightsCondition | None:
    """What a posting asks of the right to work, None where it asks nothing of the kind.

    `country` (ISO code) is where the posting is: it is meant by "here", "there", and where the text names no country.
    A list of nationalities with a permit as the alternative asks for the right to work there, not for a citizenship.
    """
    text = text[:LONGEST_REQUIREMENT]
    clearance = next((name for name, pattern in _CLEARANCES if pattern.search(text)), None)
    text = _without_examples(text)
    citizenships = frozenset(code for one in find_citizenships(text) for code in one.countries)
    asks = _asks_right(text)
    if not (asks or clearance or citizenships or _speaks_of_sponsoring(text)):
        return None
    alternative = bool(_OR_RESIDENT.search(text))
    citizens_only = citizenships if citizenships and not alternative else frozenset()
    about_work = asks or citizenships or _speaks_of_sponsoring(text)
    if _MAY_DO.search(text):
        citizens_only = frozenset()
    return RightsCondition(
        countries=citizens_only or (_countries(text, country, citizenships) if about_work else frozenset()),
        sponsored=_sponsored(text),
        permanent=bool(_PERMANENT.search(text)) and not citizens_only,
        clearance=clearance,
        citizenship=citizens_only,
        student_visa_fine=student_visa_fine(text),
    )


def _without_examples(text: str) -> str:
    """The text without sentences that only tell whom the rule lets in, where the rest asks for a right of its own."""
    rest = _LET_IN.sub(" ", text)
    return rest if rest != text and _asks_right(rest) else text


def _asks_right(text: str) -> bool:
    for match in _ASKS.finditer(text):
        if not match[0].lower().startswith(_ALSO_OF_SKILL):
            return True
        after = text[match.end() : match.end() + 30]
        if countries_in(after) or after.strip().startswith(("here", "there", "legally", "in the country")):
            return True
    named = any(nation_before(text, match.start()) for match in _PERMIT.finditer(text))
    return named or bool(find_permits(text))


def _speaks_of_sponsoring(text: str) -> bool:
    return bool(_SPONSOR.search(text) and (_NO_SPONSOR.search(text) or _SPONSORS.search(text)))


def _sponsored(text: str) -> bool | None:
    if _NO_SPONSOR.search(text):
        return False
    return True if _SPONSORS.search(text) else None


def _countries(text: str, country: str | None, citizenships: frozenset[str]) -> frozenset[str]:
    """Where the right must hold: the posting's country where nationalities only tell whom it lets in."""
    if any_of_europe(text):
        return frozenset({AREA})
    if country and citizenships and country not in spread(citizenships):
        return citizenships | countries_in(text)
    if country and (citizenships or re.search(r"\boutside (?:of )?(?:the\b|EU|EEA)|\bnon-EU\b", text, re.IGNORECASE)):
        return frozenset({country})
    named = set(countries_in(text)) | citizenships
    for match in _PERMIT.finditer(text):
        owner = nation_before(text, match.start())
        named |= {owner} if owner else set()
    for permit in find_permits(text):
        owner = permit.country or nation_before(text, permit.start)
        named |= {owner} if owner else set()
    return frozenset(named) or frozenset({country} if country else ())
