"""`python -m api --index DIR [--host H] [--port N] [--workers N]`: the service on an existing index."""

from __future__ import annotations

import argparse
import resource
from contextlib import nullcontext
from pathlib import Path

from api import logs, workers
from api.settings import Settings
from matcher.errors import MatcherError


def parsed(arguments: list[str] | None = None) -> Settings:
    """The settings of the environment, with what the command line says on top."""
    parser = argparse.ArgumentParser(prog="python -m api", description="Serve CV matching over HTTP.")
    parser.add_argument("--index", type=Path, help="folder that scripts/reindex.py writes (CV_MATCHER_INDEX)")
    parser.add_argument("--host", help="address to listen on, 127.0.0.1 by default (CV_MATCHER_HOST)")
    parser.add_argument("--port", type=int, help="port to listen on, 8000 by default (CV_MATCHER_PORT)")
    parser.add_argument("--workers", type=int, help="processes that serve, 1 by default (CV_MATCHER_WORKERS)")
    parser.add_argument("--keys", type=Path, help="file of keys that python -m api.keys writes (CV_MATCHER_KEYS)")
    parser.add_argument(
        "--allow-anyone",
        action="store_true",
        default=None,
        help="serve everybody without a key, also beyond this machine (CV_MATCHER_ALLOW_ANYONE)",
    )
    given = {name: value for name, value in vars(parser.parse_args(arguments)).items() if value is not None}
    return Settings(**given)


def main() -> None:
    """Serve until a signal comes; requests in flight are finished."""
    settings = parsed()
    # A core file would hold the CVs at work.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with workers.shared(settings) if settings.workers > 1 else nullcontext():
        from api.app import create_app  # noqa: PLC0415 - `--help` stays fast without the server
        from api.server import serve  # noqa: PLC0415

        logs.install(settings.log_level, settings.log_format)
        try:
            app = create_app(settings)
        except MatcherError as fault:
            raise SystemExit(f"{fault}") from fault
        serve(app if settings.workers == 1 else workers.APP, settings)


if __name__ == "__main__":
    main()
