#!/usr/bin/env bash
# Makes the topics of topics.csv that are missing and lets in the applications of access.csv, which lie in the directory named. The
# password of participant-service is in PARTICIPANT_SERVICE_PASSWORD, and so on.
#
#   topics-and-applications.sh DIRECTORY
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
contracts=$1
export PATH=$PATH:/opt/kafka/bin

# A single node has no replica to fall back on, so each batch is on the disk before it is acknowledged (flush.messages).
sed 1d "$contracts/topics.csv" | while IFS=';' read -r topic partitions retention || [ -n "$topic" ]; do
  kafka-topics.sh --bootstrap-server "${ADMIN_DOOR:-localhost:9094}" --command-config "$here/admin.properties" --create --if-not-exists \
    --topic "$topic" --partitions "$partitions" --replication-factor 1 \
    --config cleanup.policy=delete --config retention.ms="$retention" --config flush.messages=1 </dev/null
done

for application in $(sed 1d "$contracts/access.csv" | cut -d';' -f1 | sort -u); do
  password=${application//-/_}
  password=${password^^}_PASSWORD
  # Two words of each of its lines: what it may, and with which topic.
  rules=$(sed -n "s/^$application;\(.*\);\(.*\)/\1 \2/p" "$contracts/access.csv")
  # shellcheck disable=SC2086
  bash "$here/let-in.sh" "$application" $rules <<<"${!password:?has no value}"
done
