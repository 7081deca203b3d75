"""The wishes in one passage: its clauses, weighed, merged where they belong together, each with kind and importance."""

from __future__ import annotations

import re
from dataclasses import dataclass

from matcher.nouns import Importance, Kind
from matcher.posting.asides import WITHDRAWN, asks_nothing
from matcher.posting.cues import cue, opening, plain
from matcher.posting.facts_stated import only_about_sponsoring
from matcher.posting.importance import importance_of, softens
from matcher.posting.joints import judges_itself
from matcher.posting.kinds import kind_of
from matcher.posting.marks import is_extra, unmarked
from matcher.posting.outline import Passage
from matcher.posting.roles import THRESHOLD, asking_score
from matcher.posting.sections import Section
from matcher.posting.splitting import Clause, split_clauses
from matcher.posting.wish_words import NEAR, Setting, wish_words

_SHORT_REMARK = 9
_LONGEST = 1500
"""No sentence that a person wrote is longer; the bound keeps hostile text cheap."""
_SOFTENED = 1.6
"""An answered "if you have ...": so much the better."""
_QUESTION = 2.0
"""A question whether the reader is or has something asks for it."""
_AMONG = 0.6
"""A statement about the reader between others that ask."""
_FOLLOWS = 1.6
"""A clause that continues an accepted one needs that much less by itself."""
_TERMS = frozenset({Kind.AVAILABILITY, Kind.AUTHORISATION, Kind.LOCATION})
"""Terms stand below the list of extras without being extras."""
_JOINED = frozenset({Kind.AVAILABILITY, Kind.AUTHORISATION})
_OPENING = re.compile(
    r"that (?=you )|for (?=an? )|(?:and )?(?:as|so) (?:would|will|does|do)\s+|(?:and|but|also|then|so|or|plus"
    r"|beyond that|sadly|unfortunately|finally|likewise|in addition)\b,?\s+",
    re.IGNORECASE,
)
_OPENING_IF = re.compile(r"(?:(?:and|but|or) )?if\b\s+|" + _OPENING.pattern, re.IGNORECASE)
_CLOSING = re.compile(r"(?<![\s.;,:!?])[\s.;,:!?]+$")
_OPTIONAL = re.compile(r"\(?(?:ideally|preferably|optionally|if possible)\b", re.IGNORECASE)
_OTHERS = re.compile(
    r"(?:international|overseas|non-|foreign|others|those|visa|cpt|opt|we cannot|candidates from)", re.IGNORECASE
)
"""The right to work of everybody else belongs to the wish for one."""
_LIKEWISE = re.compile(r"(?:and )?(?:(?:as|so) (?:would|will|does|do|is|are|can)|likewise) ", re.IGNORECASE)
_WHICHEVER = (["whichever"], ["whatever"], ["any"], ["either"])
_LAST_BRACKET = re.compile(r"\([^()]{2,40}\)\W*$")
_FEW_ITEMS = 3
_LONGEST_ITEM = 9
_FINITE = re.compile(
    r"\b(?:is|are|was|will|would|can|must|needs?|you|we|they|it)\b|n't\b|, (?:as|since|because|although|though)\b",
    re.IGNORECASE,
)
_OF_YOURS = re.compile(r" (?:that |which )?you(?:'ve| have) \w{3,14}(?=[\s.]*$)", re.IGNORECASE)
""" "Requests you've filed" is one more thing of a list."""
_CATEGORY_OF_MANY = re.compile(
    r"(?:\w+ )?(?:skills?|requirements?|qualifications|criteria|competenc(?:y"
    r"|ies))(?:\(s\))?",
    re.IGNORECASE,
)
_NO_HOME = re.compile(
    r"\b(?:mobile working|remote|home working|(?:working )?from home|home[- ]office|telework)\b", re.IGNORECASE
)
_REPLY = re.compile(
    r"(?:great|even better|(?:all|so much) the better|bonus|nice|perfect|lovely|brilliant|good)\b", re.IGNORECASE
)
_NAME_WORDS = 6
_BECAUSE = re.compile(r",? (?:since|because|as|be it|even if|even though|although|though)\b", re.IGNORECASE)
_TO_GO_ON = re.compile(r",? and to \w", re.IGNORECASE)
"""A wish that goes on behind a reason: "you need to be discreet, as ..., and to like people"."""
_COMMON_PREDICATE = re.compile(
    r"\bare(?: \w{3,9}){0,2} (?:desirable|desired|welcome|useful|helpful|required|essential|needed|necessary|expected"
    r"|a plus|an advantage|an asset|appreciated|valued|preferred)\W*$",
    re.IGNORECASE,
)
"""What is said of all subjects of a sentence: "GIS skills and an interest in soil are likewise desirable"."""
_REMARK = re.compile(r"(?:neither|none|not|no|great|even better|bonus|nice|a plus|but|we can|we'll)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wish:
    """One thing asked, verbatim: `text` stands at `start`..`end` of the posting."""

    text: str
    start: int
    end: int
    kind: Kind
    nice: bool


def wishes_of(passage: Passage, *, among_wishes: bool = False) -> tuple[Wish, ...]:
    """The wishes of a passage in order; none where it asks nothing. `among_wishes`: a sentence beside it asks."""
    if passage.role is not None or len(passage.text) > _LONGEST:
        return ()
    sentence, clauses = _clauses(passage)
    softened = _softened(passage, sentence, clauses) or _all_softened(sentence, clauses)
    softened = softened and not _weighs_each(sentence, clauses)
    found: list[Wish] = []
    for clause in _accepted(passage, sentence, clauses, softened=softened, bonus=_AMONG if among_wishes else 0.0):
        alike = bool(found) and found[-1].nice and _counts_alike(sentence, clause)
        found.append(_wish(passage, sentence, clause, softened=softened or alike))
    return tuple(found)


def _counts_alike(sentence: str, clause: Clause) -> bool:
    """Whether a clause counts as much as the one before it: "so would", "likewise", "as well as"."""
    joined = sentence[: clause.start].casefold().rstrip().endswith("as well as")
    return joined or _LIKEWISE.match(sentence, clause.start) is not None


def _weighs_each(sentence: str, clauses: tuple[Clause, ...]) -> bool:
    """Whether every wish of a sentence has its own words in brackets: "SQL (required), R (a plus)"."""
    told = [_LAST_BRACKET.search(sentence[one.start : one.end]) for one in clauses]
    return len(told) > 1 and all(told)


def _all_softened(sentence: str, clauses: tuple[Clause, ...]) -> bool:
    """Whether one predicate makes extras of all subjects of a sentence."""
    predicate = _COMMON_PREDICATE.search(plain(sentence)) if len(clauses) > 1 else None
    return predicate is not None and softens(predicate[0])


def _clauses(passage: Passage) -> tuple[str, tuple[Clause, ...]]:
    """The sentence of a passage behind its lead, and its clauses."""
    sentence = passage.text[passage.body - passage.start :]
    labelled = passage.body > passage.start or (passage.shape == "paragraph" and passage.section is Section.NICE)
    listed = labelled and _lists_things(passage, sentence)
    return sentence, split_clauses(sentence, nice=passage.section is Section.NICE, listed=listed)


def _lists_things(passage: Passage, sentence: str) -> bool:
    """Whether the words after a colon are a plain list of different things, and not the names of a few tools."""
    items = [item.split() for item in re.split(r", (?:and )?", re.sub(r"\([^()]{0,200}\)", "", sentence))]
    if len(items) < _FEW_ITEMS or ";" in sentence or "or" in items[-1] or items[-1][:1] in _WHICHEVER:
        return False
    if _FINITE.search(_OF_YOURS.sub("", plain(sentence))):
        return False
    named = passage.section is Section.NICE or _CATEGORY_OF_MANY.fullmatch(plain(passage.label)) is not None
    return named and max(map(len, items)) > 1 and max(map(len, items)) <= _LONGEST_ITEM


def _accepted(
    passage: Passage, sentence: str, clauses: tuple[Clause, ...], *, softened: bool, bonus: float
) -> list[Clause]:
    kept: list[Clause] = []
    before: Clause | None = None
    common = len(clauses) > 1 and _COMMON_PREDICATE.search(plain(sentence)) is not None
    for clause in clauses:
        words = sentence[clause.start : clause.end]
        goes_on = clause.link in ("soft", "which") or (clause.link == "next" and words.startswith("that you "))
        follows = before is not None and goes_on
        if before is not None and kept and kept[-1] == before and _belongs(sentence, before, clause):
            kept[-1] = before = Clause(before.start, clause.end, before.link)
            continue
        if before is not None and kept and kept[-1] == before and _explains(sentence, before, clause):
            kept[-1] = before = Clause(before.start, clause.end, before.link)
            continue
        extra = _FOLLOWS if follows and kept and kept[-1] == before else bonus
        made_extra = softened and clause.link in ("first", "soft") and not WITHDRAWN.match(words)
        if made_extra or _extra_lead(words, clause):
            extra += _SOFTENED
        if common and clause.link == "first" and not _FINITE.search(plain(words)):
            extra += _FOLLOWS
        if _is_asked(passage, words, clause, extra):
            kept.append(clause)
        elif clause.link == "reason" and _TO_GO_ON.match(sentence, clause.end):
            continue
        before = clause
    return kept


def _is_asked(passage: Passage, words: str, clause: Clause, extra: float) -> bool:
    smooth = plain(words)
    if clause.link in ("reason", "which") and not (cue("asks", "modal").search(smooth) or judges_itself(smooth)):
        return (
            extra > 0.0 and bool(re.match(r"(?:includes|requires) ", smooth)) and kind_of(words) is Kind.AUTHORISATION
        )
    if asks_nothing(passage, words, smooth, clause):
        return False
    score = _score(passage, words, clause) + extra
    if score >= THRESHOLD:
        return True
    heard = score >= THRESHOLD - NEAR and clause.link in ("first", "soft", "so", "next")
    if not heard or cue("not_asked", "negation").search(smooth):
        return False
    return wish_words().surely_asks(words, setting_of(passage, clause))


def _score(passage: Passage, words: str, clause: Clause) -> float:
    """The sum of cues, and what a question adds that asks what the reader is, or that is answered by "great"."""
    shape = passage.shape if passage.leading and clause.link != "reason" else "paragraph"
    score = asking_score(words, passage.section, shape, opens=clause.link == "first")
    asked = passage.text.rstrip().endswith("?")
    if asked and opening("asks", "question").match(plain(passage.text)):
        score += _QUESTION
    return score + (1.0 if asked and _REPLY.match(plain(passage.after)) else 0.0)


def clauses_of(passage: Passage) -> tuple[tuple[str, Setting], ...]:
    """The clauses of a passage with where each stands, whatever they ask; none where it cannot ask anything."""
    if passage.role is not None or len(passage.text) > _LONGEST:
        return ()
    sentence, clauses = _clauses(passage)
    return tuple((sentence[one.start : one.end], setting_of(passage, one)) for one in clauses)


def setting_of(passage: Passage, clause: Clause) -> Setting:
    """Where a clause stands."""
    return Setting(passage.section.value, passage.shape, clause.link, not passage.leading, passage.below_list)


def _belongs(sentence: str, before: Clause, clause: Clause) -> bool:
    """Whether a clause only goes on about the period or the right to work that the one before asks for."""
    if clause.link == "reason":
        return False
    left, right = sentence[before.start : before.end], sentence[clause.start : clause.end]
    kind = kind_of(left)
    if kind is Kind.LOCATION and clause.link == "next" and _NO_HOME.search(right):
        return True
    if kind not in _JOINED or kind_of(right) is not kind:
        return False
    if kind is Kind.AUTHORISATION:
        return clause.link == "next" and (only_about_sponsoring(right) or _OTHERS.match(plain(right)) is not None)
    return True


def _explains(sentence: str, before: Clause, clause: Clause) -> bool:
    """Whether a clause explains what stands alone in its sentence: "Welsh, since our farmers speak it"."""
    reason = _BECAUSE.match(sentence, before.end)
    if reason is None or clause.link != "reason" or before.link != "first":
        return False
    words = len(sentence[before.start : before.end].split())
    bare = words == 1 or (words <= _NAME_WORDS and reason[0].endswith("it"))
    return bare and clause.end >= len(sentence.rstrip(" .;"))


def _softened(passage: Passage, sentence: str, clauses: tuple[Clause, ...]) -> bool:
    """Whether words outside a wish make an extra of it: an "if" answered by "so much the better", a short remark."""
    after = plain(passage.after)
    if len(after.split()) <= _SHORT_REMARK and _REMARK.match(after) and softens(after):
        return True
    if (sentence.rstrip().endswith("?") and _REPLY.match(after)) or _LIKEWISE.match(sentence):
        return True
    tails = [sentence[clause.start : clause.end] for clause in clauses[1:] if clause.link in ("reason", "next", "soft")]
    if re.match(r"(?:and |or )?if\b", plain(sentence), re.IGNORECASE):
        tails.append(sentence.rsplit(",", 1)[-1])
    return any(
        softens(tail)
        and not cue("asks", "modal").search(plain(tail))
        and len(tail.split()) <= 8
        and not _OPTIONAL.match(tail)
        and not judges_itself(tail)
        for tail in tails
    )


def _wish(passage: Passage, sentence: str, clause: Clause, *, softened: bool) -> Wish:
    start, end = _tidy(sentence, clause.start, clause.end, softened=softened or clause.link == "next")
    lead = _extra_lead(sentence[start:end], clause)
    if lead:
        start, softened = start + lead, True
    words = sentence[start:end]
    if _OPTIONAL.match(words) or is_extra(sentence[clause.start : clause.end]):
        softened = True
    section = passage.section
    kind = kind_of(words, passage.label)
    if section is Section.NICE and passage.shape in ("paragraph", "fact") and (kind in _TERMS or _insists(words)):
        section = Section.MUST
    importance = importance_of(words, section, softened=softened)
    return Wish(words, passage.body + start, passage.body + end, kind, importance is Importance.NICE)


def _extra_lead(words: str, clause: Clause) -> int:
    """How many characters at the beginning of a later clause name it an extra: "it would help if you had ..."."""
    lead = cue("leads", "nice").match(plain(words)) if clause.link != "first" else None
    if lead is None or lead.end() >= len(words):
        return 0
    return len(words) - len(words[lead.end() :].lstrip())


def _insists(words: str) -> bool:
    smooth = plain(words)
    return cue("asks", "modal").search(smooth) is not None or cue("facts", "work_right").search(smooth) is not None


def _tidy(sentence: str, start: int, end: int, *, softened: bool) -> tuple[int, int]:
    """The clause without marks, the words that join it to what is before and the stop behind it."""
    start, end = unmarked(sentence, start, end)
    begun = (_OPENING_IF if softened else _OPENING).match(sentence, start, end)
    if begun and begun.end() < end:
        start = begun.end()
    closing = _CLOSING.search(sentence[start:end])
    if closing and closing.start() > 0:
        end = start + closing.start()
    return start, end
