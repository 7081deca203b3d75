"""What a browser may do with an answer: nothing beyond this service, and for the page only what the page needs."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import MutableHeaders

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
DOCS_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Swagger UI starts from an inline script and sets styles in its markup; it shows nothing that was uploaded."""
DOCS_PATHS = ("/docs", "/docs/oauth2-redirect", "/static-offline-docs")

COMMON: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def protect(path: str, headers: MutableHeaders) -> None:
    """Set the headers of an answer to `path`, and keep it out of every cache unless its route says otherwise."""
    for name, value in COMMON.items():
        headers[name] = value
    headers["Content-Security-Policy"] = DOCS_POLICY if _is_docs(path) else PAGE_POLICY
    headers.setdefault("Cache-Control", "no-store")


def _is_docs(path: str) -> bool:
    return any(path == one or path.startswith(one + "/") for one in DOCS_PATHS)
