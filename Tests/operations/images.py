"""The images of docker/ without a container engine: the stages of a Dockerfile, carried out in a bare Debian root."""

import json
import os
import pathlib
import re
import shlex
import subprocess
import time

import context

PROJECT = context.PROJECT
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
PROXIES = [name for name in os.environ if re.fullmatch(r"(?i)(https?|no)_proxy", name)]
APT = "apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "


def sh(*words, **options):
    return subprocess.run([str(word) for word in words], check=True, **options)


def instructions(dockerfile):
    """Name and text of each instruction, a list for every stage, which its FROM begins."""
    text = re.sub(r"^#.*\n", "", dockerfile.read_text(), flags=re.M).replace("\\\n", " ")
    stages, arguments = [], {}
    for line in filter(str.strip, text.splitlines()):
        name, _, rest = line.partition(" ")
        if name == "FROM":
            stages.append([])
            # What ARG says before the first stage is for the names of bases.
            rest = re.sub(r"\$\{(\w+)\}", lambda m: arguments[m[1]], rest)
        if stages:
            stages[-1].append((name, rest.strip()))
        else:
            arguments.update([rest.split("=", 1)])
    return stages


class Stage:
    """The root file system that a stage leaves, and what it says about how it is started.

    What its base has in another way than the bare root is made beforehand: the official image of Python is Debian's
    slim image with a Python of its own, for which Debian's stands in.
    """

    def __init__(self, steps, root, bare):
        self.root, self.environment, self.user, self.folder = root, {"PATH": PATH, "HOME": "/root"}, "0:0", "/"
        self.entry, self.command = [], []
        # Not what is mounted in it.
        sh("cp", "-ax", bare, root)
        for folder in ("proc", "dev"):
            sh("mount", "--rbind", f"/{folder}", root / folder)
        (_, base), *steps = steps
        self.base(base)
        for name, text in steps:
            getattr(self, "do_" + name.lower())(text)

    def base(self, name):
        if name.startswith("python:"):
            self.run_in(APT + "python3 python3-pip && rm /usr/lib/python3*/EXTERNALLY-MANAGED")
        elif not name.startswith("debian:12"):
            raise SystemExit(f"images: nothing stands in for {name}")

    def run_in(self, script):
        environment = self.environment | {name: os.environ[name] for name in PROXIES}
        settings = [f"{k}={v}" for k, v in environment.items()]
        words = ["chroot", self.root, "env", "-i", "-C", self.folder, *settings, "/bin/sh", "-c", script]
        done = subprocess.run([str(w) for w in words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode:
            raise SystemExit(f"images: {script}\nended with {done.returncode}:\n{done.stdout[-3000:]}")
        return done.stdout

    def do_run(self, text):
        began = time.monotonic()
        # A cache between builds is an empty folder in the first one, and there is no second.
        script = re.sub(r"^(--mount=type=cache\S*\s+)+", "", text)
        self.run_in(script)
        print(f"  ok  RUN {' '.join(script.split())[:80]} ({time.monotonic() - began:.0f} s)", flush=True)

    def do_copy(self, text):
        words = shlex.split(text)
        options = dict(word[2:].split("=") for word in words if word.startswith("--"))
        *sources, target = [word for word in words if not word.startswith("--")]
        place = self.root / os.path.join(self.folder, target).lstrip("/")
        for source in sources:
            if "from" in options:
                self.copy_from(options["from"], source, place)
                continue
            isInside = target.endswith("/") and not (PROJECT / source).is_dir()
            context.copy(source, place / os.path.basename(source) if isInside else place)
            if "chmod" in options:
                place.chmod(int(options["chmod"], 8))

    def copy_from(self, stage, source, place):
        raise SystemExit(f"images: there is no stage {stage} before this one")

    def do_env(self, text):
        self.environment |= dict(pair.split("=", 1) for pair in shlex.split(text))

    def do_user(self, text):
        self.user = text

    def do_workdir(self, text):
        self.folder = text
        (self.root / text.lstrip("/")).mkdir(parents=True, exist_ok=True)

    def do_entrypoint(self, text):
        self.entry = json.loads(text)

    def do_cmd(self, text):
        self.command = json.loads(text)

    def do_expose(self, text):
        """Says something to people only."""

    # What is passed by whoever builds has a part in the names of caches alone.
    do_healthcheck = do_arg = do_expose


class Image(Stage):
    """An image: the last stage of a Dockerfile.

    Where there is a BINARY it stands for what the stage before has compiled. Without one that stage is carried out too.
    """

    def __init__(self, dockerfile, root, bare, binary):
        *self.before, last = instructions(dockerfile)
        self.bare, self.binary = bare, binary
        super().__init__(last, root, bare)

    def copy_from(self, stage, source, place):
        steps = next(steps for steps in self.before if steps[0][1].endswith(f" AS {stage}"))
        if self.binary:
            self.installed(steps, source, place)
        else:
            from builder import Builder

            builder = Builder(steps, self.root.with_name(f"{self.root.name}-{stage}"), self.bare)
            sh("cp", "-a", f"{builder.root / source.strip('/')}/.", place)

    def installed(self, steps, source, place):
        """What the stage leaves: by its own last command, with the binary that is there already."""
        command = next(text for name, text in reversed(steps) if name == "RUN")
        words = shlex.split(command[command.index("scripts/install.sh") :])
        assert words[words.index("--destdir") + 1] == source.rstrip("/"), command
        words[words.index("--destdir") + 1] = str(place)
        words[words.index("--binary") + 1] = str(self.binary)
        sh(*words, cwd=PROJECT)
