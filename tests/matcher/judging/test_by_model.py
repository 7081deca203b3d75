"""Requirements that only the real model can tell: what says nearly the same, and what only looks like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from matcher.embedding import open_embedder
from matcher.nouns import Kind
from matcher.retrieval import Embed
from tests.matcher.judging.read_cases import judged

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def embed(tmp_path_factory: pytest.TempPathFactory) -> Embed:
    folder: Path = tmp_path_factory.mktemp("exports")
    return open_embedder(None, exports=folder, export=True)


@pytest.mark.parametrize(
    ("kind", "asked", "line", "expected"),
    [
        (
            Kind.SKILL,
            "Knows how to keep bees",
            "Beekeeper on the roof of the library for three years",
            {"met", "partial"},
        ),
        (Kind.SKILL, "Knows how to keep bees", "Wrote unit tests for a tram timetable", {"missing"}),
        (Kind.SKILL, "Some knowledge of Basque history", "Essay on the history of the Basque provinces", {"met"}),
        (Kind.SKILL, "Some knowledge of Basque history", "Managed the stock of a paint shop", {"missing"}),
        (Kind.SKILL, "Knowing how to shear sheep", "Sheared sheep on a hill farm", {"partial", "met"}),
        (Kind.SKILL, "Able to tune pianos", "Tuned the pianos of four village halls", {"met"}),
        (Kind.SKILL, "Able to tune pianos", "Tuned the hyperparameters of a forest of trees", {"missing", "partial"}),
        (Kind.EXPERIENCE, "You have crewed a lifeboat", "Crew of the inshore lifeboat since 2024", {"met"}),
        (Kind.EXPERIENCE, "You have crewed a lifeboat", "Coursework on the stability of bridges", {"missing"}),
        (Kind.EXPERIENCE, "You have tended orchids", "Tended the orchids of a palm house", {"met"}),
        (Kind.EXPERIENCE, "You have tended orchids", "Translated two novels from Welsh", {"missing"}),
        (Kind.INTEREST, "An interest in peat bogs", "Dissertation on peat bogs and their mosses", {"met"}),
        (Kind.INTEREST, "An interest in peat bogs", "Treasurer of the chess club", {"unknown"}),
        (Kind.INTEREST, "Curiosity about energy markets", "Runs a reading group on poetry", {"unknown"}),
        (Kind.TRAIT, "A sense of wonder", "Stacked shelves in a supermarket", {"unknown"}),
        (Kind.OTHER, "You bring your own wellington boots", "Stacked shelves in a supermarket", {"unknown"}),
    ],
)
def test_meaning_tells_what_is_near_from_what_only_looks_it(
    embed: Embed, kind: Kind, asked: str, line: str, expected: set[str]
) -> None:
    cv = f"# Ada Example\n\n## Projects\n\n- {line}\n\n## Languages\n\nEnglish (native)"
    assert judged(kind, asked, cv, embed=embed).status.value in expected


@pytest.mark.parametrize("line", ["Irish citizen.", "Available from 1 June 2027 in Ireland"])
def test_rights_and_dates_are_near_and_tell_nothing(embed: Embed, line: str) -> None:
    cv = f"# Ada Example\n\n## Availability\n\n{line}"
    assert judged(Kind.SKILL, "Some knowledge of Irish politics", cv, embed=embed).status.value == "missing"
