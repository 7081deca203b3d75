"""What makes a posting the same posting: its id, and the canonical form of its address."""

from __future__ import annotations

import hashlib
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


def posting_id(
    *,
    source_id: str | None,
    url: str | None,
    title: str,
    company: str | None,
    location: str | None,
    name: str,
    alone: bool,
) -> str:
    """A posting's id, the same on every run.

    The source's own id; for the only posting of a file the file's stem; else the canonical address, or a hash of
    title, company and location.
    """
    if source_id:
        return source_id
    stem = PurePath(name).stem
    if alone and stem:
        return stem
    address = canonical_url(url) if url else None
    if address:
        return address
    key = "\x1f".join(part.casefold() for part in (title, company or "", location or ""))
    return hashlib.sha256(key.encode()).hexdigest()[:16]
