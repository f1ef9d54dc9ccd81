#!/usr/bin/env bash
# Installs BINARY below a folder of its own, uses it from there, and takes it away; then the same with the tarball.
#
#   install.sh BINARY [--system]
#
# --system also installs the Debian package on this machine and removes it: for a root that can be thrown away.
# Needs no network, and the project's .deps and Web/vendor; prints one line for each thing that holds.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
project=$(cd "$here/../.." && pwd)
binary=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
readonly here project binary mode="${2:-}"
work=$(mktemp -d)
server=""
finish() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  chmod -R u+w "$work" && rm -rf "$work"
}
trap finish EXIT
passed=0
holds() { passed=$((passed + 1)); echo "  ok  $1"; }
fails() { echo "install test: $1" >&2; exit 1; }
# Nothing of this shell but what a new user's has, and no file of the project within reach.
alone() { (cd "$work/empty" && env -i PATH=/usr/bin:/bin HOME="$work/empty" "$@"); }
mkdir "$work/empty"

uses_it() { # the installed binary, and a name for the lines
  local f1lake="$1" name="$2" data="$work/data-$2" url
  [ "$(alone "$f1lake" --version)" = "$("$binary" --version)" ] || fails "$f1lake has another version"
  holds "$name: the version is the binary's"
  alone "$f1lake" simulate --out "$data/origin" --drivers 4 --laps 6 --no-telemetry >/dev/null
  alone "$f1lake" init --data-root "$data/root" --allow-host-disk >/dev/null
  alone "$f1lake" ingest --data-root "$data/root" --season 2031 --origin "$data/origin" >/dev/null
  alone "$f1lake" build --data-root "$data/root" | grep '^published ' >/dev/null || fails "$f1lake built no snapshot"
  holds "$name: a weekend is built with its own models and its own DuckDB"
  # The job may open it later than it is looked at.
  : >"$work/serve.log"
  # Not by the function: the job must be the server itself, so that the signal reaches it.
  (cd "$work/empty" && exec env -i PATH=/usr/bin:/bin HOME="$work/empty" \
    "$f1lake" serve --data-root "$data/root" --port 0) >"$work/serve.log" 2>&1 &
  server=$!
  for _ in $(seq 1 600); do
    url=$(sed -n 's#.*http://127.0.0.1:\([0-9]*\)/.*#\1#p' "$work/serve.log")
    [ -z "$url" ] || break
    sleep 0.1
  done
  [ -n "$url" ] || fails "the server did not start: $(cat "$work/serve.log")"
  local path
  for path in / /app.js /vendor/vue.js /healthz /api/v1/seasons; do
    "$project/docker/health" "$url" 127.0.0.1 "$path" || fails "$path is not served"
  done
  kill "$server"
  wait "$server" || fails "the server ended with $?"
  server=""
  holds "$name: pages and API are served from there"
}

echo "install below a prefix:"
prefix="$work/opt/f1"
"$project/scripts/install.sh" install --prefix "$prefix" --binary "$binary"
uses_it "$prefix/bin/f1lake" prefix
if command -v readelf >/dev/null; then
  readelf -d "$prefix/bin/f1lake" | grep -i 'r.*path' | grep -F "$project" >/dev/null && fails "the build folder is searched for libraries"
  holds "prefix: libraries are looked for beside the binary, not in the build folder"
fi
for page in f1lake f1lake-ingest f1lake-snapshots-use; do
  zcat "$prefix/share/man/man1/$page.1.gz" | grep '^\.SH SYNOPSIS' >/dev/null || fails "there is no manual page $page"
done
bash -n "$prefix/share/bash-completion/completions/f1lake"
grep -q '^#compdef f1lake' "$prefix/share/zsh/site-functions/_f1lake" || fails "zsh has no completion"
[ -s "$prefix/share/fish/vendor_completions.d/f1lake.fish" ] || fails "fish has no completion"
holds "prefix: manual pages and completions"
mv "$work/opt" "$work/moved"
alone "$work/moved/f1/bin/f1lake" query --data-root "$work/data-prefix/root" "SELECT 1 AS one" | grep '1 row' >/dev/null ||
  fails "the prefix cannot be moved"
mv "$work/moved" "$work/opt"
holds "prefix: it runs where it was moved to"

echo "file share/f1lake/former.txt" >>"$prefix/share/f1lake/installed.txt"
touch "$prefix/share/f1lake/former.txt"
"$project/scripts/install.sh" install --prefix "$prefix" --binary "$binary"
[ ! -e "$prefix/share/f1lake/former.txt" ] || fails "a file of the former version is left"
holds "prefix: an upgrade leaves nothing of the former version"
touch "$prefix/share/of-somebody-else"
"$project/scripts/install.sh" uninstall --prefix "$prefix"
[ "$(cd "$work/opt" && find f1 ! -type d)" = f1/share/of-somebody-else ] ||
  fails "uninstall left or took: $(find "$work/opt" ! -type d)"
rm "$prefix/share/of-somebody-else" && rmdir "$prefix/share" "$prefix"
[ -z "$(ls -A "$work/opt")" ] || fails "uninstall left $(find "$work/opt")"
holds "prefix: uninstall takes all that it put there, and nothing else"
mkdir "$work/stage"
"$project/scripts/install.sh" install --prefix /usr --destdir "$work/stage" --binary "$binary"
[ -x "$work/stage/usr/bin/f1lake" ] || fails "DESTDIR is not obeyed"
"$project/scripts/install.sh" uninstall --prefix /usr --destdir "$work/stage"
[ -z "$(ls -A "$work/stage")" ] || fails "uninstall left $(find "$work/stage")"
holds "DESTDIR: what is staged can be taken away too"

echo "tarball:"
"$project/scripts/package.sh" tarball --binary "$binary" --output "$work/dist" --quick >/dev/null
tar -C "$work" -xzf "$work"/dist/*.tar.gz
uses_it "$(echo "$work"/f1lake-*/bin/f1lake)" tarball

if [ "$mode" = --system ]; then
  echo "Debian package:"
  "$project/scripts/package.sh" deb --binary "$binary" --output "$work/dist" --quick >/dev/null
  find / -xdev \( -path /proc -o -path /sys -o -path /dev -o -path "$work" \) -prune -o -name '*f1lake*' -print |
    sort >"$work/before"
  # The same package as of a former version, with a file that the new one lacks.
  dpkg-deb -R "$work"/dist/*.deb "$work/former"
  sed -i 's/^Version: .*/Version: 0.0.0/' "$work/former/DEBIAN/control"
  touch "$work/former/usr/share/f1lake/former.txt"
  mkdir "$work/dist/former"
  dpkg-deb -Znone -b "$work/former" "$work/dist/former/f1lake.deb" >/dev/null
  chmod 755 "$work" "$work/dist" "$work/dist/former"
  # With what it depends on, from the mirrors of this machine.
  installs() { DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" >/dev/null; }
  installs "$work/dist/former/f1lake.deb"
  [ -e /usr/share/f1lake/former.txt ] || fails "the former package was not installed"
  lake="$work/data-former"
  alone f1lake simulate --out "$lake/origin" --drivers 4 --laps 6 --no-telemetry >/dev/null
  alone f1lake init --data-root "$lake/root" --allow-host-disk >/dev/null
  alone f1lake ingest --data-root "$lake/root" --season 2031 --origin "$lake/origin" >/dev/null
  # The first version laid no parts without rows.
  find "$lake/root/bronze" -type d -name season=0000 -prune -exec rm -rf {} +
  installs "$(echo "$work"/dist/*.deb)"
  [ ! -e /usr/share/f1lake/former.txt ] || fails "a file of the former package is left"
  holds "deb: an upgrade leaves nothing of the former version"
  content() { find "$lake/root" -type f -exec sha256sum {} + | sort; }
  content >"$work/content"
  alone f1lake upgrade-lake --data-root "$lake/root" --dry-run | grep ' tables of bronze are new: ' >/dev/null ||
    fails "the dry run does not say what the former layout lacks"
  content | diff "$work/content" - || fails "the dry run changes something"
  alone f1lake upgrade-lake --data-root "$lake/root" >/dev/null
  alone f1lake build --data-root "$lake/root" | grep '^published ' >/dev/null || fails "the upgraded lake is not built"
  holds "deb: a lake of the previous layout is upgraded, after a dry run that changes nothing"
  uses_it /usr/bin/f1lake deb
  [ -z "$(dpkg -V f1lake)" ] || fails "files differ from the package: $(dpkg -V f1lake)"
  dpkg -P f1lake >/dev/null
  find / -xdev \( -path /proc -o -path /sys -o -path /dev -o -path "$work" \) -prune -o -name '*f1lake*' -print |
    sort | diff "$work/before" - || fails "the package left files"
  holds "deb: removal leaves nothing"
elif command -v dpkg-deb >/dev/null; then
  "$project/scripts/package.sh" deb --binary "$binary" --output "$work/dist" --quick >/dev/null
  dpkg-deb -I "$work"/dist/*.deb | grep 'Depends: .*libdeflate0' >/dev/null || fails "the package does not say what it needs"
  dpkg-deb -c "$work"/dist/*.deb | grep ' ./usr/bin/f1lake$' >/dev/null || fails "the package has no binary"
  holds "deb: it can be made, and says what it needs"
fi
echo "$passed passed, 0 failed"
