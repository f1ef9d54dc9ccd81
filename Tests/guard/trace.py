"""Watches the guard's fuzz from outside, by its system calls.

    python Tests/guard/trace.py SNAPSHOT [--statements N] [--seed S] [--fuzz .build/release/guard-fuzz]

Runs guard-fuzz under strace and fails if, between its two marks, any process of it opened, made, renamed or
removed a file, made a process or used the network. Allowed are the snapshot itself and what the C library, the
dispatch library and a new engine ask the kernel about processors and memory. Needs strace and the right to trace.
"""

import argparse
import re
import subprocess
import sys
import tempfile

CALLS = "%file,%network,execve,fork,vfork,clone,clone3,ftruncate,fallocate,memfd_create,io_uring_setup"
# Threads are clones as well; a process is one without CLONE_THREAD.
THREAD = re.compile(r"\bclone3?\(.*CLONE_THREAD")

# Calls that look at a file without changing one.
LOOKS = ("open", "stat", "newfstatat", "access", "lstat", "readlink")
# What the C library, the dispatch library and a new engine ask the kernel: processors, threads, memory.
RUNTIME = re.compile(
    r"/sys/devices/system/cpu/online|/proc/\d+/stat|/proc/sys/vm/overcommit_memory|/proc/self/cgroup"
    r"|/sys/fs/cgroup/[\w/.-]*memory[\w.]*|/proc/self/statm"
)


def traced(fuzz: str, snapshot: str, statements: int, seed: int) -> tuple[list[str], str]:
    with tempfile.NamedTemporaryFile("r", suffix=".strace") as log:
        command = ["strace", "-f", "--seccomp-bpf", "-qq", "-s", "300", "-e", f"trace={CALLS}", "-o", log.name,
                   fuzz, "fuzz", snapshot, str(statements), str(seed)]
        run = subprocess.run(command, capture_output=True, text=True)
        if run.returncode != 0:
            sys.exit(f"guard-fuzz or strace failed ({run.returncode}): {run.stderr[-2000:]}")
        return log.read().splitlines(), run.stdout


def between_marks(lines: list[str]) -> list[str]:
    begins = [i for i, line in enumerate(lines) if '"/guard-fuzz-begins"' in line]
    ends = [i for i, line in enumerate(lines) if '"/guard-fuzz-ends"' in line]
    if not begins or not ends:
        sys.exit("the marks are missing: nothing was watched")
    return lines[begins[-1] + 1:ends[0]]


def is_harmless(line: str, snapshot: str) -> bool:
    call = re.sub(r"^\d+\s+", "", line)
    if call.startswith(("+++", "---")) or THREAD.search(call) or "resumed>" in call:
        return True
    paths = re.findall(r'"([^"]*)"', call)
    if not call.startswith(LOOKS) or re.search(r"O_(WRONLY|RDWR|CREAT|TRUNC)", call) or len(paths) != 1:
        return False
    if RUNTIME.fullmatch(paths[0]):
        return True
    # An engine that was given up is replaced: the new one opens the snapshot and looks for its log.
    if paths[0] == snapshot or paths[0].startswith(snapshot + ".wal"):
        return True
    return call.startswith("readlink") and snapshot.startswith(paths[0] + "/")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("snapshot")
    parser.add_argument("--statements", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--fuzz", default=".build/release/guard-fuzz")
    options = parser.parse_args()
    lines, output = traced(options.fuzz, options.snapshot, options.statements, options.seed)
    watched = between_marks(lines)
    touched = [line for line in watched if not is_harmless(line, options.snapshot)]
    print(output, end="")
    print(f"{len(lines)} system calls in all, {len(watched)} while statements ran, {len(touched)} not allowed")
    for line in touched[:50]:
        print("  " + line)
    late = re.search(r"late again, three times in a row: (\d+)", output)
    if touched or not late or late.group(1) != "0":
        sys.exit(1)


if __name__ == "__main__":
    main()
