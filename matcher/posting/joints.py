"""Whether the words that join two pieces of a sentence part two wishes or hold one together."""

from __future__ import annotations

import re

from matcher.languages import find_languages
from matcher.nouns import Kind
from matcher.posting.cues import cue, opening, plain
from matcher.posting.kinds import hard_kinds
from matcher.posting.study_joints import hangs_on, joins_facts_of_study, kinds_change
from matcher.skills import find_skills

_OPTIONAL = re.compile(r"(?:\(?(?:and )?)?(?:ideally|preferably|optionally|if possible)\b", re.IGNORECASE)
_OF_THE_SAME = re.compile(
    r"\(?(?:and )?(?:ideally|preferably) (?:in|at|with|on|from|during|for|of|within|via"
    r"|by)\b",
    re.IGNORECASE,
)
_STEP = re.compile(r"(?:graduating|returning|going back|entering|heading back)\b", re.IGNORECASE)
_OWED = re.compile(r"\b(?:be|must|should|need to)\b", re.IGNORECASE)
_BE_GOES_ON = re.compile(
    r"be (?:able|willing|prepared|free|ready|available|happy|comfortable) (?:to|for|with)\b", re.IGNORECASE
)
_TO_GO_ON = re.compile(r"to (?:have|be|hold|come|spend|live|write|speak|know)\b", re.IGNORECASE)
_TO_DO = re.compile(r"to (?!(?:the|our|your|an?|us|you|them|it|be)\b)[a-z]{3,14}\b", re.IGNORECASE)
_ABLE_TO = re.compile(
    r"\b(?:able|ability|willing|willingness|ready|prepared|happy|expected|required|asked|need|needs|want|wants|like"
    r"|have|has) to\b",
    re.IGNORECASE,
)
""" "You should be able to draw a map, and | to write plain English"."""
_ONE_WHO = re.compile(r"(?:one|some(?:one|body)|a person|a student|people|those) (?:who|that)\b", re.IGNORECASE)
_PRONOUN = re.compile(
    r"(?:(?:would|will|must|should|can|could|may) be|it|that|this|which|these|those|they|we|i|neither|none"
    r"|both|all|you|there)\b",
    re.IGNORECASE,
)
_EXAMPLES = re.compile(r":|\b(?:such as|like|e\.g\.?|for example|for instance|including)\b(?=[^,]*$)", re.IGNORECASE)
_HANGS_TOGETHER = re.compile(r"\b(?:from|whether|via|through|of)\b(?=[^,]*$)", re.IGNORECASE)
"""What follows in a list may still belong to such a word: "knowledge of optics, some mechanics"."""
_ASKED_LIST = re.compile(
    r"^(?:\W*+\w++\W++(?:\w++\W++){0,5}?)??(?:need|needs|bring|brings|want|wants|look for"
    r"|looking for|seek|require|requires|essentials are) ",
    re.IGNORECASE,
)
_CONJUNCTION = re.compile(r"\b(and|or)\b", re.IGNORECASE)
_OR = re.compile(r"\bor\b|/", re.IGNORECASE)
_LAST_TWO = re.compile(r"[\w/+#.-]+(?: [\w/+#.-]+)? and [\w/+#.-]+ (?:is|are)\b", re.IGNORECASE)
"""The end of a list with one predicate: "TCP/IP, DNS, | TLS and HTTP is required"."""
_OR_MORE = re.compile(
    r"\bor (?:above|higher|better|more|equivalent|the equivalent|similar|nearly|near|almost|close)\b", re.IGNORECASE
)
_LANGUAGE_FIRST = re.compile(r"(?:[\w-]+ ){0,3}$")
_UNNAMED_LANGUAGE = re.compile(
    r"(?:an?|another|one|any) (?:(?:second|third|fourth|further|other|more|additional|foreign|european|\w{3,9}) ){0,3}"
    r"language\b(?! (?:model|processing|teaching|learning))",
    re.IGNORECASE,
)
_SOME = re.compile(r"(?:some|a little|basic|a bit of|at least some|preferably|ideally) ", re.IGNORECASE)
_READER = re.compile(
    r"(?:you|they)(?:'ve|'re)? (?:follow|know|enjoy|like|speak|write|read|have|can|are|keep|ask|work"
    r"|understand|need to)\b",
    re.IGNORECASE,
)
_YOU_HAVE = re.compile(r"you(?:'ve|'re| have| are| can| know| speak| own| hold) ", re.IGNORECASE)
""" "You've worked with children, | you have a licence"."""
_OF_READER = re.compile(r"(?:you|they|who)\b", re.IGNORECASE)
_STATE = re.compile(
    r"(?:are|is|have|has) (?:familiar|willing|able|prepared|happy|comfortable|proficient|fluent|experienced?"
    r"|good|strong|confident|an? "
    r"|some |at least)",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|needs?|must|should|required|essential|would|will|can|plus|have|has|know|write|speak)\b", re.IGNORECASE
)
_LIKEWISE = re.compile(r"(?:as|so) (?:would|will|does|do|is|are|can)\b|likewise\b", re.IGNORECASE)
_WEIGHED = re.compile(r"(on|about) (?=an?|the|\w)", re.IGNORECASE)
_ASKS_FOR = re.compile(r"\b(?:ask|asks|look|looks|looking|asking|hope|hoping|wish) for ", re.IGNORECASE)
_WITH = re.compile(
    r"with (?:an? |some |good |strong |solid |excellent |great )(?:\w{3,12} ){0,2}(?:interest|nose|eye"
    r"|passion|background|head"
    r"|knowledge|understanding|skills?|experience|ear|feel|grasp|command|love|taste)\b",
    re.IGNORECASE,
)
_OWN_HEAD = re.compile(r"(?:an?|some|good|basic|first|your) |(?:experience|knowledge|interest)\b", re.IGNORECASE)
_FOR_TOO = re.compile(r"\bfor (?=an? |having |some |any |\w+ing\b)", re.IGNORECASE)
""" "For having filed a request, or | for a word of Irish"."""
_RELATIVE = re.compile(r"(?:which|that) (?:is|are|was|were)\b", re.IGNORECASE)
_SOMEBODY_WITH = re.compile(
    r"\b(?:some(?:body|one)|any(?:body|one)|persons?|people|students?|candidates?|applicants?) with\b", re.IGNORECASE
)
_DONE = re.compile(
    r"(?:(?:you )?(?:had|have|'ve) |could )?(?:also |already |ever )?(?:[a-z]{3,14}ed|spent|written|read|been|seen|made"
    r"|built|taught|led|run|held|sung|kept|taken|given|drawn|met|gone|sold|grown|speak|drive) (?!(?:or|and) )",
    re.IGNORECASE,
)
"""What somebody may have done, among extras: "had volunteered at a clinic, | studied housing law, or | could speak"."""
_VERB = re.compile(
    r"(?:you |who |they |also )?(?:is|are|has|have|can|knows?|writes?|speaks?|likes?|enjoys?|turns?|thrives?"
    r"|works?|owns?|keeps?"
    r"|asks?|holds?|reads?|understands?|stud(?:y|ies)|don't|doesn't|isn't|aren't|handles?|uses?|shows?"
    r"|finish(?:es)?)\s",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"(?:also )?(?:knows?|can(?! show)|does not|doesn't|is (?:able|not|willing|ready)|has|speaks?|writes?|reads?|likes?"
    r"|enjoys?) ",
    re.IGNORECASE,
)
""" "Who can read a set of accounts and | knows how to find a company"."""
_VERB_OF_ANY = re.compile(rf"{_VERB.pattern}|[a-z]{{3,14}}s\s", re.IGNORECASE)
_FEW = 2
_FOUR = 4
_MANY = 8
"""Words of an ability that stands for itself; two short ones are one wish."""
_LOOK_AHEAD = 70
_LOOK_BACK = 200
"""Far away words say nothing about a joint, and the bound keeps the time linear in the sentence."""


def two_wishes(left: str, words_between: str, right: str, *, nice: bool) -> bool:
    """Whether the pieces on either side of a joint are two wishes. `nice`: they stand among extras."""
    before, after = plain(left[-_LOOK_BACK:]), plain(right[:_LOOK_AHEAD])
    joint = words_between.strip().casefold()
    if _only_describes(after, joint):
        return False
    if (
        (_OPTIONAL.match(after) and not _OF_THE_SAME.match(after))
        or _goes_on(before, after, joint)
        or (nice and joint.endswith("or") and after.casefold().startswith("who "))
        or (nice and joint in (",", ", or", ", and") and _DONE.match(before) and _DONE.match(after))
        or _new_language(before, after, joint)
        or (joint and not joint.endswith("or") and (_judged(before, after, joint) or _enumerated(before, after, joint)))
    ):
        return True
    if joint.startswith(",") and joint.endswith("or"):
        return nice and (
            _FOR_TOO.match(after) is not None or opening("joints", "extra_predicate").match(after) is not None
        )
    if _new_start(before, after, joint) if joint else hangs_on(before, after):
        return True
    if joins_facts_of_study(before, after, joint):
        return True
    return bool(joint) and kinds_change(before, after)


def _only_describes(after: str, joint: str) -> bool:
    """Whether a relative clause tells of the thing before it ("which is the language of the lab") and asks nothing."""
    relative = joint in (",", ", which") and (joint != "," or _RELATIVE.match(after) is not None)
    told = relative and re.match(r"(?:which )?(?:is|are|was|were)\b", after, re.IGNORECASE) is not None
    return told and not cue("asks", "modal").search(after) and not cue("importance", "nice").search(after)


def judges_itself(text: str) -> bool:
    """Whether a piece names something and says by itself how much it counts: "German is merely welcome"."""
    smooth = plain(text)
    return opening("importance", "judged").match(smooth) is not None and not _PRONOUN.match(smooth)


def _judged(before: str, after: str, joint: str) -> bool:
    """Whether a piece with its own judgement begins here, not the last name of a list or half of a common subject."""
    found = opening("importance", "judged").match(after)
    if found is None or not judges_itself(after):
        return False
    finite = _FINITE.search(before) is not None
    if joint == ",":
        return _OR.search(found[0]) is None and (finite or _LAST_TWO.match(after) is None)
    return joint != "and" or finite


def _enumerated(before: str, after: str, joint: str) -> bool:
    """Whether a list of things, each with its own article or attribute, goes on: "a clear head, some Excel and ..."."""
    if joint == ", as well as":
        return _OWN_HEAD.match(after) is not None
    if joint not in (",", ", and", "and", ", plus", "plus") or len(before.split()) < 2 or _EXAMPLES.search(before):
        return False
    if opening("joints", "determined_head").match(after):
        return True
    following = _CONJUNCTION.search(after)
    if _HANGS_TOGETHER.search(before) or (following is not None and following[1].casefold() == "or"):
        return False
    if opening("joints", "item_head").match(after):
        return True
    goes_on = joint != "," or (following is not None and after[: following.start()].count(",") <= 1)
    asked = _ASKED_LIST.search(before) is not None and cue("tells", "process").search(before) is None
    return joint != "and" and goes_on and asked and opening("joints", "item").match(after) is not None


def _new_language(before: str, after: str, joint: str) -> bool:
    """ "Very good German (C1) and | good English": two languages that are both asked for."""
    if joint in (", and", "and") and _UNNAMED_LANGUAGE.match(after) and len(before.split()) > 1:
        return True
    choice = any(_OR.search(_OR_MORE.sub("", piece)) for piece in (before, after))
    if choice or joint not in (",", ", and", "and"):
        return False
    named = find_languages(after[:40])
    return bool(named) and _LANGUAGE_FIRST.match(after[: named[0].start]) is not None and bool(find_languages(before))


def _new_start(before: str, after: str, joint: str) -> bool:
    """Whether a new verb or attribute begins after "and"."""
    words = len(before.split())
    if joint == "," and _WITH.match(after) and words >= 3:
        return True
    if _STEP.match(after) and joint in ("and", ",", ", and"):
        return Kind.GRADUATION in hard_kinds(before) | hard_kinds(after) and words > 2
    if joint in ("and", ", and") and words >= 2 and opening("joints", "attribute").match(after):
        return True
    if joint in ("and", ", and") and words >= 3 and opening("joints", "trait_noun").match(after):
        return True
    if joint == ", and" and opening("joints", "state").match(after) and _ends_a_state(before):
        return True
    some = joint == ", and" and _SOME.match(after) and find_skills(after)
    verb = joint in (", and", ", and also") and opening("joints", "predicate").match(after) and words > 2
    return bool(some) or (bool(verb) and not after.casefold().startswith("with "))


def _ends_a_state(before: str) -> bool:
    """Whether the piece says with a complement how somebody is: "you are patient with customers"."""
    words = list(re.finditer(r"\S+", before))
    return any(opening("joints", "state").match(before, word.start()) for word in words[:-1])


def _goes_on(before: str, after: str, joint: str) -> bool:
    """Whether a list of clauses goes on: "somebody who has ..., and who can ...", "need to ..., to ..."."""
    words = len(before.split())
    if joint in ("plus", ", plus"):
        return words > 1 and bool(find_skills(after[:40]))
    if joint == "and":
        who = after.casefold().startswith("who ") and _after_who(before)
        who = who or (words >= _MANY and re.search(r"\bwho\b", before) is not None and _DOES.match(after) is not None)
        state = _OF_READER.match(before) is not None and _STATE.match(after) is not None
        return who or state or (_READER.match(after) is not None and words >= 4)
    return joint in (",", ", and") and _goes_on_after_comma(before, after, joint)


def _goes_on_after_comma(before: str, after: str, joint: str) -> bool:
    words = len(before.split())
    again = _WEIGHED.match(after)
    if _LIKEWISE.match(after) or (again and re.search(rf"\b{again[1]} ", before)) or _asked_for_too(before, after):
        return True
    if joint == ", and" and (_second_ability(before, after) or (_READER.match(after) and words >= _FOUR)):
        return True
    if after.casefold().startswith("who "):
        return _after_who(before) and (joint != "," or before[:1].islower() or " who " in f" {before} ")
    if words > 1 and any(start.match(before) and start.match(after) for start in (_YOU_HAVE, _VERB)):
        return True
    if joint in (",", ", and") and _BE_GOES_ON.match(after) and _OWED.search(before):
        return True
    to_go_on = joint == "," and _TO_GO_ON.match(after) is not None
    return to_go_on and re.search(r"\b(?:need|have|has) to\b", before) is not None


def _second_ability(before: str, after: str) -> bool:
    """ "Somebody who draws, and | one who ...", "be able to draw a map of a service, and | to write plainly"."""
    words = len(before.split())
    if _ONE_WHO.match(after):
        return words > _FEW
    return words >= _MANY and _TO_DO.match(after) is not None and _ABLE_TO.search(before) is not None


def _asked_for_too(before: str, after: str) -> bool:
    """ "We ask for evidence of writing, and | for some training in statistics"."""
    if not after.casefold().startswith("for "):
        return False
    return _ASKS_FOR.search(before) is not None or opening("joints", "determined_head").match(after, 4) is not None


def _after_who(before: str) -> bool:
    if _SOMEBODY_WITH.search(before):
        return True
    return re.search(r"\bwho\b", before, re.IGNORECASE) is not None or _VERB_OF_ANY.match(before) is not None
