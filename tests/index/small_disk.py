"""Run as root of a mount namespace of its own: an index on a disk of some hundred kilobytes, full and then read-only.

Not a test: tests/index/test_disk.py starts it. It prints what happened as JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from fastapi.testclient import TestClient

from api.app import create_app
from api.reading.tasks import ReadHere
from api.reindexing import Ended, Outcome
from api.settings import Settings
from index import layout
from index.errors import DiskFull, NotWritable
from index.manifest import verify
from index.posted import PostedPostings
from index.reindex import reindex
from index.snapshot import Snapshot
from tests.api.conftest import CV
from tests.embedders import WordCountEmbedder

DISK_BYTES = 2 * 1024 * 1024
STEP_BYTES = 24 * 1024
TEXT = "# Mill Intern\n\nDusty Mills\n\n## Requirements\n\n- Experience with Python\n- Interest in {what}\n"
OLD = ("flour", "wind", "water", "bread", "stones", "sails")
NEW = ("flour", "steam", "rails", "coal", "signals", "bridges")


def mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True)


def written(folder: Path, subjects: tuple[str, ...]) -> Path:
    folder.mkdir()
    for number, what in enumerate(subjects):
        (folder / f"m{number}.md").write_text(TEXT.format(what=what))
    return folder


def build(postings: Path, index_dir: Path) -> str:
    """How a re-index ended, in a word or in its own sentence."""
    try:
        reindex([postings], index_dir, embed=WordCountEmbedder())
    except (DiskFull, NotWritable) as fault:
        return str(fault)
    return "done"


def standing(index_dir: Path) -> list[str]:
    """What the current snapshot asks for, every byte of it sound."""
    folder = layout.current_folder(index_dir)
    verify(folder)
    with closing(Snapshot.open(folder)) as snapshot:
        return sorted(one.requirements[-1].text.removeprefix("Interest in ") for one in snapshot.all_postings())


def fill(ballast: Path, free: int) -> None:
    """Leave so many bytes of the disk."""
    ballast.unlink(missing_ok=True)
    status = os.statvfs(ballast.parent)
    with ballast.open("wb") as stream:
        stream.write(b"x" * max(0, status.f_bavail * status.f_frsize - free))


def less_and_less(home: Path, index_dir: Path, old: Path, new: Path) -> list[dict[str, object]]:
    """The same change tried with more and more room, from none to enough."""
    tried: list[dict[str, object]] = []
    for free in range(0, DISK_BYTES, STEP_BYTES):
        fill(index_dir.parent / "ballast", free)
        said = build(new, index_dir)
        unfinished = [path.name for path in index_dir.iterdir() if path.name.startswith(layout.BUILDING)]
        tried.append({"free": free, "said": said, "stands": standing(index_dir), "unfinished": unfinished})
        if said == "done":
            break
    (index_dir.parent / "ballast").unlink()
    tried.append({"free": "all", "said": build(old, index_dir), "stands": standing(index_dir), "unfinished": []})
    return tried


async def never() -> Ended:
    return Ended(Outcome.WAITED)


def over_http(index_dir: Path) -> dict[str, object]:
    """What a service on the index answers to a CV, and to a change."""
    app = create_app(Settings(index=index_dir, open_writes=True), WordCountEmbedder(), ReadHere(), never)
    with TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        matches = client.post("/v1/matches", files={"cv": CV.encode()})
        change = client.put("/v1/postings/new", content=TEXT.format(what="clocks").encode())
        return {
            "matches": [matches.status_code, len(matches.json()["matches"])],
            "ready": client.get("/ready").status_code,
            "change": [change.status_code, change.json().get("type"), change.json().get("detail")],
        }


def main(home: Path) -> dict[str, object]:
    disk = home / "disk"
    disk.mkdir()
    mount("-t", "tmpfs", "-o", f"size={DISK_BYTES}", "tmpfs", str(disk))
    index_dir, old, new = disk / "index", written(home / "old", OLD), written(home / "new", NEW)
    told: dict[str, object] = {"first": build(old, index_dir)}
    # The changes have a file of their own before the disk is full.
    PostedPostings(index_dir).remove(["nobody"])
    told["tried"] = less_and_less(home, index_dir, old, new)
    told["again"] = build(new, index_dir)
    fill(disk / "ballast", 0)
    told["full"] = over_http(index_dir)
    (disk / "ballast").unlink()
    mount("-o", "remount,ro", str(disk))
    told["closed"] = build(old, index_dir)
    told["closed over HTTP"] = over_http(index_dir)
    told["stands"] = standing(index_dir)
    return told


if __name__ == "__main__":
    steps: Callable[[Path], dict[str, object]] = main
    print(json.dumps(steps(Path(sys.argv[1]))))
