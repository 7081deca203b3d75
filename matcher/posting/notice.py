"""Whether the source itself says that applications are closed, or open until the places are filled."""

from __future__ import annotations

import re
from collections.abc import Sequence

from matcher.posting.sentences import split_sentences

_CLOSED = re.compile(
    r"\b(?:applications? (?:\w+ ){0,4}?(?:are |is |have |has )?(?:now |already |been )?closed|"
    r"no longer (?:accepting|taking|recruiting|hiring|reading|open|available|live)|"
    r"not (?:currently |now )?(?:accepting|taking) (?:any )?(?:more |new |further )?(?:applications|candidates)|"
    r"closed (?:to|for) (?:new |further )?applica\w+|"
    r"(?:vacancy|role|position|post|job|posting|advert|internship|placement|programme|program|listing|scheme|"
    r"opportunity|"
    r"call|round|this) (?:is|has|was) (?:now |already |been )*"
    r"(?:closed|filled|expired)|(?:vacancy|internship|placement|recruitment|job) (?:closed|filled|expired)|"
    r"window (?:has )?closed|position filled|expired on|bewerbungsfrist abgelaufen)\b",
    re.IGNORECASE,
)
_STATUS_FACT = re.compile(r"^status:\s*(open|closed|expired|filled|live)\b", re.IGNORECASE)
_ROLLING = re.compile(
    r"\brolling\b|\b(?:no|without a|isn't a|there isn't) (?:fixed |set |firm |application |"
    r"closing )?(?:deadline|closing date)\b|"
    r"\bdeadline: (?:there isn't one|none|open|rolling)|\bfill (?:the )?(?:places|positions?|seats?|spots?|"
    r"roles?|it|them) as\b|"
    r"\bas soon as (?:we|the right)\b.{0,40}\b(?:met|find|found|person)\b|\buntil (?:the |both |all |it is |"
    r"it's |they are |one |two |three |four |five |six |\d{1,2} )*"
    r"(?:(?:places?|seats?|positions?|roles?|posts?|spots?) (?:is|are|have been) )?(?:filled|gone|taken)\b|"
    r"\bopen until filled\b|\bapplications? (?:are )?(?:reviewed|considered|read|looked at) (?:as they|every|"
    r"continuously)\b|"
    r"\bwhen the (?:seat|place|position|role|post) is filled\b|\bapplications are (?:now )?open\b|"
    r"\baccepting applications now\b|\bfirst[ -]come,? first[ -]served\b|\bapply (?:at )?any ?time\b|"
    r"\b(?:review|read|consider|look at|go through|work through) (?:\w+ ){0,3}as (?:they|"
    r"applications) (?:arrive|come|land|are received)\b|"
    r"\b(?:fill|filled|filling|hire|hiring|recruit\w{0,4}|appoint\w{0,4}) (?:\w+ ){0,3}as we go\b|"
    r"\bon an ongoing basis\b|\b(?:review|read|look at|assess|consider)\w* (?:\w+ ){0,3}continuously\b|"
    r"\bas applications (?:arrive|come|land|are received)\b|"
    r"\bevery (?:week|fortnight|(?:mon|tues|wednes|thurs|fri)day) until\b|"
    r"\buntil we(?:'ve| have) (?:found|filled|enough)\b|\bas soon as (?:the|all|both|every) (?:places?|seats?|"
    r"posts?|positions?|beds?|roles?|spots?) (?:is|are) (?:taken|filled|gone)\b|"
    r"\bwhen (?:we have|we've) (?:our|filled|enough)\b|"
    r"\bwhen (?:both|all|the|every)\b.{0,25}\b(?:are|is) (?:taken|filled|gone)\b|"
    r"\bclose\b.{0,20}\b(?:once|when|after) we(?:'ve| have) (?:had|received|got)\b|"
    r"\bopen until we\b|^applications open\b|\bongoing recruitment\b|\bwe(?:'ll| will) fill it\b",
    re.IGNORECASE,
)


def find_notice(texts: Sequence[str]) -> bool | None:
    """True where the source says that applications are closed, False where it says open or rolling, None if "
    "silent."""
    sentences = [sentence for text in texts for sentence in split_sentences(text)]
    states = [found[1].lower() for sentence in sentences if (found := _STATUS_FACT.match(sentence))]
    if any(state in ("closed", "expired", "filled") for state in states):
        return True
    if any(_CLOSED.search(sentence) and not _conditional(sentence) for sentence in sentences):
        return True
    if states or any(_ROLLING.search(sentence) for sentence in sentences):
        return False
    return None


def _conditional(sentence: str) -> bool:
    """ "Once the role is filled" or "when applications have closed" speaks of a time to come."""
    return (
        re.search(r"\b(?:once|when|if|until|after|as soon as|before|may|will)\b", sentence, re.IGNORECASE) is not None
    )
