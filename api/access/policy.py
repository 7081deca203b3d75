"""Who may do what: one table of calls, and the rules for each way the service can be opened."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from api.access.addresses import is_loopback
from api.access.errors import AccessFault
from api.access.key_file import FollowedKeys
from api.access.keys import Scope
from api.settings import Settings

OPEN_PATHS = frozenset({"/", "/health", "/ready", "/samples", "/docs", "/docs/oauth2-redirect", "/openapi.json"})
OPEN_FOLDERS = ("/static/", "/samples/", "/static-offline-docs/")
METRICS = "/metrics"
POSTINGS = "/v1/postings"
REINDEX = "/v1/reindex"
READING_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class Need(StrEnum):
    """What a call asks of its caller."""

    NOTHING = "nothing"
    MATCH = Scope.MATCH.value
    ADMIN = Scope.ADMIN.value
    METRICS = "metrics"


def need_of(method: str, path: str) -> Need:
    """What a call needs. A path that nobody thought of needs a key."""
    reads = method in READING_METHODS
    if path == METRICS:
        return Need.METRICS
    if path in OPEN_PATHS or path.startswith(OPEN_FOLDERS):
        return Need.NOTHING if reads else Need.MATCH
    if path == REINDEX or ((path == POSTINGS or path.startswith(POSTINGS + "/")) and not reads):
        return Need.ADMIN
    return Need.MATCH


@dataclass(frozen=True, slots=True)
class Policy:
    """How the service is opened. Without `keys` and `anyone` it listens on loopback only.

    `open_writes`: whoever reaches such a service may change postings too.
    """

    keys: FollowedKeys | None
    anyone: bool
    open_writes: bool

    @property
    def own_machine(self) -> bool:
        """Whether callers are let in because they are on this machine."""
        return self.keys is None and not self.anyone

    @property
    def free(self) -> frozenset[Need]:
        """What is open to a caller without a key."""
        if self.own_machine:
            more = {Need.ADMIN} if self.open_writes else set()
            return frozenset({Need.NOTHING, Need.MATCH, Need.METRICS} | more)
        return frozenset({Need.NOTHING, Need.MATCH} if self.anyone else {Need.NOTHING})


def policy_of(settings: Settings) -> Policy:
    """The policy that the settings ask for; AccessFault where they would let in strangers without saying so."""
    keys = FollowedKeys(settings.keys) if settings.keys else None
    if keys is None and not settings.allow_anyone and not is_loopback(settings.host):
        raise AccessFault(
            f"On {settings.host} others than this machine can reach the service, so it needs keys. Make one with "
            "`python -m api.keys --file var/keys.json add NAME --scope match` and set CV_MATCHER_KEYS=var/keys.json, "
            "or start with --allow-anyone to serve everybody without a key."
        )
    return Policy(keys, settings.allow_anyone, settings.open_writes)
