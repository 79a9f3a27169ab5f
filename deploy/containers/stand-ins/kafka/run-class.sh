#!/usr/bin/env bash
# The two commands of Kafka's bin directory that docker-compose.yml uses.
set -euo pipefail
case $(basename "$0") in
  kafka-storage.sh) class=kafka.tools.StorageTool ;;
  kafka-server-start.sh) class=kafka.Kafka ;;
  *) echo "$0: not in this stand-in" >&2; exit 2 ;;
esac
# shellcheck disable=SC2086
exec java ${KAFKA_HEAP_OPTS:-} -cp '/opt/kafka/libs/*' "$class" "$@"
