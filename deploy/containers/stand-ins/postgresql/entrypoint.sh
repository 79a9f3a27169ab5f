#!/usr/bin/env bash
# The part of the official image's documented behaviour that docker-compose.yml uses: a new data directory is created with the password and
# the arguments of the environment, the scripts of /docker-entrypoint-initdb.d run against a server without TCP, and an existing directory
# is used as it is.
set -Eeuo pipefail
umask 077
socket=/var/run/postgresql
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  mkdir -p "$PGDATA"
  read -ra arguments <<<"${POSTGRES_INITDB_ARGS:-}"
  initdb --username=postgres --pwfile=<(printf '%s\n' "$POSTGRES_PASSWORD") "${arguments[@]}"
  printf '\nhost all all all scram-sha-256\n' >>"$PGDATA/pg_hba.conf"
  printf "\nlisten_addresses = '*'\nunix_socket_directories = '%s'\n" "$socket" >>"$PGDATA/postgresql.conf"
  pg_ctl -D "$PGDATA" -o "-c listen_addresses=" -w start
  for script in /docker-entrypoint-initdb.d/*.sql; do
    psql -v ON_ERROR_STOP=1 --no-psqlrc --username=postgres --host="$socket" --file="$script"
  done
  pg_ctl -D "$PGDATA" -m fast -w stop
fi
exec "$@"
