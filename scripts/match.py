"""Rank the internships for a CV in the terminal: `python scripts/match.py CV --index DIR`."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, date, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


def parsed(arguments: list[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="Rank the internships of an index for a CV and explain each one.")
    parser.add_argument("cv", type=Path, help="PDF, DOCX, plain text, Markdown or JSON Resume")
    parser.add_argument("--index", type=Path, required=True, help="folder that scripts/reindex.py wrote")
    parser.add_argument("--database", metavar="URL", help="ask this database instead (CV_MATCHER_DATABASE_URL)")
    parser.add_argument("--top-k", type=int, default=5, help="how many internships to show (5)")
    parser.add_argument("--as-of", type=date.fromisoformat, default=datetime.now(UTC).date(), help="YYYY-MM-DD (today)")
    parser.add_argument("--include-closed", action="store_true", help="show closed internships too")
    parser.add_argument("--model", default=None, help="another sentence-transformers model than the packaged one")
    parser.add_argument("--skills", type=Path, default=None, help="the additional skills that the index was built with")
    parser.add_argument("--json", action="store_true", help="print the JSON of POST /v1/matches instead")
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    """Print the ranking; 0 when it could be made, 1 with a sentence that says what to do when not."""
    options = parsed(arguments)
    from matcher.errors import MatcherError  # noqa: PLC0415 - `--help` stays fast without the model
    from matcher.skill_vocabulary import use_additional_vocabulary  # noqa: PLC0415
    from scripts.terminal import answer  # noqa: PLC0415

    try:
        use_additional_vocabulary(options.skills)
        print(answer(options))
    except (MatcherError, OSError) as error:
        print(f"{error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
