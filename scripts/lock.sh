#!/usr/bin/env bash
# Writes the lock files from pyproject.toml. Needs the development environment (or PYTHON, with pip-tools).
set -euo pipefail
cd "$(dirname "$0")/.."
compile() {
  "${PYTHON:-.venv/bin/python}" -m piptools compile --quiet --strip-extras --no-emit-index-url --no-emit-trusted-host \
    --no-emit-find-links --no-header --no-annotate --allow-unsafe "$@" pyproject.toml
}
compile --output-file requirements.lock
compile --extra postgres --output-file requirements-postgres.lock
compile --extra postgres --extra dask --output-file requirements-cluster.lock
compile --extra dev --extra postgres --output-file requirements-dev.lock
sed -i 's/^\(torch==[0-9.]*\)+cpu$/\1/' requirements.lock requirements-postgres.lock requirements-cluster.lock requirements-dev.lock
