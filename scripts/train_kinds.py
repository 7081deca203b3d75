"""Fit the words by which the kind of a requirement is told: `python scripts/train_kinds.py SET... [--write]`.

Prints, for each set, how often the kind of its requirements is right by the cues alone and with the words, fitted on
the other sets.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.fitting import each_left_out, parsed, write_weights  # noqa: E402

if TYPE_CHECKING:
    from matcher.nouns import Kind
    from matcher.posting.kind_words import KindWords

LEAST_SEEN = 2
"""A word that only one requirement holds says nothing of others."""
INVERSE_STRENGTH = 10.0
"""Of the regularisation; 3 and 30 are alike within a point (`--write` not given, all sets, November 2026)."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A requirement as labelled: the set that it is of, its words, its kind."""

    origin: str
    text: str
    kind: Kind


def main(arguments: list[str] | None = None) -> int:
    """Print the shares of each held-back set; 1 with a sentence for an incomplete set."""
    options = parsed("Fit the words that tell the kind of a requirement.", arguments)
    try:
        rows = labelled(options.sets)
    except OSError as error:
        print(f"A gold set is incomplete: {error}", file=sys.stderr)
        return 1
    print(f"{'set':<12}{'requirements':>14}{'cues':>8}{'with words':>12}")
    for origin, held, words in each_left_out(rows, fit):
        print(f"{origin:<12}{len(held):>14}{_right(held, None):>8.3f}{_right(held, words):>12.3f}")
    if options.write:
        write_weights("kind_words.json", as_json(fit(rows)))
    return 0


def labelled(folders: Sequence[Path]) -> list[Labelled]:
    """The requirements of gold sets. Raises OSError where a set is incomplete."""
    from matcher.nouns import Kind  # noqa: PLC0415 - `--help` stays fast
    from scripts.evaluation.gold import load  # noqa: PLC0415

    return [
        Labelled(folder.name, requirement.text, Kind(requirement.kind))
        for folder in folders
        for posting in load(folder).postings.values()
        for requirement in posting.requirements
    ]


def fit(rows: Sequence[Labelled]) -> KindWords:
    """A multinomial logistic regression over the presence of words, each requirement scaled to length 1."""
    import numpy as np  # noqa: PLC0415
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    from matcher.nouns import Kind  # noqa: PLC0415
    from matcher.posting.kind_words import KindWords, words_in  # noqa: PLC0415

    held = [words_in(row.text) for row in rows]
    counts: dict[str, int] = {}
    for words in held:
        for word in words:
            counts[word] = counts.get(word, 0) + 1
    known = sorted(word for word, count in counts.items() if count >= LEAST_SEEN)
    column = {word: number for number, word in enumerate(known)}
    table = np.zeros((len(rows), len(known)))
    for number, words in enumerate(held):
        seen = [column[word] for word in words if word in column]
        table[number, seen] = 1 / max(1.0, len(seen) ** 0.5)
    model = LogisticRegression(C=INVERSE_STRENGTH, max_iter=3000).fit(table, [row.kind.value for row in rows])
    weights = {word: tuple(np.round(model.coef_[:, column[word]], 2).tolist()) for word in known}
    return KindWords(tuple(map(Kind, model.classes_)), tuple(np.round(model.intercept_, 2).tolist()), weights)


def as_json(words: KindWords) -> str:
    """One word a line, so that a new fit can be compared with the old one."""
    kinds = json.dumps([kind.value for kind in words.kinds])
    head = f'{{"kinds": {kinds},\n"bias": {json.dumps(words.bias)},\n"words": {{\n'
    lines = (f"{json.dumps(word)}: {json.dumps(list(weights))}" for word, weights in sorted(words.weights.items()))
    return head + ",\n".join(lines) + "\n}}\n"


def _right(rows: Sequence[Labelled], words: KindWords | None) -> float:
    from matcher.posting.kinds import by_cues, decided  # noqa: PLC0415

    found = (by_cues(row.text)[0] if words is None else decided(by_cues(row.text), row.text, words) for row in rows)
    return sum(kind is row.kind for kind, row in zip(found, rows, strict=True)) / len(rows)


if __name__ == "__main__":
    sys.exit(main())
