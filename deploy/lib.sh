# Shared by the scripts of this folder; sourced, not run.
# shellcheck shell=bash
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
deploy="$root/deploy"

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# port_taken PORT: somebody listens on it on this machine, by IPv4 or IPv6.
port_taken() {
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null || (exec 3<>"/dev/tcp/::1/$1") 2>/dev/null
}

# free_port [FROM TO]: prints a port nobody listens on. Below 32768, where Linux begins to hand out ports for outgoing connections.
free_port() {
  local from="${1:-20000}" to="${2:-29999}" port tries
  for ((tries = 0; tries < 100; tries++)); do
    port=$((from + RANDOM % (to - from + 1)))
    if ! port_taken "$port"; then
      echo "$port"
      return
    fi
  done
  die "No free port was found between $from and $to."
}

require_port_number() {
  [[ "$1" =~ ^[0-9]+$ ]] && (($1 >= 1 && $1 <= 65535)) || die "A port is a number from 1 to 65535, not '$1'."
}

# require_tools: .NET SDK and Node in the versions that global.json and package.json name.
require_tools() {
  local want have
  want="$(sed -n 's/.*"version": *"\([0-9]*\)\..*/\1/p' "$root/global.json")"
  command -v dotnet >/dev/null || die "The .NET $want SDK is needed and was not found: https://dot.net"
  (cd "$root" && dotnet --version >/dev/null 2>&1) ||
    die "The .NET $want SDK of global.json is needed; this machine has: $(dotnet --list-sdks | cut -d' ' -f1 | paste -sd' ')"
  command -v node >/dev/null || die "Node.js 20 or later is needed and was not found: https://nodejs.org"
  have="$(node -p 'process.versions.node.split(".")[0]')"
  ((have >= 20)) || die "Node.js 20 or later is needed; this machine has $(node --version)."
}

# npm_ci FOLDER: installs its packages when the lock file is not the one installed last.
npm_ci() {
  local stamp="$1/node_modules/.installed-lock"
  cmp -s "$1/package-lock.json" "$stamp" && return
  say "Installing the packages of ${1#"$root"/} …"
  (cd "$1" && npm ci --no-audit --no-fund >&2) || die "npm ci failed in $1."
  cp "$1/package-lock.json" "$stamp"
}

# newer_than STAMP PATH…: a file below one of the paths is newer than the stamp, or the stamp is missing.
newer_than() {
  local stamp="$1"
  shift
  [[ -e "$stamp" ]] || return 0
  [[ -n "$(find "$@" \( -name bin -o -name obj -o -name node_modules -o -name wwwroot -o -name .tanstack \) -prune -o -newer "$stamp" -print -quit)" ]]
}

# build_web: the web client into src/MethodCabinet.Server/wwwroot, when a source is newer than the last build.
build_web() {
  local stamp="$root/src/MethodCabinet.Server/wwwroot/.built"
  npm_ci "$root/web"
  newer_than "$stamp" "$root/web/src" "$root/web/package-lock.json" "$root/web/vite.config.ts" "$root/web/index.html" || return 0
  say "Building the web client …"
  local started
  started="$(mktemp)"
  (cd "$root/web" && npm run build >&2) || die "The web client did not build."
  mv "$started" "$stamp"
}

# publish_server: the Release server with the web client into .data/server, when a source is newer than the last publication.
published="$root/.data/server"
publish_server() {
  build_web
  local stamp="$root/.data/server.built" started
  if newer_than "$stamp" "$root/src" "$root/src/MethodCabinet.Server/wwwroot/.built" "$root/Directory.Build.props" "$root/Directory.Packages.props" "$root/global.json" ||
    [[ ! -e "$published/MethodCabinet.Server.dll" ]]; then
    say "Building the server …"
    mkdir -p "$root/.data"
    started="$(mktemp)"
    rm -rf "$published"
    dotnet publish "$root/src/MethodCabinet.Server" -c Release -o "$published" -v quiet --nologo >&2 || die "The server did not build."
    mv "$started" "$stamp"
  fi
}

# wait_ready URL PID SECONDS: until URL answers 200; fails when the process ends or the time is over.
wait_ready() {
  local url="$1" pid="$2" until=$((SECONDS + $3))
  until curl --silent --fail --output /dev/null --max-time 2 "$url"; do
    kill -0 "$pid" 2>/dev/null || return 1
    ((SECONDS < until)) || return 1
    sleep 0.1
  done
}
