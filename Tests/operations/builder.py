"""The stage of docker/Dockerfile that compiles, in a bare Debian root: its base, which is the official image of Swift, is made of
Debian's packages and of this machine's own toolchain, which is mounted read-only."""

import json
import pathlib
import re
import subprocess

from images import APT, Stage, sh

# What the official image installs beside the toolchain; not what those packages recommend.
PACKAGES = (
    "binutils gcc git libcurl4-openssl-dev libedit-dev libicu-dev libncurses-dev libpython3-dev libsqlite3-dev "
    "libstdc++-12-dev libxml2-dev pkg-config tzdata uuid-dev"
)


class Builder(Stage):
    def base(self, name):
        version = re.fullmatch(r"swift:([\d.]+)-bookworm AS \w+", name)
        if not version:
            raise SystemExit(f"builder: nothing stands in for {name}")
        self.run_in(APT + PACKAGES)
        self.toolchain(version[1])
        self.mirrors()

    def toolchain(self, version):
        told = subprocess.run(["swift", "-print-target-info"], check=True, capture_output=True, text=True).stdout
        usr = pathlib.Path(json.loads(told)["paths"]["runtimeResourcePath"]).parents[1]
        if usr == pathlib.Path("/usr"):
            raise SystemExit("builder: the toolchain lies among the files of this system, and cannot be mounted alone")
        self.mount(usr, "opt/swift/usr")
        self.environment["PATH"] += ":/opt/swift/usr/bin"
        found = re.search(r"Swift version ([\d.]+)", self.run_in("swift --version"))[1]
        if found != version:
            raise SystemExit(f"builder: this machine has Swift {found}, and the image {version}")
        print(f"  ok  Swift {found} and the packages of its image", flush=True)

    def mirrors(self):
        """Repositories come from where this machine's git has them from; folders of it are mounted too."""
        # In no repository, so that only what is set for the machine and the user counts.
        words = ["git", "config", "--null", "--get-regexp", r"^url\..*\.insteadof$"]
        entries = subprocess.run(words, stdout=subprocess.PIPE, text=True, cwd="/").stdout.split("\0")
        for key, address in (entry.split("\n", 1) for entry in entries if entry):
            sh("git", "config", "--file", self.root / "etc/gitconfig", "--add", key, address)
            folder = pathlib.Path(key.removeprefix("url.").removesuffix(".insteadof"))
            if folder.is_absolute() and folder.is_dir() and not (self.root / str(folder).lstrip("/")).exists():
                self.mount(folder, str(folder).lstrip("/"))

    def mount(self, folder, place):
        target = self.root / place
        target.mkdir(parents=True)
        sh("mount", "--bind", folder, target)
        sh("mount", "-o", "remount,bind,ro", target)
