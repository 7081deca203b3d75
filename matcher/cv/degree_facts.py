"""The facts of one course of study in the words of its lines: award, field, institution, period."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from matcher.conditions import Level
from matcher.cv.awards import Award, mentions
from matcher.cv.grade_facts import says_grade
from matcher.dates import Period, find_dates, find_periods
from matcher.degrees import subject_of_award
from matcher.places import find_places
from matcher.single_dates import month_numbers
from matcher.subjects import find_subjects

_INSTITUTION = re.compile(
    r"\b(?:Universi[tdz]\w{1,6}|Uniwersytet\w{0,3}|Üniversitesi|Yliopisto|Ülikool|[Hh]ögskola|Athénée|\w+skolan?|\w*[Ss]chule|\w+college|\w+lyceum|\w+gymnasium|VGS|Univ\.|College|Collège|Institut\w{0,3}|Polytechni\w{1,3}"
    r"|Politecnico|Politécnica"
    r"|Academy|Academia|Akademie|Hochschule|Fachhochschule|Hogeschool|Högskola|Høgskole|Faculty"
    r"|Facult\w{1,3}|Scuola|Scoil|Gymnasium|Lyceum|Lycée|Liceo|Liceu|Gimn[aá]zi\w{1,4}|Gymnázium|Coleg|Col[eé]gio|[Ll]ukio|Kantonsschule|Instituto|IES|École|Ecole"
    r"|Escuela|Escola|Coláiste|Ysgol|C[ée]gep|CEGEP|TAFE|High(?=$|[,;|\t(]| [–—-])|Sixth Form"
    r"|Sixth form|Grammar|High School|Secondary School|Conservator\w+|[Bb]ootcamp|Business School"
    r"|School of [A-Z]\w+"
    r"|\w+ School|ETH|EPFL|MIT|UCL|LSE|KTH|NTNU|DTU|RWTH|KIT|TU [A-Z]\w+|TU|KU Leuven|VU|UCLA|IIT|NUS|NTU"
    r"|HEC|INSEAD|ESSEC"
    r"|Sciences Po|SOAS|CalTech|Caltech|Imperial|Oxford|Cambridge|Trinity)\b"
)
_HIGHER = re.compile(
    r"\b(?:Uniwersytet\w{0,3}|Universi[tdz]\w{1,6}|ETH|Politecnico|Polytechni\w{1,3}|Imperial College|Hochschule)\b"
)
_SEGMENT = re.compile(
    r"\s[—–|·•@-]\s|[,;|\t]|\s·\s|: |(?<!\bSt)(?<!\bSte)\. (?=[A-Z])|\bat (?=[A-Z])|(?<=\w) ?[()](?! ?Hons)"
)
_HONOURS = re.compile(
    r"\)?(?: ?(?:of )?(?:Science|Arts|Engineering|Laws|Technology|Commerce|Education|Music|Philosophy"
    r"|Fine Arts|Applied Science)"
    r"(?= in\b| ?[,(:–—|-]|\t|\s*$))?"
    r"[\s,]{0,3}(?:\(?(?:with )?(?:hons\.?|honou?rs)(?: degree)?\)?|degree|course"
    r"|(?-i:\((?:[A-Z][A-Za-z.-]{0,6}[A-Z][A-Za-z.]{0,5}"
    r"|Tech|Econ|Eng|Sc|Ed|Agric|Admin|Med|Pharm|Arch)\.?\))|[12]\b|(?:candidate|student)\b|\(?(?:in progress"
    r"|ongoing|current|expected"
    r"|incomplete)\)?)?"
    r"[\s,:–—|-]{0,4}(?:in (?:the )?|of |on |en |em |i |de |d['’])?"
    r"(?:Dep(?:t\.|artment) of |School of |Faculty of )?",
    re.IGNORECASE,
)
_FIELD_END = re.compile(
    r"\s[—–|·•@-]\s|[,;|\t:]|\. |\bat (?=[A-Z])|\(|\)|\bwith (?:a |an |first|upper|distinction|merit"
    r"|honou?rs|placement)|\bfrom (?=[A-Z\d])"
    r"|\b(?:19|20)\d\d\b|(?=\b(?:University of|Universität|Université|Universidad|Università|Universiteit) )",
    re.IGNORECASE,
)
_LISTED_FIELD = re.compile(
    r"[A-Z][\w-]{2,20}(?: [A-Z][\w-]{2,20})?(?:, [A-Z][\w-]{2,20}(?: [A-Z][\w-]{2,20})?){1,2},? (?:and|&) "
    r"[A-Z][\w-]{2,20}(?: [A-Z][\w-]{2,20})?(?=[,;|(\t:]|\s[–—·-]|$)"
)
""" "Philosophy, Politics and Economics" is one subject with commas."""
# "Bachelor of Commerce" names its subject where no other is told.
_FACULTY = re.compile(
    r" of (Engineering|Laws|Technology|Commerce|Education|Music|Fine Arts|Nursing|Architecture|Design)"
)
_OWN_SUBJECT = re.compile(r"Legal Practice Course|LPC|PGCE|GDL|Bar (?:Course|Vocational|Professional)[\w ]{0,20}")
_JOINED_AWARD = re.compile(r"\s?[+/&]\s?|(?:(?:['’]s)? (?:[Dd]egree|of [A-Z]\w+(?: \([\w.]+\))?))? - ")
""" "Bachelor of Science - BSc, Economics" is how a large network writes it."""
_BRANCH = re.compile(r"\s?\(([A-Z]{2,4})\)")
""" "B.Tech (CSE)" names the branch in capitals."""
_BEGIN = re.compile(r"^(?:since|seit|depuis|from|ab|sinds)\b\s?", re.IGNORECASE)
_MAJOR = re.compile(
    r"\b(?:major(?:s|ing)?|concentration|specialit?[sz]ation|speciali[sz]ing|focus(?:ing)?)(?: in| on|:) ",
    re.IGNORECASE,
)
_NOT_FIELD = re.compile(
    r"\b(?:majors?|minors?|majoring|concentration|speciali[sz]ation|hons|part|full|time|yr|yrs|years?|expected|exp|conversion|predicted|current|ongoing|incl|with"
    r"|grade|first|distinction"
    r"|merit|pass|online|remote|joint|progress|intended|candidate|incomplete|not|completed|unfinished|abandoned|top-up)\b|\d|^$",
    re.IGNORECASE,
)
_RUNNING = re.compile(
    r"\b(?:expected|exp\.|anticipated|predicted|projected|to be awarded|in progress|ongoing|currently|pursuing"
    r"|voraussichtlich\w{0,2}"
    r"|laufend|en cours|in corso|en curso|cursando|candidate for|enrolled|em curso|dernière année|letztes jahr"
    r"|final year"
    r"|so far|on track|provisional"
    r"|running (?:average|at)|now in|this term|this semester|waiting for results|present|candidate"
    r"|due to (?:finish|complete|graduate))(?!\w)"
    r"|\((?:\d(?:st|nd|rd|th)|first|second|third|fourth) year of \d\)|[(,] ?current(?: student)?(?:[),.]|$)",
    re.IGNORECASE,
)
_ENDS_LATER = re.compile(
    r"\b(?:expected|anticipated|projected|planned|estimated|due"
    r"|to (?:finish|complete|graduate|be completed|be finished)"
    r"|(?:will|should) (?:finish|complete|graduate)"
    r"|end(?: date)?(?=:)|graduat(?:ing|ion)|finish(?:es|ing)|completion|done|beräknad|beräknas|förväntad|forventet"
    r"|thesis defen[cs]e|voraussichtlich\w{0,2}|geplant\w{0,2}|prévue?"
    r"|previst[oa]|prevista)\b"
    r"(?: \w{2,11}){0,2}:? ?(?:in |on |by |im )?$",
    re.IGNORECASE,
)
_BEGUN = re.compile(
    r"\b(?:registered|enrolled|started|entered|matriculated|began|begun|admitted|since|from"
    r"|start(?: date)?(?=:))(?: in| on|:)? $",
    re.IGNORECASE,
)
_ITS_MAJOR = re.compile(
    r"(?:,| ?\() ?(?:with (?:an? )?)?(?:(?:second|double|joint|honours) )?(?:majors?|majoring)(?: in|:)? (?=[A-Z])"
    r"[^\W\d_][\w &/'’-]{2,50}\)?",
)
"""The major of a course belongs to its name: "Business Studies (major in Human Resources)"."""
_DASH_LAST = re.compile(r"[–—-]\s{0,2}$")
_LEARNER = re.compile(r"(?: (?:undergraduate|postgraduate|student|graduate|degree|course|programme)){1,4}$")
_SAYS_STUDY = re.compile(
    r"^(?:currently )?(?:I(?:['’]m| am)? )?(?:currently )?(?:study(?:ing)?|read(?:ing)?|doing) ", re.IGNORECASE
)
_AFTER_FIELD = re.compile(r"(?:\s\(in view\)|[ ,]\s?(?:EQF|NQF|QQI|RQF|ISCED)(?: level)? ?\d)\s*$", re.IGNORECASE)
_STUDENT_OF = re.compile(r"^(?:student|studies|degree|course|programme) (?:in|of) ")
_NAME = r"[A-ZÀ-Þ][\w'’-]*\.?(?: (?:[A-ZÀ-Þ][\w'’-]*\.?|of|im|am|do|de|la|and|&)){0,4}"
_NAMED_SCHOOL = re.compile(rf"({_NAME}(?:, {_NAME})?)\s*[,|\t·–—-]\s*$")
_TOWN = r"[A-ZÀ-Þ][\w'’-]*\.?(?: (?:[A-ZÀ-Þ][\w'’-]*\.?|im|am|an der|upon|do|de|la|del)){0,3}"
_TOWN_BEHIND = re.compile(rf",? (?:(?:19|20)\d\d,? )?\(?({_TOWN})\)?(?=,? (?:19|20)\d\d|[,;.)\t|]|\s[–—·-]|$)")
_RESULTS = re.compile(r"\b(?:[A-E]\*?|H\d|Maths?|Physics|Chemistry|Biology|English|Mathematics)(?:\b|$)")
_ANNOUNCED_WITHIN = 400
_NOTHING = Period(None, None, False, False, 0, 0)


def has_institution(text: str) -> bool:
    """Whether a line names a university, college or school."""
    return _INSTITUTION.search(text) is not None


def is_running(lines: Sequence[str]) -> bool:
    """Whether the lines of a course say that it is not finished."""
    return any(_RUNNING.search(line[:400]) for line in lines)


def find_field(sentence: str, award: Award, others: Sequence[str], rest: Sequence[str]) -> str | None:
    """The subject of a course: the words after the award, a stated major, the words before it, the next head line."""
    start, end = award.start - award.first, award.end - award.first
    end = _past_second_award(sentence, end)
    branch = _BRANCH.match(sentence, end)
    if branch and find_subjects(branch[1]):
        return branch[1]
    skipped = _HONOURS.match(sentence, end)
    if _OWN_SUBJECT.fullmatch(award.text):
        return award.text
    return (
        _field_at(sentence[skipped.end() if skipped else end :])
        or _major((sentence[end:], *others, *rest))
        or _field_after_school(sentence[end:])
        or _field_before(sentence[:start])
        or next((name for other in others if (name := _field_at(other)) and len(other) < 80), None)
        or (found[1] if (found := _FACULTY.match(sentence, end)) else None)
        or subject_of_award(award.text)
    )


def _past_second_award(sentence: str, end: int) -> int:
    """Where the subject can begin: behind the second award of "B.Tech + M.Tech" or "LLB/BA"."""
    second = next(iter(mentions(sentence[end:])), None)
    if second is None or not _JOINED_AWARD.fullmatch(sentence, end, end + second[2]):
        return end
    return end + second[3]


def _field_after_school(text: str) -> str | None:
    """The subject behind the school, where award and school stand in cells: "PhD | University of Ardmere, Physics"."""
    cell, _, rest = text.lstrip("\t |").partition(", ")
    return _field_at(rest) if text[:1] == "\t" and _INSTITUTION.search(cell) and "\t" not in cell else None


def _major(texts: Sequence[str]) -> str | None:
    """The subject that the words "major in" or "specialising in" name."""
    for text in texts:
        found = _MAJOR.search(text)
        if found:
            return _field_at(text[found.end() :])
    return None


def _field_at(text: str) -> str | None:
    listed = _LISTED_FIELD.match(text)
    if listed and (field := _clean_field(listed[0])):
        return field
    found = _FIELD_END.search(text)
    name = text[: found.start()] if found else text
    major = _ITS_MAJOR.match(text, found.start()) if found else None
    if major and name.strip():
        name = text[: major.end()]
    elif found and found[0] == "(":
        inside = text[found.end() :].split(")", maxsplit=1)[0]
        longest = 3 if name.strip() else 7
        if not _NOT_FIELD.search(inside) and len(inside.split()) <= longest and ")" in text:
            name = text[: found.end() + len(inside) + 1]
    return _clean_field(name)


def _field_before(text: str) -> str | None:
    parts = [part for part in _SEGMENT.split(text) if part.strip(" ,-–—")]
    return _clean_field(_BEGIN.sub("", _without_dates(parts[-1]).strip(" ,-–—"))) if parts else None


def _clean_field(name: str) -> str | None:
    name = _AFTER_FIELD.sub("", _SAYS_STUDY.sub("", name))
    name = _STUDENT_OF.sub("", _LEARNER.sub("", name.strip(" .,-–—|\t:*")))
    name = name[1:-1] if name.startswith("(") and name.endswith(")") else name
    words = name.split()
    if not words or len(words) > 9 or _INSTITUTION.search(name) or find_periods(name) or find_dates(name):
        return None
    if not any(letter.isalpha() for letter in name) or _NOT_FIELD.match(name) or name[0].isdigit():
        return None
    return None if _is_place(name) or name.lower() in month_numbers() else name


def _is_place(name: str) -> bool:
    return sum(one.end - one.start for one in find_places(name)) > len(name) * 0.7


def find_institution(sentence: str, award: Award, others: Sequence[str], field: str | None) -> str | None:
    """Where a course is taught: a segment with a word such as "University", one of higher rank before a school.

    `field` is what the course was found to be about, so that it is not taken for a name.
    """
    named = [name for text in (sentence, *others) for name in _institutions(text, "" if award.weak else award.text)]
    higher = next((name for name in named if _HIGHER.search(name)), None)
    if award.level is Level.SCHOOL and not named:
        return _school_place(sentence, award)
    return higher or (named[0] if named else _own_segment(sentence, award, field) or _unnamed_institution(others))


def _institutions(text: str, award: str) -> Iterator[str]:
    for segment in _SEGMENT.split(text):
        found = _INSTITUTION.search(segment)
        if found is None:
            continue
        name = _without_dates(_beside_award(segment, award, found.start())).strip(" ,.-–—*\t")
        if name and len(name.split()) <= 9 and _INSTITUTION.search(name):
            yield name


def _beside_award(segment: str, award: str, place: int) -> str:
    """The part of a segment that names the school where the segment names the award too ("MIT M.S.")."""
    begin = segment.find(award) if award else -1
    if begin < 0:
        return segment
    if place < begin:
        return segment[:begin]
    return segment[place:] if _HIGHER.match(segment, place) else ""


def _school_place(sentence: str, award: Award) -> str | None:
    """The school or its town: before the award ("St. Bride's, Ennis | Leaving Certificate"), else right behind it.

    Behind it, it stands before the colon of the results ("Highers, Dunbar, 2021–23: …"), or alone ("Abitur, Fulda").
    """
    begin, end = award.start - award.first, award.end - award.first
    before = _NAMED_SCHOOL.match(sentence[:begin])
    if before:
        return before[1]
    head, colon, _ = sentence[end:].partition(":")
    parts = [_without_dates(part).strip(" ,.-–—()") for part in _SEGMENT.split(head)]
    names = [part for part in parts if part[:1].isupper() and len(part.split()) <= 5]
    if colon and names:
        return names[0]
    behind = _TOWN_BEHIND.match(sentence, end)
    return behind[1] if behind and not says_grade(behind[1]) and not _RESULTS.search(behind[1]) else None


def _own_segment(sentence: str, award: Award, field: str | None) -> str | None:
    """The first name after the segment of the award that is neither place nor grade nor date."""
    for segment in _SEGMENT.split(sentence[award.end - award.first :])[1:]:
        name = _without_dates(segment).strip(" ,.-–—*\t()")
        plain = name[:1].isupper() and len(name.split()) <= 6 and not any(letter.isdigit() for letter in name)
        if plain and name != field and not says_grade(name) and not _is_place(name) and not _NOT_FIELD.match(name):
            return name
    return None


def _unnamed_institution(others: Sequence[str]) -> str | None:
    """A line of the head that is neither award nor date nor place names the school in its first words."""
    for text in others:
        name = _without_dates(_SEGMENT.split(text)[0]).strip(" ,.-–—*\t")
        if name[:1].isupper() and len(name.split()) <= 6 and not mentions(name) and not _is_place(name):
            return name
    return None


def _without_dates(text: str) -> str:
    for period in reversed(find_periods(text)):
        text = text[: period.start_offset] + text[period.end_offset :]
    for one in reversed(find_dates(text)):
        text = text[: one.start] + text[one.end :]
    return text.replace("()", "")


def course_period(sentence: str, others: Sequence[str], rest: Sequence[str]) -> Period:
    """When a course runs; a single date is its end. `rest` are the lines of the course that are not its head."""
    joined = " ".join((sentence, *others))
    told = _since_to_end((sentence, *others, *rest))
    for text in (sentence, *others, joined):
        for period in find_periods(text):
            if period.start is None and told.start is not None:
                return told
            return _until_stated_end(_closed(period, text, (*others, *rest)), (joined, *rest))
    for text in (sentence, *others) if told is _NOTHING else ():
        dates = find_dates(text)
        if dates:
            return Period(None, dates[-1].last, False, False, dates[-1].start, dates[-1].end)
    return told


def _since_to_end(rest: Sequence[str]) -> Period:
    """The period of a line that tells both ends in words: "Registered Feb 2021, …, graduating Dec 2026".

    Or of two lines, "Start: September 2024" and "End: June 2027".
    """
    for text in (*rest, " ".join(rest[:4])):
        dates = find_dates(text[:_ANNOUNCED_WITHIN])
        begun = next((one for one in dates if _BEGUN.search(text, max(0, one.start - 30), one.start)), None)
        ends = next((one for one in dates if _ENDS_LATER.search(text, max(0, one.start - 40), one.start)), None)
        if begun and ends:
            return Period(begun.first, ends.last, True, False, begun.start, ends.end)
    return _NOTHING


def _until_stated_end(period: Period, texts: Sequence[str]) -> Period:
    """The period up to a later end that the words announce: "2021 – 2023, resumed 2024, to finish June 2026"."""
    for text in texts:
        for one in find_dates(text[:_ANNOUNCED_WITHIN]):
            later = period.end is None or one.last.earliest() > period.end.latest()
            if later and _ENDS_LATER.search(text, max(0, one.start - 40), one.start):
                return replace(period, end=one.last, ongoing=False, expected=True)
    return period


def _closed(period: Period, text: str, others: Sequence[str]) -> Period:
    """A period that stops at a dash runs on to the date with which a later line begins: a table cell was wrapped."""
    if not period.ongoing or not _DASH_LAST.search(text[: period.end_offset]):
        return period
    for other in others[:4]:
        dates = find_dates(other[:20])
        if dates and dates[0].start == 0:
            return replace(period, end=dates[0].last, ongoing=False)
    return period
