"""The fuzzer: sound seeds, mutants that come out the same for the same seed, and a small run of them."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from api.reading.limits import Limits
from api.reading.tasks import READ_CV, ReadHere
from matcher.posting.read import read_postings
from scripts import fuzz
from scripts.fuzzing import run
from scripts.fuzzing.pdf_objects import build, parse, root_of
from scripts.fuzzing.run import Outcome, counts, mutant_of
from scripts.fuzzing.seeds import KINDS, PARTS, Seed, docx_of, seeds

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
SEEDS = seeds(SAMPLES)


def test_every_kind_of_file_has_seeds_and_a_share() -> None:
    assert {seed.kind for seed in SEEDS} == set(KINDS) == set(run.SHARES)
    assert sum(run.SHARES.values()) == 100


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
def test_a_seed_is_a_sound_file(seed: Seed) -> None:
    if seed.kind == "posting":
        assert read_postings(seed.content, name=seed.name).postings
    else:
        assert ReadHere().run(READ_CV, seed.content).cv.statements


@pytest.mark.parametrize("compress", [False, True])
def test_a_pdf_that_is_taken_apart_and_built_again_reads_the_same(compress: bool) -> None:
    again = build(parse(PARTS), root_of(PARTS), compress=compress)
    here = ReadHere()
    assert here.run(READ_CV, again).cv == here.run(READ_CV, PARTS).cv


def test_the_same_seed_makes_the_same_mutants_and_another_makes_others() -> None:
    first, again, others = ([mutant_of(SEEDS, seed, n) for n in range(30)] for seed in (1, 1, 2))
    assert first == again
    assert first != others


def test_a_word_document_is_made_the_same_at_any_time(monkeypatch: pytest.MonkeyPatch) -> None:
    now = docx_of("# A Student")
    monkeypatch.setattr("zipfile.time.localtime", lambda *_: time.struct_time((2031, 5, 6, 7, 8, 9, 1, 126, 0)))
    assert docx_of("# A Student") == now


def test_most_mutants_differ_from_their_seed() -> None:
    made = [mutant_of(SEEDS, 1, number) for number in range(100)]
    assert sum(content != seed.content for seed, content in made) > 80


def test_mutants_bring_no_reader_down(capsys: pytest.CaptureFixture[str]) -> None:
    assert fuzz.main(["--count", "150", "--seed", "7"]) == 0, capsys.readouterr().out
    assert "Given up: 0 of 150." in capsys.readouterr().out


def test_a_file_that_is_given_up_is_reported_and_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--count", "1", "--seconds", "0.000001", "--keep", str(tmp_path / "kept"), "--kind", "text"]
    assert fuzz.main(arguments) == 1
    assert "Given up: 1 of 1." in capsys.readouterr().out
    seed, content = mutant_of([one for one in SEEDS if one.kind == "text"], 1, 0)
    assert (tmp_path / "kept" / f"1-0-{seed.name}").read_bytes() == content


def test_endings_are_counted_by_kind() -> None:
    seed = random.Random(1).choice(SEEDS)
    fuzzed = run.Fuzzed(tuple(Outcome(n, seed, "read", "", 0.1) for n in range(3)), *[run.footprint()] * 2)
    assert counts(fuzzed) == {seed.kind: {"read": 3}}


@pytest.mark.slow
def test_ten_thousand_mutants_bring_no_reader_down_and_leave_nothing_behind() -> None:
    fuzzed = run.fuzz(SEEDS, range(10_000), seed=1, readers=2, limits=Limits(files=run.NEVER))
    assert [one for one in fuzzed.outcomes if one.ending == "given up"] == []
    assert fuzzed.after.service_handles == fuzzed.before.service_handles
    assert fuzzed.after.reader_handles == fuzzed.before.reader_handles
    assert fuzzed.after.reader_bytes < fuzzed.before.reader_bytes + 150_000_000
