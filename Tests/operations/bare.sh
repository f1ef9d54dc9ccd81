#!/usr/bin/env bash
# What a machine with nothing on it does with this project: a bare Debian is made, and thrown away at the end. In copies of it
#
#   install    f1lake is installed, upgraded, used and removed: below a prefix, as a tarball and as a package (install.sh)
#   services   the images of docker/ are made by the steps of their Dockerfiles, and the services of Compose run (services.py)
#
#   bare.sh BINARY [install|services]
#   bare.sh --builder                  services alone, with images for which f1lake is compiled in the bare Debian too, by the steps of
#                                      docker/Dockerfile and the Swift of this machine (builder.py): 17 minutes on two quiet cores, and 6 GB of disk
#
# Needs root, the right to mount, debootstrap, and a Debian mirror that apt knows; the project is there read-only, in the place
# that it has here. Ends with 75, and says why, where one of these is missing: then nothing was tested.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
project=$(cd "$here/../.." && pwd)
case "$1" in
  --builder) binary=--builder part=services ;;
  *) binary=$(cd "$(dirname "$1")" && pwd)/$(basename "$1") part="${2:-}" ;;
esac
readonly here project binary part
left_out() { echo "bare: LEFT OUT, nothing was installed or started in a bare Debian: $1" >&2; exit 75; }

if [ "${F1_OWN_MOUNTS:-}" != 1 ]; then
  [ "$(uname)" = Linux ] || left_out "this is not Linux"
  [ "$(id -u)" = 0 ] || left_out "it needs root"
  command -v debootstrap >/dev/null || left_out "debootstrap is not installed"
  unshare --mount --net mount -t tmpfs bare /mnt 2>/dev/null || left_out "this user may not mount"
  # Mounts of a namespace of its own go with it, whatever happens.
  F1_OWN_MOUNTS=1 exec unshare --mount "$0" "$binary" "$part"
fi
mirror=$(awk '/^URIs:/ {print $2; exit} /^deb / {print $2; exit}' /etc/apt/sources.list.d/*.sources \
  /etc/apt/sources.list.d/*.list /etc/apt/sources.list 2>/dev/null || true)
[ -n "$mirror" ] || left_out "no Debian mirror is configured for apt"
work=$(mktemp -d /var/tmp/f1lake-bare.XXXXXX)
readonly mirror work bare="$work/bare"
finish() {
  umount -R "$work" 2>/dev/null || true
  # Never through a mount that is still there: this namespace takes it along.
  grep -qF " $work" /proc/self/mounts || rm -rf "$work"
}
trap finish EXIT
# In memory where there is enough: it is much quicker. What is compiled has no room there.
if [ "$binary" != --builder ] && [ "$(awk '/^MemAvailable:/ {print int($2 / 1048576)}' /proc/meminfo)" -ge 5 ]; then
  mount -t tmpfs -o size=4g,mode=755 bare "$work"
else
  mount --bind "$work" "$work"
fi

chroots() { chroot "$bare" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root "$@"; }
# Certificates come with it, since mirrors and package indexes are asked over HTTPS.
if ! debootstrap --variant=minbase --include=ca-certificates bookworm "$bare" "$mirror" >"$work/log" 2>&1; then
  tail -n 20 "$work/log" >&2
  # As in containers that may mount and may make no devices.
  ! grep -qF "Cannot install into target" "$work/log" || left_out "this user may not make devices"
  grep -qE "Couldn't download|Failed getting" "$work/log" || exit 1
  left_out "debootstrap cannot fetch from $mirror"
fi
# Packages, certificates and proxies as this machine has them.
rm -f "$bare/etc/apt/sources.list"
cp -r /etc/apt/sources.list* /etc/apt/apt.conf.d /etc/apt/trusted.gpg.d "$bare/etc/apt/"
cp -rL /usr/share/keyrings/. "$bare/usr/share/keyrings/"
cp -L /etc/ssl/certs/ca-certificates.crt "$bare/etc/ssl/certs/"
cp -L /etc/resolv.conf /etc/hosts "$bare/etc/"
[ ! -e /etc/pip.conf ] || cp -L /etc/pip.conf "$bare/etc/"
# The disk is no matter here: what is not flushed is lost with the rest.
echo force-unsafe-io >"$bare/etc/dpkg/dpkg.cfg.d/bare"

if [ "$part" != install ]; then
  "$project/.deps/reference/bin/python" "$here/services.py" "$binary" "$bare"
fi
if [ "$part" != services ]; then
  mount --rbind /proc "$bare/proc"
  mount --rbind /dev "$bare/dev"
  mkdir -p "$bare$project"
  mount --rbind "$project" "$bare$project"
  mount -o remount,bind,ro "$bare$project"
  # What install.sh and package.sh need to run, and the one library that a tarball asks for.
  chroots apt-get update -qq
  chroots env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    binutils libdeflate0 python3 >/dev/null
  chroots "$here/install.sh" "$binary" --system
fi
echo "bare: ${part:-install, services}: all of it holds"
