"""What a heading says: the lexicon of section headings and the rule that reads one."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from matcher.nouns import SectionName

_S = SectionName

# Whole phrases are looked up before single words, because "right to work" is not about work experience.
_PHRASES: tuple[tuple[SectionName, str], ...] = (
    (_S.AVAILABILITY, "right to work|work authori[sz]ation|work permit|work eligibility|permission to work"),
    (_S.AVAILABILITY, "when i(?: a|')?m free|when i can work|when i can start|small print|notice period"),
    (
        _S.SKILLS,
        "programming languages|computer languages|coding languages|languages and (?:frameworks|tools|tech\\w*)",
    ),
    (_S.SKILLS, "what i (?:use|know|work with|bring|can do)|good at|know how|operating systems|lab (?:skills|methods)"),
    (
        _S.SUMMARY,
        "about me|about|who i am|in (?:brief|short|a nutshell)|at a glance|at a glimpse|hello|hi|hi there|hey|me",
    ),
    (_S.SUMMARY, "(?:personal|career|professional|mission|opening) (?:statement|objective|goals?|profile|summary)"),
    (
        _S.SUMMARY,
        "highlights|what i am looking for|what i'm looking for|looking for|goals?|my story|introducing myself",
    ),
    (_S.CONTACT, "personal (?:details|information|info|data)|find me|reach me|get in touch|say hello|where to find me"),
    (_S.EDUCATION, "relevant (?:modules|courses|course ?work)|course ?work|schule|schooling"),
    (_S.VOLUNTEERING, "positions? of responsibility|giving back|extra[ -]?curriculars?(?: activities)?|student life"),
    (_S.VOLUNTEERING, "beyond (?:work|study|studies|research|the lab|the classroom|the lecture hall)"),
    (_S.INTERESTS, "(?:free|spare) time|outside (?:of )?(?:work|study|university|class|the lab)|for fun|off the clock"),
    (_S.INTERESTS, "when (?:i'm|i am) not \\w+|away from (?:the|my) \\w+|things i (?:like|enjoy|love)"),
    (_S.OTHER, "odds and ends|odds and sods|bits and (?:pieces|bobs)|other (?:things|bits|information|facts)|also"),
    (_S.OTHER, "anything else|everything else|one more thing|additional information|and finally|the rest"),
    (_S.PROJECTS, "side projects?|open source|work samples|selected works?|selected builds|(?:my|recent) work samples"),
    (_S.PUBLICATIONS, "selected writing|writing|conference (?:papers|talks|presentations)"),
    (
        _S.TRAINING,
        "professional development|courses|short courses|online courses|further training|continuing education",
    ),
    (_S.AWARDS, "honou?rs and awards|scholarships? and (?:awards|prizes)"),
)

_WORDS: tuple[tuple[SectionName, str], ...] = (
    (_S.REFERENCES, "references referees reference referee referenzen références referenties"),
    (_S.CONTACT, "contact contacts contacto contatti kontakt coordonnées kontaktdaten"),
    (
        _S.PUBLICATIONS,
        "publications publication papers preprints posters talks presentations patents published publikationen",
    ),
    (_S.TEACHING, "teaching tutoring lehre lehrerfahrung enseignement demonstrating"),
    (
        _S.VOLUNTEERING,
        "volunteering volunteer voluntary volunteered societies society extracurricular extracurriculars leadership"
        " community activities activism memberships committees clubs engagement ehrenamt bénévolat outreach civic"
        " charity vrijwilligerswerk volontariato voluntariado responsibilities involvement",
    ),
    (
        _S.AWARDS,
        "awards award honours honors prizes prize scholarships scholarship achievements distinctions fellowships"
        " grants accolades recognition auszeichnungen stipendien premi premios prijzen prix "
        "accomplishments competitions",
    ),
    (_S.LANGUAGES, "languages language langues sprachen idiomas lingue talen sprachkenntnisse tongues"),
    (
        _S.TRAINING,
        "training trainings certifications certification certificates certificate licences licenses "
        "bootcamp bootcamps"
        " moocs cpd workshops weiterbildung zertifikate certificazioni credentials",
    ),
    (
        _S.PROJECTS,
        "projects project portfolio built made making makes building builds hackathons hackathon projekte projets"
        " progetti proyectos projecten shipped creations",
    ),
    (
        _S.EDUCATION,
        "education educational study studies studying learned learnt academic academics qualifications "
        "qualification"
        " degree degrees modules studium bildung ausbildung formation opleiding formación istruzione formazione"
        " opleidingen bildungsweg utbildning uddannelse schools school university schooling studied "
        "educación éducation",
    ),
    (
        _S.EXPERIENCE,
        "experience experiences employment work career jobs job internships internship placements "
        "positions position history"
        " research worked roles working berufserfahrung praktika erfahrung expérience expériences "
        "esperienze esperienza"
        " ervaring werkervaring experiencia earning earned employers occupation emploi stages",
    ),
    (
        _S.SKILLS,
        "skills skill toolbox tools tech technical technology technologies stack competencies "
        "competences competencies"
        " competence expertise proficiencies proficiency toolkit kenntnisse fähigkeiten compétences kit "
        "software hardware"
        " methods techniques strengths habilidades competenze vaardigheden abilities programming knowledge tooling"
        " capabilities technik technicals platforms frameworks equipment instruments",
    ),
    (
        _S.INTERESTS,
        "interests interest hobbies hobby loisirs hobbys freizeit intereses interessi passions pastimes leisure fun",
    ),
    (
        _S.AVAILABILITY,
        "availability available practical practicalities practicals eligibility dates visa logistics authorisation"
        " authorization permit mobility verfügbarkeit disponibilité beschikbaarheid disponibilidad "
        "housekeeping immigration relocation",
    ),
    (
        _S.SUMMARY,
        "summary profile statement objective objectives intro introduction introductory bio biography "
        "overview profil"
        " résumé perfil profilo zusammenfassung motivation aims goal",
    ),
    (
        _S.OTHER,
        "other additional miscellaneous misc extras extra also further miscellany sonstiges divers "
        "overig varia altro"
        " otros information extras",
    ),
)

_FILLERS = frozenset(
    [
        "a",
        "an",
        "and",
        "the",
        "of",
        "my",
        "i",
        "i've",
        "ive",
        "i'd",
        "i'm",
        "im",
        "to",
        "in",
        "on",
        "for",
        "with",
        "at",
        "me",
        "where",
        "what",
        "how",
        "things",
        "thing",
        "stuff",
        "bits",
        "who",
        "when",
        "own",
        "key",
        "core",
        "main",
        "selected",
        "relevant",
        "other",
        "further",
        "current",
        "currently",
        "earlier",
        "previous",
        "past",
        "recent",
        "recently",
        "formal",
        "personal",
        "professional",
        "additional",
        "general",
        "some",
        "so",
        "far",
        "more",
        "paid",
        "unpaid",
        "part",
        "time",
        "full",
        "technical",
        "have",
        "has",
        "had",
        "know",
        "do",
        "can",
        "done",
        "am",
        "are",
        "been",
        "also",
        "notable",
        "major",
        "minor",
        "significant",
        "hard",
        "soft",
        "transferable",
        "digital",
        "it",
        "computer",
        "computing",
        "business",
        "lab",
        "laboratory",
        "industry",
        "industrial",
        "clinical",
        "student",
        "practical",
        "related",
        "various",
        "brief",
        "spoken",
        "foreign",
        "human",
        "natural",
        "areas",
        "highlights",
        "history",
        "section",
        "summary",
        "list",
        "level",
        "advanced",
        "basic",
        "selection",
        "it's",
        "which",
        "gone",
        "early",
        "latest",
        "now",
        "und",
        "et",
        "y",
        "e",
        "de",
        "la",
        "und",
        "les",
        "mes",
        "meine",
        "berufliche",
        "professionnelle",
        "professionnelles",
        "detailed",
        "working",
        "career",
        "undergraduate",
        "postgraduate",
        "graduate",
        "university",
        "college",
        "uni",
        "school",
        "secondary",
        "higher",
        "course",
        "academic",
        "research",
        "tertiary",
    ]
)

# In "Volunteering experience" the first word decides, in "Technical projects" the last one does.
_LEADERS = frozenset({_S.VOLUNTEERING, _S.TEACHING, _S.REFERENCES, _S.LANGUAGES})
_SPLIT = re.compile(r"\s*(?:[,;/|+&]|\band\b|\bund\b|\bet\b|\by\b)\s*")
_LETTER_SPACED = re.compile(r"(?:\w ){3,40}\w")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a heading means, and how many of its words are neither in the lexicon nor mere fillers."""

    name: SectionName
    strangers: int
    whole: bool


@cache
def _lexicon() -> dict[str, SectionName]:
    return {word: name for name, words in reversed(_WORDS) for word in words.split()}


@cache
def _phrases() -> tuple[tuple[SectionName, re.Pattern[str]], ...]:
    return tuple((name, re.compile(rf"(?:{pattern})\b")) for name, pattern in _PHRASES)


def plain(text: str) -> str:
    """A heading without numbering, ornaments, letter spacing and case."""
    flat = unicodedata.normalize("NFKC", text).replace("’", "'").strip(" \t:.•·-–—_#*|=~>▪■►")
    if _LETTER_SPACED.fullmatch(flat):
        flat = flat.replace(" ", "")
    return re.sub(r"^\W*\d{0,2}[.)]?\s{0,3}", "", flat).casefold()


def read_heading(text: str) -> Reading | None:
    """The section that a heading opens, or None if no word of it is in the lexicon.

    `whole` says that the deciding word stands where a heading has it, so that "Research assistant" is not one.
    """
    flat = plain(text)
    if not flat or len(flat) > 60:
        return None
    for name, pattern in _phrases():
        found = pattern.match(flat)
        if found:
            return Reading(name, _strangers(flat[found.end() :]), True)
    parts = [part for part in _SPLIT.split(flat) if part]
    readings = [reading for part in parts if (reading := _read_part(part))]
    if not readings:
        return None
    first = readings[0]
    strangers = sum(reading.strangers for reading in readings) + sum(_strangers(p) for p in parts if not _read_part(p))
    return Reading(_joined(readings), strangers, first.whole)


def _joined(readings: list[Reading]) -> SectionName:
    """The first part decides, except that languages beside tools are programming languages."""
    names = [reading.name for reading in readings]
    if names[0] is _S.LANGUAGES and _S.SKILLS in names:
        return _S.SKILLS
    if names[0] is _S.OTHER and len(names) > 1:
        return names[1]
    return names[0]


def _read_part(part: str) -> Reading | None:
    lexicon = _lexicon()
    words = _words(part)
    known = [(place, lexicon[word]) for place, word in enumerate(words) if word in lexicon]
    if not known:
        return None
    leader = next((name for _, name in known if name in _LEADERS), None)
    place, last = known[-1]
    if last is _S.OTHER and len(known) > 1:
        last = known[-2][1]
    tail = [word for word in words[place + 1 :] if word not in _FILLERS]
    return Reading(leader or last, _strangers(part), not tail)


def _strangers(text: str) -> int:
    lexicon = _lexicon()
    return sum(word not in lexicon and word not in _FILLERS for word in _words(text))


def _words(text: str) -> list[str]:
    return [word.strip("'-") for word in re.findall(r"[\w'-]+", text) if word.strip("'-")]
