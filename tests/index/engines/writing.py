"""A writer in a process of its own: `python -m tests.index.engines.writing KIND WHERE ID=TEXT...`."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

from index.engine import Engine
from index.errors import BuilderRunning
from tests.embedders import WordCountEmbedder
from tests.index.engines.engines import Embedded, Postgres
from tests.index.postings import posting


def opened(kind: str, where: str) -> Engine:
    return Embedded(Path(where)).open() if kind == "embedded" else Postgres(where).open()


def main() -> None:
    kind, where, *named = sys.argv[1:]
    with closing(opened(kind, where)) as engine:
        for one in named:
            posting_id, _, text = one.partition("=")
            write(engine, posting_id, text)
            print(posting_id, flush=True)


def write(engine: Engine, posting_id: str, text: str) -> None:
    """One posting, as soon as nobody else writes."""
    while True:
        try:
            engine.revise(embed=WordCountEmbedder(), add=[posting(posting_id, text)])
        except BuilderRunning:
            continue
        return


if __name__ == "__main__":
    main()
