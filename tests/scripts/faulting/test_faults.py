"""The kills: two editions that no answer can come from at once, a check that finds a mixture, and a small run."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from index import layout
from index.chunk_search import EXACT
from index.errors import DamagedSnapshot
from index.manifest import MANIFEST, Manifest, marks, verify, write_manifest
from index.reindex import reindex
from index.snapshot import FILES, Snapshot
from scripts.faulting.editions import NAMES, write_edition
from scripts.faulting.run import PHASES, Broken, Edition, leftovers, plan, standing
from scripts.faulting.words import HashedWords

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Edition, ...]:
    home = tmp_path_factory.mktemp("editions")
    return tuple(_edition(name, home) for name in NAMES)


def _edition(name: str, home: Path) -> Edition:
    postings = write_edition(name, home / name)
    reindex([postings], home / f"index-{name}", embed=HashedWords())
    return Edition(name, postings, verify(layout.current_folder(home / f"index-{name}")).files, ())


def index_of(edition: Edition) -> Path:
    return edition.postings.parent / f"index-{edition.name}"


def test_the_editions_share_ids_and_no_file(editions: tuple[Edition, ...]) -> None:
    old, new = (set(Snapshot.open(layout.current_folder(index_of(one))).ids) for one in editions)
    assert len(old & new) >= 10
    assert old - new
    assert new - old
    assert not {one.sha256 for one in editions[0].files.values()} & {one.sha256 for one in editions[1].files.values()}


def test_what_stands_is_told(editions: tuple[Edition, ...]) -> None:
    assert [standing(index_of(one), editions).name for one in editions] == list(NAMES)


@pytest.mark.parametrize("name", FILES)
def test_a_mixture_is_found_even_where_its_manifest_fits(
    editions: tuple[Edition, ...], tmp_path: Path, name: str
) -> None:
    shutil.copytree(index_of(editions[0]), tmp_path / "index")
    folder = layout.current_folder(tmp_path / "index")
    shutil.copy(layout.current_folder(index_of(editions[1])) / name, folder / name)
    with pytest.raises(DamagedSnapshot):
        standing(tmp_path / "index", editions)
    said = json.loads((folder / MANIFEST).read_bytes())
    del said["checksum"]
    write_manifest(folder, Manifest(**said | {"search": EXACT, "files": marks(folder, FILES)}))
    with pytest.raises(Broken, match="neither"):
        standing(tmp_path / "index", editions)


def test_what_nobody_needs_is_found(editions: tuple[Edition, ...], tmp_path: Path) -> None:
    shutil.copytree(index_of(editions[0]), tmp_path / "index")
    assert leftovers(tmp_path / "index") == []
    for name in ("building-x", "snapshot-x"):
        (tmp_path / "index" / name).mkdir()
    (tmp_path / "index" / "current.new").touch()
    assert leftovers(tmp_path / "index") == ["building-x", "current.new", "snapshot-x"]


def test_the_same_seed_plans_the_same_kills() -> None:
    first, again = plan(100, random.Random(1)), plan(100, random.Random(1))
    assert first == again
    assert set(Counter(first)) == set(PHASES)


def test_the_same_text_has_the_same_direction() -> None:
    one, other, empty = HashedWords()(["Python and SQL", "SQL and python", ""])
    assert float(one @ other) == pytest.approx(1)
    assert float(np.linalg.norm(empty)) == pytest.approx(1)


@pytest.mark.server
def test_twenty_kills_leave_the_old_postings_or_the_new_ones(tmp_path: Path) -> None:
    command = [sys.executable, "scripts/faults.py", "--kills", "20", "--seed", "7", "--home", str(tmp_path)]
    ended = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "Not as it must be: 0." in ended.stdout
    assert list(tmp_path.iterdir()) == []
