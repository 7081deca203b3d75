#!/usr/bin/env bash
# The one command that passes the tests on a fresh machine; the same steps run in CI.
# Usage: scripts/test.sh [--fast] [PYTEST ARGUMENT]...     --fast leaves out the real model and the server process
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/environment.sh

fast=()
if [ "${1:-}" = "--fast" ]; then
  fast=(-m "not model and not server")
  shift
fi

prepare_environment requirements-dev.lock
run() { echo "== $*"; .venv/bin/python -m "$@"; }
run ruff check .
run ruff format --check .
run mypy
run pytest "${fast[@]}" "$@"
