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

# is_process PID WORDS: that process lives and its command line holds the words; numbers of dead processes are given again.
is_process() { [[ "$(ps -o command= -p "$1" 2>/dev/null)" == *"$2"* ]]; }

require_port_number() {
  [[ "$1" =~ ^[0-9]+$ ]] && (($1 >= 1 && $1 <= 65535)) || die "A port is a number from 1 to 65535, not '$1'."
}

# require_tools: .NET SDK and Node in the versions that global.json and package.json name. Asked before something is installed or built, and not at
# every start, which it would make half a second longer.
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

# quietly COMMAND…: shows what it said only when it fails.
quietly() {
  local output
  output="$("$@" 2>&1)" && return
  say "$output"
  return 1
}

# npm_ci FOLDER: installs its packages when the lock file is not the one installed last.
npm_ci() {
  local stamp="$1/node_modules/.installed-lock"
  cmp -s "$1/package-lock.json" "$stamp" && return
  require_tools
  say "Installing the packages of ${1#"$root"/} …"
  (cd "$1" && quietly npm ci --no-audit --no-fund) || die "npm ci failed in $1."
  cp "$1/package-lock.json" "$stamp"
}

# What is built or fetched, and so is no source.
made=(-name bin -o -name obj -o -name node_modules -o -name .tanstack -o -name '*.gen.ts')

# sources PATH…: the files below the paths that people write, one a line.
sources() { find "$@" \( "${made[@]}" \) -prune -o -type f -print | LC_ALL=C sort; }

# is_built STAMP PATH…: no source below the paths came, went or changed since the build that left the stamp.
is_built() {
  local stamp="$1"
  shift
  [[ -e "$stamp" && "$(sources "$@")" == "$(cat "$stamp")" ]] &&
    [[ -z "$(find "$@" \( "${made[@]}" \) -prune -o -type f -newer "$stamp" -print -quit)" ]]
}

# build STAMP COMMAND… -- PATH…: runs the command; the stamp bears the time before it, so that an edit during the build is not missed.
build() {
  local stamp="$1" command=() before
  shift
  while [[ "$1" != -- ]]; do command+=("$1") && shift; done
  shift
  require_tools
  mkdir -p "$(dirname "$stamp")"
  before="$(mktemp)"
  "${command[@]}"
  sources "$@" >"$stamp"
  touch -r "$before" "$stamp"
  rm -f "$before"
}

wwwroot="$root/src/MethodCabinet.Server/wwwroot"
web_sources=("$root"/web/{src,public,scripts,index.html,package-lock.json,vite.config.ts})
# The guide is the client's help page.
[[ ! -d "$root/docs/guide" ]] || web_sources+=("$root/docs/guide")
# The published Release server with the web client; deploy/run, the journeys and the figures run this one.
published="$root/.data/server"
server_sources=("$root/src" "$root/Directory.Build.props" "$root/Directory.Packages.props" "$root/global.json")

build_web() {
  npm_ci "$root/web"
  ! { is_built "$root/.data/web.built" "${web_sources[@]}" && [[ -e "$wwwroot/index.html" ]]; } || return 0
  say "Building the web client …"
  build "$root/.data/web.built" npm_run_build -- "${web_sources[@]}"
}
npm_run_build() { (cd "$root/web" && quietly npm run build) || die "The web client did not build."; }

publish_server() {
  build_web
  ! { is_built "$root/.data/server.built" "${server_sources[@]}" && [[ -e "$published/MethodCabinet.Server.dll" ]]; } || return 0
  say "Building the server …"
  build "$root/.data/server.built" dotnet_publish -- "${server_sources[@]}"
}
# Analyzers take two fifths of the compiler's time; their word is asked where code is written and in .ci/run.
without_analyzers=-p:RunAnalyzers=false
dotnet_publish() {
  rm -rf "$published"
  quietly dotnet publish "$root/src/MethodCabinet.Server" -c Release -o "$published" -v quiet --nologo "$without_analyzers" || die "The server did not build."
}

# answers_200 URL: an address of this machine answers 200 within five seconds. In the shell itself: a start must not wait for another program.
answers_200() {
  local host status=""
  host="${1#http://}" && host="${host%%/*}"
  # shellcheck disable=SC2094 # a socket, no file
  {
    printf 'GET /%s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n' "${1#http://*/}" "$host" >&3
    read -r -t 5 _ status _ <&3
  } 3<>"/dev/tcp/${host%:*}/${host##*:}" 2>/dev/null
  [[ "$status" == 200 ]]
}

# wait_ready URL PID SECONDS: until URL answers 200; fails when the process ends or the time is over.
wait_ready() {
  local until=$((SECONDS + $3))
  until (answers_200 "$1") 2>/dev/null; do
    kill -0 "$2" 2>/dev/null && ((SECONDS < until)) || return 1
    sleep 0.05
  done
}

# install_chromium: unless it is there. Without a window it is a third quicker than the whole browser.
install_chromium() {
  ! command -v chromium-headless-shell >/dev/null || return 0
  ((EUID == 0)) && command -v apt-get >/dev/null || die "Chromium is needed and was not found. Install it as an administrator: apt-get install chromium-headless-shell"
  say "Installing Chromium …"
  (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium-headless-shell) >/dev/null 2>&1 || die "apt-get could not install chromium-headless-shell."
}

# install_ffmpeg: unless it is there. Recordings of courses are tested with ones that it makes itself.
install_ffmpeg() {
  ! command -v ffmpeg >/dev/null || return 0
  ((EUID == 0)) && command -v apt-get >/dev/null || die "ffmpeg is needed and was not found. Install it as an administrator: apt-get install ffmpeg"
  say "Installing ffmpeg …"
  (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends ffmpeg) >/dev/null 2>&1 || die "apt-get could not install ffmpeg."
}

# install_media: Janus and coturn, unless they are there. They are started by deploy/media/engine alone.
install_media() {
  ! { command -v janus && PATH="$PATH:/usr/sbin" command -v turnserver; } >/dev/null || return 0
  ((EUID == 0)) && command -v apt-get >/dev/null || die "Janus and coturn are needed. Install them as an administrator: apt-get install --no-install-recommends janus coturn"
  say "Installing Janus and coturn …"
  (apt-get update -qq && DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -qq --no-install-recommends janus coturn) >/dev/null 2>&1 || die "apt-get could not install janus and coturn."
}
