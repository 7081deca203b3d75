"""Keys and what they open. A key is random and long, so its SHA-256 says nothing about it and needs no salt."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

PREFIX = "cvm_"
"""Programs that look for leaked secrets find keys by it."""
SECRET_BYTES = 32


class Scope(StrEnum):
    """What a key opens: the calls with a CV and the lists, or postings and metrics. Neither includes the other."""

    MATCH = "match"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Key:
    """A key as it is kept: `sha256` of the secret in hexadecimal, `created` as ISO 8601; the secret is nowhere."""

    id: str
    name: str
    scopes: tuple[Scope, ...]
    sha256: str
    created: str


def new_key(name: str, scopes: Iterable[Scope]) -> tuple[Key, str]:
    """A key and its secret, which is shown once and never kept."""
    secret = PREFIX + secrets.token_urlsafe(SECRET_BYTES)
    created = datetime.now(UTC).isoformat(timespec="seconds")
    return Key(secrets.token_hex(4), name, tuple(sorted(set(scopes))), _digest(secret), created), secret


def key_of(secret: str, keys: Iterable[Key]) -> Key | None:
    """The key of a secret. Every key is compared, each in constant time, so that the time taken tells nothing."""
    digest = _digest(secret)
    found = None
    for key in keys:
        if hmac.compare_digest(key.sha256, digest):
            found = key
    return found


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).hexdigest()
