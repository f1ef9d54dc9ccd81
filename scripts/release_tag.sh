#!/usr/bin/env bash
# Tags the current commit with the version that the code and the changelog agree on. Pushing is left to you.
#
#   scripts/release_tag.sh [--dry-run]
set -euo pipefail
cd "$(dirname "$0")/.."
fail() { echo "release_tag: $*" >&2; exit 1; }
version=$(sed -n 's/^ *version: "\([0-9][^"]*\)",$/\1/p' Sources/f1lake/F1Lake.swift)
[ -n "$version" ] || fail "Sources/f1lake/F1Lake.swift names no version"
newest=$(sed -n 's/^## \[\([0-9][^]]*\)\].*/\1/p' CHANGELOG.md | head -n 1)
[ "$newest" = "$version" ] ||
  fail "the code is version $version, and the newest section of CHANGELOG.md is '${newest:-none}'; make them agree"
[ -z "$(git status --porcelain)" ] || fail "there are changes that are not committed"
if git rev-parse -q --verify "refs/tags/v$version" >/dev/null; then fail "the tag v$version exists"; fi
notes=$(awk -v v="## [$version]" 'index($0, v) == 1 {on = 1; next} /^## \[/ {on = 0} on' CHANGELOG.md)
if [ "${1:-}" = --dry-run ]; then
  echo "would tag $(git rev-parse --short HEAD) as v$version"
  exit 0
fi
# Lines with # are headings here, no comments.
git tag -a --cleanup=whitespace -m "F1 Lakehouse $version" -m "$notes" "v$version"
echo "tagged v$version; publish it with: git push origin v$version"
