#!/usr/bin/env bash
# Computes every mart a second time: fills a lake with the recorded sessions, builds it with BINARY, and
# compares (run.py). No recorded circuit with telemetry has a map, so corners on a map are those of a
# simulated weekend.
#
#   check.sh BINARY
#
# Needs .deps/reference (scripts/bootstrap --tests) and 300 MB in TMPDIR; exits 1 where a mart differs.
# F1_RECORDED_LAKE names a data root with the recorded sessions that is there already.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
binary=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
readonly here binary project="$here/../.."
readonly python="$project/.deps/reference/bin/python"
if [ ! -d "${F1_RECORDED_DATA:-$project/../shared/data}/expected" ]; then
  echo "marts are not checked: no recorded data, set F1_RECORDED_DATA"
  exit 0
fi
[ -x "$python" ] || { echo "there is no $python: run scripts/bootstrap --tests" >&2; exit 1; }
lakes=$(mktemp -d)
readonly lakes
trap 'chmod -R u+w "$lakes"; rm -rf "$lakes"' EXIT

recorded="${F1_RECORDED_LAKE:-$lakes/recorded}"
[ -n "${F1_RECORDED_LAKE:-}" ] || "$here/recorded_lake.sh" "$binary" "$recorded"
"$python" "$here/run.py" --data-root "$recorded"

mkdir "$lakes/simulated"
"$binary" simulate --out "$lakes/origin" --drivers 6 --laps 8 >/dev/null
"$binary" init --data-root "$lakes/simulated" --allow-host-disk >/dev/null
"$binary" ingest --data-root "$lakes/simulated" --season 2031 --origin "$lakes/origin" >/dev/null
"$binary" build --data-root "$lakes/simulated" --project "$project/transform" >"$lakes/build.log" ||
  { tail -n 20 "$lakes/build.log" >&2; exit 1; }
echo "simulated weekend, with a map of the circuit:"
"$python" "$here/run.py" --data-root "$lakes/simulated" \
  --only gear_on_track corner_annotations corner_delta
