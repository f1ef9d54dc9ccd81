#!/usr/bin/env bash
# Installs, upgrades, uses and removes f1lake in a bare Debian that is made for it and thrown away.
#
#   bare.sh BINARY
#
# Needs root, debootstrap, and a Debian mirror that apt knows. The project is there read-only, in the place that it has here.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
project=$(cd "$here/../.." && pwd)
binary=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
readonly here project binary
if [ "${F1_OWN_MOUNTS:-}" != 1 ]; then
  # Mounts of a namespace of its own go with it, whatever happens.
  F1_OWN_MOUNTS=1 exec unshare --mount "$0" "$binary"
fi
work=$(mktemp -d /var/tmp/f1lake-bare.XXXXXX)
root="$work/root"
finish() {
  umount -R "$root/proc" "$root/dev" "$root$project" 2>/dev/null || true
  # Never through a mount that is still there.
  if grep -qF " $root/" /proc/self/mounts; then
    echo "bare: $root is left, since something is mounted in it" >&2
  else
    rm -rf "$work"
  fi
}
trap finish EXIT
mirror=$(awk '/^URIs:/ {print $2; exit} /^deb / {print $2; exit}' /etc/apt/sources.list.d/*.sources \
  /etc/apt/sources.list.d/*.list /etc/apt/sources.list 2>/dev/null)
# What install.sh and package.sh need to run, and the one library that a tarball asks for.
debootstrap --variant=minbase --include=ca-certificates,binutils,libdeflate0,python3 bookworm "$root" \
  "${mirror:?no Debian mirror is configured for apt}" >/dev/null
rm -f "$root/etc/apt/sources.list"
cp -r /etc/apt/sources.list* /etc/apt/apt.conf.d /etc/apt/trusted.gpg.d "$root/etc/apt/"
cp -rL /usr/share/keyrings/. "$root/usr/share/keyrings/"
cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
mount --rbind /proc "$root/proc"
mount --rbind /dev "$root/dev"
mkdir -p "$root$project"
mount --rbind "$project" "$root$project"
mount -o remount,bind,ro "$root$project"
chroot "$root" apt-get update -qq
chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root "$here/install.sh" "$binary" --system
echo "bare: installed, upgraded, used and removed"
