"""What can go wrong on the way to a page. In each message "it" is the page or the board that was asked for."""

from __future__ import annotations

from index.errors import IndexFault


class FetchFault(IndexFault):
    """The root: this source could not be fetched; the others go on."""


class AddressRefused(FetchFault):
    """An address that is never asked: of another scheme or port, with a password, or inside a private network."""


class TooLarge(FetchFault):
    """The answer is longer than a page or a feed of postings can be."""


class TryAgain(FetchFault):
    """The fault may pass: no connection, a time-out, or a busy server that may have said how long to wait."""

    def __init__(self, message: str, *, wait_seconds: float | None = None) -> None:
        super().__init__(message)
        self.wait_seconds = wait_seconds
