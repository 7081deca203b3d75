"""The company that posts: its name beside the title, in a page's name, in an address or in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from matcher.posting.draft import Draft
from matcher.posting.locations import is_known_place, is_place

ROLE = re.compile(
    r"\b(?:intern|internship|internships|placement|praktik(?:um|ant|antin)|stage|stagiaire|trainee(?:ship)?|"
    r"working student|"
    r"werkstudent(?:in)?|analyst|associate|apprentice(?:ship)?|thesis|year in industry|scholar|fellow(?:ship)?|"
    r"residency|"
    r"studentship|insight (?:week|programme)|spring week|tirocinio|prácticas|becario|co-op|assistant|engineer|"
    r"scientist|developer|"
    r"researcher|designer|summer (?:job|place|student|school|programme|program)|"
    r"(?:vacation|winter|easter|spring|insight|taster|discovery|industrial) (?:\w+ )?(?:scheme|programme"
    r"|program|student|week|days?)|"
    r"student (?:job|project|position|role)|camp leaders?)\b",
    re.IGNORECASE,
)
LABEL = re.compile(r"([A-Za-z][A-Za-z /&-]{1,28}):\s+(\S.*)")
MENU = re.compile(
    r"\b(?:log ?in|log ?out|sign ?(?:in|up|out)|register|my (?:account|profile|applications|jobs|searches)|saved jobs|"
    r"post a (?:cv|job|vacancy)|upload (?:a |your )?cv|for employers|career advice|salary (?:checker|guide|check)|"
    r"skip to content)\b",
    re.IGNORECASE,
)
"""Words of a page's menu, which never stand in a title or in the name of a company."""
SALUTATION = re.compile(r"(?:dear|hello|hi|good (?:morning|day)|greetings|to whom)\b.{0,50}[,:!]?$", re.IGNORECASE)
_PART = re.compile(
    r", (?:the )?(?:department|school|faculty|division|institute|centre|center|office|unit|section) (?:of|for) .+$",
    re.IGNORECASE,
)
_PART_OF = re.compile(
    r"^(?:department|school|faculty|division|institute|centre|center|unit|section) (?:of|for) [^,]{2,50}, "
    r"(?=(?:the )?univ|.{2,30} (?:university|institute|college)\b)",
    re.IGNORECASE,
)
_HIRING = re.compile(r" (?:is|are) (?:now )?(?:hiring|recruiting|looking for .*)\W*$", re.IGNORECASE)
_ORDINARY = frozenset({
    "hotel", "museum", "group", "studio", "studios", "institute", "foundation", "company", "university", "society",
    "editorial", "press", "house", "service", "services", "trust", "partners", "systems", "energy", "health", "digital",
    "media", "analytics", "software", "solutions", "research", "science", "design", "global", "international",
    "european", "national", "centre", "center", "north", "south", "about", "other", "summer", "intern", "student",
    "posted", "green", "first", "open",
})  # fmt: skip
"""Words that many names share, so that they name no one company."""
_SPLIT = re.compile(r"\s*[·•|★]\s*|\s/\s|\s{2,}|\s+[–—-]\s+|\t")
_NOT_COMPANY = re.compile(
    r"\d{1,2} (?:days?|weeks?|months?|hours?) ago|\b(?:posted|added|published|closing|closes|deadline|"
    r"applications?|applicants|views?|internship|"
    r"placement|full[ -]time|part[ -]time|hybrid|remote|on[ -]?site|salary|paid|per (?:week|month|hour)|"
    r"ref(?:erence)?|"
    r"apply|save|share|type|weeks|months|vacancy|remote|reviews|band \d\w?|grade|level|duration|start(?:s|ing)?|"
    r"immediate|"
    r"contract|permanent|temporary|you|we|us|profile|requirements|tasks|online since|short application|"
    r"see who|hired)\b|[£€$₹]|(?<=\w) (?-i:group|lab|team|desk|unit)$|"
    r"\b(?:(?-i:[A-Z]{3})|rs\.?) ?\d|\b20[2-9]\d\b|^\W*$|^\d",
    re.IGNORECASE,
)
_CAREERS = re.compile(
    r"(?:(?<!\s)\s+)?\b(?:early careers?|careers?|jobs?|recruitment|vacancies|vacancy|hiring|job board)\b\s*$",
    re.IGNORECASE,
)
_WE_ARE = re.compile(
    r"\b[Ww]e(?:['’]re| are) (?:called )?[*_]{0,2}([A-Za-z][\w&'’.-]+(?: [A-Z][\w&'’.-]+){0,3})[*_]{0,2}(?:,|"
    r" [–—-]) (?:an?|the)\b"
)
_NAME = r"[A-Z][\w&'’-]+(?: (?:&|of|for|and|the) [A-Z][\w&'’-]+| [A-Z][\w&'’-]+){0,5}"
_OPENS = re.compile(
    rf"(?m:^)(?:The )?({_NAME})(?=(?: \([^()]{{2,30}}\))?,? (?:(?:in|at|of) [A-Z]\w+,? )?"
    r"(?:is|invites|was|has|makes|builds|runs|develops|hires|offers|seeks|wants|designs|writes|sells|works|moves|helps|operates|provides)\b)"
)
_OPENS_WIDE = re.compile(rf"(?m:^)(?:The )?({_NAME})(?= (?:[a-z]{{3,12}}s|are|have) [a-z\d])")
"""The name that a paragraph begins with, before a verb: "Ferngold Textiles dyes …"."""
_NO_NAMES = frozenset({
    "we", "this", "our", "it", "the", "you", "your", "they", "he", "she", "who", "what", "there", "here", "that",
    "each", "every", "everybody", "everyone", "everything", "somebody", "someone", "nobody", "nothing", "most", "these",
    "those", "interns", "students", "candidates", "applicants", "applications", "trainees", "one", "two", "three",
    "four", "my", "all", "preference", "account", "traineeships", "internships", "placements", "six", "seven", "eight",
    "ten", "twelve", "from", "during", "after", "once", "both", "some", "any", "at", "on", "by", "with", "to",
    "experience", "knowledge", "how", "when", "where", "why", "if", "as", "in", "for", "please",
    "citizens", "others", "interviews", "hours", "last", "dear",
})  # fmt: skip
_AT_HOST = re.compile(r"\b(?:at|with|from) ((?:the )?[A-Z][\w&'’-]+(?: [A-Z&][\w&'’-]*){1,4})")
_LEGAL_FORM = frozenset({
    "gmbh", "ltd", "limited", "inc", "llc", "llp", "plc", "ag", "sa", "sas", "bv", "nv", "se", "kg", "ug", "corp", "co",
    "oy", "ab", "as",
})  # fmt: skip
_NO_SITE = frozenset({
    "job", "jobs", "career", "careers", "vacancy", "vacancies", "internship", "internships", "posting", "postings",
    "en", "de", "fr", "uk", "us",
})  # fmt: skip
_STREET = re.compile(
    r"(?:\b(?:road|street|lane|avenue|square|quay|house|park|way|boulevard|rue .+)|stra(?:ß|ss)e|straat)$",
    re.IGNORECASE,
)
_TELLING = 5
_NAME_WORDS = 2
_LONGEST_NAME = 6
_QUARTER = re.compile(r"[^\W\d_a-z][^\W\d_]+")
"""A part of a town before the place that is known: "Glasnevin" in "Marlow Trust, Glasnevin, Dublin"."""
_ROAD = re.compile(r"(?:\b(?:street|road|lane|avenue)|stra(?:ß|ss)e|straat)$", re.IGNORECASE)
_ASIDE = re.compile(r", (?!and |of |the )[a-z]")


def find_company(near: Sequence[str], draft: Draft, title: str) -> str | None:
    """The candidate that the body names most often, the nearer to the title the better."""
    body = "\n".join(block.text for block in draft.blocks if not block.noise and len(block.text) > 60)
    beside, named_page = tuple(_candidates(near)), tuple(_page_candidates(draft.page_name, title))
    names = tuple(name for name in beside if not is_known_place(name)) or (() if named_page else beside)
    known = [(candidate, count_mentions(candidate, body)) for candidate in (*names, *named_page)]
    named = max(known, key=lambda pair: min(pair[1], 3), default=None)
    if named and named[1]:
        return named[0]
    every = "\n".join(block.text for block in draft.blocks if not block.noise)
    return _from_address(draft.url, every) or next(iter((*named_page, *names)), None) or company_in_body(body)


def _candidates(near: Sequence[str]) -> Iterator[str]:
    for line in map(_opening, near):
        if LABEL.fullmatch(line) or line[-1] == ":" or MENU.search(line) or SALUTATION.fullmatch(line):
            continue
        if (len(line) > 110 and not _SPLIT.search(line)) or _tells(line):
            continue
        for piece in _SPLIT.split(line):
            plain = re.sub(
                r"(?:(?<!\s)\s+)?\([^()]{0,60}?(?:reviews?|rating)[^()]{0,60}\)|(?<!\s)\s+\d\.\d\b.*$", "", piece
            )
            name = re.sub(r"^(?:About|[Aa]t|@|[Bb]y|[Ww]ith|bei|chez)\s+(?=\S)", "", _stripped(plain))
            if 1 < len(name) <= 60 and name[0].isupper() | name[0].isdigit() and not _NOT_COMPANY.search(name):
                part = _without_place(name)
                if not is_place(part) and not _ROAD.search(part) and not ROLE.search(part) and not _ASIDE.search(part):
                    yield part


def _tells(line: str) -> bool:
    """Whether a short line is a sentence: "Marlow makes fabrics."; "Marlow Films Inc." is none."""
    words = line.split()
    small = [word for word in words if word.islower() and len(word) >= _TELLING]
    return line[-1] == "." and (len(words) > _LONGEST_NAME or (len(words) > _NAME_WORDS and bool(small)))


def _stripped(piece: str) -> str:
    """A piece without marks around it; "Inc." and the like keep their full stop."""
    name = piece.strip(" ,*_").lstrip(".")
    return name if name.rpartition(" ")[2] in ("Inc.", "Ltd.", "Co.", "Corp.") else name.rstrip(" .,*_")


def _opening(line: str) -> str:
    """The beginning of a line such as "Marlow B.V., Delft. Paid: 650 euros", else the whole line."""
    found = re.match(r".{3,70}?, [^\d.,]{3,30}(?=\.(?:\s|$))", line)
    return found[0] if found and is_known_place(found[0].rpartition(", ")[2]) else line


def _without_place(name: str) -> str:
    """A name without the place after it, as in "Helvion AG, Zürich-Oerlikon" or "Marlow Institute, Leeds, UK"."""
    name = _PART_OF.sub("", _HIRING.sub("", _PART.sub("", name)))
    for _ in range(3):
        head, comma, tail = name.rpartition(", ")
        street = _STREET.search(tail) is not None
        legal = street or head.rpartition(" ")[2].rstrip(".").casefold() in _LEGAL_FORM
        if not comma or not (is_known_place(tail) or legal) or tail.rstrip(".").casefold() in _LEGAL_FORM:
            break
        name = head
        short = name.rpartition(", ")
        if short[1] and _QUARTER.fullmatch(short[2]) and len(short[0].split()) > 1:
            name = short[0]
    return name


def _page_candidates(page_name: str | None, title: str) -> Iterator[str]:
    """The parts of a page's name that are not its title."""
    for piece in re.split(r"(?<!\s)\s+[–—|/»·-]\s+|(?<!\s)\s+\|\s*| at ", page_name or ""):
        name = _CAREERS.sub("", _CAREERS.sub("", piece)).strip(" ,")
        if len(name) > 1 and name.casefold() not in title.casefold() and not is_place(name) and not ROLE.search(name):
            yield name


def count_mentions(name: str, body: str) -> int:
    """How often the body names the company, by its whole name or its first words."""
    plain = [word for word in name.split() if word.lower().strip(".,") not in _LEGAL_FORM]
    for length in (len(plain), 2, 1):
        key = " ".join(plain[:length])
        if len(key) > 3 and key.lower() != "the" and (count := len(re.findall(rf"\b{re.escape(key)}\b", body))):
            return count
    if len(plain) > _LONGEST_NAME:
        return 0
    own = (word.strip(".,()'’") for word in plain[1:] if word[0].isupper())
    telling = [
        word for word in own if len(word) >= _TELLING and word.casefold() not in _ORDINARY and not is_place(word)
    ]
    return max((len(re.findall(rf"\b{re.escape(word)}\b", body)) for word in telling), default=0)


def _from_address(url: str | None, body: str) -> str | None:
    """The name in the body whose letters begin with the site's name in the address, extended to the whole name."""
    parts = (part.lower() for part in urlsplit(url or "").path.split("/"))
    slugs = [part for part in parts if part.isalpha() and part not in _NO_SITE]
    for slug in slugs[:1]:
        for found in re.finditer(r"\b(?:The )?([A-Z][\w&'’.-]*(?: (?:[A-Z&][\w&'’.-]*|of|and)){0,4})", body):
            words = found[1].split()
            for length in range(1, len(words) + 1):
                if re.sub(r"[^a-z0-9]", "", "".join(words[:length]).lower()) == slug:
                    return ("The " if found[0].startswith("The ") else "") + _whole_name(words, length)
        if re.search(rf"\b{slug}\b", body, re.IGNORECASE):
            return slug.title()
    return None


def _whole_name(words: Sequence[str], length: int) -> str:
    kept = list(words[:length])
    for word in words[length:]:
        if word.lower().strip(".") in _LEGAL_FORM or not word[0].isupper():
            break
        kept.append(word)
    return " ".join(kept).rstrip(".,'’")


def company_in_body(body: str) -> str | None:
    """The capitalised name that the first sentence begins with, as in "Acme Robotics builds …"."""
    called = _WE_ARE.search(body)
    if called and not is_place(called[1]):
        return called[1]
    for opening in (*_OPENS.finditer(body), *_OPENS_WIDE.finditer(body)):
        if opening[1].partition(" ")[0].casefold() not in _NO_NAMES:
            return opening[0]
    hosts = (found[1] for found in _AT_HOST.finditer(body))
    return next((host.removeprefix("the ") for host in hosts if not is_place(host)), None)
