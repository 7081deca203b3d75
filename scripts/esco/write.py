"""The chosen skills as a TOML file of the shape of `matcher/data/skills.toml`, and what was done in words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import groupby

from scripts.esco.choose import Choice, Entry
from scripts.esco.labels import Reason

_HEAD = """\
# Written by scripts/import_esco.py from the CSV release of ESCO; write it again instead of changing it by hand.
# It contains skills of ESCO, the European Skills, Competences, Qualifications and Occupations classification,
# (c) European Union, reused and changed under the terms of the European Commission's reuse policy, with attribution.
"""


def vocabulary_text(choice: Choice) -> str:
    """The file, the same for the same release: sections and names in order."""
    ordered = sorted(choice.entries, key=lambda one: (one.category, one.section, one.name.lower(), one.name))
    parts = [_HEAD]
    for (category, section), entries in groupby(ordered, key=lambda one: (one.category, one.section)):
        parts.append(f"\n[{_text(category)}.{_text(section)}]\n")
        parts.extend(f"{_text(one.name)} = {_fields(one)}\n" for one in entries)
    return "".join(parts)


def _fields(entry: Entry) -> str:
    given = (("also", entry.also), ("implies", entry.implies), ("name", entry.careful))
    written = [f"{key} = [{', '.join(map(_text, values))}]" for key, values in given if values]
    return f"{{ {', '.join(written)} }}" if written else "{}"


def _text(value: str) -> str:
    """A basic string of TOML; JSON escapes the same characters, except for the one that is escaped here."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def summary(choice: Choice) -> str:
    """What was read, taken and skipped, a line each."""
    return "\n".join(
        (
            f"skills: {choice.read} read, {len(choice.entries)} taken, {sum(choice.skipped.values())} skipped",
            *_reasons(choice.skipped),
            f"labels of those: {choice.labels_read} read, {choice.labels_taken} taken, "
            f"{sum(choice.labels_skipped.values())} skipped",
            *_reasons(choice.labels_skipped),
            f"steps of implies: {sum(len(one.implies) for one in choice.entries)}",
        )
    )


def _reasons(counts: Mapping[Reason, int]) -> Iterator[str]:
    for reason, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        yield f"  {count:>6}  {reason}"
