from __future__ import annotations

import numpy as np
import pytest

from tests.embedders import DIMENSION, WordCountEmbedder


@pytest.mark.parametrize(
    ("one", "other", "cosine"),
    [
        ("python", "python", 1.0),
        ("Python python", "python!", 1.0),
        ("python", "java", 0.0),
        ("python java", "python", 2**-0.5),
        ("python sql java music", "python", 0.5),
        ("ab", "ba", 1.0),
        ("", "a", 0.0),
    ],
)
def test_cosines_can_be_worked_out_on_paper(one: str, other: str, cosine: float) -> None:
    first, second = WordCountEmbedder()([one, other])
    assert float(first @ second) == pytest.approx(cosine, abs=1e-6)


def test_rows_have_length_one_in_single_precision() -> None:
    vectors = WordCountEmbedder()(["python java", "", "any other words"])
    assert (vectors.shape, vectors.dtype.name) == ((3, DIMENSION), "float32")
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)


def test_no_text_gives_no_row() -> None:
    assert WordCountEmbedder()([]).shape == (0, DIMENSION)


def test_every_text_asked_for_is_remembered() -> None:
    embed = WordCountEmbedder()
    embed(["b", "a"])
    embed(["b"])
    assert embed.embedded == ["b", "a", "b"]
