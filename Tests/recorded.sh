#!/usr/bin/env bash
# The checks that read the recorded sessions, on one lake: marts, questions, pages. Pages come last: their tests publish.
#
#   recorded.sh F1LAKE COPILOT_EVAL
#
# Without recorded data each check says that it is left out, or takes a simulated weekend.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
readonly here binary="$1" eval="$2"
if [ -d "${F1_RECORDED_DATA:-$here/../../shared/data}/expected" ]; then
  F1_RECORDED_LAKE=$(mktemp -d)
  export F1_RECORDED_LAKE
  trap 'chmod -R u+w "$F1_RECORDED_LAKE"; rm -rf "$F1_RECORDED_LAKE"' EXIT
  "$here/models/recorded_lake.sh" "$binary" "$F1_RECORDED_LAKE"
fi
"$here/models/check.sh" "$binary"
"$here/copilot/check.sh" "$binary" "$eval"
"$here/browser/check.sh" "$binary"
