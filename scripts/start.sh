#!/usr/bin/env bash
# The one command for a fresh machine: environment, index, a first answer in the terminal, and the service.
# Usage: scripts/start.sh [--port N] [--postings PATH]...
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/environment.sh

port="${CV_MATCHER_PORT:-8000}"
postings=()
while [ $# -gt 0 ]; do
  case "$1" in
    --port) port="${2:?--port needs a number}"; shift 2 ;;
    --postings) postings+=("${2:?--postings needs a path}"); shift 2 ;;
    -h|--help) sed -n '2,3p' "$0" | cut -c3-; exit 0 ;;
    *) echo "Unknown option $1; see scripts/start.sh --help" >&2; exit 2 ;;
  esac
done

prepare_environment requirements.lock
index="${CV_MATCHER_INDEX:-var/index}"
sample=samples/cvs/tamsin-okoro-lisle.pdf

if [ ${#postings[@]} -eq 0 ] && [ ! -e "$index/current" ]; then
  postings=(samples/postings)
fi

# The answer comes first for whoever has just built an index; a later start goes straight to the service.
if [ ${#postings[@]} -gt 0 ]; then
  .venv/bin/python scripts/reindex.py "${postings[@]}" --index "$index"
  printf '\nThe first matches of a sample CV (%s):\n\n' "$sample"
  .venv/bin/python scripts/match.py "$sample" --index "$index" --top-k 3
fi

cat <<EOF

The service starts now; it is ready when http://127.0.0.1:$port/ready answers. Stop it with Ctrl-C.
  The page         http://127.0.0.1:$port/
  REST interface   http://127.0.0.1:$port/docs
  Try it           curl -F cv=@$sample "http://127.0.0.1:$port/v1/matches"

EOF
exec .venv/bin/python -m api --index "$index" --host 127.0.0.1 --port "$port"
