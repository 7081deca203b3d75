"""Kills at random instants, and what stands afterwards: the old postings or the new ones, whole, and nothing else."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from api.worker import warm_up
from index import layout
from index.errors import IndexFault
from index.manifest import verify
from index.marks import FileMark
from index.reindex import reindex
from scripts.faulting.asking import CutOff, Service, descendants, survivors
from scripts.faulting.builds import Build, begin, kill_after
from scripts.faulting.editions import CVS, NAMES, write_edition
from scripts.faulting.words import HashedWords

PHASES = ("re-index", "swap", "serving")
SHARES = {"re-index": 50, "swap": 30, "serving": 20}
"""How many of a hundred kills are in which phase."""
FULL_SHARE = 0.2
"""How many of the re-indexes that are killed read and embed everything again."""
APART_SHARE = 0.1
"""How many of the services that are started again read in processes of their own: that takes seconds to start."""
ORPHAN_SECONDS = 20.0
PAUSE_SECONDS = 0.01
ASKED_MEANWHILE = 2
"""Questions while a re-index runs, which would otherwise wait for the service most of the time."""
_OURS = frozenset({layout.CURRENT, layout.BEFORE, layout.LOCK, layout.CACHE, layout.READINGS})
_JOURNALS = ("-wal", "-shm")
"""What SQLite keeps beside a cache until somebody opens it again, which a re-index that finds nothing new does not."""


class Broken(Exception):  # noqa: N818 - the finding, not a fault of the program
    """Something is not as it must be after a kill."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A set of postings; the marks of the files and the answers of an index that was built of it in peace."""

    name: str
    postings: Path
    files: Mapping[str, FileMark]
    answers: tuple[str, ...]


@dataclass(slots=True)
class Found:
    """What was counted. `finished` are re-indexes that were over before their kill came, and do not count as killed."""

    kills: Counter[str] = field(default_factory=Counter)
    left: Counter[tuple[str, str]] = field(default_factory=Counter)
    finished: int = 0
    answers: int = 0
    cut_off: int = 0
    broken: list[str] = field(default_factory=list)
    seconds: float = 0.0


class Trials:
    """An index, a service on it, and two editions that take each other's place."""

    def __init__(self, home: Path, seed: int) -> None:
        _warm(home)
        self._index = home / "index"
        self._dice = random.Random(seed)
        self._editions = [_edition(name, home) for name in NAMES]
        self._now = self._editions[0]
        self._service = Service(self._index, home / "log")
        self.found = Found()
        _finish(begin(self._index, self._now.postings))
        self._service.start()
        self._seconds, self._swap_seconds = self._usual()

    def close(self) -> None:
        """Stop the service."""
        self._service.stop()

    def run(self, kills: int, seconds: float, told: Callable[[Found], None] = lambda _: None) -> Found:
        """So many kills, or as many as there is time for; `told` is told after each."""
        started = time.monotonic()
        for phase in plan(kills, self._dice):
            if time.monotonic() - started > seconds:
                break
            self._until_killed(phase)
            self.found.seconds = time.monotonic() - started
            told(self.found)
        return self.found

    def _until_killed(self, phase: str) -> None:
        """Trials until one of them ended in a kill or in a finding."""
        before = (self.found.kills[phase], len(self.found.broken))
        while (self.found.kills[phase], len(self.found.broken)) == before:
            self._trial(phase)

    def _usual(self) -> tuple[float, float]:
        """How long a re-index takes, and of that the swap: the range from which instants are drawn."""
        whole, swaps = [], []
        for _ in range(4):
            self._now = self._other()
            started = time.monotonic()
            build = begin(self._index, self._now.postings)
            os.read(build.swap, 1)
            swapping = time.monotonic()
            _finish(build)
            whole.append(time.monotonic() - started)
            swaps.append(time.monotonic() - swapping)
        return median(whole), median(swaps)

    def _trial(self, phase: str) -> None:
        target = self._other()
        try:
            killed = self._kill_service(target) if phase == "serving" else self._kill_build(phase, target)
            stands = standing(self._index, self._editions)
            self.found.left[phase, "new" if stands is target else "old"] += killed
            self.found.kills[phase] += killed
            self.found.finished += not killed
            self._now = stands
            self._ask(self._now)
            self._next()
        except (Broken, CutOff, IndexFault, RuntimeError) as fault:
            self.found.broken.append(f"{phase}: {fault or type(fault).__name__}")
            self._begin_anew()

    def _kill_build(self, phase: str, target: Edition) -> bool:
        """Kill a re-index while the service is asked, which answers from one edition or the other throughout.

        False where the re-index was over before.
        """
        build = begin(self._index, target.postings, full=self._dice.random() < FULL_SHARE)
        usual = self._swap_seconds if phase == "swap" else self._seconds
        delay = self._dice.uniform(0, 1.1 * usual)
        killer = kill_after(delay, build.pid, build.swap if phase == "swap" else None)
        for _ in range(ASKED_MEANWHILE):
            self._ask(target)
        _wait_for(build)
        os.waitpid(killer, 0) if phase == "swap" else _put_off(killer)
        return build.wait() == -signal.SIGKILL

    def _kill_service(self, target: Edition) -> bool:
        """Kill the service while it answers and a re-index runs, which is killed too every other time."""
        family = descendants(self._service.pid)
        build = begin(self._index, target.postings)
        killers = [kill_after(self._dice.uniform(0, 1.1 * self._seconds), self._service.pid)]
        if self._dice.random() < 0.5:
            killers.append(kill_after(self._dice.uniform(0, self._seconds), build.pid))
        try:
            while True:
                self._ask(target)
        except CutOff:
            self.found.cut_off += 1
        self._service.reap()
        _wait_for(build)
        for killer in killers:
            _put_off(killer)
        build.wait()
        orphans = survivors(family, ORPHAN_SECONDS)
        if orphans:
            raise Broken(f"{len(orphans)} processes outlived the service")
        self._service.start(apart=self._dice.random() < APART_SHARE)
        return True

    def _ask(self, target: Edition) -> None:
        """One CV, answered from what was there or from what is coming."""
        number = self._dice.randrange(len(CVS))
        answer = self._service.matches(CVS[number])
        self.found.answers += 1
        if answer not in (self._now.answers[number], target.answers[number]):
            raise Broken("an answer is neither that of the old nor that of the new postings")

    def _next(self) -> None:
        """The next re-index, of the same postings or the others, just as it is: it succeeds and leaves nothing."""
        self._now = self._dice.choice((self._now, self._other()))
        _finish(begin(self._index, self._now.postings))
        if standing(self._index, self._editions) is not self._now:
            raise Broken("the next re-index did not make its postings current")
        left = leftovers(self._index)
        if left:
            raise Broken(f"the next re-index left {', '.join(left)} behind")
        self._ask(self._now)

    def _other(self) -> Edition:
        return next(one for one in self._editions if one is not self._now)

    def _begin_anew(self) -> None:
        """After a finding, from nothing, so that each finding stands for itself."""
        self._service.kill()
        shutil.rmtree(self._index, ignore_errors=True)
        _finish(begin(self._index, self._now.postings))
        self._service.start()


def plan(kills: int, dice: random.Random) -> Sequence[str]:
    """The phase of each kill, in random order, in the shares above."""
    phases = [phase for phase in PHASES[1:] for _ in range(kills * SHARES[phase] // 100)]
    phases += [PHASES[0]] * (kills - len(phases))
    dice.shuffle(phases)
    return phases


def standing(index_dir: Path, editions: Sequence[Edition]) -> Edition:
    """Which edition is on disk, every byte of it as in an index that was built in peace; Broken where none is."""
    files = verify(layout.current_folder(index_dir)).files
    for edition in editions:
        if files == edition.files:
            return edition
    raise Broken("the current snapshot is neither the old nor the new one")


def leftovers(index_dir: Path) -> list[str]:
    """What is in an index folder that nobody needs."""
    before = index_dir / layout.BEFORE
    needed = {
        *_OURS,
        layout.pointed_at(index_dir),
        before.read_text(encoding="utf-8").strip() if before.exists() else "",
    }
    needed |= {layout.CACHE + ending for ending in _JOURNALS}
    return sorted(path.name for path in index_dir.iterdir() if path.name not in needed)


def _warm(home: Path) -> None:
    """Load here what is loaded on first use, so that the copies of this process need not each do it again."""
    reindex([write_edition(NAMES[0], home / "warm")], home / "peace-warm", embed=HashedWords())
    warm_up(HashedWords())


def _edition(name: str, home: Path) -> Edition:
    """An edition, indexed and asked in peace."""
    postings, index_dir = write_edition(name, home / name), home / f"peace-{name}"
    _finish(begin(index_dir, postings))
    service = Service(index_dir, home / "log")
    service.start()
    try:
        answers = tuple(service.matches(cv) for cv in CVS)
    finally:
        service.stop()
    return Edition(name, postings, verify(layout.current_folder(index_dir)).files, answers)


def _finish(build: Build) -> None:
    status = build.wait()
    if status:
        raise Broken(f"a re-index that nobody disturbed ended with {status}")


def _wait_for(build: Build) -> None:
    """Until it has ended; it is not asked how, so that its number stays its own."""
    while not build.over():
        time.sleep(PAUSE_SECONDS)


def _put_off(killer: int) -> None:
    """End a killer whose victim is gone: it must not kill whoever has the number next."""
    os.kill(killer, signal.SIGKILL)
    os.waitpid(killer, 0)
