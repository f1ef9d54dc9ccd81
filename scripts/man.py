#!/usr/bin/env python3
"""Manual pages from what the binary says of itself, one for f1lake and one for each command.

    f1lake --experimental-dump-help >help.json
    scripts/man.py help.json FOLDER
"""

import json
import pathlib
import sys

SETTINGS = [
    ("EXTERNAL_DATA_ROOT", "The data root, where --data-root does not name one."),
    ("F1_SEASONS", "Seasons of f1lake ingest, where --season does not name any."),
    ("F1_CACHE_DIR, F1_BRONZE, F1_WAREHOUSE", "Folders that lie elsewhere than below the data root."),
    ("F1_TRANSFORM", "The folder of the dbt project."),
    ("F1_LOG_FORMAT, F1_LOG_LEVEL", "The form and the least level of the log, where no flag says."),
    ("OLLAMA_HOST, OLLAMA_MODEL", "The language model of f1lake ask and f1lake serve ai."),
    ("AI_SERVICE_URL", "The copilot's service that f1lake serve passes questions on to."),
    ("F1LAKE_DUCKDB", "DuckDB's library, where the one beside the binary is not meant."),
]


def escaped(text):
    """Text as roff: a backslash, a hyphen, and a dot or quote at the start of a line mean something."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join("\\&" + line if line[:1] in (".", "'") else line for line in text.split("\n"))


def name_of(name):
    return ("--" if name["kind"] == "long" else "-") + name["name"]


def synopsis(argument):
    value = argument.get("valueName", "value")
    if argument["kind"] == "positional":
        text = f"<{value}>"
    else:
        text = " | ".join(n for n in map(name_of, argument["names"]) if n.startswith("--"))
        if argument["kind"] == "option":
            text += f" <{value}>"
    if argument.get("isRepeating"):
        text += " ..."
    return f"[{text}]" if argument.get("isOptional") else text


def term(argument):
    if argument["kind"] == "positional":
        return f"<{argument['valueName']}>"
    names = ", ".join(name_of(name) for name in argument["names"])
    return names + (f" <{argument['valueName']}>" if argument["kind"] == "option" else "")


def shown(things):
    return [thing for thing in things if thing.get("shouldDisplay", True)]


def joined(arguments):
    """A flag and the one that says the opposite share their text, so they are one."""
    whole = []
    for argument in arguments:
        name = (argument.get("preferredName") or {}).get("name", "")
        last = (whole[-1].get("preferredName") or {}).get("name", "") if whole else ""
        if last and name == "no-" + last:
            whole[-1] = whole[-1] | {"names": whole[-1]["names"] + argument["names"]}
        else:
            whole.append(argument)
    return whole


def page(command, parents, date):
    """The page of one command, and those of its subcommands, as (name, text)."""
    path = [*parents, command["commandName"]]
    title, words = "-".join(path), " ".join(path)
    arguments = joined(shown(command.get("arguments", [])))
    commands = [c for c in shown(command.get("subcommands", [])) if c["commandName"] != "help"]
    lines = [
        f'.TH "{escaped(title.upper())}" 1 "{date}" "f1lake" "F1 Lakehouse"',
        ".SH NAME",
        f"{escaped(title)} \\- {escaped(command.get('abstract', '').rstrip('.'))}",
        ".SH SYNOPSIS",
        f".B {escaped(words)}",
        escaped(" ".join(synopsis(a) for a in arguments) + (" <command>" if commands else "")),
    ]
    if command.get("discussion"):
        lines += [".SH DESCRIPTION", escaped(command["discussion"].replace("\n\n", "\n.PP\n"))]
    if commands:
        lines.append(".SH COMMANDS")
        for c in commands:
            lines += [".TP", f".B {escaped(c['commandName'])}", escaped(c.get("abstract", ""))]
    if arguments:
        lines.append(".SH OPTIONS")
        for a in arguments:
            text = " ".join(filter(None, [a.get("abstract"), a.get("discussion")]))
            if a.get("defaultValue"):
                text += f" Default: {a['defaultValue']}."
            lines += [".TP", f".B {escaped(term(a))}", escaped(text) or "\\&"]
    if not parents:
        lines.append(".SH ENVIRONMENT")
        lines.append("A flag beats the environment, which beats .env in the working directory.")
        for names, text in SETTINGS:
            lines += [".TP", f".B {escaped(names)}", escaped(text)]
    else:
        lines += [".SH SEE ALSO", f".BR {escaped('-'.join(parents))} (1)"]
    pages = [(title, "\n".join(lines) + "\n")]
    for c in commands:
        pages += page(c, path, date)
    return pages


def main(source, folder):
    command = json.loads(pathlib.Path(source).read_text())["command"]
    target = pathlib.Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    # No date: the same binary gives the same pages.
    for name, text in page(command, [], ""):
        (target / f"{name}.1").write_text(text)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
