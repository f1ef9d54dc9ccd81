"""Checks the evaluation set of the copilot against a published snapshot of the recorded sessions.

    python Tests/copilot/check_questions.py --snapshot <data root>/warehouse/current.duckdb

Fails if a line is malformed, if a reference errors, gives no rows or other columns than it says, or
if a mart has no question outside of voices/; and if transform/semantic/synonyms.yml names a table
or column that is not in the snapshot. Needs duckdb and PyYAML. README.md in this folder tells what the fields mean.
"""

import argparse
import json
import pathlib
import re
import sys

import duckdb
import yaml

HERE = pathlib.Path(__file__).parent
SYNONYMS = HERE.parents[1] / "transform" / "semantic" / "synonyms.yml"
MAX_ROWS = 200
LEVELS = {"easy", "medium", "hard"}
STYLES = {"plain", "paraphrased", "misspelt", "terse"}
COMPARISONS = {"ordered", "set", "scalar"}


def read(folder):
    for path in sorted((HERE / folder).glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            yield f"{folder}/{path.name}:{number}", json.loads(line)


def run(connection, sql):
    if not re.match(r"\s*(select|with)\b", sql, re.I):
        raise ValueError("is no SELECT")
    result = connection.execute(sql)
    columns = [column[0] for column in result.description]
    rows = result.fetchall()
    if not rows:
        raise ValueError("gives no rows")
    if len(rows) > MAX_ROWS:
        raise ValueError(f"gives {len(rows)} rows, more than an answer may have ({MAX_ROWS})")
    if all(value is None for row in rows for value in row):
        raise ValueError("gives nothing but nulls")
    return columns, rows


def check_answer(connection, question):
    columns, rows = run(connection, question["sql"])
    if columns != question["columns"]:
        raise ValueError(f"gives the columns {columns}, not {question['columns']}")
    if question["compare"] not in COMPARISONS:
        raise ValueError(f"compares by {question['compare']}")
    if question["compare"] == "scalar" and (len(rows), len(columns)) != (1, 1):
        raise ValueError("is a scalar of more than one value")
    if not question["tolerance"] > 0:
        raise ValueError("has no tolerance")
    for sql in question.get("alternatives", []):
        run(connection, sql)


def check(connection, question, seen):
    if question["id"] in seen:
        raise ValueError("has an id that is taken")
    if question["level"] not in LEVELS or question["style"] not in STYLES:
        raise ValueError(f"is {question['level']} and {question['style']}")
    if not question["question"].strip():
        raise ValueError("asks nothing")
    for field in ("after", "same_as"):
        if field in question and question[field] not in seen:
            raise ValueError(f"has {field} {question[field]}, which does not come before it")
    if question["status"] == "answered":
        check_answer(connection, question)
    elif question["status"] not in ("clarify", "refused"):
        raise ValueError(f"has the status {question['status']}")
    elif "sql" in question or not question.get("reason"):
        raise ValueError("needs a reason and no SQL")


def check_synonyms(tables, columns):
    words = yaml.safe_load(SYNONYMS.read_text(encoding="utf-8"))
    for kind, known in (("tables", tables), ("columns", columns)):
        for name in words[kind].keys() - known:
            yield f"{SYNONYMS.name}: {kind} has {name}, which is not in the snapshot"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--snapshot", required=True, type=pathlib.Path)
    snapshot = parser.parse_args().snapshot.resolve()
    connection = duckdb.connect(str(snapshot), read_only=True)
    found = connection.execute(
        "SELECT table_schema || '.' || table_name, column_name FROM information_schema.columns"
        " WHERE table_schema IN ('silver', 'gold')"
    ).fetchall()
    tables, columns = {row[0] for row in found}, {row[1] for row in found}
    errors, seen, marts, covered = list(check_synonyms(tables, columns)), set(), set(), set()
    for folder in ("questions", "held_out", "voices"):
        for place, question in read(folder):
            try:
                check(connection, question, seen)
            except (ValueError, KeyError, duckdb.Error) as error:
                errors.append(f"{place} ({question.get('id')}): {error}")
            seen.add(question.get("id"))
            marts.add(question.get("mart"))
            if folder != "voices":
                covered.add(question.get("mart"))
    if marts - tables - {None}:
        errors.append(f"unknown marts: {', '.join(sorted(marts - tables - {None}))}")
    for mart in sorted(table for table in tables if table.startswith("gold.")):
        if mart not in covered:
            errors.append(f"{mart} has no question")
    print("\n".join(errors), file=sys.stderr, end="\n" if errors else "")
    print(f"{len(seen)} questions, {len(errors)} errors")
    return 1 if errors or not seen else 0


if __name__ == "__main__":
    sys.exit(main())
