"""Whether one can still apply, as of a date, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from matcher.nouns import Posting, PostingStatus


@dataclass(frozen=True, slots=True)
class StatusReading:
    """A status and the reason for it, in plain words."""

    status: PostingStatus
    reason: str


def status_of(posting: Posting, as_of: date) -> StatusReading:
    """The status on a day: the source's own notice first, then the deadline, then a rolling process."""
    if posting.closed_notice:
        return StatusReading(PostingStatus.CLOSED, "The source says that applications are closed.")
    if posting.deadline is not None:
        written = posting.deadline.isoformat()
        if posting.deadline.day < as_of:
            return StatusReading(PostingStatus.CLOSED, f"The deadline was {written}.")
        return StatusReading(PostingStatus.OPEN, f"The deadline is {written}.")
    if posting.closed_notice is False:
        return StatusReading(PostingStatus.OPEN, "The source takes applications until the places are filled.")
    return StatusReading(PostingStatus.UNKNOWN, "The source gives no deadline and does not say whether it is open.")
