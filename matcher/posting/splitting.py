"""A sentence cut into the clauses that a recruiter would tick separately; alternatives stay together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from matcher.posting.cues import plain
from matcher.posting.joints import two_wishes
from matcher.posting.marks import MUST_MARKS, NICE_MARKS
from matcher.posting.sentence_spans import trimmed

Link = Literal["first", "next", "reason", "so", "which", "soft"]
_FIRST: Link = "first"
_NEXT: Link = "next"
_REASON_LINK: Link = "reason"
_SO_LINK: Link = "so"


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of a sentence, with half-open offsets into it and how it hangs on the piece before."""

    start: int
    end: int
    link: Link


_SPEAKER = r"(?:we|the|this|these|it|our|they|you|there|most|all|some|many|he|she|work|clients|sponsorship|nobody|that)"
_REASON = re.compile(
    rf"(?:,|(?<!\s))\s+because\s|,\s+(?:since|as(?= {_SPEAKER}\b)|although|though|but|while|whereas|even if"
    r"|even though|given that)\s(?!well\b)|(?:,|(?<!\s))\s+so that\s|(?<!\s)\s+although\s|,\s+with an early\s"
    r"|,\s+(?:meaning|in other words|that is(?: to say)?|which means|i\.e\.|and (?:i|we) (?:do )?mean)\b,?\s+"
    r"|,\s+(?=(?:it|that) (?:does not|doesn't) matter\b)|,\s+(?=(?:no matter|whatever|whichever) (?:wh|how))"
    r"|,\s+(?=so much the better|even better)|,\s+(?=be (?:it|they|that) )"
    r"|,\s+and\s+(?=[^;]{3,120}\b(?:all count|both count|counts?|will do|is fine|are fine|is enough)$)",
    re.IGNORECASE,
)
_MOST_JOINTS = 40
"""No sentence that a person wrote has more commas and conjunctions; the bound keeps hostile text cheap."""
_SO = re.compile(
    r",\s+(?:so|therefore|hence)\s(?!(?:much|many|well|often|little|few|long|does|do|is|are|that|to)\b)", re.IGNORECASE
)
_SEMICOLON = re.compile(
    r";\s+(?:and\s+)?(?!(?:or|alternatively|otherwise|also|both|either)\b)|\s[–—]\s"
    r"|,\s+(?:and\s+)?(?=the (?:other|rest|pay|salary|rate|stipend)\b)|,\s+(?=(?:for )?which we pay)"
    r"|,\s+for which\s+(?=(?:you|we|applicants|interns) (?:must|need|have to|require|ask|expect))"
    r"|,\s+and\s+(?=your (?:university|school|college|faculty|department|supervisor|employer) )"
    r"|,\s+(?:and|but)\s+(?=it (?:would|will|does)(?: also)? (?:be|help)\b[^,;]{0,40} if (?:you|they)\b)"
    r"|(?<!\s)\s+and\s+(?=that you (?:have|can|are|know|speak|will|do)\b)"
    r"|(?:,|(?<!\s))\s+and\s+(?=(?:the|this|your) (?:internship|placement|stay|traineeship|thesis) (?:is|must|has to"
    r"|counts|will be|forms) )"
    r"|(?<!\s)\s+and\s+(?=(?:interns|trainees|placement students) (?:work|come|do|take|spend|keep|cover|join)\b)"
    r"|,\s+and\s+(?=(?:any|some)(?:body|one) (?:who|with) )"
    r"|,\s+(?:or|and)\s+(?=if (?:you|they)\b)|,\s+(?=if [^,;]{5,80},\s+(?:or|and)\s+if\b)"
    r"|,\s+and\s+(?!you (?:really |do |will |'ll )?need (?:it|them|that|both|all)\b)"
    r"(?=(?:you|interns?|applicants|candidates|students|trainees|the intern|everyone|everybody)"
    r" (?:must|needs? to|should|ha(?:ve|s) to|(?:is|are) (?:expected|asked|required)) )"
    r"|,\s+provided (?:that )?",
    re.IGNORECASE,
)
_WHICH = re.compile(r",\s+(?:which|where|whose|of which)\s", re.IGNORECASE)
_SOFT = re.compile(
    r"(?:,|(?<!\s))\s+(?:and\s+)?(?=(?:as|so) (?:would|will|does|do|is|are)\b)|(?:,|(?<!\s))\s+(?:and(?:\s+also)?"
    r"|(?-i:plus)(?!\s+(?:or|and)\b))\s+|,\s+or\s+"
    r"|(?<!\s)\s+or\s+(?=who\s)|,\s+as well as\s+"
    r"|,\s+(?=with\s)|,\s+|(?<!\s)\s+(?=\((?:ideally|preferably))",
    re.IGNORECASE,
)
_TELLS_MORE = re.compile(
    r"(?:we|our|the|an?|half|most|some|all|nobody|everyone|everybody|i|my|they|it) "
    r"(?![^.]{0,60}\b(?:sponsor|arrange|provide|accept|count|teach|help|pay|prove|need|must|require|expect)\w*\b)",
    re.IGNORECASE,
)
"""How the rest of a relative clause begins that tells of the firm: "SAS, which a third of our code is written in"."""
_WEIGHED = re.compile(
    rf"(\((?:{MUST_MARKS}|{NICE_MARKS}|desired|(?:an? )?(?:plus|advantage|bonus|must))\)),\s+(?:and\s+)?",
    re.IGNORECASE,
)
""" "Python (essential), R (a plus)": what has its own weight in brackets is a wish of its own."""
_COMMA = re.compile(r",\s+(?:and\s+)?")
_IN = re.compile(r"(?:,|(?<!\s))\s+(?=(?:in|of|with|who|at)\s|\()", re.IGNORECASE)


def split_clauses(sentence: str, *, nice: bool, listed: bool = False) -> tuple[Clause, ...]:
    """The clauses of a sentence in order, without the words that join them.

    `nice`: its section lists extras; `listed`: it is a plain list, in which every comma parts two wishes.
    """
    smooth = _masked(plain(sentence))
    if listed:
        return _items(sentence, smooth)
    found: list[Clause] = []
    begin, link = 0, _FIRST
    for left_end, right_start, following in _hard_joints(smooth, plain(sentence)):
        if left_end > begin:
            found.extend(_soft_clauses(sentence, smooth, (begin, left_end), link, nice=nice))
            begin, link = right_start, following
    found.extend(_soft_clauses(sentence, smooth, (begin, len(smooth)), link, nice=nice))
    shortest = min(2, len(sentence.strip()))
    return tuple(clause for clause in found if clause.end - clause.start >= max(1, shortest))


def _items(sentence: str, smooth: str) -> tuple[Clause, ...]:
    found: list[Clause] = []
    begin = 0
    for comma in _COMMA.finditer(smooth):
        found.append(Clause(*trimmed(sentence, begin, comma.start()), _FIRST if not found else "soft"))
        begin = comma.end()
    found.append(Clause(*trimmed(sentence, begin, len(smooth)), _FIRST if not found else "soft"))
    return tuple(clause for clause in found if clause.end > clause.start)


def _masked(text: str) -> str:
    """The text with the insides of brackets blanked out, so that no cut falls into them."""
    return re.sub(r"\([^()]{0,300}\)", lambda match: "(" + "_" * (len(match[0]) - 2) + ")", text)


def _hard_joints(text: str, unmasked: str) -> list[tuple[int, int, Link]]:
    """Where the text is cut whatever stands on either side: end of the left piece, start of the right one."""
    joints: list[tuple[int, int, Link]] = [(one.end(1), one.end(), _NEXT) for one in _WEIGHED.finditer(unmasked)]
    for pattern, link in ((_SEMICOLON, _NEXT), (_REASON, _REASON_LINK), (_SO, _SO_LINK)):
        joints.extend((match.start(), match.end(), link) for match in pattern.finditer(text))
    return sorted(joints)


def _soft_clauses(sentence: str, smooth: str, extent: tuple[int, int], link: Link, *, nice: bool) -> list[Clause]:
    """The clauses between two hard cuts."""
    begin, end = extent
    found: list[Clause] = []
    joints = sorted(
        (match.start(), match.end(), pattern is _WHICH)
        for pattern in (_WHICH, _SOFT, _IN)
        for match in pattern.finditer(smooth, begin, end)
    )
    start = begin
    for left_end, right_start, relative in joints[:_MOST_JOINTS]:
        if left_end <= start:
            continue
        tells = relative and _TELLS_MORE.match(smooth, right_start, end) is not None
        if tells or two_wishes(
            sentence[start:left_end], smooth[left_end:right_start], sentence[right_start:end], nice=nice
        ):
            found.append(Clause(*trimmed(sentence, start, left_end), link))
            start, link = right_start, "which" if relative else "soft"
    found.append(Clause(*trimmed(sentence, start, end), link))
    return found
