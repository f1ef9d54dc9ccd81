#!/usr/bin/env python3
"""Holds bronze against FastF1's output for the recorded sessions, cell by cell, and against docs/parity.md.

    parity.py --bronze DIR --data DIR [--record]

DIR of --data is the recorded data (tools/compare.py, expected/). Every cell in which we differ from FastF1 must belong to a
row of the table in docs/parity.md (session, table, column, number of cells, FastF1's value, ours), and every row of the table
must still occur. --record rewrites the table. Exit 1 on any other difference, a missing table, or a wrong row count."""
import argparse, glob, importlib.util, os, re, sys
import numpy as np
import pandas as pd

HERE = os.path.dirname(os.path.abspath(__file__))
DOC = os.path.join(HERE, '..', '..', 'docs', 'parity.md')
TABLES = ['laps', 'results', 'weather', 'race_control', 'track_status', 'session_status', 'car_data', 'position_data']
START, END = '<!-- cells: made by Tests/parity/parity.py --record -->', '<!-- end of cells -->'


def load_compare(data):
    spec = importlib.util.spec_from_file_location('compare', os.path.join(data, 'tools', 'compare.py'))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def shown(value):
    return 'null' if value is None or value != value else str(value)


def differences(compare, ours, theirs, columns, key):
    """(column, FastF1's value, ours) for every cell that differs; None where rows or columns are missing."""
    kinds = {name: kind for name, kind in columns.values()}
    o, t = compare.frame(ours, columns, True), compare.frame(theirs, columns, False)
    if len(o) != len(t) or any(c not in o.columns for c in t.columns):
        return None
    key = [k for k in key if k in t.columns]
    o, t = (f.sort_values(key, kind='stable', na_position='last').reset_index(drop=True) for f in (o, t))
    found = []
    for c in t.columns:
        ok = compare.same(o[c], t[c], kinds[c])
        found += [(c, shown(t[c][i]), shown(o[c][i])) for i in np.flatnonzero(~ok)]
    return found


def measure(bronze, data):
    """Differences as {(session, table, column, FastF1's value, ours): cells}, and failures as texts."""
    compare = load_compare(data)
    cells, failures, compared = {}, [], 0
    for session in sorted(os.listdir(os.path.join(data, 'expected'))):
        year, rnd, code = session.split('_')
        code = {'SS': 'SQ'}.get(code, code)
        for table in TABLES:
            file, columns, key = compare.TABLES[table]
            source = os.path.join(data, 'expected', session, file + '.parquet')
            if not os.path.exists(source):
                continue
            theirs = pd.read_parquet(source)
            if len(theirs) == 0:
                continue
            parts = sorted(glob.glob(f'{bronze}/{table}/season={year}/round={rnd}/grand_prix=*/session={code}/part-*.parquet'))
            ours = pd.concat([pd.read_parquet(p, partitioning=None) for p in parts]) if parts else pd.DataFrame()
            found = differences(compare, ours, theirs, columns, key)
            if found is None:
                failures.append(f'{session} {table}: {len(ours)} rows instead of {len(theirs)}, or a column is missing')
                continue
            compared += 1
            for column, a, b in found:
                # Positions of a tie differ in pairs: their values say nothing, their number does.
                name = (session, table, column, *(('the other order', 'who set the time first') if column == 'position' else (a, b)))
                cells[name] = cells.get(name, 0) + 1
    return cells, failures, compared


def documented():
    text = open(DOC, encoding='utf-8').read()
    body = text[text.index(START) + len(START):text.index(END)]
    rows = [[c.strip() for c in line.strip('|').split('|')] for line in body.strip().splitlines()[2:]]
    return {(s, t, c, a, b): int(n) for s, t, c, n, a, b in rows}


def record(cells):
    lines = ['| session | table | column | cells | FastF1 | f1lake |', '|---|---|---|---|---|---|']
    lines += [f'| {s} | {t} | {c} | {n} | {a} | {b} |' for (s, t, c, a, b), n in sorted(cells.items())]
    text = open(DOC, encoding='utf-8').read()
    text = text[:text.index(START) + len(START)] + '\n\n' + '\n'.join(lines) + '\n\n' + text[text.index(END):]
    open(DOC, 'w', encoding='utf-8').write(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--bronze', required=True)
    parser.add_argument('--data', required=True)
    parser.add_argument('--record', action='store_true')
    args = parser.parse_args()
    cells, failures, compared = measure(args.bronze, args.data)
    if args.record:
        record(cells)
    known = documented()
    failures += [f'{" ".join(k)}: {n} cells, {known.get(k, 0)} documented' for k, n in sorted(cells.items()) if known.get(k) != n]
    failures += [f'{" ".join(k)}: documented but no longer so' for k in sorted(known) if k not in cells]
    for failure in failures:
        print(failure)
    print(f'{compared} tables compared, {sum(cells.values())} cells differ, {sum(known.values())} are documented')
    sys.exit(1 if failures or not compared else 0)


if __name__ == '__main__':
    main()
