#!/usr/bin/env bash
# Looks every locked package up in the vulnerability service of PyPI, with pip-audit in an environment of its own.
# Needs the network; ends with an error where a known vulnerability is found, or a package cannot be looked up (--strict).
set -euo pipefail
cd "$(dirname "$0")/.."
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
"${PYTHON:-python3}" -m venv "$home/venv"
"$home/venv/bin/pip" install --quiet "pip-audit>=2.10,<3"
# The lock files are complete, so nothing needs to be resolved or installed.
for lock in requirements-cluster.lock requirements-dev.lock; do
  echo "$lock"
  "$home/venv/bin/pip-audit" --requirement "$lock" --no-deps --disable-pip --strict --progress-spinner off "$@"
done
