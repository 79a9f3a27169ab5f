# Docker engine of a later Debian suite, without installing it. Read by `try`, which sets TRY, ENGINE_SUITE and CGROUP_PARENT.
# shellcheck shell=bash

ENGINE_PACKAGES=(docker.io docker-cli docker-buildx docker-compose containerd)

# The files of the machine's apt configuration that name its release.
apt_sources() {
  local codename=$1 sources
  for sources in /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources; do
    if [ -e "$sources" ] && grep -Eq "[[:space:]]$codename([[:space:]-]|$)" "$sources"; then
      echo "$sources"
    fi
  done
}

# Downloads the packages by the machine's own apt configuration with another suite's name, and unpacks them.
unpack_engine() {
  [ ! -e "$TRY/engine/unpacked" ] || return 0
  local apt=$TRY/apt sources codename package
  codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
  mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" "$apt/sources" "$apt/packages" "$TRY/engine"
  for sources in $(apt_sources "$codename"); do
    sed "s/\b$codename\b/$ENGINE_SUITE/g" "$sources" >"$apt/sources/$(basename "$sources")"
  done
  cat >"$apt/apt.conf" <<CONF
Dir::Etc::sourcelist "/dev/null";
Dir::Etc::sourceparts "$apt/sources";
Dir::State::Lists "$apt/lists";
Dir::Cache "$apt/cache";
APT::Default-Release "";
APT::Sandbox::User "root";
CONF
  APT_CONFIG=$apt/apt.conf apt-get -qq update
  (cd "$apt/packages" && APT_CONFIG=$apt/apt.conf apt-get -qq download "${ENGINE_PACKAGES[@]}")
  for package in "$apt"/packages/*.deb; do
    dpkg-deb -x "$package" "$TRY/engine"
  done
  touch "$TRY/engine/unpacked"
}

# Everything that would otherwise be in /var/lib, /run and /root is in TRY.
use_engine() {
  export PATH=$TRY/engine/usr/bin:$TRY/engine/usr/sbin:$PATH
  export DOCKER_HOST=unix://$TRY/docker.sock DOCKER_CONFIG=$TRY/docker-config
  mkdir -p "$DOCKER_CONFIG/cli-plugins"
  touch "$TRY/made-by-try"
  for plugin in docker-buildx docker-compose; do
    ln -sf "$TRY/engine/usr/libexec/docker/cli-plugins/$plugin" "$DOCKER_CONFIG/cli-plugins/$plugin"
  done
}

start_engine() {
  mkdir -p "$TRY/before"
  [ -e "$TRY/before/ip_forward" ] || cat /proc/sys/net/ipv4/ip_forward >"$TRY/before/ip_forward"
  for family in iptables ip6tables; do
    [ -e "$TRY/before/$family" ] || "$family-save" | sed '/^#/d' >"$TRY/before/$family"
  done
  echo '{}' >"$TRY/daemon.json"
  setsid dockerd --config-file "$TRY/daemon.json" --host "$DOCKER_HOST" --pidfile "$TRY/dockerd.pid" \
    --data-root "$TRY/data" --exec-root "$TRY/exec" --storage-driver overlay2 --cgroup-parent "$CGROUP_PARENT" \
    --bip 10.213.0.1/24 --default-address-pool base=10.214.0.0/16,size=24 >"$TRY/dockerd.log" 2>&1 </dev/null &
  wait_for 60 "dockerd does not answer; see $TRY/dockerd.log" docker version
}

# Ends dockerd by its process id, and leaves network and cgroups as they were.
stop_engine() {
  if [ -e "$TRY/dockerd.pid" ]; then
    local pid
    pid=$(cat "$TRY/dockerd.pid")
    # A process id may have been given to another program since.
    if tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline" | grep -qF "$TRY/data"; then
      kill "$pid"
      wait_for 60 "dockerd ($pid) does not end" is_gone "$pid"
    fi
    rm -f "$TRY/dockerd.pid"
  fi
  awk -v within="$TRY/" 'index($2, within) == 1 {print $2}' /proc/self/mounts | sort -r | while IFS= read -r mounted; do
    umount "$mounted"
  done
  if [ -e "$TRY/before/ip_forward" ]; then
    ip -o -4 address | awk '$2 ~ /^(docker0|br-)/ && $4 ~ /^10\.21[34]\./ {print $2}' | while IFS= read -r bridge; do
      ip link delete "$bridge"
    done
    for family in iptables ip6tables; do
      restore_rules "$family"
    done
    cat "$TRY/before/ip_forward" >/proc/sys/net/ipv4/ip_forward
    rm -rf "$TRY/before"
  fi
  find /sys/fs/cgroup -depth -mindepth 2 -path "/sys/fs/cgroup/*$CGROUP_PARENT*" -type d -exec rmdir {} \; 2>/dev/null || true
}

# A restore does not empty the tables that did not exist before, so their rules and chains are removed first.
restore_rules() {
  local table
  for table in filter nat; do
    if ! grep -q "^\*$table" "$TRY/before/$1" && "$1-save" | grep -q "^\*$table"; then
      for chain in PREROUTING INPUT FORWARD OUTPUT POSTROUTING; do
        "$1" -t "$table" -P "$chain" ACCEPT 2>/dev/null || true
      done
      "$1" -t "$table" -F
      "$1" -t "$table" -X
    fi
  done
  "$1-restore" <"$TRY/before/$1"
}

is_gone() { [ ! -e "/proc/$1" ]; }
