"""The language that a posting is written in, by its commonest small words."""

from __future__ import annotations

import re

_SMALL_WORDS = {
    "en": frozenset(
        ["the", "and", "of", "to", "you", "with", "for", "are", "our", "will", "your", "have", "that", "this", "from"]
    ),
    "de": frozenset(
        [
            "und",
            "der",
            "die",
            "das",
            "mit",
            "für",
            "wir",
            "dein",
            "ist",
            "eine",
            "bei",
            "ein",
            "auf",
            "von",
            "zu",
            "sowie",
        ]
    ),
    "fr": frozenset(
        ["et", "les", "des", "une", "vous", "dans", "pour", "est", "sur", "avec", "nous", "votre", "du", "au", "que"]
    ),
    "nl": frozenset(
        ["en", "het", "een", "van", "voor", "met", "wij", "je", "zijn", "bij", "naar", "op", "ons", "jouw", "dat"]
    ),
    "es": frozenset(
        ["y", "los", "las", "una", "para", "con", "por", "del", "se", "en", "nuestro", "que", "tu", "como", "el"]
    ),
    "it": frozenset(
        ["e", "il", "di", "una", "per", "con", "che", "del", "nel", "sono", "gli", "alla", "della", "le", "un"]
    ),
}


def main_language(text: str) -> str | None:
    """The ISO 639-1 code of the main language, None where the text is too short or of another language."""
    spoken = re.findall(r"[a-zäöüßéèàçñ]+", text[:20_000].lower())
    counts = {code: sum(1 for word in spoken if word in small) for code, small in _SMALL_WORDS.items()}
    best = max(counts, key=lambda code: counts[code])
    return best if len(spoken) >= 20 and counts[best] * 20 >= len(spoken) else None
