"""How far a denial or a wish reaches: which stretches of a sentence tell of skills that were not used."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

_VERB = (
    r"(?:used|use|touched|tried|run|ran|written|worked (?:with|in|on)|coded (?:in|with)|programmed in|deployed"
    r"|learned|learnt|done|read|seen|opened|met|had|studied|built|been (?:taught|shown))"
)
# "Explained it to colleagues who have no statistics background" denies the skill of those colleagues.
_OF_OTHERS = r"(?<!who have )(?<!who had )(?<!people with )(?<!those with )"
_DENIED_AHEAD = re.compile(
    rf"\b(?:never|not yet|not|haven't|have not|hasn't|didn't|did not|don't|do not|yet to) (?:yet |really "
    rf"|ever )?{_VERB}\b(?! only)"
    rf"|{_OF_OTHERS}\bno (?:prior |previous |real |hands-on |practical )?(?:experience|knowledge|exposure"
    r"|background) (?:with|of|in|to)\b"
    rf"|{_OF_OTHERS}\bno (?=(?:[\w+#/&-]{{1,20}} ){{1,3}}(?:background|skills?|experience|knowledge|exposure)\b)"
    r"|\bnot (?=[A-Z][\w+#-]{1,20}\s{0,2}(?:[,;)]|\.(?:\s|$)|$))"
    r"|\bno (?=(?:programming|coding|scripting)\b)"
    r"|\bno (?=[\w+#./-]{1,20} (?:so far|yet|at all)\b)"
    r"|\b(?:don't|do not|cannot|can't) (?:yet )?(?:know|speak|code|program|do|use|write|read|run|handle|operate)\b"
    r"|\bno (?=(?:[\w+#./-]{1,20} ){2,3}(?:so far|yet|at all)\b)"
    r"|\bnot (?:yet )?familiar with\b|\bunfamiliar with\b"
    r"|\b(?:not yet(?: (?:used|learnt|learned|tried|done|covered|touched))?|nothing yet in|still missing|missing so far"
    r"|what I (?:lack|do not know|don['’]t know|have not done|haven['’]t done|can['’]t do|cannot do)(?: yet)?"
    r"|gaps?(?: so far)?|blank spots?|blind spots?|untouched|unused|unknown to me"
    r"|never (?:used|tried|touched)"
    r")(?: in)?[*_]{0,2}(?::| ?[\t|])"
    r"|(?:^|[.;·•|(\n]) {0,2}not[*_]{0,2}:"
    r"|(?<!people )(?<!those )(?<!colleagues )(?<!users )(?<!students )(?<!staff )(?<!anyone )"
    r"\bwithout (?:any |real |prior )?"
    r"(?=(?:[\w+#/&.-]{1,20} ){1,3}(?:skills?|experience|knowledge|exposure)\b)"
    r"|\bneither (?=[\w+#./-]{1,20} nor\b)",
    re.IGNORECASE | re.MULTILINE,
)
_NAMED_AS_ABSENT = re.compile(r"(?:^|[.;,(·•|\n]|\bbut|\band)\s{0,2}[Nn]o (?=[A-Z])", re.MULTILINE)
""" "No SAS", "Excel, but no VBA": who names a tool so has not used it; it speaks of that entry only."""
_LEFT_OUT = re.compile(
    r"\b(?:apart from|except(?: for)?|other than|besides|save for|aside from|beyond)\b", re.IGNORECASE
)
"""What stands behind such words is left out of the denial before it."""
_DENIED_BEHIND = re.compile(
    rf"\b(?:not|never|haven't|have not|hasn't) (?:yet |ever |actually )?{_VERB} (?:it|them|any|one|this"
    rf"|that|either)\b(?! (?:since|outside|beyond|professionally|much|at work))"
    r"|\bno (?:hands-on |real |practical )?experience (?:yet|so far)\b"
    r"|: (?:not yet|none(?: yet| so far)?|nothing (?:yet|so far)|no)(?=\s{0,2}(?:[,;.)]|$))",
    re.IGNORECASE,
)
_SOURCES = r"(?:reading|books|hearsay|videos|lectures|name|the docs|documentation)"
_ENTRY_DENIED = re.compile(
    r"(?:,? no(?:t yet)?|(?::| [–—-]) ?(?:zero|nil|never)"
    r"|\((?:none|no|never|zero|nil|not yet|nothing(?: yet)?|unused|not used|no (?:experience|knowledge))"
    r"(?: so far| yet)?\)"
    r"|\((?:not (?:mine|by me|my part)|(?:a|my) \w+['’]s (?:part|work))\))"
    r"(?=\s{0,2}(?:[,;.·•|)]|$))"
    rf"|\b(?:from|by) {_SOURCES} (?:only|alone)\b|\bonly (?:from|by) {_SOURCES}\b"
    r"|\b(?:in|on) (?:theory|paper) only\b|\bonly (?:in|on) (?:theory|paper)\b",
    re.IGNORECASE,
)
""" "Excel: yes, and VBA no", "back end (not mine)", "A/B tests from reading only": it speaks of no other entry."""
_BY_OTHERS = re.compile(
    r"\b(?:class ?mates?|colleagues?|team ?mates?|team lead|friend|supervisor|partner|(?:their|our"
    r"|the) \w{0,12} ?(?:analysts?|engineers?|developers?|team)"
    r"|some(?:one|body) else|others|an?other (?:student|member))\b[^,;.]{0,25}"
    r"\b(?:wrote|did|used|built|made|handled|coded|implemented|ran|set up)\b",
    re.IGNORECASE,
)
_DONE_BY_OTHERS = re.compile(
    r"\b(?:was|were) (?:done|written|built|made|handled|run|coded) by (?:our|the|a|my|another"
    r"|someone)\b[^,;.]{0,25}(?=[.;]|$)",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"\binterest(?:ed)? in\b|\bcurious (?:about|to)\b|\bon (?:the|my) (?:[\w-]+ )?list\b|\bto[- ]learn\b"
    r"|\b(?:plan(?:s|ning)?|going|hop(?:e|ing)|intend(?:ing)?) to (?:take|attend|do|follow|enrol in|sign up for)\b"
    r"|\b(?:will|shall|['’]ll) (?:be )?(?:tak(?:e|ing)|attend(?:ing)?|learn(?:ing)?)\b"
    r"|\b(?:signed up|registered|booked|booked in) (?:for|on|onto|in)\b"
    r"(?=[^.;]{0,60}\b(?:course|class|module|workshop|training)\b)"
    r"|\bnext up\b|\bup next\b|\blooking forward to\b"
    r"|\b(?:keen|eager|want|wanting|hope|hoping|plan|planning|love|like|wish|excited|aim|aiming|looking"
    r"|about|going|ready) to (?:also |soon |next )?"
    r"(?:learn|try|explore|get into|get to know|improve|pick up|study|understand|know|discover|gain"
    r"|start (?:with|learning|on)|become|dig|go (?:deeper|further)|play with)\b"
    r"|\bseen [^,;.]{1,40} (?:demonstrated|shown|used|in action|at work)\b"
    r"|\bread(?:ing)? (?:up )?(?:a lot |lots )?(?:about|on)\b|\bwent to (?:a |some )?(?:talks?"
    r"|meet-?ups?)\b|\b(?:wish ?list|want(?:ed)? list)\b|\bwants? to get into\b"
    r"|\blearning (?:next|soon|goals?)\b|\bseen (?:\w+ )?(?:demos?|videos?|talks?)\b|\b(?:watched"
    r"|watching) (?:the |some |a few )?[\w+#.]* ?(?:videos?|talks?|demos?)\b|\b(?:future|next) (?:skills?"
    r"|learning)\b"
    r"|\b(?:looking for|seek(?:ing|s)?|in search of|searching for|hop(?:e|ing) for|applying for) (?:\w+ ){0,5}?"
    r"(?:internships?|placements?|positions?|roles?|jobs?|opportunit(?:y|ies)|traineeships?|stage|thesis)\b"
    r"(?![^.;]{0,120}\b(?:my|us(?:e|ing)|apply(?:ing)?)\b)",
    re.IGNORECASE,
)
"""What a student looks for is no more than a wish, unless it is there that the student would use what he or she has."""
_WISH_BEHIND = re.compile(
    r"\b(?:is|are|comes?) (?:still |now |up )?(?:next|on (?:the|my) (?:[\w-]+ )?list)\b"
    r"|[(:–—-] ?(?:I )?(?:(?:would like|want(?:ing)?|hop(?:e|ing)|plan(?:ning)?|keen|eager) to learn(?: it| more)?"
    r"|would (?:like|love) to learn(?: it)?|to be learn(?:ed|t)|not yet learn(?:ed|t)|wish list)"
    r"(?=\s{0,2}(?:[),;.]|$))",
    re.IGNORECASE,
)
_PASSED_OVER = re.compile(
    r"\b(?:rather than|instead of|in place of|(?:everything|anything|all) (?:but|except)) "
    r"[\w+#./-]{1,20}(?: [A-Z][\w+#.-]{1,20}){0,2}",
    re.IGNORECASE,
)
""" "Vue rather than React": the one that was not taken is not shown, and not denied either."""
_ENTRY_END = re.compile(r"[,;(·•|/\n]|\.(?=\s|$)|(?<= )(?:and|or|but)(?= )")
_SCOPE_END = re.compile(r"[.;](?=\s|$)| [—–] | - ")


class Reaches:
    """Stretches of a text, merged where they overlap, so that a look-up costs the same however many there are."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, extents: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(extents):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def __bool__(self) -> bool:
        return bool(self._starts)

    def cover(self, start: int, end: int) -> bool:
        """Whether one stretch holds all of `start` to `end`."""
        place = bisect_right(self._starts, start) - 1
        return place >= 0 and end <= self._ends[place]


def denied(text: str) -> Reaches:
    """Where a sentence speaks of what was not used, or was done by somebody else."""
    borders = _borders(text)
    ahead = [_short_of_exceptions(text, one) for one in _ahead(_DENIED_AHEAD, text, borders)]
    behind = [*_behind(_DENIED_BEHIND, text, borders), *_behind(_DONE_BY_OTHERS, text, borders)]
    return Reaches([*ahead, *_ahead(_BY_OTHERS, text, borders, ","), *behind, *_entries_denied(text)])


def left_out_of_denial(text: str, place: int) -> bool:
    """Whether a place stands behind a denial that leaves it out: SQL in "no programming, apart from some SQL"."""
    for found in _DENIED_AHEAD.finditer(text, 0, place):
        behind = _LEFT_OUT.search(text, found.end(), place)
        if behind and not _SCOPE_END.search(text, found.end(), place):
            return True
    return False


def _short_of_exceptions(text: str, extent: tuple[int, int]) -> tuple[int, int]:
    """A denial as far as the words that leave something out of it."""
    found = _LEFT_OUT.search(text, *extent)
    return (extent[0], found.start()) if found else extent


def _entries_denied(text: str) -> list[tuple[int, int]]:
    """Entries of a list that are denied one by one, before their names or behind them."""
    extents: list[tuple[int, int]] = []
    for found in _NAMED_AS_ABSENT.finditer(text):
        end = _ENTRY_END.search(text, found.end())
        extents.append((found.start(), end.start() if end else len(text)))
    for found in _ENTRY_DENIED.finditer(text):
        starts = [border.end() for border in _ENTRY_END.finditer(text, 0, found.start()) if border[0] != "/"]
        extents.append((starts[-1] if starts else 0, found.end()))
    return extents


def wished(text: str) -> Reaches:
    """Where a sentence speaks of what the student would like to learn, or did not take."""
    borders = _borders(text)
    passed_over = [found.span() for found in _PASSED_OVER.finditer(text)]
    return Reaches([*_ahead(_WISH, text, borders), *_behind(_WISH_BEHIND, text, borders), *passed_over])


def _borders(text: str) -> list[int]:
    """The ends of the clauses of a text, in order."""
    return [*(found.start() for found in _SCOPE_END.finditer(text)), len(text)]


def _ahead(cue: re.Pattern[str], text: str, borders: list[int], also: str = "") -> list[tuple[int, int]]:
    """From each cue to the end of its clause; `also` is one more mark that ends it."""
    extents: list[tuple[int, int]] = []
    for found in cue.finditer(text):
        end = borders[min(bisect_right(borders, found.end() - 1), len(borders) - 1)]
        comma = text.find(also, found.end(), end) if also else -1
        extents.append((found.start(), comma if comma >= 0 else end))
    return extents


def _behind(cue: re.Pattern[str], text: str, borders: list[int]) -> list[tuple[int, int]]:
    """From the beginning of its clause to each cue."""
    extents: list[tuple[int, int]] = []
    for found in cue.finditer(text):
        place = bisect_right(borders, found.start()) - 1
        extents.append((borders[place] if place >= 0 else 0, found.end()))
    return extents
