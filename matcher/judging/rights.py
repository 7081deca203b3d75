"""Right to work, citizenship and clearance: a closed vocabulary and set arithmetic, never an inference."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from matcher.conditions import RightsCondition
from matcher.judging.asked import places_asked
from matcher.judging.case import Case, Finding, answered, met, missing, partial, quote, quote_clause, unknown
from matcher.judging.stays import NO_TERM
from matcher.nouns import Evidence, SectionName, Span, WorkRight
from matcher.right_conditions import any_of_europe, student_visa_fine
from matcher.right_words import find_permits
from matcher.rights import EU_COUNTRIES, find_citizenships, needs_no_permit, needs_permit
from matcher.scratch import once

QUESTION_PREFIX = "right_to_work."
CITIZEN_PREFIX = "citizenship."
CLEARANCE_PREFIX = "clearance."
EVERYWHERE = "EU"
MAX_QUOTES = 3
_CITIZEN = re.compile(r"\b(?:citizen(?:ship)?s?|nationals?|nationality|passports?|dual)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)|\n|\t| \| ")
_CRIMINAL_RECORD_CHECKS = ("DBS", "PVG", "BPSS")
_UNSPONSORED = re.compile(r"\bwithout (?:\w+ ){0,3}sponsor\w*|\bno sponsor\w*", re.IGNORECASE)
_FREE_IN_VACATION = re.compile(
    r"\b(?:full[- ]time|unlimited|no limit|without limit|any hours)\b[^.;]{0,20}?"
    r"\b(?:(?:in|during|over|out(?:side)?(?: of)?) (?:(?:the|my|official|university|summer|semester|term) ){0,3}"
    r"(?:vacations?|holidays?|breaks?|summer|term(?:[- ]time)?))\b",
    re.IGNORECASE,
)
_OF_STUDENT = re.compile(
    r"\bstudent|\bfor stud(?:y|ies)\b|\bstudy (?:permit|visa|pass)|\b(?:F-1|CPT|OPT)\b", re.IGNORECASE
)
_WORK_INCLUDED = re.compile(
    r"\b(?:allow(?:s|ing)?|permit(?:s|ting)?|lets?|includ(?:es|ing)|entitl(?:es|ing)|with)\b[^.;\n]{0,40}?"
    r"\b(?:work(?:ing)?|employment)\b",
    re.IGNORECASE,
)
_LIMITS = re.compile(
    r"\b(?:\d{1,2}|ten|twelve|sixteen|twenty) (?:h\b|hours|hrs|days)|\bpart[- ]time\b|\bterm\b|\blimit"
    r"|\bonly\b|\bmax\w*\b|\bup to\b|\bwork permit\b|\bTWV\b",
    re.IGNORECASE,
)
_INTERNSHIPS_ALLOWED = re.compile(
    r"\b(?:internships?|placements?)\b[^.;\n]{0,60}\b(?:allowed|permitted|possible|covered|included)\b"
    r"|\b(?:allow|permit|cover|includ)\w*\b[^.;\n]{0,30}\b(?:internships?|placements?)\b",
    re.IGNORECASE,
)
_OF_SUMMER = re.compile(r"\b(?:(?:during|over|in|for) the (?:\w+ )?(?:summer|vacation|holidays))\b", re.IGNORECASE)
_students_welcome = once(student_visa_fine)
_ON_CONDITION = re.compile(
    r"\b(?:so long as|as long as|provided|providing|if|on condition|only where)\b", re.IGNORECASE
)
_WHERE_ONE_IS = re.compile(
    r"\b(?:country|state|place|wherever|where) (?:that |which |where |in which |from which )?"
    r"you(?:['’]ll| will|['’]re| are| intend to| plan to| choose to)?(?: be)? (?:work|liv|based|resid|locat)",
    re.IGNORECASE,
)
_COMMON_TRAVEL_AREA = frozenset({"GB", "IE"})
"""Where a British citizen may work: in one state of the Union, which is no right in the Union."""
_SETTLED_ONLY = re.compile(
    r"\b(?:citizens?(?:hip)?|nationals?)\b[^.;]{0,30}?(?:\b(?:or|and)\b|[/,])[^.;]{0,20}?"
    r"\b(?:permanent resid\w+|PRs?|green card(?: holders?)?)\b"
    r"(?!\s*(?:,|or|/)\s(?!(?:or )?(?:an? )?(?:protected|refugee|asyl|convention)))",
    re.IGNORECASE,
)
""" "Citizens or permanent residents": a student's permit is neither."""
_YES, _NO = ("yes",), ("no", "need sponsorship")


def judge_rights(case: Case, condition: RightsCondition) -> Finding:
    """Clearance first, then citizenship, then the right to work in any of the countries."""
    if condition.clearance is not None:
        return _judge_clearance(case, condition)
    countries = countries_asked(case, condition)
    rights = case.cv.profile.work_rights
    if not rights:
        return _from_answer(case, condition, countries) or unknown("The CV does not state a right to work.")
    if _WHERE_ONE_IS.search(case.requirement.text):
        return _judge_at_home(case, condition, rights)
    return _judge_held(case, condition, countries, rights)


def _judge_held(
    case: Case, condition: RightsCondition, countries: frozenset[str], rights: tuple[WorkRight, ...]
) -> Finding:
    """The rights that the CV states against the countries asked."""
    if not countries:
        return unknown("The posting does not say for which country.")
    allowing = [right for right in rights if right.allows & (countries - _elsewhere_in_europe(case, condition, right))]
    if allowing:
        return _judge_allowed(case, condition, allowing)
    if all(_needs_none(right) for right in rights) and not condition.citizenship:
        return met("The CV says that no sponsorship is needed.", *_lines(case, rights), confidence=0.6)
    return _from_answer(case, condition, countries) or _judge_not_allowed(case, condition, countries, rights)


def _judge_at_home(case: Case, condition: RightsCondition, rights: Sequence[WorkRight]) -> Finding:
    """A right wherever one chooses to be: where the CV says that the student lives, else in any country."""
    homes = {place.country for place in case.cv.profile.places if place.country}
    holding = [right for right in rights if right.allows & homes] if homes else [one for one in rights if one.allows]
    if not holding:
        return unknown("The CV does not state a right to work where the student lives.")
    return _judge_allowed(case, condition, holding)


def expanded(countries: frozenset[str]) -> frozenset[str]:
    """ "EU" spelled out as its countries."""
    return countries | EU_COUNTRIES if "EU" in countries else countries


def citizens_only(condition: RightsCondition) -> bool:
    """Whether a passport is asked for and no other right will do."""
    return bool(condition.citizenship) and not condition.countries


def countries_asked(case: Case, condition: RightsCondition) -> frozenset[str]:
    """The countries of which any one will do; those of the posting where the requirement names none."""
    stated = condition.countries | condition.citizenship
    here = frozenset(place.country for place in case.posting.locations if place.country)
    if not stated:
        return here
    return expanded(stated | here if _points(case, stated) else stated)


def _elsewhere_in_europe(case: Case, condition: RightsCondition, right: WorkRight) -> frozenset[str]:
    """Countries of the Union where a right does not help, though the posting asks for "the EU".

    Who may work in all of it may work here; a Swedish permit, or a British passport in Ireland, holds there alone.
    """
    here = frozenset(place.country for place in case.posting.locations if place.country)
    others = condition.countries - {EVERYWHERE}
    apart = bool(others) or bool(here & EU_COUNTRIES)
    free = right.allows >= EU_COUNTRIES or any_of_europe(case.requirement.text)
    if free or EVERYWHERE not in condition.countries:
        return frozenset()
    if not apart:
        return _COMMON_TRAVEL_AREA if right.allows == _COMMON_TRAVEL_AREA else frozenset()
    return EU_COUNTRIES - others - here


def _points(case: Case, stated: frozenset[str]) -> bool:
    """ "The right to work there": the country was filled in by the reader, and any place of the posting is meant."""
    named = {mention.country for mention in places_asked(case.requirement.text) if mention.country}
    return not named and stated <= {place.country for place in case.posting.locations}


def _from_answer(case: Case, condition: RightsCondition, countries: frozenset[str]) -> Finding | None:
    if citizens_only(condition):
        return _from_answers_on_citizenship(case, countries)
    answers = _answers(case, QUESTION_PREFIX, countries)
    held = [answer for answer in answers if answer.quote.casefold() in _YES]
    if held:
        return met("You said that you have the right to work there.", held[0])
    refused = [answer for answer in answers if answer.quote.casefold() in _NO]
    if refused and condition.sponsored:
        return met("You need a permit, and the employer arranges it.", refused[0])
    if refused:
        return missing("You said that you do not have the right to work there.", refused[0], contradicts=True)
    return None


def _from_answers_on_citizenship(case: Case, countries: frozenset[str]) -> Finding | None:
    answers = _answers(case, CITIZEN_PREFIX, countries)
    held = [answer for answer in answers if answer.quote.casefold() in _YES]
    if held:
        return met("You said that you are a citizen there.", held[0])
    if answers:
        return missing("You said that you are not a citizen there.", answers[0], contradicts=True)
    return None


def _answers(case: Case, prefix: str, countries: frozenset[str]) -> list[Evidence]:
    """The answers that bear on the countries, in order of their codes.

    A "yes" for the whole EU counts for each of its countries; a "no" does not, because a permit for one may be held.
    """
    found = [answer for one in sorted(countries) if (answer := answered(case, prefix + one)) is not None]
    everywhere = answered(case, prefix + EVERYWHERE) if countries & EU_COUNTRIES else None
    if everywhere is None or EVERYWHERE in countries:
        return found
    return [*found, everywhere] if everywhere.quote.casefold() in _YES or countries >= EU_COUNTRIES else found


def _judge_allowed(case: Case, condition: RightsCondition, allowing: list[WorkRight]) -> Finding:
    full = [right for right in allowing if not right.limited]
    right = (full or allowing)[0]
    evidence = _lines(case, [right, *allowing])
    against = _not_of_the_kind(case, condition, allowing, right)
    if against is not None:
        return against
    if full or not _bites(case, condition, right) or _is_arranged(case, condition, right):
        covered = _internships_allowed(case, right) if right.limited else None
        apart = covered is not None and all(one.span and one.span.end <= covered.start for one in evidence)
        further = (quote(case, covered),) if covered is not None and apart else ()
        return met("The CV states a right to work there.", *evidence, *further)
    if right.until is not None and _ends_too_early(case, right):
        reason = "The right to work that the CV states ends before the internship does."
        return missing(reason, *evidence, contradicts=True)
    return partial("The CV states a right to work there that is limited in time or kind.", *evidence)


def _not_of_the_kind(
    case: Case, condition: RightsCondition, allowing: list[WorkRight], right: WorkRight
) -> Finding | None:
    """What is wrong with a right where citizens, residents or people who need no sponsor are asked for."""
    evidence = _lines(case, [right, *allowing])
    if condition.citizenship and not any(_is_citizen_of(one, condition.citizenship) for one in allowing):
        if all(_is_bare(one) for one in case.cv.profile.work_rights):
            return unknown("The CV states a right to work there, and not whose citizen the student is.")
        return missing("The posting asks for citizens; the CV states another right.", *evidence, contradicts=True)
    needed = _sponsor_needed(case) if right.limited and _unsponsored(case, condition) else None
    if needed is not None:
        return missing("The CV says that the employer would have to sponsor.", needed, contradicts=True)
    if right.limited and _is_students(right) and _SETTLED_ONLY.search(case.requirement.text):
        reason = "The posting asks for citizens or permanent residents; the CV states a student's permit."
        return missing(reason, *evidence, contradicts=True)
    return None


def _is_arranged(case: Case, condition: RightsCondition, right: WorkRight) -> bool:
    """Whether the employer arranges what a limited permit leaves open."""
    return bool(condition.sponsored) and not condition.permanent and not _ends_too_early(case, right)


def _unsponsored(case: Case, condition: RightsCondition) -> bool:
    return condition.sponsored is False or _UNSPONSORED.search(case.requirement.text) is not None


def _sponsor_needed(case: Case) -> Evidence | None:
    """Where the CV says that a permit would have to be arranged."""
    for statement in case.cv.statements:
        if needs_permit(statement.text):
            return quote_clause(case, statement.span)
    return None


def _of_citizen(right: WorkRight) -> bool:
    return bool(_CITIZEN.search(right.text) or find_citizenships(right.text))


def _is_bare(right: WorkRight) -> bool:
    """Whether a right names neither a citizenship nor a permit: "right to work in the UK" may be a citizen's."""
    return bool(right.allows) and not right.limited and not _of_citizen(right) and not find_permits(right.text)


def _is_citizen_of(right: WorkRight, asked: frozenset[str]) -> bool:
    """Whether a right is that of a citizen of one of the countries: who may work in Ireland is no Irish citizen."""
    held = frozenset(code for one in find_citizenships(right.text) for code in one.countries)
    if not held:
        return _of_citizen(right)
    return bool(expanded(held) & (expanded(asked) | {"CH"} if EVERYWHERE in asked else asked))


def _lines(case: Case, rights: Sequence[WorkRight]) -> tuple[Evidence, ...]:
    """The statements as quotes, each once: who checks a right wants to see all that the CV says of it."""
    spans = list(dict.fromkeys(_sentence(case, right) for right in rights))
    return tuple(quote(case, span) for span in spans[:MAX_QUOTES])


def _sentence(case: Case, right: WorkRight) -> Span:
    """The statement of a limited right with what the same sentence says of its limits; any other as it is read."""
    if not right.limited:
        return right.span
    page = case.cv.document.pages[right.span.page - 1]
    if _SENTENCE_END.match(page, right.span.end - 1):
        return right.span
    end = _SENTENCE_END.search(page, right.span.end)
    return Span(right.span.page, right.span.start, end.start() if end else len(page))


def _bites(case: Case, condition: RightsCondition, right: WorkRight) -> bool:
    """A limit matters where the right must be permanent, where it can end too early or where hours are limited."""
    student_visa = _is_students(right)
    fine = condition.student_visa_fine or _students_welcome(case.posting.text)
    fine = fine and not _ON_CONDITION.search(case.requirement.text)
    welcome = (
        fine or _in_vacation(case, right) or _includes_work(right) or _internships_allowed(case, right) is not None
    )
    if student_visa and welcome and not condition.permanent and not _ends_too_early(case, right):
        return False
    return condition.permanent or student_visa or right.until is not None or _ends_too_early(case, right)


def _is_students(right: WorkRight) -> bool:
    return _OF_STUDENT.search(right.text) is not None


def _includes_work(right: WorkRight) -> bool:
    """Whether a student's permit says that work is included, and no limit of it."""
    return _WORK_INCLUDED.search(right.text) is not None and _LIMITS.search(right.text) is None


def _internships_allowed(case: Case, right: WorkRight) -> Span | None:
    """Where the line of a student's permit says that it covers internships."""
    page = case.cv.document.pages[right.span.page - 1]
    end = page.find("\n", right.span.end)
    found = _INTERNSHIPS_ALLOWED.search(page, right.span.start, end if end >= 0 else len(page))
    return Span(right.span.page, found.start(), found.end()) if found else None


def _in_vacation(case: Case, right: WorkRight) -> bool:
    """Whether a right without limit in vacations covers the whole internship, by the summer of the north."""
    if not _FREE_IN_VACATION.search(right.text):
        return False
    if _OF_SUMMER.search(case.requirement.text):
        return True
    start, weeks = case.posting.start, case.posting.duration_weeks
    if start is None or weeks is None or start.month is None:
        return False
    begin = start.earliest()
    return NO_TERM[0] <= begin.month and begin + timedelta(weeks=weeks[1]) <= date(begin.year, NO_TERM[1] + 1, 1)


def _ends_too_early(case: Case, right: WorkRight) -> bool:
    start = case.posting.start
    return right.until is not None and start is not None and right.until.latest() < start.earliest()


def _judge_not_allowed(
    case: Case, condition: RightsCondition, countries: frozenset[str], rights: tuple[WorkRight, ...]
) -> Finding:
    denying = [right for right in rights if right.denies & countries or _needs_a_permit(right)]
    if denying:
        evidence = _lines(case, denying)
        if condition.sponsored:
            return met("A permit is needed, and the employer arranges it.", *evidence, confidence=0.7)
        return missing("The CV says that a permit would be needed there.", *evidence, contradicts=True)
    at_home = _judge_of_home(case, condition, countries, rights)
    if at_home is not None:
        return at_home
    return _judge_elsewhere(case, condition, rights)


def _judge_elsewhere(case: Case, condition: RightsCondition, rights: tuple[WorkRight, ...]) -> Finding:
    """Citizenships and permits of other countries, where nothing says that a permit would be needed."""
    citizen = [right for right in rights if _of_citizen(right)]
    if citizen and condition.sponsored:
        return met(
            "A permit may be needed, and the employer arranges it.", quote(case, citizen[0].span), confidence=0.6
        )
    if citizen:
        reason = "The CV states a citizenship that gives no right to work there, and no permit."
        return missing(reason, *_lines(case, [*citizen, *rights]), contradicts=True)
    if all(right.limited for right in rights) and not condition.citizenship:
        reason = "The CV states a permit for another country and no right here."
        return missing(reason, *_lines(case, rights), contradicts=True)
    return unknown("The CV states a right to work elsewhere and says nothing of this country.")


def _judge_of_home(
    case: Case, condition: RightsCondition, countries: frozenset[str], rights: tuple[WorkRight, ...]
) -> Finding | None:
    """A permit of no country in particular, held by somebody who lives where the work is or does not say where."""
    living = {place.country for place in case.cv.profile.places if place.country}
    loose = [right for right in rights if right.limited and not right.allows and not right.denies]
    if condition.citizenship or not loose or (living and not living & countries):
        return None
    if not _bites(case, condition, loose[0]):
        return met("The CV states a permit of the country where the student lives.", *_lines(case, loose))
    return partial("The CV states a permit that is limited in time or kind.", *_lines(case, loose))


def _needs_a_permit(right: WorkRight) -> bool:
    """ "I will need a visa", for no country in particular: where no right is stated, that is where the work is."""
    return not right.allows and not right.denies and needs_permit(right.text)


def _needs_none(right: WorkRight) -> bool:
    """ "No sponsorship needed", for no country in particular."""
    return not right.allows and not right.denies and needs_no_permit(right.text)


def _judge_clearance(case: Case, condition: RightsCondition) -> Finding:
    clearance = condition.clearance or ""
    held = _clearance_held(case, clearance)
    if held is not None:
        return met(f"The CV names a {clearance} check.", held)
    if clearance == "BPSS":
        citizen = [r for r in case.cv.profile.work_rights if "GB" in r.allows and not r.limited]
        limited = [r for r in case.cv.profile.work_rights if "GB" in r.allows and r.limited]
        if condition.countries and limited and not citizen:
            reason = "The check asks for a right to work, and the one stated is limited."
            return partial(reason, *_lines(case, limited))
        if citizen:
            reason = "The check asks for a right to work, which the CV states; the rest a CV does not show."
            return met(reason, quote(case, citizen[0].span), confidence=0.6)
    return _clearance_answered(case, clearance) or unknown(
        f"A CV does not normally say whether one would pass a {clearance} check."
    )


def _clearance_answered(case: Case, clearance: str) -> Finding | None:
    answer = answered(case, CLEARANCE_PREFIX + clearance)
    if answer is None:
        return None
    if answer.quote.casefold() in _YES:
        return met(f"You said that you hold {clearance} clearance or could pass its checks.", answer)
    return missing(f"You said that you could not pass a {clearance} check.", answer, contradicts=True)


def _clearance_held(case: Case, clearance: str) -> Evidence | None:
    wanted = re.compile(rf"\b{re.escape(clearance)}\b")
    for statement in case.cv.statements:
        found = wanted.search(statement.text)
        if found and statement.section is not SectionName.INTERESTS:
            return quote_clause(case, statement.span)
    return None
