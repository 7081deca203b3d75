"""Keys in a file, and a service that asks for them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from api.access.key_file import change_keys
from api.access.keys import Scope, new_key


@dataclass(frozen=True, slots=True)
class KeyRing:
    """A file of keys, with the secret and the id of each by a short name."""

    file: Path
    secrets: dict[str, str]
    ids: dict[str, str]

    def headers(self, name: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.secrets[name]}"}

    def keep(self, *names: str) -> None:
        kept = {self.ids[name] for name in names}
        change_keys(self.file, lambda keys: tuple(key for key in keys if key.id in kept))

    def add(self, name: str, *scopes: Scope) -> None:
        key, secret = new_key(name, scopes)
        change_keys(self.file, lambda keys: (*keys, key))
        self.secrets[name], self.ids[name] = secret, key.id


@pytest.fixture
def ring(tmp_path: Path) -> KeyRing:
    made = KeyRing(tmp_path / "keys.json", {}, {})
    made.add("match", Scope.MATCH)
    made.add("admin", Scope.ADMIN)
    return made
