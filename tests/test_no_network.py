from __future__ import annotations

import socket

import pytest
from pytest_socket import SocketBlockedError


def test_a_unit_test_cannot_open_a_network_socket() -> None:
    with pytest.warns(UserWarning, match="tried to use socket"), pytest.raises(SocketBlockedError):
        socket.socket(socket.AF_INET, socket.SOCK_STREAM)


def test_a_unix_socket_is_left_for_event_loops() -> None:
    one, other = socket.socketpair()
    one.close()
    other.close()


@pytest.mark.server
def test_a_server_test_may_open_one() -> None:
    socket.socket(socket.AF_INET, socket.SOCK_STREAM).close()
