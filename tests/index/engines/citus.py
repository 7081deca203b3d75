"""A Citus cluster for whoever has one: CV_MATCHER_TEST_CITUS_URL names its coordinator, and the suite runs on it too.

The cluster's nodes must have pgvector; the user must be a superuser on all of them, and the database hold nothing else:
the tables of the index are dropped before each test.
"""

from __future__ import annotations

import os

import psycopg

from index.postgres.rows import TABLES

URL = os.environ.get("CV_MATCHER_TEST_CITUS_URL", "")
_OTHERS = (
    "snapshot",
    "change",
    "posted",
    "posted_source",
    "_yoyo_log",
    "_yoyo_migration",
    "_yoyo_version",
    "yoyo_lock",
)


def emptied() -> str:
    """The address, with nothing in the database."""
    with psycopg.connect(URL, autocommit=True) as connection:
        connection.execute(f"DROP TABLE IF EXISTS {', '.join((*TABLES, *_OTHERS))} CASCADE".encode())
    return URL
