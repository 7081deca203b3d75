"""Where the database is. The password never stands in a log, a message or on a command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from index.errors import IndexFault

LIMITS: Mapping[str, str] = {
    "connect_timeout": "5",
    "keepalives_idle": "10",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "15000",
    "application_name": "cv-matcher",
}
"""A server that does not answer is given up after these times (seconds; the last but one: milliseconds) unless the
address says otherwise."""


@dataclass(frozen=True, slots=True)
class Address:
    """A libpq connection URI or string, and the file that the password is in, read anew for every connection."""

    url: str = field(repr=False)
    password_file: Path | None = None

    def password(self) -> str | None:
        """The password of the file, None without one; IndexFault where the file cannot be read."""
        if self.password_file is None:
            return None
        try:
            return self.password_file.read_text(encoding="utf-8").rstrip("\r\n")
        except (OSError, UnicodeDecodeError) as fault:
            raise IndexFault(
                "The file with the password of the database cannot be read. Set CV_MATCHER_DATABASE_PASSWORD_FILE to a "
                "readable file that holds nothing but the password."
            ) from fault
