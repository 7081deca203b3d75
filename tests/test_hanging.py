"""The guard itself: it stops what hangs and leaves what does not."""

from __future__ import annotations

import time

import pytest

from tests.hanging import no_hang


def test_what_hangs_is_stopped() -> None:
    with pytest.raises(AssertionError, match="still running"), no_hang(0.05):
        time.sleep(5)


def test_what_ends_in_time_is_left_alone() -> None:
    with no_hang(5):
        done = True
    assert done
