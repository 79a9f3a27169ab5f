# The whole run of `try`.
# shellcheck shell=bash

# make_client ID CLAIM: the client of a program, as deploy/README.md says. CLAIM has its user name.
make_client() {
  compose exec -T keycloak /opt/keycloak/bin/kcadm.sh config credentials --config /tmp/kcadm.config --server http://localhost:8080/auth \
    --realm master --user bootstrap-admin --password "$(. "$TRY/project/.env" && echo "$KEYCLOAK_ADMIN_PASSWORD")" 2>&1
  sed "s/\"a-program\"/\"$1\"/; s/\"SECRET\"/\"$CLIENT_SECRET\"/; s/\"preferred_username\"/\"$2\"/" "$HERE/program-client.json" |
    compose exec -T keycloak /opt/keycloak/bin/kcadm.sh create clients --config /tmp/kcadm.config -r fodfaeste -f - 2>&1
}

# kill_during_load SERVICE FAILURES: ends the main process of one container while persons are registered. Docker starts the container
# again. FAILURES requests may fail.
kill_during_load() {
  local container pid before load failures output=$TRY/load.$1
  before=$(wc -l <"$TRY/story")
  story load "$REGISTRATIONS" >"$output" 2>&1 &
  load=$!
  wait_for 120 "no load" at_least $((before + REGISTRATIONS / 3))
  container=$(compose ps --quiet "$1" | head -1)
  pid=$(docker inspect --format '{{.State.Pid}}' "$container")
  kill -KILL "$pid"
  wait "$load" || { cat "$output" >&2; die "The load failed when $1 was killed."; }
  echo "  $1: $(cat "$output")"
  failures=$(sed -nE 's/.* ([0-9]+) requests failed.*/\1/p' "$output")
  [ "$failures" -le "$2" ] || die "$failures requests failed, $2 may."
  wait_for 300 "$1 does not start again" has_recovered "$container" "$pid"
}

# has_recovered CONTAINER PROCESS: it is healthy with another main process.
has_recovered() {
  local status
  status=$(docker inspect --format '{{.State.Pid}} {{.State.Health.Status}}' "$1")
  [[ $status == [1-9]*" healthy" && $status != "$2 "* ]]
}

# Takes everything down, also after a failure; the logs of the containers are kept then.
end() {
  if [ "$1" != 0 ]; then
    [ ! -e "$TRY/project/.env" ] || compose logs --no-color >"$TRY/failed.log" 2>&1 || true
    echo "It failed; see $TRY/failed.log and $TRY/dockerd.log" >&2
    [ "${KEEP:-}" != yes ] || exit "$1"
  fi
  step "Taking everything down"
  take_down
  exit "$1"
}

# The same project with an error in the middle of databases.sql. The server answers after its restart, and the health check must not.
failed_first_start() {
  local half=$TRY/half answers=(psql --no-psqlrc --quiet --host=127.0.0.1 --username=postgres --command)
  rm -rf "$half"
  cp -r "$TRY/project" "$half"
  sed -i '/^create database outcome/s/^/select 1 \/ 0;\n/' "$half/deploy/postgresql/databases.sql"
  half() { docker compose --progress quiet --project-name fodfaeste-half --project-directory "$half" "$@"; }
  half up --detach postgresql
  wait_for 120 "PostgreSQL does not answer" half exec -T postgresql "${answers[@]}" "select 1"
  ! half exec -T postgresql "${answers[@]}" "$(sed -n 's/.*--command=\(.*\)\]$/\1/p' "$half/docker-compose.yml")" 2>/dev/null ||
    die "A half-made PostgreSQL is healthy."
  half down --volumes --timeout 30
  rm -rf "$half"
}

at_least() { [ "$(wc -l <"$TRY/story")" -ge "$1" ]; }

check_machine
[ ! -e "$TRY/dockerd.pid" ] || die "$TRY has a run already: try down"
trap 'end $?' EXIT
CLIENT_SECRET=$(openssl rand -hex 16)
scaled=()

step "Docker engine of $ENGINE_SUITE"
unpack_engine
start_engine

step "Stand-in base images"
build_stand_ins

step "Our images"
copy_project
compose build --quiet

step "Starting docker-compose.yml"
started=$SECONDS
compose up --detach --wait --wait-timeout 900
echo "  healthy after $((SECONDS - started)) s"

step "The story"
story first
make_client a-program preferred_username
make_client nameless something_else
story program a-program "$CLIENT_SECRET" 200
story program nameless "$CLIENT_SECRET" 401
story load 5

step "Two replicas of each service"
scaled=(--scale participant-service=2 --scale outcome-service=2 --scale reporting-service=2)
compose up --detach --wait --wait-timeout 900 --no-recreate "${scaled[@]}"
story load 5

step "A container is killed during the story"
for service in "${SERVICES[@]}"; do
  kill_during_load "$service" 1
done
# Events wait in the outbox meanwhile.
kill_during_load kafka 0
# There is one database server here, so requests fail until it runs again. Nothing may be lost.
kill_during_load postgresql 500

step "Stop, and start with the data"
compose down
started=$SECONDS
compose up --detach --wait --wait-timeout 900
echo "  healthy after $((SECONDS - started)) s"
story check
story load 5

step "A first start of PostgreSQL that fails half-way does not become healthy"
failed_first_start

step "All of it was seen to work"
