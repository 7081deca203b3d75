"""Keys: what is kept of them, how they are compared, and how a running service follows their file."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from pathlib import Path

import pytest

from api import keys as command
from api.access.errors import AccessFault
from api.access.key_file import FollowedKeys, change_keys, read_keys
from api.access.keys import Key, Scope, key_of, new_key


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "keys.json"


def added(file: Path, *scopes: Scope) -> tuple[Key, str]:
    key, secret = new_key("a careers service", scopes)
    change_keys(file, lambda keys: (*keys, key))
    return key, secret


def test_a_secret_finds_its_key_and_nothing_else_does() -> None:
    key, secret = new_key("one", [Scope.MATCH])
    other, _ = new_key("two", [Scope.MATCH])
    assert [key_of(text, (other, key)) for text in (secret, secret[:-1], "", "é")] == [key, None, None, None]


def test_every_key_is_compared_in_constant_time(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []
    true_compare = hmac.compare_digest

    def counting(kept: str, given: str) -> bool:
        compared.append(kept)
        return true_compare(kept, given)

    monkeypatch.setattr("api.access.keys.hmac.compare_digest", counting)
    (first, secret), (second, _) = new_key("one", [Scope.MATCH]), new_key("two", [Scope.ADMIN])
    assert key_of(secret, (first, second)) == first
    assert compared == [first.sha256, second.sha256]


def test_the_file_holds_no_secret(file: Path) -> None:
    key, secret = added(file, Scope.MATCH)
    text = file.read_text()
    assert key.sha256 in text
    assert secret not in text
    assert secret.removeprefix("cvm_") not in text


def test_a_change_of_the_file_is_heeded_and_a_damaged_file_changes_nothing(file: Path) -> None:
    first, _ = added(file, Scope.MATCH)
    followed = FollowedKeys(file)
    second, _ = added(file, Scope.ADMIN)
    assert followed.get() == (first, second)
    whole = file.read_text()
    file.write_text(whole[:-10])
    assert followed.get() == (first, second)
    file.unlink()
    assert followed.get() == (first, second)
    file.write_text(whole)
    change_keys(file, lambda keys: tuple(key for key in keys if key.id != first.id))
    assert followed.get() == (second,)


def test_the_file_keeps_its_place_when_it_is_written(file: Path) -> None:
    added(file, Scope.MATCH)
    place = file.stat().st_ino
    added(file, Scope.MATCH)
    change_keys(file, lambda keys: keys[:1])
    assert (file.stat().st_ino, len(read_keys(file))) == (place, 1)


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "cannot be read"), (b"{", "is damaged"), (b"\xff\xfe", "cannot be read"), (b'{"keys": []}', "no key yet")],
)
def test_a_file_that_cannot_be_used_is_refused_with_what_to_do(file: Path, content: bytes | None, said: str) -> None:
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(AccessFault, match=said) as caught:
        FollowedKeys(file)
    assert "python -m api.keys --file" in str(caught.value)


def run(file: Path, *words: str) -> int:
    arguments: Sequence[str] = ["--file", str(file), *words]
    return command.main(arguments)


def test_the_command_prints_a_new_key_once_and_then_lists_it_without(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(file, "add", "Careers service", "--scope", "match", "--scope", "admin") == 0
    secret = capsys.readouterr().out.strip()
    (key,) = read_keys(file)
    assert key_of(secret, (key,)) == key
    assert run(file, "list") == 0
    listed = capsys.readouterr().out
    assert key.id in listed
    assert "Careers service" in listed
    assert secret not in listed


def test_the_command_removes_a_key_by_its_id(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (first, _), (second, _) = added(file, Scope.MATCH), added(file, Scope.MATCH)
    assert [run(file, "remove", first.id), run(file, "remove", first.id)] == [0, 1]
    assert "There is no key" in capsys.readouterr().err
    assert read_keys(file) == (second,)


def test_the_command_needs_to_know_the_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("CV_MATCHER_KEYS", raising=False)
    assert command.main(["list"]) == 1
    assert "--file FILE" in capsys.readouterr().err
