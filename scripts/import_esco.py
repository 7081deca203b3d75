"""An additional skills vocabulary from ESCO: `python scripts/import_esco.py FOLDER --output skills-esco.toml`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


def parsed(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="Turn the CSV release of ESCO into a vocabulary file of this program.")
    parser.add_argument("folder", type=Path, help="the unpacked release, with skills_en.csv")
    parser.add_argument("--output", type=Path, required=True, metavar="FILE", help="the TOML file to write")
    parser.add_argument("--language", default="en", help="the language of the files, as in skills_en.csv (en)")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when the file was written, 1 with a sentence that says what is wrong when not."""
    options = parsed(arguments)
    from matcher.errors import MatcherError  # noqa: PLC0415 - `--help` answers at once
    from matcher.skill_vocabulary import use_additional_vocabulary  # noqa: PLC0415
    from scripts.esco.choose import choose  # noqa: PLC0415
    from scripts.esco.release import read_release  # noqa: PLC0415
    from scripts.esco.write import summary, vocabulary_text  # noqa: PLC0415

    try:
        choice = choose(read_release(options.folder, language=options.language))
        options.output.write_text(vocabulary_text(choice), encoding="utf-8")
        use_additional_vocabulary(options.output)
    except (MatcherError, OSError) as error:
        print(f"{error}", file=sys.stderr)
        return 1
    finally:
        use_additional_vocabulary(None)
    print(summary(choice))
    return 0


if __name__ == "__main__":
    sys.exit(main())
