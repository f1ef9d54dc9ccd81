#!/usr/bin/env python3
"""Runs the services of docker-compose.yml without a container engine, through one whole cycle.

    services.py BINARY|--builder BARE

BARE is a bare Debian root; bare.sh makes one and calls this. The images are made in copies of it by the steps of their
Dockerfiles (images.py); with --builder those of the stage that compiles as well (builder.py). Each service gets what Compose
would give it: its command, environment, user, mounts, tmpfs, a read-only root, its limit of processes, no capabilities, and
the names of the others, each an address of loopback. Health is asked for by the command that the service has for it. What is
ingested is a recorded session where there are any, else a simulated weekend. Two things differ: sessions come from a folder
and not from the network, so that --latest has no part; and there is no Ollama: the built-in engine answers, and then a
stand-in (ollama.py) at the name and port of that service. Needs root and .deps/reference. Mounts and ports are in namespaces
of their own: nothing of the machine is changed.
"""

import ctypes
import fcntl
import json
import os
import pathlib
import re
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import time
import urllib.request

import ollama
from images import PROJECT, Image, sh

TOKEN = "0123456789abcdef0123456789abcdef"
RECORDED = pathlib.Path(os.environ.get("F1_RECORDED_DATA", PROJECT.parent / "shared/data")) / "origin"


def own_network():
    """A network namespace for this process and all that it starts: it has loopback only, and that is down."""
    if ctypes.CDLL(None, use_errno=True).unshare(0x40000000):  # CLONE_NEWNET
        raise OSError(ctypes.get_errno(), "unshare")
    with socket.socket() as s:
        fcntl.ioctl(s, 0x8914, struct.pack("16sh14x", b"lo", 1))  # SIOCSIFFLAGS, IFF_UP


class Root:
    """What a service sees: its image, read-only, and its mounts, in this process's own mount namespace."""

    def __init__(self, path, image, binds, temporary):
        self.path = path
        path.mkdir()
        sh("mount", "--bind", image.root, path)
        # As engines do, in the layer of the container.
        for _, place, _ in binds:
            self.make_place(place, place.startswith(("etc/", "run/secrets/")))
        sh("mount", "-o", "remount,bind,ro", path)
        for source, place, writable in binds:
            target = path / place
            if not target.exists():
                raise SystemExit(f"services: {place} is not there to be mounted on")
            sh("mount", "--rbind" if place in ("dev", "proc") else "--bind", source, target)
            if not writable:
                sh("mount", "-o", "remount,bind,ro", target)
        for place, options in [*temporary, ("/dev/shm", "size=64m,mode=1777,noexec,nosuid,nodev")]:
            sh("mount", "-t", "tmpfs", "-o", options, "tmp", path / place.lstrip("/"))

    def make_place(self, place, is_file):
        target = self.path / place
        # A folder below another mount is there already, or it is an error as in Compose.
        if target.exists() or place.startswith("opt/data/"):
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        target.touch() if is_file else target.mkdir()


class Stack:
    def __init__(self, work, binary, bare):
        import yaml

        self.work = work
        self.services = yaml.safe_load((PROJECT / "docker-compose.yml").read_text())["services"]
        self.settings = {"EXTERNAL_DATA_ROOT": str(work / "data"), "F1_TOKEN_FILE": str(work / "token")}
        self.user = tuple(map(int, self.value(self.services["ai"]["user"]).split(":")))
        self.addresses = {name: f"127.0.0.{i}" for i, name in enumerate(self.services, start=11)}
        lines = [f"{address} {name}\n" for name, address in self.addresses.items()]
        (work / "hosts").write_text("".join(["127.0.0.1 localhost\n", *lines]))
        (work / "token").write_text(TOKEN + "\n")
        (work / "token").chmod(0o600)
        (work / "data").mkdir()
        for name in ("data", "token"):
            os.chown(work / name, *self.user)
        work.chmod(0o755)
        self.images, self.running = {}, []
        for service in self.services.values():
            file = service.get("build", {}).get("dockerfile")
            if file and file not in self.images:
                self.images[file] = Image(PROJECT / file, work / file.replace("/", "-"), bare, binary)
                print(f"  ok  {file}: the steps of its last stage")

    def value(self, text):
        """A value of the Compose file with its settings."""
        return re.sub(
            r"\$\{(\w+)(?::([-?])([^}]*))?\}",
            lambda m: self.settings.get(m[1]) or (m[3] if m[2] == "-" else ""),
            text,
        )

    def binds(self, service):
        yield "/dev", "dev", True
        yield "/proc", "proc", True
        yield self.work / "hosts", "etc/hosts", False
        if RECORDED.is_dir() and service["command"][0] == "ingest":
            yield RECORDED, "opt/origin", False
        for secret in service.get("secrets", []):
            yield self.settings["F1_TOKEN_FILE"], f"run/secrets/{secret}", False
        for mount in service["volumes"]:
            yield self.value(mount["source"]), mount["target"].lstrip("/"), not mount.get("read_only", False)

    def words(self, name, command=None, entry=None):
        """The full command of a service in its root."""
        service = self.services[name]
        image = self.images[service["build"]["dockerfile"]]
        temporary = [mount.split(":", 1) for mount in service["tmpfs"]]
        root = Root(self.work / f"root-{name}-{time.monotonic_ns()}", image, list(self.binds(service)), temporary)
        environment = image.environment | {k: self.value(v) for k, v in service["environment"].items()}
        ids = [int(text) for text in self.value(service["user"]).split(":")]
        return [
            *["chroot", str(root.path), "env", "-i", "-C", image.folder, *(f"{k}={v}" for k, v in environment.items())],
            *["prlimit", f"--nproc={service['pids_limit']}", "setpriv", f"--reuid={ids[0]}", f"--regid={ids[1]}"],
            *["--clear-groups", "--no-new-privs", "--bounding-set=-all", "--inh-caps=-all"],
            *(image.entry if entry is None else entry),
            *(service["command"] if command is None else command),
        ]

    def run(self, name, command=None, codes=(0,)):
        done = subprocess.run(self.words(name, command), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode not in codes:
            raise SystemExit(f"{name} {command or ''} ended with {done.returncode}:\n{done.stdout[-3000:]}")
        print(f"  ok  {name}: {' '.join(command or self.services[name]['command'])}")
        return done.stdout

    def start(self, name):
        self.running.append(subprocess.Popen(self.words(name)))
        health = self.words(name, self.services[name]["healthcheck"]["test"][1:], entry=[])
        for _ in range(600):
            if subprocess.run(health, stderr=subprocess.DEVNULL).returncode == 0:
                print(f"  ok  {name}: healthy")
                return
            if self.running[-1].poll() is not None:
                raise SystemExit(f"{name} ended with {self.running[-1].returncode}")
            time.sleep(0.1)
        raise SystemExit(f"{name} does not become healthy")

    def stop(self):
        for process in self.running:
            process.terminate()
        codes = [process.wait() for process in self.running]
        self.running = []
        return codes

    def ask(self, path, body=None, token=TOKEN):
        """What a browser gets at the port that Compose opens on this machine."""
        address = f"http://{self.addresses['dashboard']}:8501{path}"
        request = urllib.request.Request(address, body and json.dumps(body).encode())
        request.add_header("Host", "localhost:8501")
        request.add_header("Content-Type", "application/json")
        if token:
            request.add_header("Authorization", f"Bearer {token}")
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()


def check(holds, what):
    if not holds:
        raise SystemExit(f"services: {what} does not hold")
    print(f"  ok  {what}")


def jobs(stack):
    """From an empty disk to a published snapshot, by dbt and by f1lake itself; the year that was ingested."""
    # As docs/howto/docker.md does it: the folder of verified questions is there before anything runs.
    (stack.work / "data/copilot").mkdir()
    os.chown(stack.work / "data/copilot", *stack.user)
    stack.run("ingestion", ["init"])
    if RECORDED.is_dir():
        year, round_, origin = 2023, 4, "/opt/origin"
        sessions = ["--session", "Q"]
    else:
        print("services: no recorded sessions here, a weekend is simulated")
        year, round_, origin = 2031, 1, "/opt/data/origin"
        sessions = []
        stack.run("ingestion", ["simulate", "--out", origin, "--laps", "20", "--no-telemetry"])
    ingest = ["ingest", "--season", str(year), "--round", str(round_), *sessions, "--origin", origin]
    stack.run("ingestion", ingest)
    stack.run("dbt")
    stack.run("publish")
    stack.run("ingestion", ["build", "--full-refresh"])
    check("published " in stack.run("ingestion", ["verify"]), "ingestion: verify publishes")
    return year, round_


def cycle(stack):
    year, round_ = jobs(stack)
    stack.start("ai")
    stack.start("dashboard")
    check(stack.ask("/", token=None)[0] == 401, "dashboard: nothing without the token")
    status, page = stack.ask("/")
    check(status == 200 and b"<script" in page, "dashboard: the page")
    status, seasons = stack.ask("/api/v1/seasons")
    check(status == 200 and str(year).encode() in seasons, f"dashboard: season {year}")
    question = {"question": f"Who had the fastest lap in qualifying in {year} round {round_}?"}
    status, answer = stack.ask("/api/v1/ask", question)
    answer = json.loads(answer)
    check(status == 200 and answer.get("status") == "answered", f"ai: a question is answered: {answer.get('message')}")
    check(len(answer["rows"]) > 0, "ai: with rows")
    verified = {"question": question["question"], "sql": answer["sql"]}
    status, text = stack.ask("/api/v1/ask/verified", verified)
    check(status == 201, f"ai: an answer can be kept as verified: {text.decode()}")
    check((stack.work / "data/copilot/verified.jsonl").exists(), "ai: it is in the data root")
    by_the_model(stack)
    check(stack.stop() == [0, 0], "both end cleanly")


def by_the_model(stack):
    """The service `ai` finds Ollama where Compose has it, and the dashboard gets what the model wrote."""
    service = stack.services["ollama"]
    ollama.start(stack.addresses[service["hostname"]], int(service["ports"][0].split(":")[-1]))
    status, answer = stack.ask("/api/v1/ask", {"question": "What is the news?", "engine": "ollama"})
    answer = json.loads(answer)
    check(status == 200 and answer.get("engine") == "ollama", f"ollama: a stand-in is asked: {answer.get('detail')}")
    check(answer["status"] == "answered" and len(answer["rows"]) > 0, "ollama: what it wrote is run")


def main(binary, bare):
    if os.environ.get("F1_OWN_MOUNTS") != "1":
        raise SystemExit("services: bare.sh calls this, in mounts of its own")
    work = pathlib.Path(tempfile.mkdtemp(dir=pathlib.Path(bare).parent)).resolve()
    # The network is needed for packages of the images, and no longer.
    stack = Stack(work, None if binary == "--builder" else pathlib.Path(binary), pathlib.Path(bare))
    own_network()
    try:
        cycle(stack)
    finally:
        stack.stop()
        for line in sorted(pathlib.Path("/proc/self/mounts").read_text().splitlines(), reverse=True):
            if line.split()[1].startswith(f"{work}/"):
                subprocess.run(["umount", "-l", line.split()[1]], check=False, stderr=subprocess.DEVNULL)
        if not any(f" {work}/" in line for line in pathlib.Path("/proc/self/mounts").read_text().splitlines()):
            shutil.rmtree(work)
    print("services: one cycle passed")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
