"""Fit the words by which a clause is told to ask something: `python scripts/train_wishes.py SET... [--write]`.

Prints, for each set, how many of its clauses are read wrongly by the words alone, fitted on the other sets: taken
though they ask nothing, and missed.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.fitting import each_left_out, parsed, write_weights  # noqa: E402

if TYPE_CHECKING:
    from matcher.posting.wish_words import Setting, WishWords

LEAST_SEEN = 3
INVERSE_STRENGTH = 1.0
"""Of the regularisation; 0.3 and 3 are alike on sets left out (November 2026)."""
LEAST_WEIGHT = 0.05
"""Smaller weights change nothing and only make the file long."""
_FEW = 2


@dataclass(frozen=True, slots=True)
class Labelled:
    """A clause: the set that it is of, its words, where it stands, whether it belongs to a labelled requirement."""

    origin: str
    text: str
    setting: Setting
    asks: bool


def main(arguments: list[str] | None = None) -> int:
    """Print the errors on each held-back set; 1 with a sentence for an incomplete set."""
    options = parsed("Fit the words that tell whether a clause asks something.", arguments)
    try:
        rows = [row for folder in options.sets for row in labelled(folder)]
    except OSError as error:
        print(f"A gold set is incomplete: {error}", file=sys.stderr)
        return 1
    print(f"{'set':<12}{'clauses':>9}{'asking':>9}{'taken':>9}{'missed':>9}")
    for origin, held, words in each_left_out(rows, fit):
        read = [words.weight(row.text, row.setting) > 0 for row in held]
        taken = sum(found and not row.asks for found, row in zip(read, held, strict=True))
        missed = sum(row.asks and not found for found, row in zip(read, held, strict=True))
        print(f"{origin:<12}{len(held):>9}{sum(row.asks for row in held):>9}{taken:>9}{missed:>9}")
    if options.write:
        write_weights("wish_words.json", as_json(fit(rows)))
    return 0


def labelled(folder: Path) -> Iterator[Labelled]:
    """The clauses of the postings of a gold set. Raises OSError where it is incomplete."""
    from matcher.posting.assemble import laid_out  # noqa: PLC0415 - `--help` stays fast
    from matcher.posting.marks import with_marks  # noqa: PLC0415
    from matcher.posting.outline import passages  # noqa: PLC0415
    from matcher.posting.read import read_drafts  # noqa: PLC0415
    from matcher.posting.run_in import with_run_in_headings  # noqa: PLC0415
    from matcher.posting.wishes import clauses_of  # noqa: PLC0415
    from scripts.evaluation.gold import load  # noqa: PLC0415

    gold = load(folder).postings
    for file in sorted((folder / "postings").iterdir()):
        wanted = [requirement.text for requirement in gold[file.stem].requirements] if file.stem in gold else []
        for _, draft in read_drafts(file.read_bytes()).drafts if wanted else ():
            _, _, blocks = laid_out(replace(draft, blocks=with_run_in_headings(draft.blocks)))
            for passage in passages(with_marks(blocks)):
                for text, setting in clauses_of(passage):
                    yield Labelled(folder.name, text, setting, _belongs(text, wanted))


def _belongs(clause: str, wanted: Sequence[str]) -> bool:
    """Whether a clause is a labelled requirement or a part of one."""
    from scripts.evaluation.pairing import PAIRED_FROM, word_f1  # noqa: PLC0415 - `--help` stays fast

    return any(word_f1(clause, one) >= PAIRED_FROM or _holds(clause, one) or _holds(one, clause) for one in wanted)


def _holds(part: str, whole: str) -> bool:
    words = " ".join(re.findall(r"\w+", part.casefold()))
    return len(part.split()) > _FEW and words in " ".join(re.findall(r"\w+", whole.casefold()))


def fit(rows: Sequence[Labelled]) -> WishWords:
    """A logistic regression over the traits of clauses."""
    from sklearn.feature_extraction import DictVectorizer  # noqa: PLC0415
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    from matcher.posting.wish_words import WishWords, traits_of  # noqa: PLC0415

    traits = [traits_of(row.text, row.setting) for row in rows]
    seen = Counter(name for one in traits for name in one)
    kept = [{name: value for name, value in one.items() if seen[name] >= LEAST_SEEN} for one in traits]
    columns = DictVectorizer()
    table = columns.fit_transform(kept)
    model = LogisticRegression(C=INVERSE_STRENGTH, max_iter=3000).fit(table, [row.asks for row in rows])
    weights = {
        name: round(float(weight), 2)
        for name, weight in zip(columns.get_feature_names_out(), model.coef_[0], strict=True)
        if abs(weight) >= LEAST_WEIGHT
    }
    return WishWords(round(float(model.intercept_[0]), 2), weights)


def as_json(words: WishWords) -> str:
    """One trait a line, so that a new fit can be compared with the old one."""
    lines = (f"{json.dumps(name)}: {weight}" for name, weight in sorted(words.weights.items()))
    return f'{{"bias": {words.bias},\n"weights": {{\n' + ",\n".join(lines) + "\n}}\n"


if __name__ == "__main__":
    sys.exit(main())
