#!/usr/bin/env bash
# Builds silver and gold, runs all tests and quality gates, and publishes only if they agree; then shows what is served.
#
#   EXTERNAL_DATA_ROOT=/mnt/ssd/f1 scripts/check_gold.sh [OPTION of f1lake verify …]
#
# Ends with the code of f1lake verify: 5 where a test or a gate failed, and the former snapshot stays.
set -euo pipefail
project=$(cd "$(dirname "$0")/.." && pwd)
readonly project
# shellcheck source=scripts/settings.sh
. "$project/scripts/settings.sh"
root=$(data_root)
binary=$(f1lake)
readonly root binary

cd "$project"
"$binary" verify --data-root "$root" "$@"
"$binary" snapshots list --data-root "$root"
