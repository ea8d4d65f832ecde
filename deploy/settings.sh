# Shared by backup and restore; sourced, not run. Stands alone, for servers without the checkout.
# shellcheck shell=bash
set -euo pipefail
umask 077

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# The same settings as the server's: from the environment, or from the file that METHODCABINET_ENV names.
settings_file="${METHODCABINET_ENV:-/etc/methodcabinet/methodcabinet.env}"
if [[ -z "${ConnectionStrings__Main:-}" && -r "$settings_file" ]]; then
  while IFS='=' read -r name value; do
    [[ "$name" =~ ^[A-Za-z_][A-Za-z0-9_]*$ ]] || continue
    value="${value#[\"\']}"
    export "$name=${value%[\"\']}"
  done <"$settings_file"
fi
[[ -n "${ConnectionStrings__Main:-}" ]] || die "Setting ConnectionStrings__Main is missing: it names the PostgreSQL database."

# use_database: the words of Npgsql's connection string as the variables that PostgreSQL's tools read.
use_database() {
  local pair key
  local -a pairs
  IFS=';' read -ra pairs <<<"$ConnectionStrings__Main"
  for pair in "${pairs[@]}"; do
    key="$(tr '[:upper:]' '[:lower:]' <<<"${pair%%=*}" | tr -d ' ')"
    case "$key" in
      host | server) export PGHOST="${pair#*=}" ;;
      port) export PGPORT="${pair#*=}" ;;
      database) export PGDATABASE="${pair#*=}" ;;
      username | userid | user) export PGUSER="${pair#*=}" ;;
      password) export PGPASSWORD="${pair#*=}" ;;
      sslmode) PGSSLMODE="$(sed -E 's/([a-z])([A-Z])/\1-\2/' <<<"${pair#*=}" | tr '[:upper:]' '[:lower:]')" && export PGSSLMODE ;;
    esac
  done
  for tool in pg_dump pg_restore psql; do
    command -v "$tool" >/dev/null || die "PostgreSQL's tools are needed: apt-get install postgresql-client"
  done
}

# use_files: sets $files to the place of the files, as rclone names it: a folder, or the bucket.
use_files() {
  if [[ -n "${Storage__S3__Endpoint:-}" ]]; then
    : "${Storage__S3__AccessKey:?Setting Storage__S3__AccessKey is missing}" "${Storage__S3__SecretKey:?Setting Storage__S3__SecretKey is missing}"
    command -v rclone >/dev/null || die "The bucket is copied by rclone: apt-get install rclone"
    local scheme=http
    [[ "${Storage__S3__UseTls:-true}" != [Tt]rue ]] || scheme=https
    export RCLONE_CONFIG=/dev/null RCLONE_CONFIG_CABINET_TYPE=s3 RCLONE_CONFIG_CABINET_PROVIDER=Other RCLONE_CONFIG_CABINET_FORCE_PATH_STYLE=true
    export RCLONE_CONFIG_CABINET_ENDPOINT="$scheme://${Storage__S3__Endpoint#*://}"
    export RCLONE_CONFIG_CABINET_ACCESS_KEY_ID="$Storage__S3__AccessKey" RCLONE_CONFIG_CABINET_SECRET_ACCESS_KEY="$Storage__S3__SecretKey"
    export RCLONE_CONFIG_CABINET_REGION="${Storage__S3__Region:-us-east-1}"
    files="cabinet:${Storage__S3__Bucket:?Setting Storage__S3__Bucket is missing}"
  else
    files="${Storage__Folder:?Neither Storage__Folder nor Storage__S3__Endpoint is set}"
  fi
}

# copy_files FROM TO: all files, of a folder or a bucket.
copy_files() {
  if [[ "$1$2" == *cabinet:* ]]; then
    rclone copy --checksum --quiet "$1" "$2"
  else
    mkdir -p "$2" && cp -a "$1/." "$2/"
  fi
}

# has_files PLACE: it holds at least one file.
has_files() {
  if [[ "$1" == cabinet:* ]]; then
    [[ -n "$(rclone lsf --recursive --files-only "$1" 2>/dev/null | head -n 1)" ]]
  else
    [[ -d "$1" && -n "$(find "$1" -type f -print -quit)" ]]
  fi
}

# check_backup FOLDER: every file is as it was written, and PostgreSQL can read the dump to its end.
check_backup() {
  [[ -e "$1/SHA256SUMS" ]] || die "$1 is no finished backup: it has no SHA256SUMS."
  (cd "$1" && sha256sum --check --quiet --strict SHA256SUMS >&2) || die "The backup $1 is damaged."
  pg_restore --file=/dev/null "$1/database.dump" || die "The database of the backup $1 cannot be read."
}
