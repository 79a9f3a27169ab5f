#!/usr/bin/env bash
# Runs KafkaAccess for the other two scripts, with the Java and the clients of Kafka's image, or with those of CLASSPATH.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
jar=$here/target/kafka-access.jar
[ -e "$jar" ] || { echo "$jar is missing; build it: mvn -Dquick -DskipTests -pl deploy/kafka package" >&2; exit 2; }

exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx64m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
  -cp "$jar:${CLASSPATH:-/opt/kafka/libs/*}" dk.fodfaeste.kafka.KafkaAccess "$here/admin.properties" "$@"
