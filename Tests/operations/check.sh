#!/usr/bin/env bash
# What surrounds the binary: containers, workflows, scripts, installation, documentation.
#
#   check.sh BINARY
#
# Needs .deps/reference (scripts/bootstrap --tests); exits 1 where anything fails.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
project=$(cd "$here/../.." && pwd)
binary=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
readonly here project binary
"$project/scripts/schemas"
if command -v shellcheck >/dev/null; then
  (cd "$project" && shellcheck -x scripts/*.sh scripts/schemas docker/health Tests/operations/*.sh)
else
  echo "scripts are not checked: shellcheck is not installed"
fi
(cd "$here" && F1LAKE="$binary" "$project/.deps/reference/bin/python" -m unittest discover -q -p 'test_*.py')
"$here/tutorial.py" "$binary"
"$here/blocks.py" "$binary"
# In a bare Debian installation is tested together with the images and services of Compose; elsewhere alone, on this machine.
bare=0
"$here/bare.sh" "$binary" || bare=$?
case "$bare" in
  0) ;;
  75) "$here/install.sh" "$binary" && echo "services of docker-compose.yml: LEFT OUT, for the reason above" >&2 ;;
  *) exit "$bare" ;;
esac
