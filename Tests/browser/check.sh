#!/usr/bin/env bash
# Drives the dashboard in a browser: on the recorded sessions where they are at hand, else on a simulated weekend.
#
#   check.sh BINARY
#
# F1_RECORDED_LAKE names a data root with the recorded sessions that is there already; tests publish in it.
# Needs .deps/browser, chromium and chromedriver (scripts/bootstrap --tests); exits 1 where a test fails.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
binary=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
readonly here binary project="$here/../.."
root=()
if [ -n "${F1_RECORDED_LAKE:-}" ]; then
  root=(--data-root "$F1_RECORDED_LAKE")
elif [ -d "${F1_RECORDED_DATA:-$project/../shared/data}/expected" ]; then
  lake=$(mktemp -d)
  readonly lake
  trap 'chmod -R u+w "$lake"; rm -rf "$lake"' EXIT
  "$project/Tests/models/recorded_lake.sh" "$binary" "$lake"
  root=(--data-root "$lake")
fi
"$project/.deps/browser/bin/python" "$here/run.py" --binary "$binary" "${root[@]}"
