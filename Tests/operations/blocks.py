#!/usr/bin/env python3
"""Runs the commands that the documentation shows, in a scratch folder, on a small simulated lake.

    blocks.py BINARY [DOCUMENT ...]      ends with 1 where a command fails or a block has no mark

A block whose lines are commands has a comment before it, which readers do not see: `<!-- run -->`, `<!-- run: ends with N -->`
(the code of its last command), or `<!-- not run: REASON -->`. Any other block is no block of commands, or is an error.
A block runs in a shell of its own, with the blocks of its document on the same lake; lines with `$ ` are its commands
where there are any, the rest is output, which is not compared. That of the tutorial is: see tutorial.py.

The lake is simulated, so years are 2031, events the first one, and folders and ports are those of the scratch folder.
`f1lake` is the binary behind a few lines that give `ingest` and `watch` the simulated origin, and end a server once it serves.
"""

import datetime
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import textwrap

PROJECT = pathlib.Path(__file__).resolve().parents[2]
DOCUMENTS = ["README.md", "CONTRIBUTING.md", *sorted(p.relative_to(PROJECT).as_posix() for p in PROJECT.glob("docs/**/*.md"))]

BLOCK = re.compile(r"(?:^ *<!--((?:[^-]|-(?!->))*)-->\n\n)?(?<![^\n]\n)((?:^    .*\n(?:\n+(?=    ))?)+)", re.M)
PROGRAMS = (
    "apt apt-get brew cat cd cp curl dbt diskutil docker dpkg duckdb export f1lake git jq journalctl launchctl loginctl make mkdir "
    "mount node_exporter ollama openssl pip python python3 rm rsync scp ssh sudo swift systemctl tar umask umount"
).split()
COMMAND = re.compile(
    r"(?:[A-Z][A-Z0-9_]*=\S* )*(?:%s|[.\w]*(?:scripts|Tests|Benchmarks|\.build|\.deps)/[\w./-]+)(?:\s|$)"
    % "|".join(map(re.escape, PROGRAMS))
)

# What the simulated lake has in place of what the documents name.
SETTINGS = [
    (r"/mnt/ssd/f1\b|/srv/f1\b", "{scratch}/lake"),
    (r"/mnt/other/f1\b", "{scratch}/other"),
    (r"/tmp/sim\b", "{scratch}/sim"),
    (r"the 2023 Bahrain race|Bahrain in 2023", "the 2031 Simulated Grand Prix of Aldermoor"),
    (r"\b(19[5-9]|20[12])\d\b", "2031"),
    (r"\bbahrain\b", "aldermoor"),
    (r"--round [2-9]\b", "--round 1"),
    (r"'VER'", "'VMK'"),
    (r"\buse NAME\b", "use latest"),
    (r"(127\.0\.0\.1|localhost):8501", "127.0.0.1:{dashboard}"),
    (r"(127\.0\.0\.1|localhost):8000", "127.0.0.1:{ai}"),
    (r"--host 192\.168\.\d+\.\d+", "--host 0.0.0.0"),
]

WRAPPER = """#!/usr/bin/env bash
# f1lake for blocks of the documentation: the origin is simulated, and a server ends once it serves.
set -euo pipefail
case "${1-}" in
ingest) [[ " $* " == *" --origin "* || " $* " == *" --offline "* ]] || set -- "$@" --origin SCRATCH/origin ;;
watch) set -- "$@" --origin SCRATCH/origin --once ;;
init) set -- "$@" --allow-host-disk ;;
serve | docs)
  [[ " $* " == *" --port "* || " $* " == *" --output "* ]] || set -- "$@" --port 0
  ;;
esac
if [[ "${1-}" == serve || " $* " == *" --serve "* ]]; then
  coproc server { exec BINARY "$@"; }
  pid=$server_PID
  while read -r line; do
    echo "$line"
    [[ "$line" != *http://* ]] || break
  done <&"${server[0]}"
  kill "$pid" || true
  wait "$pid"
  exit
fi
exec BINARY "$@"
"""


def blocks(markdown):
    """Line, mark and lines of each indented block; the mark is None where there is none."""
    for match in BLOCK.finditer(markdown):
        start = match.start(2)
        before = markdown[:start]
        # A paragraph or a list goes on; an indented block follows an empty line.
        if before and not before.endswith("\n\n"):
            continue
        # Deeper below the items of a list.
        lines = textwrap.dedent(match[2].rstrip("\n")).split("\n")
        yield before.count("\n") + 1, match[1].strip() if match[1] else None, lines


def commands(lines):
    """The commands of a block as one script, or None where its lines are none."""
    if any(line.startswith("$ ") for line in lines):
        script, isOpen = [], False
        for line in lines:
            if line.startswith("$ ") or isOpen:
                script.append(line.removeprefix("$ "))
                isOpen = "\n".join(script).count('"') % 2 == 1 or line.endswith("\\")
        return "\n".join(script)
    script = "\n".join(lines)
    # A command may begin on one line, with its settings, and go on in the next.
    joined = re.sub(r"\\\n\s*", "", script)
    return script if any(COMMAND.match(line) for line in joined.split("\n")) else None


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Scratch:
    """A folder with a simulated origin, a lake of it, an installed project, and two servers."""

    def __init__(self, binary):
        self.path = pathlib.Path(tempfile.mkdtemp()).resolve()
        self.ports = {"dashboard": str(free_port()), "ai": str(free_port())}
        self.servers = []
        installed = self.path / "installed"
        install = [PROJECT / "scripts/install.sh", "install", "--prefix", installed, "--binary", binary]
        subprocess.run(install, check=True)
        self.binary = str(installed / "bin/f1lake")
        (self.path / "bin").mkdir()
        wrapper = self.path / "bin/f1lake"
        wrapper.write_text(WRAPPER.replace("SCRATCH", str(self.path)).replace("BINARY", self.binary))
        wrapper.chmod(0o755)
        self.f1lake("simulate", "--out", self.path / "origin", "--drivers", "6", "--laps", "20")
        shutil.copytree(self.path / "origin", self.path / "sim")
        # For --latest: a schedule of this year, none of whose sessions has been run.
        schedules = next(self.path.glob("origin/**/schedule_2031.json")).parent
        shutil.copy(schedules / "schedule_2031.json", schedules / f"schedule_{datetime.date.today().year}.json")
        self.f1lake("init", "--allow-host-disk", "--data-root", self.path / "first")
        self.f1lake("ingest", "--data-root", self.path / "first", "--season", "2031", "--origin", self.path / "origin")
        # Two snapshots, so that there is a way back.
        self.f1lake("build", "--data-root", self.path / "first")
        self.f1lake("verify", "--data-root", self.path / "first")
        for name in ("dashboard", "ai"):
            words = ["serve", name, "--data-root", self.path / "first", "--port", self.ports[name]]
            words += ["--engine", "builtin"] if name == "ai" else []
            server = subprocess.Popen([self.binary, *map(str, words)], cwd=self.path, stdout=subprocess.PIPE, text=True)
            self.servers.append(server)
            server.stdout.readline()

    def f1lake(self, *words):
        subprocess.run([self.binary, *map(str, words)], cwd=self.path, check=True, stdout=subprocess.DEVNULL)

    def document(self):
        """A fresh lake, and an empty working folder."""
        for name in ("lake", "other", "work"):
            self.remove(self.path / name)
        shutil.copytree(self.path / "first", self.path / "lake", symlinks=True)
        (self.path / "other").mkdir()
        (self.path / "work").mkdir()

    def run(self, script):
        for pattern, text in SETTINGS:
            script = re.sub(pattern, text.format(scratch=self.path, **self.ports), script)
        environment = {
            "PATH": f"{self.path}/bin:{PROJECT}/.deps/reference/bin:/usr/bin:/bin",
            "HOME": str(self.path / "work"),
            "EXTERNAL_DATA_ROOT": str(self.path / "lake"),
            "F1_SEASONS": "2031",
        }
        done = subprocess.run(
            ["bash", "-eu", "-c", script],
            cwd=self.path / "work",
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=600,
        )
        return done.returncode, done.stdout

    @staticmethod
    def remove(folder):
        if folder.exists():
            subprocess.run(["chmod", "-R", "u+w", folder], check=True)
            shutil.rmtree(folder)

    def close(self):
        for server in self.servers:
            server.terminate()
            server.wait()
        self.remove(self.path)


def marked(documents):
    """What is to be run, as (document, line, script, code); and what is wrong with marks."""
    wanted, wrong, skipped = [], [], 0
    for name in documents:
        markdown = (PROJECT / name).read_text()
        if re.search(r"^ *(```|~~~)", markdown, re.M):
            wrong.append(f"{name}: has a block in fences; only indented ones are looked at")
        for line, mark, lines in blocks(markdown):
            script = commands(lines)
            run = re.fullmatch(r"run(?:: ends with (\d+))?", mark or "")
            if run and script:
                wanted.append((name, line, script, int(run[1] or 0)))
            elif re.fullmatch(r"not run: \S.*", mark or "", re.S):
                skipped += 1
            elif run:
                wrong.append(f"{name}:{line}: is to be run and has no command")
            elif script:
                wrong.append(f"{name}:{line}: has commands and no mark: {script.splitlines()[0]}")
    return wanted, wrong, skipped


def main(binary, documents):
    wanted, wrong, skipped = marked(documents or DOCUMENTS)
    # Its commands are run, and their output compared, by tutorial.py.
    wanted = [block for block in wanted if block[0] != "docs/tutorial.md"]
    scratch = Scratch(binary)
    try:
        last = None
        for name, line, script, code in wanted:
            if name != last:
                scratch.document()
                last = name
            found, output = scratch.run(script)
            if found != code:
                tail = "\n".join("    " + text for text in output.splitlines()[-12:])
                wrong.append(f"{name}:{line}: ends with {found}, not {code}\n{tail}")
    finally:
        scratch.close()
    for text in wrong:
        print(f"blocks: {text}")
    print(f"blocks: {len(wanted)} run, {skipped} not run for a reason, {len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2:]))
