#!/usr/bin/env bash
# Makes the token that the services in containers ask for, once, and prints the path of its file.
#
#   scripts/token.sh          F1_TOKEN_FILE, else .secrets/token in the project
#
# It lies on the host and not on the data root: exFAT, which external disks often have, knows no permissions.
set -euo pipefail
project=$(cd "$(dirname "$0")/.." && pwd)
readonly project
# shellcheck source=scripts/settings.sh
. "$project/scripts/settings.sh"
file=$(setting F1_TOKEN_FILE "$project/.secrets/token")
readonly file
if [ ! -s "$file" ]; then
  umask 077
  mkdir -p "$(dirname "$file")"
  od -An -N32 -tx1 /dev/urandom | tr -d ' \n' >"$file"
  echo >>"$file"
fi
echo "$file"
