"""The OpenAPI document against the service: `python scripts/fuzz_api.py --index DIR [--minutes N] [--examples N]`.

Schemathesis makes requests from the document, sound ones and others, and holds the answers against it. The service is
one of its own, on a copy of the index, with a key that opens every call.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = ("positive_data_acceptance", "negative_data_rejection", "use_after_free", "ensure_resource_availability")
"""What a document cannot say: which bytes are a CV; that a blank field of a form is one not sent; that a posting which
was added or removed is so after the next re-index."""
RUN = ("--phases=coverage,fuzzing,stateful", "--mode=positive", "--continue-on-failure", "--no-color")
"""Only sound forms are generated freely: Schemathesis 4.32 breaks when it is to break one with a file in it."""


def parsed(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="Hold the service against its OpenAPI document.")
    parser.add_argument("--index", type=Path, required=True, metavar="DIR", help="an index; a copy of it is used")
    parser.add_argument("--minutes", type=float, default=10.0, help="how long at most (10)")
    parser.add_argument("--examples", type=int, default=100, help="how many requests of each kind (100)")
    parser.add_argument("--seed", type=int, default=1, help="the same seed sends the same requests")
    parser.add_argument("--port", type=int, default=18443, help="a free port (18443)")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what Schemathesis found; not 0 when it found something."""
    options = parsed(arguments)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        shutil.copytree(options.index, home / "index")
        key = _key(home / "keys.json")
        with _serving(home, options.port) as log:
            checked = subprocess.run(_command(options, key), cwd=home, check=False).returncode
        failed = [line for line in log.read_text(encoding="utf-8").splitlines() if " failed: " in line]
    print("\n".join(failed))
    return checked or len(failed[:1])


def _command(options: argparse.Namespace, key: str) -> list[str]:
    program = Path(sys.executable).with_name("schemathesis")
    return [
        *(str(program), "run", f"http://127.0.0.1:{options.port}/openapi.json", "--wait-for-schema=120", *RUN),
        *(f"--max-examples={options.examples}", f"--max-time={int(60 * options.minutes)}", f"--seed={options.seed}"),
        *(f"--exclude-checks={','.join(LEFT_OUT)}", "-H", f"Authorization: Bearer {key}"),
    ]


def _key(file: Path) -> str:
    add = [
        sys.executable,
        "-m",
        "api.keys",
        "--file",
        str(file),
        "add",
        "check",
        "--scope",
        "match",
        "--scope",
        "admin",
    ]
    return subprocess.run(add, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split()[-1]


@contextmanager
def _serving(home: Path, port: int) -> Iterator[Path]:
    """The service, with where it logs."""
    command = [sys.executable, "-m", "api", "--index", str(home / "index"), "--port", str(port)]
    settings = {"CV_MATCHER_KEYS": str(home / "keys.json"), "CV_MATCHER_RATE_PER_KEY": ""}
    settings |= {"CV_MATCHER_RATE_PER_ADDRESS": ""}
    with (home / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=os.environ | settings, stderr=log)
    try:
        yield home / "log"
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


if __name__ == "__main__":
    sys.exit(main())
