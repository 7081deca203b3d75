"""What can be wrong with the ways in; each message ends in what to do."""

from __future__ import annotations

from matcher.errors import MatcherError


class AccessFault(MatcherError):  # noqa: N818 - named like the faults of matcher.errors
    """The settings would open the service to strangers, or the file of keys cannot be used."""
