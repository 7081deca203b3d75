"""Sentences that give orders to whoever or whatever reads the CV: they say nothing of the student and are set aside."""

from __future__ import annotations

import re

_READER = r"(?:ai|llm|language model|model|parser|ats|screening (?:system|tool|software))"
_THIS = r"this (?:candidate|applicant|cv|resume|résumé|application|profile)"
_ORDER = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass) (?:all|any|every|the|your|previous|prior|above|earlier|other)\b"
    r".{0,30}\b(?:instructions?|prompts?|rules|criteria|requirements|guidelines)\b"
    rf"|\b(?:rate|score|rank|grade|mark|recommend|accept|shortlist|hire|approve|select)\b.{{0,20}}\b{_THIS}\b"
    rf"|\b{_THIS} (?:is|must be|should be|has to be|meets|fulfils|satisfies)\b"
    r"|\b(?:system|hidden|assistant) prompt\b"
    rf"|\byou are (?:an? |now (?:an? )?)?(?:helpful assistant|{_READER}|chatbot)\b"
    rf"|\bas an ai (?:language )?model\b|\b(?:note|message|instructions?) (?:to|for) (?:the |any |all )?{_READER}s?\b",
    re.IGNORECASE,
)


def is_instruction(text: str) -> bool:
    """Whether a sentence gives the reader of the CV an order, or a judgement on "this candidate"."""
    return _ORDER.search(text[:600]) is not None
