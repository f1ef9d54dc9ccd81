"""The images of docker/ without a container engine: the last stage of a Dockerfile, carried out in a bare Debian root."""

import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess

PROJECT = pathlib.Path(__file__).resolve().parents[2]
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
PROXIES = [name for name in os.environ if re.fullmatch(r"(?i)(https?|no)_proxy", name)]


def sh(*words, **options):
    return subprocess.run([str(word) for word in words], check=True, **options)


def instructions(dockerfile):
    """Name and text of each instruction, a list for every stage."""
    text = re.sub(r"^#.*\n", "", dockerfile.read_text(), flags=re.M).replace("\\\n", " ")
    stages = []
    for line in filter(str.strip, text.splitlines()):
        name, _, rest = line.partition(" ")
        if name == "FROM":
            stages.append([])
        if stages:
            stages[-1].append((name, rest.strip()))
    return stages


class Image:
    """The root file system of an image, and what it says about how it is started.

    What its base has in another way than the bare root is made beforehand: the official image of Python is Debian's
    slim image with a Python of its own, for which Debian's stands in.
    """

    def __init__(self, dockerfile, root, bare, binary):
        self.root, self.environment, self.user, self.folder = root, {"PATH": PATH}, "0:0", "/"
        self.entry, self.command = [], []
        # Not what is mounted in it.
        sh("cp", "-ax", bare, root)
        for folder in ("proc", "dev"):
            sh("mount", "--rbind", f"/{folder}", root / folder)
        *before, stage = instructions(dockerfile)
        self.before, self.binary = before, binary
        if stage[0][1].startswith("python:"):
            self.python()
        for name, text in stage[1:]:
            getattr(self, "do_" + name.lower())(text)

    def run_in(self, script):
        environment = self.environment | {name: os.environ[name] for name in PROXIES}
        words = ["chroot", self.root, "env", "-i", *(f"{k}={v}" for k, v in environment.items()), "/bin/sh", "-c", script]
        done = subprocess.run([str(w) for w in words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode:
            raise SystemExit(f"images: {script}\nended with {done.returncode}:\n{done.stdout[-3000:]}")

    def python(self):
        self.run_in(
            "apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "
            "python3 python3-pip && rm /usr/lib/python3*/EXTERNALLY-MANAGED"
        )

    def do_run(self, text):
        self.run_in(text)

    def do_copy(self, text):
        words = shlex.split(text)
        options = dict(word[2:].split("=") for word in words if word.startswith("--"))
        *sources, target = [word for word in words if not word.startswith("--")]
        place = self.root / target.lstrip("/")
        for source in sources:
            if options.get("from"):
                self.built(source, place)
            elif (PROJECT / source).is_dir():
                # As .dockerignore has it.
                ignored = shutil.ignore_patterns("target", "logs", "__pycache__", "._*", ".DS_Store")
                shutil.copytree(PROJECT / source, place, ignore=ignored, dirs_exist_ok=True)
            else:
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(PROJECT / source, place / source.split("/")[-1] if target.endswith("/") else place)
                place.chmod(int(options.get("chmod", "0644"), 8))
        sh("chown", "-R", "--no-dereference", "0:0", place if place != self.root else self.root / "usr/local")

    def built(self, source, place):
        """What the build stage leaves: by its own last command, with the binary that is there already."""
        command = next(text for name, text in reversed(self.before[-1]) if name == "RUN")
        words = shlex.split(command[command.index("scripts/install.sh") :])
        assert words[words.index("--destdir") + 1] == source.rstrip("/"), command
        words[words.index("--destdir") + 1] = str(place)
        words[words.index("--binary") + 1] = str(self.binary)
        sh(*words, cwd=PROJECT)

    def do_env(self, text):
        self.environment |= dict(pair.split("=", 1) for pair in shlex.split(text))

    def do_user(self, text):
        self.user = text

    def do_workdir(self, text):
        self.folder = text

    def do_entrypoint(self, text):
        self.entry = json.loads(text)

    def do_cmd(self, text):
        self.command = json.loads(text)

    def do_expose(self, text):
        """Says something to people only."""

    do_healthcheck = do_expose
