"""Compares marts with what is computed from the recorded sessions.

A check is a function from a Session (or another part of the data that has a name and an id) to a
DataFrame: the rows that the mart should have of it, with the mart's column names, or some of them.
It is written from the definition of the mart, never from its SQL."""
from dataclasses import dataclass, field
from typing import Callable

import numpy as np
import pandas as pd

TOLERANCE = 2e-6  # Marts round to six decimals.


@dataclass
class Check:
    """What a mart should hold: `rows` gives it for a part of the data, `key` finds the rows of
    both, and `where` those of the mart that belong to the part, whose id is $1. `within` says how
    far cells of a column may be apart where the source has them less exactly than the mart."""

    mart: str
    key: list
    rows: Callable
    where: str = "session_id = $1"
    within: dict = field(default_factory=dict)


def cells_differ(ours, theirs, tolerance):
    """Where two columns differ, missing values being equal to each other."""
    a, b = ours.astype(object).tolist(), theirs.astype(object).tolist()
    return np.array([not same(x, y, tolerance) for x, y in zip(a, b)], dtype=bool)


def same(x, y, tolerance):
    if is_missing(x) or is_missing(y):
        return is_missing(x) and is_missing(y)
    numbers = (int, float, np.number)
    if isinstance(x, numbers) and isinstance(y, numbers):
        return abs(float(x) - float(y)) <= tolerance
    return str(x) == str(y)


def rounded(values, digits):
    """Halves away from zero, as SQL rounds."""
    values = np.asarray(values, float)
    return np.sign(values) * np.floor(np.abs(values) * 10**digits + 0.5) / 10**digits


def is_missing(value):
    return value is None or value is pd.NA or value is pd.NaT or value != value


def compare(check, connection, recorded, noun):
    """Prints a line for the mart and the first differences of a session; True if all is equal."""
    rows = cells = different = compared = 0
    for session in recorded:
        theirs = check.rows(session)
        ours = connection.execute(
            f"select * from {check.mart} where {check.where}", [session.id]).df()
        if theirs is None or theirs.empty:
            different += len(ours)
            if len(ours):
                print(f"  {session.name}: {len(ours)} rows where none should be")
            continue
        compared += 1
        found, wrong = match(check, session, ours, theirs)
        rows, cells, different = rows + len(theirs), cells + found, different + wrong
    good = different == 0 and rows > 0
    print(f"{check.mart:32} {'equal  ' if good else 'DIFFERS'} {compared} {noun}, {rows} rows, "
          f"{cells} cells, {different} differ")
    return good


def keys(check, frame):
    def text(value):
        if is_missing(value):
            return ""
        return str(int(value) if isinstance(value, (float, np.floating)) else value)

    return pd.MultiIndex.from_arrays([[text(v) for v in frame[name]] for name in check.key])


def match(check, session, ours, theirs):
    """Number of cells compared, and of those that differ; a missing or surplus row is one."""
    for name, frame in (("mart", ours), ("check", theirs)):
        if keys(check, frame).duplicated().any():
            print(f"  {session.name}: the {name} has a key twice")
            return 0, 1
    left, right = ours.set_index(keys(check, ours)), theirs.set_index(keys(check, theirs))
    wrong = 0
    for index, word in ((right.index.difference(left.index), "is missing"),
                        (left.index.difference(right.index), "should not be there")):
        wrong += len(index)
        for key in list(index)[:3]:
            print(f"  {session.name}: {key} {word}")
    both = right.index.intersection(left.index)
    columns = [c for c in theirs.columns if c not in check.key]
    for column in columns:
        tolerance = check.within.get(column, TOLERANCE)
        bad = cells_differ(left.loc[both, column], right.loc[both, column], tolerance)
        wrong += int(bad.sum())
        for key in list(both[bad])[:3]:
            print(f"  {session.name}: {column} of {key} is {left.loc[key, column]!r}, "
                  f"should be {right.loc[key, column]!r}")
    return len(both) * len(columns), wrong
