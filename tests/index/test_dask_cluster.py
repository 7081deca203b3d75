"""A re-index on a Dask cluster: the same index as on one machine, whoever is killed on the way."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from index import layout
from index.dask_cluster import cluster
from index.embedding_jobs import ModelPlace
from index.errors import NoCluster
from index.reindex import reindex
from index.snapshot import FILES
from tests.embedders import WordCountEmbedder
from tests.index.dask_on_loopback import ROOT, dask_cluster, wait_until

TEXT = (
    "Intern {n}\nTern {n} Trust\n\nRequirements\n\n- You have used tool number {n}.\n- You can count to {n} by heart.\n"
)
PLACE = ModelPlace(None, Path("models"), "words-1")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "postings"
    folder.mkdir()
    for number in range(30):
        (folder / f"x{number}.txt").write_text(TEXT.format(n=number))
    return folder


def contents(index_dir: Path) -> dict[str, bytes]:
    """The vectors of the current snapshot, byte for byte."""
    folder = layout.current_folder(index_dir)
    return {name: (folder / name).read_bytes() for name in FILES if not name.endswith(".sqlite")}


@pytest.mark.server
def test_a_worker_and_then_the_driver_are_killed_and_the_index_is_that_of_one_machine(
    source: Path, tmp_path: Path
) -> None:
    log = tmp_path / "batches"
    log.touch()
    index_dir = tmp_path / "index"

    def done() -> int:
        return len(log.read_text().splitlines())

    with dask_cluster(tmp_path) as running:
        driver = running.driver(source, index_dir, log)
        wait_until(lambda: done() >= 4)
        running.processes[0].kill()
        wait_until(lambda: done() >= 10)
        assert driver.poll() is None, (tmp_path / "log").read_text()
        driver.kill()
        driver.wait()
        assert running.driver(source, index_dir, log).wait(timeout=120) == 0, (tmp_path / "log").read_text()
    reindex([source], tmp_path / "single", embed=WordCountEmbedder())
    assert contents(index_dir) == contents(tmp_path / "single")
    lines = [line.split("|", 1) for line in log.read_text().splitlines()]
    assert len({worker for worker, _ in lines}) == 2
    # What was done twice was on the killed worker, on its way, or under way when the driver was killed.
    assert len(lines) - len({texts for _, texts in lines}) <= 2 + 2 * 2 * 2


@pytest.mark.server
def test_a_cluster_that_is_lost_at_work_says_what_to_do(source: Path, tmp_path: Path) -> None:
    log = tmp_path / "batches"
    log.touch()
    with dask_cluster(tmp_path) as running:
        driver = running.driver(source, tmp_path / "index", log)
        wait_until(lambda: len(log.read_text().splitlines()) >= 3)
        for process in running.processes:
            process.kill()
        assert driver.wait(timeout=120) != 0
    assert "run the same command again" in (tmp_path / "log").read_text()


@pytest.mark.server
@pytest.mark.model
def test_the_command_gives_the_vectors_of_one_machine_to_the_last_bit(tmp_path: Path) -> None:
    samples = ROOT / "samples" / "postings" / "prose"
    command = [sys.executable, "scripts/reindex.py", str(samples), "--index"]
    with dask_cluster(tmp_path) as running:
        on_cluster = [*command, str(tmp_path / "index"), "--dask", running.address]
        subprocess.run(on_cluster, cwd=ROOT, check=True, capture_output=True)
    subprocess.run([*command, str(tmp_path / "single"), "--workers", "2"], cwd=ROOT, check=True, capture_output=True)
    assert contents(tmp_path / "index") == contents(tmp_path / "single")


@pytest.mark.server
def test_a_scheduler_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.dask_cluster.CONNECT_SECONDS", 1)
    with (
        pytest.raises(NoCluster, match="No Dask scheduler answers at tcp"),
        cluster("tcp://127.0.0.1:9", PLACE),
    ):
        pass


def test_an_address_that_is_none_is_told() -> None:
    with pytest.raises(NoCluster, match="correct the address"), cluster("nowhere://x", PLACE):
        pass


def test_without_dask_the_reason_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(NoCluster, match=r"pip install .* distributed"), cluster("tcp://127.0.0.1:9", PLACE):
        pass


def test_dask_is_not_loaded_unless_it_is_asked_for() -> None:
    code = "import sys, index.reindex, index.embedding_jobs, index.dask_cluster, scripts.reindex; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not {"distributed", "dask"} & set(done.stdout.split())
