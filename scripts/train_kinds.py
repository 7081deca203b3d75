"""Fit the words by which the kind of a requirement is told: `python scripts/train_kinds.py SET... [--write]`.

Prints, for each set, how often the kind of its requirements is right by the cues alone and with the words, fitted on
the other sets.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
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
"""A trait that only one requirement has says nothing of others."""
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
    """A multinomial logistic regression over the traits of requirements."""
    import numpy as np  # noqa: PLC0415
    from sklearn.feature_extraction import DictVectorizer  # noqa: PLC0415
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    from matcher.nouns import Kind  # noqa: PLC0415
    from matcher.posting.kind_words import KindWords, traits_of  # noqa: PLC0415

    traits = [traits_of(row.text) for row in rows]
    seen = Counter(name for one in traits for name in one)
    columns = DictVectorizer()
    table = columns.fit_transform(
        [{name: value for name, value in one.items() if seen[name] >= LEAST_SEEN} for one in traits]
    )
    model = LogisticRegression(C=INVERSE_STRENGTH, max_iter=500).fit(table, [row.kind.value for row in rows])
    names = columns.get_feature_names_out()
    weights = {name: tuple(np.round(column, 2).tolist()) for name, column in zip(names, model.coef_.T, strict=True)}
    return KindWords(tuple(map(Kind, model.classes_)), tuple(np.round(model.intercept_, 2).tolist()), weights)


def as_json(words: KindWords) -> str:
    """One trait a line, so that a new fit can be compared with the old one."""
    kinds = json.dumps([kind.value for kind in words.kinds])
    head = f'{{"kinds": {kinds},\n"bias": {json.dumps(words.bias)},\n"weights": {{\n'
    lines = (f"{json.dumps(word)}: {json.dumps(list(weights))}" for word, weights in sorted(words.weights.items()))
    return head + ",\n".join(lines) + "\n}}\n"


def _right(rows: Sequence[Labelled], words: KindWords | None) -> float:
    from matcher.nouns import Kind  # noqa: PLC0415
    from matcher.posting.kind_words import KindWords  # noqa: PLC0415
    from matcher.posting.kinds import cue_scores, decided  # noqa: PLC0415

    heard = words or KindWords(tuple(Kind), (0.0,) * len(Kind), {})
    found = (decided(cue_scores(row.text), row.text, heard) for row in rows)
    return sum(kind is row.kind for kind, row in zip(found, rows, strict=True)) / len(rows)


if __name__ == "__main__":
    sys.exit(main())
