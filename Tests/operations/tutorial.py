#!/usr/bin/env python3
"""Runs the tutorial as a reader would, and compares what it shows with what comes.

    tutorial.py BINARY            ends with 1 where a command fails or shows something else
    tutorial.py BINARY --print    prints what each command really shows

A block of docs/tutorial.md counts if `<!-- run -->` stands before it. Lines with `$ ` are commands, with `> ` their
continuation, the others what they show; `…` alone on a line stands for lines that are left out, and within a line for any text. Times, sizes, ids and
names of snapshots differ from run to run and are not compared. Port 8501 is replaced by a free one.
"""

import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile

PROJECT = pathlib.Path(__file__).resolve().parents[2]
HOME = "/home/anna/tutorial"
MARK = "=== end of the command ==="


def blocks(markdown):
    """The commands of all marked blocks, each with the lines it shows."""
    commands = []
    for block in re.findall(r"<!-- run -->\n\n((?:(?:    .*)?\n)+)", markdown):
        for line in (line[4:] for line in block.rstrip("\n").split("\n")):
            if line.startswith("$ "):
                commands.append((line[2:], []))
            elif line.startswith("> "):
                commands[-1] = (commands[-1][0] + "\n" + line[2:], [])
            else:
                commands[-1][1].append(line)
    return [(command, strip_blank(shown)) for command, shown in commands]


def strip_blank(lines):
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return lines


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def run(commands, installed, folder):
    """What each command shows, and its exit code, all in one shell."""
    port = str(free_port())
    script = ["exec 2>&1", "trap 'kill $(jobs -p) 2>/dev/null' EXIT"]
    for command, _ in commands:
        script.append(command.replace("8501", port))
        if command.endswith("&"):
            script.append(
                f"for i in $(seq 300); do '{PROJECT}/docker/health' {port} 2>/dev/null && break; sleep 0.1; done"
            )
        script.append(f"echo; echo '{MARK}' $?")
    out = subprocess.run(
        ["bash", "-c", "\n".join(script)],
        cwd=folder,
        env={"PATH": f"{installed}/bin:/usr/bin:/bin", "HOME": str(folder)},
        stdout=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
        timeout=600,
    ).stdout
    out = out.replace(str(folder), HOME).replace(port, "8501")
    parts = re.split(rf"^{MARK} (\d+)\n", out, flags=re.M)
    return [(strip_blank(text.split("\n")), int(code)) for text, code in zip(parts[::2], parts[1::2])]


CHANGING = [
    (r"(snapshot|verify)-\d{8}T[\d.]+Z(-[0-9a-f]{8})?", r"\1-X"),
    (r"\d{4}-\d\d-\d\dT[\d:.]+Z", "TIME"),
    (r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}", "ID"),
    # A quick machine writes ms where a slow one writes s.
    (r"(\d+ min )?\d+(\.\d+)? (ms|s|min)\b", "N s"),
    (r"\d+(\.\d+)? (kB|MB|GB)\b", "N B"),
    # How many there are grows with the project.
    (r"(\d+ of )?\d+ (models|unit tests|tests|tables|of them)\b", r"N \2"),
    (r"^Disk .*", "DISK"),
    (r"\b\d+ bytes", "N bytes"),
]


def settled(line):
    for pattern, name in CHANGING:
        line = re.sub(pattern, name, line)
    return line.rstrip()


def agrees(shown, came):
    """True where the lines shown are those that came, but for what is left out."""
    if not shown:
        return True
    if shown[0].strip() == "…":
        return any(agrees(shown[1:], came[i:]) for i in range(len(came) + 1)) if shown[1:] else True
    if not came:
        return False
    pattern = ".*".join(re.escape(part) for part in settled(shown[0]).split("…"))
    return re.fullmatch(pattern, settled(came[0])) is not None and (
        agrees(shown[1:], came[1:]) if shown[1:] else len(came) == 1
    )


def main(binary, prints):
    commands = blocks((PROJECT / "docs/tutorial.md").read_text())
    work = pathlib.Path(tempfile.mkdtemp()).resolve()
    try:
        install = [PROJECT / "scripts/install.sh", "install", "--prefix", work / "f1", "--binary", binary]
        subprocess.run(install, check=True)
        (work / "tutorial").mkdir()
        results = run(commands, work / "f1", work / "tutorial")
    finally:
        subprocess.run(["chmod", "-R", "u+w", work], check=False)
        shutil.rmtree(work)
    failed = 0
    for (command, shown), (came, code) in zip(commands, results):
        if prints:
            print(f"$ {command}\n" + "\n".join(came) + (f"\n[{code}]" if code else ""))
        elif code or not agrees(shown, came):
            failed += 1
            print(f"tutorial: $ {command}\n  ended with {code} and shows\n    " + "\n    ".join(came))
    if len(results) < len(commands):
        failed += 1
        print(f"tutorial: only {len(results)} of {len(commands)} commands ran")
    if not prints:
        print(f"tutorial: {len(commands) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], "--print" in sys.argv[2:]))
