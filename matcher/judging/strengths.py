"""How firmly one place of a CV shows the skill that it names, by the words beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from matcher.cv.skill_reach import left_out_of_denial
from matcher.judging.clauses import LIST_BORDERS, clause_bounds, entry_bounds
from matcher.judging.self_rating import is_begun_label, is_fair, is_modest, remark_of
from matcher.nouns import SectionName, Shown, SkillUse, Statement
from matcher.skills import category

_WATCHED = re.compile(
    r"\b(?:watched|opened (?:it )?once|sat in|observed|shadowed|saw|seen (?:in|at|during|on|once|used)|did not"
    r"|only copied|half[- ]finished"
    r"|cop(?:y|ied) and paste\w{0,2}|not run alone|never alone|demonstrated to (?:us|me)"
    r"|read (?:[\w'’]+ ){0,4}(?:papers?|books?|articles?|summar\w+|reports?|guides?|documentation|blogs?|chapters?))\b",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"\b(?:a little|(?:a |little )?bit of|a bit|basics?|basic level|beginner(?:['’]?s)?|novice|elementary|rudimentary"
    r"|first steps|only|basic(?=\s{0,2}(?:[,;)]|$))|can follow|dabbl\w{2,4}|solo|never shared"
    r"|(?:one|a single) (?:[\w.]{4,12} )?(?:term|day|module"
    r"|assignment|lab|workshop|session|afternoon|evening|practical|course|unit|exercise|lesson|lecture|semester|week|weekend|playbook"
    r"|tutorial)|(?:one|half)[- ](?:a )?day|(?:two|three|[23])[- ]day (?:course|workshop|training|seminar|class)"
    r"|introductory|no more than that|weeks in|some(?! \d)"
    r"|rusty|copied|my first"
    r"|tried (?:it |out )?(?:once|twice|briefly|on one)|getting started|a taste|limited|currently learning|school level"
    r"|with (?:some )?help|following wind|on a good day|played (?:around )?with|superficial\w{0,2}|fiddled"
    r"|supervised(?! (?:and|or|learning|machine|classif))"
    r"|under supervision|assisted|notions?|opened (?:it|once)|made one \w+|nothing more|nothing fancy|no further"
    r"|looked (?:up|at) \w+|viewer|reading,? not \w+|more than understood|first (?:\w+ )?(?:units?|chapters?|lessons?)"
    r"|crash course|taster|awareness|at (?:a )?beginner\w{0,2}|A1|the odd|once or twice|here and there|in passing"
    r"|(?:two|three|a few|a couple of|some|[23]) tutorials|half (?:of )?(?:an?|the) (?:\w+ ){0,3}(?:course|module)"
    r"|audited(?= ?:)|started (?:last|this) (?:week|month|term|semester)"
    r"|a (?:weekend|week|term|day|morning|lunchtime) of|in (?:one|a single) \w+|not much|barely|hardly|a smattering"
    r"|(?<=[(–—])\s?(?:expected|due|planned|scheduled|exam (?:booked|planned|due|in|on))"
    r"|still learning|in progress|just (?:started|begun)|self-taught basics|scratched)\b",
    re.IGNORECASE,
)
_FIRM = re.compile(
    r"\b(?:good|very good|confident|comfortable|solid|fluent|proficient|strong|used for|intermediate|working knowledge"
    r"|regular\w{0,2}|often)\b",
    re.IGNORECASE,
)
_DEEP = re.compile(
    r"\b(?:daily|every day|main language|(?:\d+|two|three|four|five|six|seven|eight|nine|ten)\+? (?:years?|yrs?)"
    r"|advanced|expert\w{0,3}|extensive\w{0,2}|excellent|power user|heavy user|maintain(?:s|ed)?|in production"
    r"|(?:\d{2,}|dozens of|hundreds of) (?:\w+ ){0,2}(?:queries|scripts|models|dashboards|pipelines|drawings|reports"
    r"|pages|scenes|tests|components))\b",
    re.IGNORECASE,
)
_LOOKED_ON = re.compile(r"\b(?:I|we) (?:only |just )?(?:watched|observed|shadowed|sat in)\b", re.IGNORECASE)
"""Said of oneself in a clause, it speaks of all that the clause names."""
DEALT_IN = re.compile(
    r"\b(?:sold|sells|selling|sales (?:assistant|associate|person|rep\w*) (?:for|of|in)|receptionist (?:for|at)"
    r"|cleaner (?:at|for|in)|shop assistant (?:for|in)|dealer in"
    r"|(?:company|firm|shop|store) (?:that|which) (?:sells|makes))\b"
    r"[^.;\n]{0,40}$",
    re.IGNORECASE,
)
"""Who sells a thing, or cleans where it is made, need not know it."""
_LABEL = re.compile(r"^[•\s]*(?P<label>[^:,;()]{2,40}):")
"""The word before the colon of a list ("Beginner: R, Git") speaks of every entry."""
_OWN_TEACHER = re.compile(
    r"\b(?:my|our|with an?|had an?|a (?:private|personal)|personal|private|academic) "
    r"(?=tutors?\b|mentors?\b|coach\b|teachers?\b)",
    re.IGNORECASE,
)
"""What one's own tutor does is not one's own deed."""
_FOR_ALL = re.compile(r"\((?:all|both)\b[^)]{0,40}\)|[–—-] ?(?:all |both )?[^,;()]{2,30}$")
"""What stands behind a list ("Figma, Photoshop (all daily)") speaks of every entry, too."""
_DETAIL = re.compile(r"\(([^()]{4,120})\)")
_REACH_OF_HEDGE = 14
LONGEST_LABEL = 40
_AFTERTHOUGHT = re.compile(
    r"[,–—-] ?(?:(?:but |though )?(?:only|just)\b"
    r"|(?:expected|due|planned|exam)(?: (?:booked|planned|for|in|on))*\s*(?=[.,;)]|$)"
    r"|if I['’]m honest|badly\b|not much\b"
    r"|(?:one|a|two|half a|[12])[- ](?:\w{4,12} )?(?:day|afternoon|evening|workshop|course|lesson|session)s?\b)",
    re.IGNORECASE,
)
"""What is said behind a comma ("QGIS, one training day") and names no skill speaks of the entry before it.

Of "exam June 2027" the date is blanked."""
_UNUSED_YET = re.compile(
    r"[,–—-] ?(?:nothing (?:built|made|written|real|serious|finished)\b[^,.;]{0,20}\b(?:yet|so far)"
    r"|no (?:real |own )?projects? yet|not (?:yet )?used in (?:anger|a project|practice))",
    re.IGNORECASE,
)
"""The same of whatever was learnt, in a list or in courses: "two online courses, nothing built yet"."""
TO_COME = re.compile(
    r"\b(?:incoming|upcoming|offer accepted|accepted (?:an? )?offer|to start|due to start)\b", re.IGNORECASE
)
""" "Incoming intern" is a job that has not begun."""
_LISTS = frozenset({SectionName.SKILLS, SectionName.TRAINING})
_KNOWN = frozenset({"knowledge", "method", "instrument"})


class Strength(IntEnum):
    """How firmly a CV shows one skill, weakest first."""

    NONE = 0
    INTEREST = 1
    NEIGHBOUR = 2
    WATCHED = 3
    HEDGED = 4
    LISTED = 5
    STUDIED = 6
    USED = 7
    DEEP = 8


@dataclass(frozen=True, slots=True)
class _Entry:
    """The entry of a list around a skill. Offsets count from the beginning of the `clause`.

    The skill stands at `at` to `name_ends`, its entry at `first` to `last`, and the next skill at `until`. `above` is
    the heading of a level, `row` and `remark` are what the same row of a table says before and behind, `label` is the
    word before the colon of the list; `named` are the other skills.
    """

    clause: str
    at: int
    name_ends: int
    first: int
    last: int
    until: int
    above: str
    row: str
    remark: str
    label: str
    named: Sequence[tuple[int, int]]
    listed: bool

    @property
    def before(self) -> str:
        """The words of the entry before the skill."""
        return self.clause[self.first : self.at]

    @property
    def behind(self) -> str:
        """The words behind the skill, up to the next one."""
        return self.clause[self.name_ends : self.until]

    @property
    def labels(self) -> str:
        """What is said of this skill among others: above it, in the row around it, and before the colon of its list."""
        return f"{self.above} | {self.row} | {self.label} | {self.remark}"


def is_to_come(statement: Statement) -> bool:
    """Whether a statement stands under a job that has not begun by its own words."""
    return TO_COME.search(statement.entry) is not None


def strength_of(use: SkillUse, statement: Statement, others: Iterable[SkillUse], above: str = "") -> Strength:
    """The strength of one use. `others` are the uses in the same statement: a hedge may speak of one of them.

    `above` is the heading of a level that the statement stands under, from `levels_above`.
    """
    if use.shown is Shown.INTEREST or (use.shown is Shown.WORK and is_to_come(statement)):
        return Strength.INTEREST
    entry = _entry_of(use, statement, others, above)
    words = f"{entry.labels} | {entry.clause[entry.first : entry.last]} | {_for_all(entry)}"
    if _is_of_others(use, entry.clause, entry.at):
        return Strength.NONE
    if _WATCHED.search(words) or _LOOKED_ON.search(entry.clause):
        return Strength.WATCHED
    if left_out_of_denial(statement.plain, use.span.start - statement.span.start) or _is_begun(entry):
        return Strength.HEDGED
    if entry.listed and _is_detailed(entry) and not _DEEP.search(words):
        return Strength.STUDIED
    return _plain(use.shown, words)


def _entry_of(use: SkillUse, statement: Statement, others: Iterable[SkillUse], above: str) -> _Entry:
    text, at, ends = statement.plain, use.span.start - statement.span.start, use.span.end - statement.span.start
    start, end = clause_bounds(text, at, ends, 0, len(text))
    clause = text[start:end]
    first, last = entry_bounds(clause, at - start, LIST_BORDERS, ends - start)
    named = [(o.span.start - statement.span.start - start, o.span.end - statement.span.start - start) for o in others]
    listed = use.shown is Shown.LIST or (use.shown is Shown.COURSE and statement.section in _LISTS)
    return _Entry(
        clause=clause,
        at=at - start,
        name_ends=ends - start,
        first=first,
        last=last,
        until=_next_of(named, last, len(clause)),
        above=above,
        row=_row_label(text, start),
        remark=remark_of(text, end, start + _next_of(named, len(clause), len(text))) if listed else "",
        label=_label(clause, first),
        named=named,
        listed=listed,
    )


def _is_begun(entry: _Entry) -> bool:
    """Whether the words around a skill say that it is only begun."""
    clause, behind = entry.clause, entry.until if entry.listed else entry.last
    return (
        _WEAK.search(entry.labels) is not None
        or any(map(is_begun_label, (entry.above, entry.row, entry.label)))
        or (entry.listed and is_modest(entry.before, entry.behind, entry.remark))
        or _is_hedged(clause, (entry.first, entry.last), entry.at, entry.named)
        or _AFTERTHOUGHT.search(clause, entry.last, behind) is not None
        or _UNUSED_YET.search(clause, entry.last, entry.until) is not None
    )


def _is_detailed(entry: _Entry) -> bool:
    """Whether a list tells more of a skill than its name, or gives it a good mark."""
    told = _DETAIL.search(entry.clause, entry.at, entry.last) is not None
    return told or is_fair(entry.before, entry.behind, entry.remark)


def _is_of_others(use: SkillUse, clause: str, at: int) -> bool:
    """Whether a skill is that of one's own teacher, or only belongs to what one's employer deals in."""
    if any(found.end() == at for found in _OWN_TEACHER.finditer(clause)):
        return True
    return use.shown is Shown.WORK and category(use.skill) in _KNOWN and DEALT_IN.search(clause[:at]) is not None


def _next_of(named: Sequence[tuple[int, int]], place: int, end: int) -> int:
    """Where the next skill behind a place begins; the end of the clause where none does."""
    return min((one[0] for one in named if one[0] >= place), default=end)


def _for_all(entry: _Entry) -> str:
    """What stands behind a list and speaks of every entry of it."""
    found = _FOR_ALL.search(entry.clause, entry.last) if "," in entry.clause or "/" in entry.clause else None
    return found[0] if found else ""


def _label(clause: str, first: int) -> str:
    label = _LABEL.match(clause)
    return label["label"] if label and label.end() <= first + len(label[0]) else ""


def _row_label(text: str, start: int) -> str:
    """The cell of a table before the one that begins at `start` ("Very good<tab>Python, SQL"), where it is short."""
    if not start or text[start - 1] != "\t":
        return ""
    cell = text[text.rfind("\n", 0, start - 1) + 1 : start - 1].rpartition("\t")[2].strip()
    return cell if len(cell) <= LONGEST_LABEL and "," not in cell else ""


def _is_hedged(clause: str, entry: tuple[int, int], at: int, named: Sequence[tuple[int, int]]) -> bool:
    """Whether a hedge inside the entry speaks of the skill at `at`, not of another one that it stands beside."""
    for hedge in _WEAK.finditer(clause, *entry):
        if _is_of_a_detail(clause, at, hedge):
            continue
        after = [one for one in named if 0 <= one[0] - hedge.end() <= _REACH_OF_HEDGE and one[0] < entry[1]]
        before = [one for one in named if 0 <= hedge.start() - one[1] <= 1]
        target = min(after, default=None) or max(before, default=None)
        if target is None or target[0] == at:
            return True
    return False


def _is_of_a_detail(clause: str, at: int, hedge: re.Match[str]) -> bool:
    """ "Excel (charts, pivot tables with a following wind)": a hedge among details speaks of the detail beside it."""
    opened = clause.find("(", at, hedge.start())
    closed = clause.find(")", at, hedge.start())
    return opened >= 0 and closed < 0 and "," in clause[opened : hedge.start()]


def _plain(shown: Shown, words: str) -> Strength:
    if _DEEP.search(words):
        return Strength.DEEP
    if shown in (Shown.WORK, Shown.PROJECT):
        return Strength.USED
    if shown is Shown.COURSE or _FIRM.search(words):
        return Strength.STUDIED
    return Strength.LISTED
