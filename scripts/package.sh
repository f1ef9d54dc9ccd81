#!/usr/bin/env bash
# Packs f1lake for this machine's architecture into a folder:
#
#   package.sh tarball|deb [--binary FILE] [--output DIR] [--quick]
#
# DIR is dist/ by default; --quick hardly compresses, for tests.
# The tarball runs from wherever it is unpacked. The Debian package depends on what the binary links, as found by
# ldd and dpkg; it needs dpkg-deb alone to be made.
set -euo pipefail
project=$(cd "$(dirname "$0")/.." && pwd)
readonly project
readonly kind="${1:-}"
[ $# -gt 0 ] && shift
binary="$project/.build/release/f1lake" output="$project/dist" level=6 form=xz
while [ $# -gt 0 ]; do
  case "$1" in
    --binary) binary="${2:?--binary needs a file}" ;;
    --output) output="${2:?--output needs a folder}" ;;
    --quick) level=1 form=none; set -- "" "$@" ;;
    *) echo "package: unknown option $1" >&2; exit 2 ;;
  esac
  shift 2
done
[ -x "$binary" ] || { echo "package: $binary is not there: run make build" >&2; exit 1; }
version=$("$binary" --version)
readonly binary output version
mkdir -p "$output"
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
chmod 755 "$stage"
umask 022

tarball() {
  local system name
  system=$(uname -s | tr '[:upper:]' '[:lower:]')
  name="f1lake-$version-$system-$(uname -m)"
  "$project/scripts/install.sh" install --prefix "/$name" --destdir "$stage" --binary "$binary"
  rm "$stage/$name/share/f1lake/installed.txt"
  # Root owns the files, and names are in order: the same build gives the same archive on GNU tar.
  local options=()
  tar --version 2>/dev/null | grep GNU >/dev/null &&
    options=(--sort=name --owner=0 --group=0 --numeric-owner --mtime=@0)
  tar -C "$stage" ${options[@]+"${options[@]}"} -cf - "$name" | gzip -"${level}n" >"$output/$name.tar.gz"
  echo "$output/$name.tar.gz"
}

# The packages of the libraries that are linked, and of libc the version whose newest symbol is used.
depends() {
  local libc library
  libc=$(objdump -T "$binary" | grep -o 'GLIBC_[0-9.]*' | sort -uV | tail -n 1)
  # Packed relocations, which Package.swift asks for where it can, have no symbol.
  if readelf -d "$binary" | grep '(RELR)' >/dev/null; then
    libc=$(printf '%s\n' "$libc" GLIBC_2.36 | sort -V | tail -n 1)
  fi
  {
    echo "libc6 (>= ${libc#GLIBC_})"
    ldd "$binary" | awk '$2 == "=>" && $3 ~ /^\// {print $3}' | while read -r library; do
      dpkg-query -S "$(realpath "$library")" "$library" "/usr$library" 2>/dev/null | sed -n '1s/:.*//p' || true
    done
    # DuckDB's library is loaded later, and ldd does not see what it needs.
    echo libstdc++6
    echo ca-certificates
  } | grep -v '^libc6$' | sort -u | paste -sd, | sed 's/,/, /g'
}

deb() {
  command -v dpkg-deb >/dev/null || { echo "package: dpkg-deb is needed, which Debian has" >&2; exit 1; }
  local architecture name
  architecture=$(dpkg --print-architecture)
  name="f1lake_${version}_$architecture.deb"
  "$project/scripts/install.sh" install --prefix /usr --destdir "$stage" --binary "$binary"
  # dpkg keeps its own list, and knows which folders are shared.
  rm "$stage/usr/share/f1lake/installed.txt"
  mkdir "$stage/DEBIAN"
  cat >"$stage/DEBIAN/control" <<END
Package: f1lake
Version: $version
Architecture: $architecture
Maintainer: F1 Lakehouse maintainers <maintainers@f1-lakehouse.invalid>
Installed-Size: $(du -sk "$stage/usr" | cut -f1)
Depends: $(depends)
Section: science
Priority: optional
Description: native lakehouse for Formula 1
 Fetches sessions from the public origins, keeps them as Parquet on an external
 disk, builds and tests a dbt project with DuckDB, and serves a dashboard.
END
  (cd "$stage" && find usr -type f -print0 | sort -z | xargs -0 md5sum >DEBIAN/md5sums)
  dpkg-deb --root-owner-group -Z"$form" --build "$stage" "$output/$name" >/dev/null
  echo "$output/$name"
}

case "$kind" in
  tarball) tarball ;;
  deb) deb ;;
  *) sed -n '2,4p' "$0" >&2; exit 2 ;;
esac
