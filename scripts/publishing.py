"""From the index folder of a re-index into the database that the service asks."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from api.settings import Settings
from index.current import CurrentSnapshot
from index.engines import open_postgres
from index.errors import IndexFault
from index.postgres.address import Address
from index.progress import Progress

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

    def publish(self, index_dir: Path, progress: Progress) -> None:
        """Make the current snapshot of the folder the current version of the database, unless it is already."""
        snapshot = CurrentSnapshot(index_dir).get()
        with closing(snapshot), closing(open_postgres(self._address)) as engine:
            if not engine.holds(snapshot.manifest.id):
                engine.publish(snapshot, since=self._since, progress=progress)
