"""What a wish asks about, by a sum of weighted cues and of the facts that the shared readers find in it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from matcher.dates import find_dates, find_days_per_week, find_durations, find_hours
from matcher.degrees import find_degrees
from matcher.languages import find_languages, names_languages
from matcher.nouns import Kind
from matcher.places import find_places
from matcher.posting.cues import cue, has_list, plain
from matcher.posting.kind_words import KindWords, kind_words
from matcher.school_grades import names_school_grades
from matcher.skills import category, find_skills
from matcher.subjects import find_subjects, names_group

STRONG, MEDIUM = 3.0, 1.5
FEW = 4
"""Fewer words than these ("in statistics") tell too little."""
MOST_CUES = 8.0
"""Many cues for one kind are no more certain than some."""
WITHOUT_CUE = 3.0
"""What speaks against a right to work of which no cue is found: "able to organise own work"."""
FEW_WORDS = 5
"""A group of subjects in so few words is a wish on the course: "any life science"."""
_YEAR_OF_DEGREE = re.compile(
    r"\b(?:penultimate|final|first|second|third|fourth|last|middle)(?:[- ]or[- ]\w{4,11}| or \w{4,11})?[- ]years?\b"
    r"[^,;.]{0,60}(?:, or | or (?:on|part|in|are|a|an|you) )(?!an? integrated\b)[^,;.]{0,30}"
    r"\b(?:master|ph\.?d|doctora|postgrad)",
    re.IGNORECASE,
)
_YEARS_OF = re.compile(r"\byears?['’]? (?:of )?(?:\w{3,15} ){0,3}(?:experience|work)\b", re.IGNORECASE)
_COUNTED = re.compile(r"\bat least (?:one|two|three|\d)\b", re.IGNORECASE)
_KNOWN = re.compile(r"\b(?:knowledge|command|proficiency|fluency) (?:of|in) (?:the )?$", re.IGNORECASE)
_STUDENTS_OF = re.compile(r"\bstudents? (?:of|in) ", re.IGNORECASE)
_COURSE = re.compile(
    r"(?<!\bon )\b(?:an?|one|two|some|any) (?!degree )(?:\w{3,14} ){0,2}(?:course|module|class|semester"
    r"|lecture)s?,? (?:in|on|of)\b",
    re.IGNORECASE,
)
_SECTOR = re.compile(r"\b(?:exposure|experience)\b.{0,50}\b(?:sectors?|industry|industries)\b", re.IGNORECASE)
_SPOKEN = re.compile(
    r"\b(?:fluen\w+|spoken|spea\w+|written|writ\w+|native|conversational|proficien\w+|languages?|knowledge)\b",
    re.IGNORECASE,
)
_OF_A_MIND = re.compile(
    r"\b(?:mind(?:set|ed|s)?|think(?:er|ing|s)?|skills?|approach|ability|abilities|attitude|streak|flair|spirit|instinct"
    r"|outlook|problem[- ]solv\w+|person|team player)\b",
    re.IGNORECASE,
)
""" "Creative thinker" and "analytical mindset" name no group of subjects."""
_BACKGROUND = re.compile(r"\b(?:background|discipline|subject)s?\b", re.IGNORECASE)
_BACKGROUND_IN = re.compile(r"(?:an? |some |your |with an? )?(?:[\w-]+ )?background in\b", re.IGNORECASE)
""" "A background in nursing or another clinical role, as a student or since" asks for the field."""
_SCHOOL_YEARS = re.compile(r"\byears of (?:higher|university) education\b", re.IGNORECASE)
_ANY_SUBJECT = re.compile(
    r"\b(?:any|all|every) (?:degree|academic|study|university) (?:disciplines?|subjects?|fields? of study)\b",
    re.IGNORECASE,
)
_OWED_STAY = re.compile(r"\b(?:mandatory|compulsory|obligatory|curricular) internship", re.IGNORECASE)
_DONE_WITH = re.compile(
    r"\b(?:built|made|drawn|created|written|done|handled|explored|prepared|analy[sz]ed)\b"
    r"[^,;]{1,40}? (?:in|with|using) ",
    re.IGNORECASE,
)
_KNOWLEDGE = re.compile(
    r"(?:an? |some |the )?(?:\w{3,12} ){0,2}(?:knowledge|understanding|grasp|command|grounding|proficiency"
    r"|exposure|familiarity)"
    r" (?:of|in|with|to)\b",
    re.IGNORECASE,
)
_BECAUSE = re.compile(
    r"(?:because of|owing to|due to|for reasons of|as part of) [^,.;]{3,60}?,? (?=(?:you"
    r"|applicants|candidates|interns) )",
    re.IGNORECASE,
)
_ANY_WILL_DO = re.compile(
    r"(?::|,|;| [–—-]) (?:any|either|each|one|all|both)(?: of (?:those|these|them|the \w{3,9}))? (?:will|would|is|are"
    r"|can|may)\b[^,;:]{0,30}$",
    re.IGNORECASE,
)
"""What is said of a list behind it: "mathematics, physics or computing: any of those will do"."""
_ODD_HOURS = re.compile(
    r"\b(?:willing|able|happy|prepared|ready|available|free) to (?:do |work )(?:in |on |at |the )?"
    r"(?:early |late |rotating |night )?(?:shifts?|week-?ends?|evenings?|nights?|saturdays?|sundays?)\b",
    re.IGNORECASE,
)
_ONE_IN_SOME = re.compile(
    r"\b(?:one|every|two) (?:second |third |other )?(?:weekend|evening|night|saturday|sunday)s?"
    r" (?:in|out of|a|per|of) (?:every |each )?(?:\w{3,5}|\d)\b|\bon[- ]call\b",
    re.IGNORECASE,
)
""" "Interns work one weekend in three"."""
_IN_TERM = re.compile(
    r"\b(?:during|in|alongside|through(?:out)?) (?:the |your )?(?:term|semester|lecture period|academic year"
    r"|studies)\b",
    re.IGNORECASE,
)
_NATIONALITY = re.compile(
    r"\b(?:hold|have|possess|are|with) (?:an? |the )?(?:EU|EEA|UK|US|Swiss|EFTA|British|Irish|European)\b[^.;]{0,20}"
    r"\b(?:nationality|citizenship|passport|citizens?|nationals?)\b",
    re.IGNORECASE,
)
""" "You hold an EU/EEA nationality, or you are enrolled at a Belgian university": the first decides."""
_AMERICAN_YEAR = r"(?:freshm[ae]n|sophomores?|juniors?|seniors?)"
_AMERICAN_YEARS = re.compile(
    rf"(?:current |rising |college )*{_AMERICAN_YEAR}(?:(?:,| and| or|/| &) ?(?:rising )?{_AMERICAN_YEAR})*"
    r"(?: only| preferred| welcome)?\.?",
    re.IGNORECASE,
)
""" "Rising juniors and seniors", and nothing else."""
_TOOLS = re.compile(r"\b(?:[A-Z][a-z]+[A-Z]\w*|[A-Z]{2,6}\d?|\w+\.(?:js|io|net))\b")
_NAMED_TOOLS = frozenset({"tool", "programming language"})
HARD = frozenset(
    {Kind.DEGREE, Kind.FIELD, Kind.GRADUATION, Kind.GRADE, Kind.AUTHORISATION, Kind.AVAILABILITY, Kind.LOCATION,
     Kind.LANGUAGE}
)  # fmt: skip
"""Kinds that are read by facts; the others are read by wording alone."""
_ORDER = (
    Kind.AUTHORISATION, Kind.GRADE, Kind.LANGUAGE, Kind.GRADUATION, Kind.DEGREE, Kind.FIELD, Kind.LOCATION,
    Kind.AVAILABILITY, Kind.OTHER, Kind.EXPERIENCE, Kind.INTEREST, Kind.SKILL, Kind.TRAIT,
)  # fmt: skip


def kind_of(text: str, label: str = "") -> Kind:
    """The kind that the cues of a wish and its words together speak for most. `label`: words before a colon."""
    return decided(cue_scores(text, label), text, kind_words())


def decided(scores: Mapping[Kind, float], text: str, words: KindWords) -> Kind:
    """The kind by cues and words: a cue's weight counts as a logarithm of odds, as the weights of words do.

    Very few words are heard only where there is no cue.
    """
    if len(text.split()) < FEW and (cued := _most_cued(scores)) is not None:
        return cued
    heard = words.log_probabilities(text)
    return max(_ORDER, key=lambda kind: heard.get(kind, -MOST_CUES) + _cued_weight(kind, scores[kind]))


def _cued_weight(kind: Kind, score: float) -> float:
    """What the cues add for a kind; a right to work is not told by other words alone."""
    return -WITHOUT_CUE if kind is Kind.AUTHORISATION and score <= 0.0 else min(MOST_CUES, score)


def cued_kind(text: str) -> Kind | None:
    """The kind with the greatest sum of cues; None without any cue."""
    return _most_cued(cue_scores(text))


def _most_cued(scores: Mapping[Kind, float]) -> Kind | None:
    best = max(_ORDER, key=lambda kind: scores[kind])
    return best if scores[best] > 0 else None


def cue_scores(text: str, label: str = "") -> Mapping[Kind, float]:
    """The sum of cues for every kind. A label such as "Education", which is a subject too, says nothing of the kind."""
    words = text[reason.end() :] if (reason := _BECAUSE.match(plain(text))) else text
    said = _ANY_WILL_DO.search(words)
    words = words[: said.start()] if said else words
    scores = kind_scores(f"{label}: {words}" if label and not find_subjects(label) else words)
    subjects = len(find_subjects(words)) if said else 0
    return {**scores, Kind.FIELD: scores[Kind.FIELD] + STRONG} if subjects > 1 else scores


def hard_kinds(text: str) -> frozenset[Kind]:
    """The kinds with facts that a piece of text surely speaks of."""
    smooth = plain(text)
    scores = _fact_scores(smooth)
    found = {kind for kind in HARD if scores[kind] >= STRONG}
    if Kind.AVAILABILITY in found and not _says_period(smooth):
        found.discard(Kind.AVAILABILITY)
    if {Kind.LOCATION, Kind.AVAILABILITY} <= found:
        found.discard(min((Kind.AVAILABILITY, Kind.LOCATION), key=lambda kind: scores[kind]))
    return frozenset(found)


def kind_scores(text: str) -> Mapping[Kind, float]:
    """The sum of cues for every kind."""
    smooth = plain(text)
    scores = _fact_scores(smooth) | {kind: _cue_score(smooth, kind.value) for kind in _ORDER if kind not in HARD}
    _add_knowledge(scores, smooth)
    _add_experience(scores, smooth)
    _add_tools(scores, smooth)
    if scores[Kind.OTHER]:
        scores[Kind.OTHER] += 5.0 if _OWED_STAY.search(smooth) and not scores[Kind.AUTHORISATION] else 2.0
    return scores


def _add_tools(scores: dict[Kind, float], text: str) -> None:
    """A named tool is known, and neither a trait nor a place: "SQL, without waiting for help", "Linux: live in it"."""
    if not any(category(mention.skill) in _NAMED_TOOLS for mention in find_skills(text)):
        return
    scores[Kind.SKILL] += 1.5
    if not find_places(text):
        scores[Kind.LOCATION] = 0.0


def _fact_scores(text: str) -> dict[Kind, float]:
    """The sum of cues for the kinds that are read by facts; the other kinds have the longest lists."""
    scores = {kind: _cue_score(text, kind.value) for kind in _ORDER if kind in HARD}
    _add_study(scores, text)
    _add_terms(scores, text)
    if _STUDENTS_OF.search(text) and names_group(text):
        scores[Kind.FIELD] += 4.0
    if _NATIONALITY.search(text):
        scores[Kind.AUTHORISATION] += 3.0
    if _AMERICAN_YEARS.fullmatch(text.strip()):
        scores[Kind.GRADUATION] += 5.0
    if names_school_grades(text):
        scores[Kind.GRADE] += 5.0
    elif (find_languages(text) or names_languages(text)) and not _lists_subjects(text):
        scores[Kind.LANGUAGE] += 7.5 if _knows_language(text) else 4.5
    elif scores[Kind.LANGUAGE]:
        scores[Kind.LANGUAGE] += 2.0
    return scores


def _knows_language(text: str) -> bool:
    """Whether it is a language that is to be known: "working knowledge of Polish"."""
    return any(_KNOWN.search(text, 0, one.start) for one in find_languages(text))


def _lists_subjects(text: str) -> bool:
    """Whether a language is a subject among others ("history, English or law") and no word of speaking is there."""
    spoken = {(one.start, one.end) for one in find_languages(text)}
    others = [one for one in find_subjects(text) if (one.start, one.end) not in spoken]
    return len(others) > 1 and not _SPOKEN.search(text)


def _of_any_subject(text: str, field: float) -> float:
    """What makes a study of any subject outweigh the score of a field: it asks for a degree alone."""
    return field + 1.0 if field and _ANY_SUBJECT.search(text) and not find_subjects(text) else 0.0


def _says_period(text: str) -> bool:
    """Whether more than "two days a week" speaks of time: a length, hours, a date, full time."""
    facts = find_durations(text) or find_hours(text) or find_dates(text, year=2000)
    return bool(facts) or re.search(r"\b(?:full|part)[- ]time\b|\bavailab", text, re.IGNORECASE) is not None


def _cue_score(text: str, name: str) -> float:
    """Strong cues count fully once and a little for each other one; medium cues count half."""
    strong = {match[0].casefold() for match in cue(f"kinds.{name}", "strong").finditer(text)}
    score = STRONG + 0.5 * (len(strong) - 1) if strong else 0.0
    if has_list(f"kinds.{name}", "medium") and cue(f"kinds.{name}", "medium").search(text):
        score += MEDIUM
    return score


def _add_study(scores: dict[Kind, float], text: str) -> None:
    degrees = find_degrees(text)
    if degrees:
        scores[Kind.DEGREE] += 2.0
    if _SCHOOL_YEARS.search(text):
        scores[Kind.DEGREE] += 4.0
    if _YEAR_OF_DEGREE.search(text) and degrees:
        scores[Kind.DEGREE] += 3.0
    if scores[Kind.GRADUATION] and scores[Kind.DEGREE] and not _YEAR_OF_DEGREE.search(text):
        scores[Kind.GRADUATION] += 3.0 if not _begins_with_degree(text) else -2.0
    subjects = find_subjects(text)
    scores[Kind.DEGREE] += _of_any_subject(text, scores[Kind.FIELD])
    scores[Kind.FIELD] += 3.0 if subjects and _BACKGROUND_IN.match(text) else 0.0
    if subjects and (scores[Kind.FIELD] or scores[Kind.DEGREE]):
        scores[Kind.FIELD] += 2.5
    few = len(text.split()) <= FEW_WORDS and not _OF_A_MIND.search(text)
    if not scores[Kind.FIELD] and names_group(text) and (few or _BACKGROUND.search(text)):
        scores[Kind.FIELD] += 3.0
    dense = sum(one.end - one.start for one in subjects) >= 0.35 * len(text) and len(subjects) > 1
    if dense and len(find_skills(text)) <= len(subjects):
        scores[Kind.FIELD] += 3.0
    elif subjects and text.startswith(("in ", "of ")) and subjects[0].start < 20:
        scores[Kind.FIELD] += 3.5
    if scores[Kind.GRADE]:
        scores[Kind.GRADE] += 2.5


def _begins_with_degree(text: str) -> bool:
    """Whether the level comes before the year: "studying for an MSc (or finishing an MEng)"."""
    year = cue("kinds.graduation", "strong").search(text)
    degrees = find_degrees(text)
    return bool(degrees and year and degrees[0].end <= year.start())


def _add_terms(scores: dict[Kind, float], text: str) -> None:
    if _ODD_HOURS.search(text) or _ONE_IN_SOME.search(text):
        scores[Kind.AVAILABILITY] += 3.0
    if find_days_per_week(text) and _IN_TERM.search(text) and not (scores[Kind.LOCATION] or find_places(text)):
        scores[Kind.AVAILABILITY] += 4.0
    if scores[Kind.AUTHORISATION]:
        scores[Kind.AUTHORISATION] += 3.0
    if find_days_per_week(text) and (scores[Kind.LOCATION] or find_places(text)):
        scores[Kind.LOCATION] += 4.0
    if (find_durations(text) or find_hours(text)) and (find_dates(text, year=2000) or scores[Kind.AVAILABILITY]):
        scores[Kind.AVAILABILITY] += 2.0 if scores[Kind.AVAILABILITY] else STRONG


def _add_knowledge(scores: dict[Kind, float], text: str) -> None:
    tools = bool(find_skills(text)) or bool(_TOOLS.search(text))
    if tools:
        scores[Kind.SKILL] += 2.0
    elif cue("kinds.trait_people", "strong").search(text):
        scores[Kind.TRAIT] += 2.0
    if scores[Kind.INTEREST]:
        scores[Kind.INTEREST] += 1.0
    done = _DONE_WITH.search(text)
    if done and find_skills(text[done.end() : done.end() + 40]):
        scores[Kind.SKILL] += 3.0
    if _KNOWLEDGE.match(text) and not (find_languages(text) or names_languages(text)):
        scores[Kind.SKILL] += 3.0


def _add_experience(scores: dict[Kind, float], text: str) -> None:
    if _YEARS_OF.search(text) or _COUNTED.search(text):
        scores[Kind.EXPERIENCE] += 3.0 if _YEARS_OF.search(text) else 1.0
    if _SECTOR.search(text):
        scores[Kind.EXPERIENCE] += 6.0
    if _COURSE.search(text):
        scores[Kind.SKILL] += 4.0
