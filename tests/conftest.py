"""What holds for every test: no network."""

from __future__ import annotations

import pytest
from pytest_socket import disable_socket, enable_socket


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Unit tests open no socket; Unix sockets are left, because event loops talk to themselves through them."""
    if item.get_closest_marker("server") is None and item.get_closest_marker("model") is None:
        disable_socket(allow_unix_socket=True)


def pytest_runtest_teardown() -> None:
    enable_socket()
