"""What a build of an image gets of this project: all files but those that .dockerignore leaves out."""

import pathlib
import re
import shutil

PROJECT = pathlib.Path(__file__).resolve().parents[2]


def expression(pattern):
    """A pattern of .dockerignore as a regular expression; a pattern of a folder is one of all that is in it."""
    parts = re.split(r"(\*\*/|\*|\?)", pattern.strip().strip("/"))
    names = {"**/": "(?:.*/)?", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(names.get(part, re.escape(part)) for part in parts) + "(?:/.*)?")


def rules():
    """Each line as its expression, and whether it leaves out."""
    for line in (PROJECT / ".dockerignore").read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            yield expression(line.removeprefix("!")), not line.startswith("!")


RULES = list(rules())


def reaches(path):
    """Whether a build gets the file: the last line that says something of it decides."""
    return not next((leaves_out for rule, leaves_out in reversed(RULES) if rule.fullmatch(path)), False)


def copy(source, place):
    """Copies a file to `place`, or what is in a folder into it, with its modes, as COPY does."""
    files = [PROJECT / source]
    if files[0].is_dir():
        files = [file for file in files[0].rglob("*") if file.is_file()]
    files = [file for file in files if reaches(file.relative_to(PROJECT).as_posix())]
    if not files:
        raise SystemExit(f"context: nothing of {source} reaches the build")
    for file in files:
        target = place / file.relative_to(PROJECT / source)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, target)
