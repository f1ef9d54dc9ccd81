#!/usr/bin/env bash
# Asks the built-in engine the questions of questions/ on the recorded sessions; exits 1 where fewer than 90 % of those
# that have an answer are answered rightly, or more than 3 % of all wrongly. voices/ is scored as well, without a gate.
#
#   check.sh F1LAKE COPILOT_EVAL
#
# F1_RECORDED_LAKE names a data root with the recorded sessions that is there already.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
binary=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
readonly here binary eval="$2" project="$here/../.."
if [ ! -d "${F1_RECORDED_DATA:-$project/../shared/data}/expected" ]; then
  echo "questions are not asked: no recorded data, set F1_RECORDED_DATA"
  exit 0
fi
lake="${F1_RECORDED_LAKE:-}"
if [ -z "$lake" ]; then
  lake=$(mktemp -d)
  trap 'chmod -R u+w "$lake"; rm -rf "$lake"' EXIT
  "$project/Tests/models/recorded_lake.sh" "$binary" "$lake"
fi
readonly lake
echo "voices/ (no gate): $("$eval" "$lake" "$here/voices" "$project/transform/semantic" | tail -n 1)"
"$eval" "$lake" "$here/questions" "$project/transform/semantic" --gate
