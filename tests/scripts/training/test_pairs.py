from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from scripts.training.pairs import Pair, PairsError, held_back, licences, load_pairs, sampled

LINE = '{"anchor": "weaver", "positive": "loom operator", "source": "s", "licence": "CC BY 4.0"}\n'
PAIRS = tuple(Pair(anchor=f"a{n}", positive=f"p{n // 2}", source="xy"[n % 2]) for n in range(400))


@pytest.mark.parametrize("name", ["pairs.jsonl", "pairs.jsonl.gz"])
def test_plain_and_packed_files_are_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(LINE.encode()) if name.endswith(".gz") else LINE.encode())
    assert load_pairs(path) == (Pair(anchor="weaver", positive="loom operator", source="s", licence="CC BY 4.0"),)


@pytest.mark.parametrize("content", ['{"anchor": "weaver"}', '{"anchor": "", "positive": "x"}', "no JSON"])
def test_a_damaged_line_names_the_file(tmp_path: Path, content: str) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text(LINE + content)
    with pytest.raises(PairsError, match=r"pairs\.jsonl cannot be read as pairs"):
        load_pairs(path)


def test_a_positive_is_held_back_with_all_its_pairs() -> None:
    kept, back = held_back(PAIRS, 0.3)
    assert sorted((*kept, *back), key=PAIRS.index) == list(PAIRS)
    assert not {pair.positive for pair in kept} & {pair.positive for pair in back}
    assert 80 < len(back) < 160


def test_pairs_of_a_group_are_not_held_back() -> None:
    grouped = [pair.model_copy(update={"group": "g"}) for pair in PAIRS]
    assert held_back(grouped, 0.3) == (tuple(grouped), ())


def test_so_many_pairs_of_each_source_are_taken() -> None:
    assert [pair.source for pair in sampled(PAIRS, 3, seed=1)] == ["x"] * 3 + ["y"] * 3


def test_the_seed_decides_which_pairs_are_taken() -> None:
    assert sampled(PAIRS, 3, seed=1) == sampled(PAIRS, 3, seed=1) != sampled(PAIRS, 3, seed=2)


def test_each_source_has_its_licence() -> None:
    pairs = [Pair(anchor="a", positive="b", source="t", licence="MIT"), Pair(anchor="a", positive="c")]
    assert licences(pairs) == {"pairs": "not stated", "t": "MIT"}
