#!/usr/bin/env bash
# Fills a data root with all recorded sessions and the history of their seasons, and builds it.
#
#   recorded_lake.sh BINARY ROOT
#
# The recorded data is in F1_RECORDED_DATA, else ../shared/data beside the project. No network is used.
set -euo pipefail
project=$(cd "$(dirname "$0")/../.." && pwd)
readonly project binary="$1" root="$2"
readonly data="${F1_RECORDED_DATA:-$project/../shared/data}"

mkdir -p "$root"
"$binary" init --data-root "$root" --allow-host-disk >/dev/null
seasons=()
for year in $(ls "$data/expected" | cut -d_ -f1 | sort -u); do seasons+=(--season "$year"); done
# 4: most sessions of these seasons are not recorded.
"$binary" ingest --data-root "$root" "${seasons[@]}" --origin "$data/origin" >"$root/ingest.log" ||
  [ $? = 4 ] || { tail -n 20 "$root/ingest.log" >&2; exit 1; }
for name in $(ls "$data/expected"); do
  IFS=_ read -r year round code <<<"$name"
  [ "$code" = SS ] && code=SQ
  compgen -G "$root/bronze/sessions/season=$year/round=$round/*/session=$code/*.parquet" >/dev/null ||
    { echo "recorded_lake: $name is not in bronze; see $root/ingest.log" >&2; exit 1; }
done
"$binary" build --data-root "$root" --project "$project/transform" >"$root/build.log" ||
  { tail -n 20 "$root/build.log" >&2; exit 1; }
