"""From the index folder of a re-index into the database that the service asks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from api.settings import Settings
from index.current import CurrentSnapshot
from index.engines import open_postgres
from index.errors import IndexFault
from index.posted import PostedPostings, SentSource
from index.postgres.address import Address
from index.progress import Progress
from matcher.embedding import Embedder

if TYPE_CHECKING:
    from index.postgres.load import Mark


def address_of(option: str | None) -> Address | None:
    """The database that `--database` or the environment names, None for none.

    IndexFault for a password on the command line, where every user of the machine can read it.
    """
    settings = Settings()
    if option is None:
        return settings.database
    if "password=" in option or ":" in option.partition("://")[2].rpartition("@")[0]:
        raise IndexFault(
            "Leave the password out of --database: others can read it there. Put it into a file and name that in "
            "CV_MATCHER_DATABASE_PASSWORD_FILE, or give the whole address in CV_MATCHER_DATABASE_URL."
        )
    return Address(option, settings.database_password_file)


class Publisher:
    """Copies the index of a folder into a database. Live changes made after it was made are kept."""

    def __init__(self, address: Address) -> None:
        self._address = address
        with closing(open_postgres(address)) as engine:
            self._since: Mark = engine.mark()

    @contextmanager
    def sources(self, index_dir: Path, embed: Embedder, *, forget: bool) -> Iterator[SentSource]:
        """What was sent to services on the database, which is read beside the files; what was sent to one on the folder
        before is taken in. `forget`: nothing of either."""
        folder = PostedPostings(index_dir)
        with closing(open_postgres(self._address)) as engine:
            posted = engine.posted(embed)
            if forget:
                posted.forget()
                folder.forget()
            posted.adopt(folder)
            yield posted

    def publish(self, index_dir: Path, progress: Progress, *, sent: int = 0) -> None:
        """Make the current snapshot of the folder the current version of the database, unless it is already.

        `sent` is the last change over HTTP that it holds; what came after is taken over from the version before.
        """
        snapshot = CurrentSnapshot(index_dir).get()
        with closing(snapshot), closing(open_postgres(self._address)) as engine:
            if not engine.holds(snapshot.manifest.id):
                engine.publish(snapshot, since=replace(self._since, sent=sent), progress=progress)
