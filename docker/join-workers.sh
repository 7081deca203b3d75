#!/bin/sh
# join-workers.sh COORDINATOR WORKER...: tells the coordinator its own name and those of its workers. It can be repeated.
set -eu
coordinator="$1"
shift
ask() { psql --host="$coordinator" --username=matcher --dbname=matcher --no-psqlrc --set=ON_ERROR_STOP=1 --command="$1"; }
ask "SELECT citus_set_coordinator_host('$coordinator', 5432)"
for worker in "$@"; do
  ask "SELECT citus_add_node('$worker', 5432)"
done
