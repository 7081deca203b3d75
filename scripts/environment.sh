# Sourced by start.sh and test.sh: makes .venv from the lock file, once, and again whenever the lock file has changed.
# An interrupted installation leaves no stamp, so the next run completes it.

prepare_environment() {
  local lock="$1" stamp=".venv/.installed-$(basename "$1")"
  local python="${PYTHON:-python3.11}"
  command -v "$python" >/dev/null || python=python3
  if ! "$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then
    echo "Python 3.11 is needed. Install it, or set PYTHON to its path." >&2
    return 1
  fi
  if [ ! -x .venv/bin/python ] || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    echo "Making .venv ..."
    rm -rf .venv
    "$python" -m venv .venv
  fi
  if ! cmp -s "$lock" "$stamp"; then
    echo "Installing the packages of $lock (a few minutes the first time) ..."
    .venv/bin/python -m pip install -qq --disable-pip-version-check --requirement "$lock"
    cp "$lock" "$stamp"
  fi
}
