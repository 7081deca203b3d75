"""What makes a posting the same posting: its id, and the canonical form of its address."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_TRACKING = frozenset(
    [
        "gclid",
        "fbclid",
        "msclkid",
        "gh_src",
        "lever-source",
        "lever-origin",
        "ref",
        "source",
        "src",
        "trk",
        "trackingid",
        "refid",
        "mc_cid",
        "mc_eid",
    ]
)


@dataclass(frozen=True, slots=True)
class Naming:
    """What a source says that can tell one posting from another."""

    source_id: str | None
    url: str | None
    title: str
    company: str | None
    location: str | None


def canonical_url(url: str) -> str | None:
    """A web address without what does not change its meaning; None where it is none.

    Lower-case host without `www.`, no fragment, no tracking parameters, the other parameters sorted.
    """
    try:
        parts = urlsplit(url.strip())
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    kept = sorted(
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if name.lower() not in _TRACKING and not name.lower().startswith("utm_")
    )
    host = parts.hostname.lower().removeprefix("www.") + port
    return urlunsplit((parts.scheme, host, parts.path.rstrip("/"), urlencode(kept), ""))


def posting_id(posting: Naming, *, name: str, alone: bool) -> str:
    """A posting's id, the same on every run; `name` is its file, `alone` that the file holds no other.

    The source's own id; for the only posting of a file the file's stem; else the canonical address, or a hash of
    title, company and location.
    """
    if posting.source_id:
        return posting.source_id
    stem = PurePath(name).stem
    if alone and stem:
        return stem
    address = canonical_url(posting.url) if posting.url else None
    if address:
        return address
    key = "\x1f".join(part.casefold() for part in (posting.title, posting.company or "", posting.location or ""))
    return hashlib.sha256(key.encode()).hexdigest()[:16]
