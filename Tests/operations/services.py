#!/usr/bin/env python3
"""Runs the services of docker-compose.yml without a container engine, through one whole cycle.

    services.py BINARY

Each service gets what Compose would give it: its command, environment, mounts, user, a read-only root with a tmpfs as
/tmp, no capabilities. The root is made of this machine's /usr and the project as installed; names of services are
loopback addresses. Two things differ: ingestion takes simulated sessions and not --latest, since the tests have no network,
and there is no Ollama here, so that the built-in engine answers. Needs root and .deps/reference. Mounts and ports are in
namespaces of their own: nothing of the machine is changed, and nothing beyond it is reached.
"""

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

PROJECT = pathlib.Path(__file__).resolve().parents[2]
USER = 10001
TOKEN = "0123456789abcdef0123456789abcdef"


def sh(*words, **options):
    return subprocess.run([str(word) for word in words], check=True, **options)


def loopback_up():
    """A new network namespace has loopback only, and that is down."""
    with socket.socket() as s:
        fcntl.ioctl(s, 0x8914, struct.pack("16sh14x", b"lo", 1))  # SIOCSIFFLAGS, IFF_UP


class Root:
    """A root file system for one service, made of mounts in this process's own mount namespace."""

    def __init__(self, work, name, service, installed):
        self.path = work / f"root-{name}"
        self.path.mkdir()
        sh("mount", "-t", "tmpfs", "root", self.path)
        for link in ("bin", "lib", "lib64", "sbin"):
            if os.path.islink(f"/{link}"):
                (self.path / link).symlink_to(os.readlink(f"/{link}"))
        for folder in ("usr", "etc", "dev", "proc"):
            self.bind(f"/{folder}", folder)
        self.bind(installed, "usr/local")
        self.bind(PROJECT / ".deps/reference", "opt/reference")
        if not sys.base_prefix.startswith("/usr"):
            self.bind(sys.base_prefix, sys.base_prefix.lstrip("/"))
        self.bind(PROJECT / "transform", "opt/transform")
        self.bind(work / "hosts", "etc/hosts")
        self.bind(work / "token", "run/secrets/token")
        for mount in service["volumes"]:
            source = mount["source"].split("}")
            self.bind(
                str(work / "data") + source[-1], mount["target"].lstrip("/"), not mount.get("read_only", False)
            )
        (self.path / "tmp").mkdir()
        sh("mount", "-t", "tmpfs", "-o", "size=256m,mode=1777,noexec,nosuid,nodev", "tmp", self.path / "tmp")
        # Engines give every container this one.
        sh("mount", "-t", "tmpfs", "-o", "size=64m,mode=1777,noexec,nosuid,nodev", "shm", self.path / "dev/shm")
        sh("mount", "-o", "remount,bind,ro", self.path)

    def bind(self, source, place, writable=False):
        target = self.path / place
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.mkdir() if os.path.isdir(source) else target.touch()
        sh("mount", "--bind", source, target)
        if not writable:
            sh("mount", "-o", "remount,bind,ro", target)


class Stack:
    def __init__(self, work, binary):
        import yaml

        self.work = work
        self.services = yaml.safe_load((PROJECT / "docker-compose.yml").read_text())["services"]
        self.installed = work / "installed"
        sh(PROJECT / "scripts/install.sh", "install", "--prefix", self.installed, "--binary", binary)
        shutil.copy(PROJECT / "docker/health", self.installed / "bin/f1lake-health")
        dbt = self.installed / "bin/dbt"
        dbt.write_text("#!/opt/reference/bin/python\nfrom dbt.cli.main import cli\ncli()\n")
        dbt.chmod(0o755)
        names = " ".join(name for name in self.services)
        (work / "hosts").write_text(f"127.0.0.1 localhost {names}\n")
        (work / "token").write_text(TOKEN + "\n")
        (work / "data").mkdir()
        os.chown(work / "data", USER, USER)
        os.chown(work / "token", USER, USER)
        work.chmod(0o755)
        self.running = []

    def words(self, name, command=None):
        """The full command of a service, with what the image adds: entry point and environment."""
        service = self.services[name]
        file = service["build"]["dockerfile"]
        image = (PROJECT / file).read_text().replace("\\\n", " ")
        entry = json.loads(re.search(r"^ENTRYPOINT (.*)", image, re.M)[1])
        environment = {"PATH": "/usr/local/bin:/usr/bin:/bin"}
        for line in re.findall(r"^ENV (.*)", image, re.M):
            environment |= dict(pair.split("=", 1) for pair in line.split())
        environment |= service["environment"]
        root = Root(self.work, f"{name}-{time.monotonic_ns()}", service, self.installed)
        folder = re.search(r"^WORKDIR (\S+)", image.rsplit("FROM", 1)[1], re.M)[1]
        return [
            *["chroot", str(root.path), "env", "-i", "-C", folder, *(f"{k}={v}" for k, v in environment.items())],
            *["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups", "--no-new-privs"],
            *["--bounding-set=-all", "--inh-caps=-all", *entry, *(command or service["command"])],
        ]

    def run(self, name, command=None):
        done = subprocess.run(self.words(name, command), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode:
            raise SystemExit(f"{name} {command or ''} ended with {done.returncode}:\n{done.stdout[-3000:]}")
        print(f"  ok  {name}: {' '.join(command or self.services[name]['command'])}")
        return done.stdout

    def start(self, name):
        self.running.append(subprocess.Popen(self.words(name)))
        test = self.services[name]["healthcheck"]["test"][2:]
        health = [str(self.installed / "bin/f1lake-health"), test[0], "127.0.0.1"]
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


def ask(path, body=None, token=TOKEN):
    request = urllib.request.Request(f"http://127.0.0.1:8501{path}", body and json.dumps(body).encode())
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


def cycle(stack):
    stack.run("ingestion", ["init"])
    (stack.work / "data/copilot").mkdir()
    os.chown(stack.work / "data/copilot", USER, USER)
    simulate = ["simulate", "--out", "/opt/data/origin", "--laps", "20", "--no-telemetry"]
    stack.run("ingestion", simulate)
    stack.run("ingestion", ["ingest", "--season", "2031", "--origin", "/opt/data/origin"])
    stack.run("dbt")
    stack.run("publish")
    stack.run("ingestion", ["verify"])
    stack.start("ai")
    stack.start("dashboard")
    check(ask("/", token=None)[0] == 401, "dashboard: nothing without the token")
    status, page = ask("/")
    check(status == 200 and b"<script" in page, "dashboard: the page")
    question = {"question": "Who had the fastest lap in the race in 2031 round 1?"}
    status, answer = ask("/api/v1/ask", question)
    answer = json.loads(answer)
    check(status == 200 and answer.get("status") == "answered", f"ai: a question is answered: {answer.get('message')}")
    check(len(answer["rows"]) > 0, f"ai: with rows: {answer['rows'][0]}")
    verified = {"question": question["question"], "sql": answer["sql"]}
    status, text = ask("/api/v1/ask/verified", verified)
    check(status == 201, f"ai: an answer can be kept as verified: {text.decode()}")
    check((stack.work / "data/copilot/verified.jsonl").exists(), "ai: it is in the data root")
    check(stack.stop() == [0, 0], "both end cleanly")


def main(binary):
    if os.environ.get("F1_OWN_MOUNTS") != "1":
        os.environ["F1_OWN_MOUNTS"] = "1"
        python = str(PROJECT / ".deps/reference/bin/python")
        os.execvp("unshare", ["unshare", "--mount", "--net", python, __file__, binary])
    loopback_up()
    work = pathlib.Path(tempfile.mkdtemp(dir="/var/tmp")).resolve()
    stack = Stack(work, binary)
    try:
        cycle(stack)
    finally:
        stack.stop()
        for line in sorted(pathlib.Path("/proc/self/mounts").read_text().splitlines(), reverse=True):
            if line.split()[1].startswith(str(work)):
                subprocess.run(["umount", "-l", line.split()[1]], check=False, stderr=subprocess.DEVNULL)
        if not any(str(work) in line for line in pathlib.Path("/proc/self/mounts").read_text().splitlines()):
            shutil.rmtree(work)
    print("services: one cycle passed")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
