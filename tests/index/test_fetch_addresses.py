"""What may be asked at all, decided without a socket."""

from __future__ import annotations

import pytest

from index.fetch.addresses import Address, check_port, follow, is_public, parse_address
from index.fetch.arguments import is_remote
from index.fetch.errors import AddressRefused


@pytest.mark.parametrize(
    ("network_address", "expected"),
    [
        ("93.184.215.14", True),
        ("8.8.8.8", True),
        ("2606:4700:4700::1111", True),
        ("127.0.0.1", False),
        ("127.8.8.8", False),
        ("0.0.0.0", False),
        ("10.0.0.1", False),
        ("172.16.0.1", False),
        ("172.31.255.255", False),
        ("172.32.0.1", True),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("192.0.2.1", False),
        ("198.18.0.1", False),
        ("224.0.0.1", False),
        ("239.255.255.250", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("fd12:3456::1", False),
        ("fec0::1", False),
        ("ff02::1", False),
        ("2001:db8::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:169.254.169.254", False),
        ("::ffff:8.8.8.8", True),
        ("::127.0.0.1", False),
        ("64:ff9b::10.0.0.1", False),
        ("64:ff9b::8.8.8.8", True),
        ("2002:7f00:1::", False),
        ("2001:0:a00:1::1", False),
        ("2001:0:808:808::f5ff:fffe", False),
        ("2001:0:808:808::f7f7:f7f7", True),
        ("no address", False),
        ("", False),
    ],
)
def test_only_addresses_of_the_public_internet_are_public(network_address: str, expected: bool) -> None:
    assert is_public(network_address) is expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://tern.example/jobs/1", Address("https", "tern.example", 443, "/jobs/1")),
        ("HTTP://Tern.Example", Address("http", "tern.example", 80, "/")),
        ("http://tern.example:8080/a?b=c&d=%20#part", Address("http", "tern.example", 8080, "/a?b=c&d=%20")),
        ("https://tern.example/stühle?für=ö", Address("https", "tern.example", 443, "/st%C3%BChle?f%C3%BCr=%C3%B6")),
        ("https://münchen.example/", Address("https", "xn--mnchen-3ya.example", 443, "/")),
        ("http://[2606:4700::1]/x", Address("http", "2606:4700::1", 80, "/x")),
        ("http://tern.example/a@b", Address("http", "tern.example", 80, "/a@b")),
    ],
)
def test_a_url_is_taken_apart(url: str, expected: Address) -> None:
    assert parse_address(url) == expected


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://tern.example/jobs", "begins with http"),
        ("file:///etc/passwd", "begins with http"),
        ("gopher://tern.example/", "begins with http"),
        ("//tern.example/", "begins with http"),
        ("http://", "no valid web address"),
        ("http://:80/", "no valid web address"),
        ("http://[::1/", "no valid web address"),
        ("http://tern.example:99999/", "no valid web address"),
        ("http://tern.example/a b", "no valid web address"),
        ("http://tern.example/a\r\nHost: other.example", "no valid web address"),
        ("http://tern.exa\tmple/", "no valid web address"),
        ("http://" + "ä" * 300 + "/", "no valid web address"),
        ("http://tern.example/" + "a" * 2000, "no valid web address"),
        ("https://user:secret@tern.example/", "a user name or a password"),
        ("https://user@tern.example/", "a user name or a password"),
        ("https://@tern.example/", "a user name or a password"),
    ],
)
def test_other_addresses_are_refused_with_the_reason(url: str, reason: str) -> None:
    with pytest.raises(AddressRefused, match=reason):
        parse_address(url)


def test_a_password_is_not_repeated_in_the_reason() -> None:
    with pytest.raises(AddressRefused) as refused:
        parse_address("https://user:secret@tern.example/")
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    "url", ["https://tern.example/a?b=c", "http://tern.example:81/", "http://[2606:4700::1]:8080/x"]
)
def test_an_address_is_written_as_it_was_read(url: str) -> None:
    assert parse_address(url).url == url


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("/jobs/2", "https://tern.example/jobs/2"),
        ("2?x=1", "https://tern.example/jobs/2?x=1"),
        ("//gull.example/", "https://gull.example/"),
        ("http://gull.example/a#b", "http://gull.example/a"),
    ],
)
def test_a_redirect_leads_from_where_it_stands(location: str, expected: str) -> None:
    assert follow(parse_address("https://tern.example/jobs/1"), location).url == expected


@pytest.mark.parametrize("location", ["file:///etc/passwd", "https://a:b@gull.example/", "http://[", "javascript:x"])
def test_a_redirect_to_another_kind_of_address_is_refused(location: str) -> None:
    with pytest.raises(AddressRefused):
        follow(parse_address("https://tern.example/"), location)


@pytest.mark.parametrize("port", [22, 25, 6379, 8000, 8080])
def test_ports_of_other_services_are_refused(port: int) -> None:
    with pytest.raises(AddressRefused, match="only the ports 80 and 443"):
        check_port("tern.example", port, allowed=frozenset({("gull.example", port), ("tern.example", 1)}))


def test_the_ports_of_the_web_and_an_allowed_one_pass() -> None:
    for port in (80, 443, 8000):
        check_port("tern.example", port, allowed=frozenset({("tern.example", 8000)}))


@pytest.mark.parametrize(
    ("argument", "expected"),
    [
        ("greenhouse:tern", True),
        ("lever:tern", True),
        ("ashby:", True),
        ("https://tern.example/jobs/1", True),
        ("HTTP://tern.example", True),
        ("ftp://tern.example", True),
        ("postings", False),
        ("./lever:tern", False),
        ("greenhouse", False),
        ("C:\\postings", False),
        ("workday:tern", False),
        ("folder/https://tern.example", False),
    ],
)
def test_boards_and_urls_are_told_from_files(argument: str, expected: bool) -> None:
    assert is_remote(argument) is expected
