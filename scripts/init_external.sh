#!/usr/bin/env bash
# Makes the data root on the external disk, and the folder of the copilot's verified questions in it.
#
#   EXTERNAL_DATA_ROOT=/mnt/ssd/f1 scripts/init_external.sh [OPTION of f1lake init …]
#
# The root is that of the environment, else of .env. Run it again as often as you like: what is there stays.
set -euo pipefail
project=$(cd "$(dirname "$0")/.." && pwd)
readonly project
# shellcheck source=scripts/settings.sh
. "$project/scripts/settings.sh"

root=$(data_root)
binary=$(f1lake)
readonly root binary

cd "$project"
"$binary" init --data-root "$root" "$@"
mkdir -p "$root/copilot"
