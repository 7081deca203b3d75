"""What holds for every test: no network; and slow ones are left out unless asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from pytest_socket import disable_socket, enable_socket

if TYPE_CHECKING:
    from tests.postgres_server import Server


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Unit tests open no socket; Unix sockets are left, because event loops talk to themselves through them."""
    if item.get_closest_marker("server") is None and item.get_closest_marker("model") is None:
        disable_socket(allow_unix_socket=True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what takes many minutes, unless the command line asks for it (`-m slow`)."""
    if "slow" not in str(config.option.markexpr):
        slow = [item for item in items if item.get_closest_marker("slow")]
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if item not in slow]


def pytest_runtest_teardown() -> None:
    enable_socket()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """A PostgreSQL server for the whole run; the tests that need it are skipped where it cannot start."""
    from tests.postgres_server import CannotStart, Server  # noqa: PLC0415 - only where it is asked for

    try:
        server = Server()
        server.create()
        server.start()
    except CannotStart as reason:
        pytest.skip(str(reason))
    yield server
    server.remove()
