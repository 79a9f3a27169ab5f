#!/usr/bin/env bash
# Lets an application in: makes it a user, with the password on standard input, who may do what is said and nothing else; its consumer
# groups are those whose names begin with its own and a dot. Again with another password changes the password.
#
#   let-in.sh APPLICATION [read|write TOPIC]...
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export PATH=$PATH:/opt/kafka/bin

as_admin() {
  local command=$1
  shift
  "$command" --bootstrap-server "${ADMIN_DOOR:-localhost:9094}" --command-config "$here/admin.properties" "$@" </dev/null
}

application=$1
shift
IFS= read -r password
[ ${#password} -ge 16 ] || { echo "$application needs a password of at least 16 characters." >&2; exit 2; }
reads=()
writes=()
while [ $# -gt 0 ]; do
  case $1 in
    read) reads+=(--topic "$2") ;;
    write) writes+=(--topic "$2") ;;
    *) echo "An application may read or write, not $1." >&2; exit 2 ;;
  esac
  shift 2
done

may() { as_admin kafka-acls.sh --add --allow-principal "User:$application" "$@"; }

# The password on no command line.
as_admin kafka-configs.sh --alter --entity-type users --entity-name "$application" --add-config-file <(echo "SCRAM-SHA-512=password=$password")
if [ ${#writes[@]} -gt 0 ]; then
  may --operation Write "${writes[@]}"
fi
if [ ${#reads[@]} -gt 0 ]; then
  may --operation Read "${reads[@]}"
  may --operation Read --group "$application." --resource-pattern-type prefixed
fi
