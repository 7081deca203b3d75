#!/bin/sh
# The nodes of the cluster log in at each other with the password of the secret, which libpq reads from a file of its own form.
set -eu
umask 077
printf '*:*:*:matcher:%s\n' "$(cat "$POSTGRES_PASSWORD_FILE")" > "$PGPASSFILE"
exec docker-entrypoint.sh "$@"
