# The whole run of `try`.
# shellcheck shell=bash

# make_client ID CLAIM: the client of a program, as deploy/README.md says. CLAIM has its user name.
make_client() {
  compose exec -T keycloak /opt/keycloak/bin/kcadm.sh config credentials --config /tmp/kcadm.config --server http://localhost:8080/auth \
    --realm master --user bootstrap-admin --password "$(. "$TRY/project/.env" && echo "$KEYCLOAK_ADMIN_PASSWORD")" 2>&1
  sed "s/\"a-program\"/\"$1\"/; s/\"SECRET\"/\"$CLIENT_SECRET\"/; s/\"preferred_username\"/\"$2\"/" "$HERE/program-client.json" |
    compose exec -T keycloak /opt/keycloak/bin/kcadm.sh create clients --config /tmp/kcadm.config -r fodfaeste -f - 2>&1
}

# kill_during_load SERVICE FAILURES: ends the main process of one container while persons are registered. FAILURES requests may fail.
kill_during_load() {
  local before load output=$TRY/load.$1
  before=$(wc -l <"$TRY/story")
  story load "$REGISTRATIONS" >"$output" 2>&1 &
  load=$!
  wait_for 120 "no load" at_least $((before + REGISTRATIONS / 3))
  kill_container "$(compose ps --quiet "$1" | head -1)"
  end_of_load "$load" "$output" "$1 is killed" "$2"
  recovery "$1"
}

# during_load FAILURES DESCRIPTION COMMAND...: the command runs while three callers register persons. FAILURES requests may fail.
during_load() {
  local before load allowed=$1 description=$2 output=$TRY/load.output begun=$SECONDS
  shift 2
  rm -f "$TRY/load.end"
  before=$(wc -l <"$TRY/story")
  story load-until "$TRY/load.end" 3 >"$output" 2>&1 &
  load=$!
  wait_for 120 "no load" at_least $((before + 5))
  "$@"
  touch "$TRY/load.end"
  end_of_load "$load" "$output" "$description ($((SECONDS - begun)) s)" "$allowed"
}

# kill_during_sign_in SERVICE FAILURES: like kill_during_load, while a person signs in at the pages again and again.
kill_during_sign_in() {
  local load output=$TRY/load.sign-in
  rm -f "$TRY/load.end"
  story sign-in-until "$TRY/load.end" >"$output" 2>&1 &
  load=$!
  wait_for 120 "nobody signs in" grep -q '^signed in$' "$output"
  kill_container "$(compose ps --quiet "$1" | head -1)"
  recovery "$1"
  touch "$TRY/load.end"
  end_of_load "$load" "$output" "$1 is killed" "$2"
}

# Ends the container of participant-service that imports a file in the background.
kill_during_import() {
  local importing output=$TRY/load.import
  story import try-import "$IMPORTED" >"$output" 2>&1 &
  importing=$!
  wait_for 120 "no import" is_importing
  kill_container "$(importing_container)"
  end_of_load "$importing" "$output" "the importing replica is killed" 1
  recovery participant-service
}

# end_of_load PROCESS OUTPUT DESCRIPTION FAILURES
end_of_load() {
  local failures
  wait "$1" || { cat "$2" >&2; die "The load failed: $3"; }
  echo "  $3: $(tail -1 "$2")"
  failures=$(sed -nE 's/.* ([0-9]+) requests failed.*/\1/p' "$2")
  [ "$failures" -le "$4" ] || die "$failures requests failed, $4 may."
}

# kill_container CONTAINER: ends its main process. Docker starts it again.
kill_container() {
  killed=$1
  killed_process=$(docker inspect --format '{{.State.Pid}}' "$1")
  killed_at=$SECONDS
  kill -KILL "$killed_process"
}

# recovery NAME: waits until the container that was killed last is healthy again.
recovery() {
  wait_for 300 "$1 does not start again" has_recovered "$killed" "$killed_process"
  echo "  $1 is healthy again after $((SECONDS - killed_at)) s"
}

query() { compose exec -T postgresql psql --no-psqlrc -U postgres -tA "$1" --command "$2"; }

is_importing() {
  [ "$(query participant "select count(*) from enrolments where initiative = 'try-import'")" -gt 0 ] && [ -n "$(importing_address)" ]
}

importing_address() { query participant "select replica from background_imports where state = 'RUNNING'"; }

importing_container() {
  local address container
  address=$(importing_address)
  for container in $(compose ps --quiet participant-service); do
    if docker inspect --format '{{range .NetworkSettings.Networks}}http://{{.IPAddress}}:8080 {{end}}' "$container" | grep -qF "$address "; then
      echo "$container"
    fi
  done
}

is_healthy() { [ "$(docker inspect --format '{{.State.Health.Status}}' "$1")" = healthy ]; }

# The first replica of each service, then the second one.
restart_in_turn() {
  local number service
  for number in 1 2; do
    for service in "${SERVICES[@]}"; do
      docker restart "fodfaeste-$service-$number" >/dev/null
      wait_for 300 "$service does not start again" is_healthy "fodfaeste-$service-$number"
    done
  done
}

# As docs/operating.md says.
upgrade() {
  local service
  for service in "${SERVICES[@]}"; do
    docker stop "fodfaeste-$service-2" >/dev/null
    docker rm "fodfaeste-$service-2" >/dev/null
    compose up --detach --wait --wait-timeout 900 --no-deps --no-recreate --scale "$service=2" "$service"
    compose up --detach --wait --wait-timeout 900 --no-deps --scale "$service=2" "$service"
    is_healthy "fodfaeste-$service-1" && is_healthy "fodfaeste-$service-2" || die "$service has no replicas 1 and 2"
  done
}

# change_keys add|rotate: as SECURITY.md says.
change_keys() {
  local service
  for service in participant-service outcome-service; do
    "$PROJECT/fodfaeste" keys "$1" "$TRY/project/deploy/keys/$service.properties"
    chown 10001 "$TRY/project/deploy/keys/$service.properties"
  done
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

step "A new key is distributed: every container is restarted in turn"
change_keys add
during_load 0 "restarted in turn" restart_in_turn

step "The new key is used: a replica is killed, then every container is replaced as in an upgrade"
change_keys rotate
kill_during_load participant-service 1
sed -i 's/^ORGANISATION=.*/ORGANISATION=Another/' "$TRY/project/.env"
during_load 0 "replaced in turn" upgrade

step "A container is killed during an import"
kill_during_import

step "A container is killed while a person signs in"
kill_during_sign_in reporting-service 1
# There is one identity provider here, so nobody can sign in until it runs again.
kill_during_sign_in keycloak 500

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
