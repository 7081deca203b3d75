"""All measures in one run on a temporary index of the sample postings, and the table of what came out."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from api.settings import Settings
from index.errors import IndexFault
from index.layout import EXPORTS
from index.reindex import reindex
from matcher.embedding import Embedder, open_embedder
from scripts.benchmarking import cvs, embedding, postings
from scripts.benchmarking.engines import measure as measure_engines
from scripts.benchmarking.peers import measure_peers
from scripts.benchmarking.scale import measure_scale
from scripts.benchmarking.serving import measure_serving
from scripts.benchmarking.setting import Figure, Setting


def figures(samples: Path, names: Sequence[str]) -> tuple[Figure, ...]:
    """The figures of the measures named, always in the same order. `samples` holds the folders `postings` and `cvs`."""
    found: list[Figure] = []
    if "postings" in names:
        found += postings.measure(samples / "postings")
    if "reading" in names:
        found += cvs.measure_reading(samples / "cvs")
    if set(names) & {"embedding", "reindexing", "matching"}:
        found += _with_model(samples, names)
    return tuple(found)


def engines(count: int) -> tuple[Figure, ...]:
    """Both engines on so many made-up postings; IndexFault where no database is named."""
    address = Settings().database
    if address is None:
        raise IndexFault("No database is named. Set CV_MATCHER_DATABASE_URL to one that holds nothing.")
    return tuple(measure_engines(address, count))


def _with_model(samples: Path, names: Sequence[str]) -> Iterator[Figure]:
    """The measures that need the model and an index; the index is made in a folder that is removed afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        index_dir = Path(folder) / "index"
        embed = open_embedder(exports=index_dir / EXPORTS, export=True)
        reindex([samples / "postings"], index_dir, embed=embed)
        for name, measure in _measures(samples, index_dir, embed):
            if name in names:
                yield from measure()


def _measures(
    samples: Path, index_dir: Path, embed: Embedder
) -> tuple[tuple[str, Callable[[], Iterator[Figure]]], ...]:
    return (
        ("embedding", lambda: embedding.measure_embedding(index_dir, embed)),
        ("reindexing", lambda: embedding.measure_reindexing(samples / "postings", index_dir, embed)),
        ("matching", lambda: cvs.measure_matching(samples / "cvs", index_dir, embed)),
    )


def scale_figures(
    samples: Path, sizes: Sequence[int], under: Path | None, kept: Path | None = None
) -> tuple[Figure, ...]:
    """Retrieval on indexes of these sizes, made in a folder under `under` and removed, or in `kept` and left there."""
    with tempfile.TemporaryDirectory() as folder:
        embed = open_embedder(exports=Path(folder), export=True)
        return tuple(measure_scale(samples, sizes, embed, under, kept))


def serving_figures(samples: Path, sizes: Sequence[int], under: Path | None) -> tuple[Figure, ...]:
    """The start of the service and its requests on indexes of these sizes, made under `under` and removed."""
    return tuple(measure_serving(samples, sizes, under))


def peer_figures(samples: Path, python: Path, count: int) -> tuple[Figure, ...]:
    """Indexing and ranking so many postings beside the libraries that `python` has."""
    with tempfile.TemporaryDirectory() as folder:
        embed = open_embedder(exports=Path(folder) / "models", export=True)
        return tuple(measure_peers(samples, embed, python, Path(folder), count))


def as_json(where: Setting, found: Sequence[Figure]) -> str:
    """The figures and the setting."""
    return json.dumps({"setting": asdict(where), "figures": [asdict(one) for one in found]}, indent=2)


def as_table(where: Setting, found: Sequence[Figure]) -> str:
    """The setting in three lines, and the figures as a Markdown table."""
    lines = [f"- {line}" for line in (where.day, where.machine, where.versions)]
    lines += ["", "| measure | value | unit | how |", "|---|---:|---|---|"]
    lines += [f"| {one.measure} | {_rounded(one.value)} | {one.unit} | {one.how} |" for one in found]
    return "\n".join(lines)


def _rounded(value: float) -> str:
    """Three figures that count."""
    if value >= 100:
        return f"{value:,.0f}"
    if value >= 10:
        return f"{value:.1f}"
    return f"{value:.2f}" if value >= 1 else f"{value:.3f}"
