#!/usr/bin/env python3
"""Compares two DuckDB files built from the same bronze, table by table and row by row.

    same_as_dbt.py SNAPSHOT DBT_FILE

One is f1lake's, the other that of real dbt (F1_WAREHOUSE/dbt.duckdb). Names, types and order of
columns must be equal, and rows as sets in which a row may come more than once. Prints a line for
each table and how many passed; exits 1 where one differs. Needs .deps/reference/bin/python."""
import sys

import duckdb

SCHEMAS = "('silver', 'gold')"


def columns(connection, database):
    rows = connection.execute(
        "select schema_name || '.' || table_name, column_name, data_type from duckdb_columns() "
        f"where database_name = $1 and schema_name in {SCHEMAS} "
        "order by 1, column_index", [database]).fetchall()
    tables = {}
    for table, name, type_ in rows:
        tables.setdefault(table, []).append((name, type_))
    return tables


def surplus(connection, table, one, other):
    """Rows of `one` that `other` lacks."""
    return connection.execute(
        f"select * from {one}.{table} except all select * from {other}.{table}").fetchall()


def compare(connection, table, ours, theirs):
    if ours != theirs:
        print(f"{table:36} DIFFERS in columns: {sorted(set(ours or []) ^ set(theirs or []))}")
        return False
    more = surplus(connection, table, "ours", "dbt"), surplus(connection, table, "dbt", "ours")
    rows = connection.execute(f"select count(*) from ours.{table}").fetchone()[0]
    print(f"{table:36} {'DIFFERS' if any(more) else 'equal  '} {rows} rows, "
          f"{len(more[0])} only in f1lake's, {len(more[1])} only in dbt's")
    for name, found in zip(("f1lake", "dbt"), more):
        for row in found[:3]:
            print(f"  {name}: {row}")
    return not any(more)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    connection = duckdb.connect()
    for name, file in zip(("ours", "dbt"), sys.argv[1:]):
        connection.execute(f"attach '{file}' as {name} (read_only)")
    ours, theirs = columns(connection, "ours"), columns(connection, "dbt")
    results = [compare(connection, table, ours.get(table), theirs.get(table))
               for table in sorted(set(ours) | set(theirs))]
    print(f"{sum(results)} passed, {results.count(False)} failed")
    sys.exit(0 if results and all(results) else 1)


if __name__ == "__main__":
    main()
