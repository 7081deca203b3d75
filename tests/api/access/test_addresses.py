from __future__ import annotations

import pytest

from api.access.addresses import caller_of, is_local_name, is_loopback


@pytest.mark.parametrize(
    ("host", "caller"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("x" * 500, "x" * 64),
    ],
)
def test_who_is_counted_as_one_caller(host: str, caller: str) -> None:
    assert caller_of(host) == caller


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "LOCALHOST", "a.localhost"])
def test_addresses_of_this_machine(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "localhost.example", "", "1.0.0.127"])
def test_addresses_that_others_reach(host: str) -> None:
    assert not is_loopback(host)


@pytest.mark.parametrize("header", ["", "[", "[::1", "127.0.0.1@other.example", "other.example:80", "a:b:c"])
def test_a_host_header_that_does_not_name_this_machine(header: str) -> None:
    assert not is_local_name(header)
