"""`python -m api.keys [--file FILE] add NAME --scope match | list | remove ID`: the keys of the service.

A new key is printed once and kept nowhere: the file holds its SHA-256. A running service heeds a change at once.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from api.access.key_file import change_keys, read_keys
from api.access.keys import Key, Scope, new_key
from matcher.errors import MatcherError

SETTING = "CV_MATCHER_KEYS"


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when it was done, 1 when the file cannot be used or holds no such key."""
    options = _parser().parse_args(arguments)
    if options.file is None:
        print(f"Name the file of keys: --file FILE, or {SETTING} in the environment.", file=sys.stderr)
        return 1
    try:
        return int(options.do(options))
    except (MatcherError, OSError) as fault:
        print(fault, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m api.keys", description="Keys of the service.")
    named = os.environ.get(SETTING)
    parser.add_argument("--file", type=Path, default=Path(named) if named else None, help=f"default: {SETTING}")
    calls = parser.add_subparsers(required=True, metavar="add | list | remove")
    add = calls.add_parser("add", help="make a key and print it once")
    add.add_argument("name", help="whose key it is, for you to know it by")
    add.add_argument("--scope", action="append", required=True, choices=[one.value for one in Scope])
    add.set_defaults(do=_add)
    calls.add_parser("list", help="the keys, without their secrets").set_defaults(do=_list)
    remove = calls.add_parser("remove", help="let a key open nothing any more")
    remove.add_argument("id", help="as `list` shows it")
    remove.set_defaults(do=_remove)
    return parser


def _add(options: argparse.Namespace) -> int:
    key, secret = new_key(options.name, [Scope(one) for one in options.scope])
    change_keys(options.file, lambda keys: (*keys, key))
    print(f"Key {key.id} for {key.name} ({', '.join(key.scopes)}). It is shown this once:", file=sys.stderr)
    print(secret)
    return 0


def _list(options: argparse.Namespace) -> int:
    for key in read_keys(options.file):
        print(f"{key.id}  {', '.join(key.scopes):13}  {key.created}  {key.name}")
    return 0


def _remove(options: argparse.Namespace) -> int:
    found: list[Key] = []

    def without(keys: tuple[Key, ...]) -> tuple[Key, ...]:
        found.extend(key for key in keys if key.id == options.id)
        return tuple(key for key in keys if key.id != options.id)

    change_keys(options.file, without)
    if not found:
        print(f"There is no key {options.id} in {options.file}.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
