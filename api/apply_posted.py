"""`python -m api.apply_posted --index DIR`: bring what was sent to the service into its index; the service runs it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from api.reindexing import BUILDER_RUNNING_STATUS
from index.errors import BuilderRunning
from index.layout import EXPORTS
from index.reindex import apply_posted
from matcher.embedding import open_embedder
from matcher.errors import MatcherError
from matcher.skill_vocabulary import use_additional_vocabulary

POLITENESS = 10
"""Requests come first where cores are short."""


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when nothing is outstanding any more, BUILDER_RUNNING_STATUS when another process builds, else 1."""
    parser = argparse.ArgumentParser(prog="python -m api.apply_posted", description="Index what was sent.")
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--model")
    parser.add_argument("--skills", type=Path)
    options = parser.parse_args(arguments)
    os.nice(POLITENESS)
    try:
        use_additional_vocabulary(options.skills)
        embed = open_embedder(options.model, exports=options.index / EXPORTS)
        apply_posted(options.index, embed=embed)
    except BuilderRunning:
        return BUILDER_RUNNING_STATUS
    except (MatcherError, OSError) as fault:
        print(" ".join(str(fault).split()), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
