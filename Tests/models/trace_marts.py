"""Marts of telemetry, computed again with numpy: the lap of each trace, its corners, and gaps.

speed_trace is made twice: exactly from bronze's readings, and roughly from the car data that FastF1
made of recorded sessions. Written from docs/marts.md and the descriptions of the models, not from
their SQL; run.py compares them."""
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from comparison import rounded

POINTS = 500
LONGEST_HOLE_MS, OPEN_END_MS = 2000, 500
FARTHEST_DM = 500
LINEAR = {"time_s": 4, "speed_kmh": 3, "throttle_pct": 3, "x_dm": 2, "y_dm": 2}
LAST_KNOWN = ("brake", "gear", "drs")
# FastF1's ways at the ends of a lap are of a quadratic spline, those below of a straight line. Half
# of the points are within 0.0005 s; one reading more or less in a bend makes 0.02 s.
WITHIN = {"time_s": 0.025, "distance_m": 0.5, "speed_kmh": 2.0, "throttle_pct": 3.0}


def trace(readings, lap_time_ms):
    """A lap at equally far points; None where readings are missing. `readings` are in order of
    time_ms and have distance_m and speed_kmh."""
    if len(readings) < 2:
        return None
    way = readings["distance_m"].to_numpy(float)
    start, end = way.min(), way.max()
    furthest = np.concatenate(([-np.inf], np.maximum.accumulate(way)[:-1]))
    forward = readings[way > furthest]
    times = forward["time_ms"].to_numpy(float)
    whole = times[0] <= OPEN_END_MS and times[-1] >= lap_time_ms - OPEN_END_MS
    if end <= start or not whole or np.diff(times).max(initial=0) > LONGEST_HOLE_MS:
        return None
    share = (forward["distance_m"].to_numpy(float) - start) / (end - start)
    points = np.arange(POINTS + 1)
    before = np.searchsorted(share * POINTS, points, side="right") - 1
    after = np.minimum(before + 1, len(share) - 1)
    width = share[after] - share[before]
    part = np.where(width > 0, (points / POINTS - share[before]) / np.where(width > 0, width, 1), 0)
    rows = {"point": points, "relative_distance": points / POINTS,
            "distance_m": rounded(points / POINTS * (end - start), 3)}
    for name, digits in LINEAR.items():
        values = forward["time_ms" if name == "time_s" else name].to_numpy(float, na_value=np.nan)
        step = np.nan_to_num(values[after] - values[before])
        exact = values[before] + part * step
        rows[name] = rounded(exact / 1000 if name == "time_s" else exact, digits)
    for name in LAST_KNOWN:
        rows[name] = forward[name].to_numpy(object)[before]
    return pd.DataFrame(rows)


def from_line_to_line(found, places):
    """Those of `found` that begin and end where the others do; `places` are x and y of both ends."""
    places = np.array(places, float).reshape(-1, 2, 2)
    with np.errstate(all="ignore"):
        away = np.hypot(*np.moveaxis(places - np.nanmedian(places, axis=0), 2, 0))
    # What has no place cannot be elsewhere.
    return [one for one, far in zip(found, away) if not (far > FARTHEST_DM).any()]


@dataclass
class Traces:
    """A session whose telemetry the warehouse has, with the trace of each driver's best lap."""

    id: str
    connection: Any

    @property
    def name(self):
        return self.id

    @cached_property
    def best_laps(self):
        laps = self.connection.execute(
            "select * from silver.laps where session_id = $1 and lap_time_ms is not null and not "
            "is_out_lap and not is_generated and coalesce(not deleted, true)", [self.id]).df()
        best = laps.sort_values(["lap_time_ms", "time_ms", "lap_number"])
        return best.drop_duplicates("driver_number")

    @cached_property
    def rows(self):
        found = []
        for lap in self.best_laps.to_dict("records"):
            readings = self.connection.execute(
                "select * from silver.telemetry where session_id = $1 and driver_number = $2 and "
                "lap_number = $3 and source <> 'pos' and distance_m is not null and "
                "speed_kmh is not null order by time_ms",
                [self.id, lap["driver_number"], lap["lap_number"]]).df()
            own = trace(readings, lap["lap_time_ms"])
            if own is not None:
                found.append(own.assign(
                    driver_number=lap["driver_number"], driver=lap["driver"],
                    team=lap["team"], lap_number=lap["lap_number"]))
        found = from_line_to_line(found, [one[["x_dm", "y_dm"]].iloc[[0, -1]] for one in found])
        return pd.concat(found, ignore_index=True) if found else pd.DataFrame()

    @cached_property
    def corners(self):
        return corner_annotations(self)


def traces(_, connection):
    found = connection.execute("select distinct session_id from silver.telemetry order by 1")
    return [Traces(id_, connection) for id_, in found.fetchall()]


def speed_trace(session):
    return session.rows


def gear_on_track(session):
    if session.rows.empty:
        return None
    placed = session.rows[session.rows["x_dm"].notna() & session.rows["y_dm"].notna()]
    return placed[["driver_number", "point", "lap_number", "distance_m", "x_dm", "y_dm", "gear",
                   "speed_kmh"]]


def slow_points(speed):
    """Points that are slowest within 2 % of the lap and between two that are 15 km/h faster."""
    found = []
    for i in range(1, len(speed) - 1):
        near_before, near_after = speed[max(i - 10, 0):i], speed[i + 1:i + 11]
        before, after = speed[max(i - 40, 0):i], speed[i + 1:i + 41]
        if (speed[i] < near_before.min() and speed[i] <= near_after.min()
                and before.max() >= speed[i] + 15 and after.max() >= speed[i] + 15):
            found.append(i)
    return found


def corner_annotations(session):
    if session.rows.empty:
        return None
    ends = session.rows[session.rows["point"] == POINTS].sort_values(["time_s", "driver_number"])
    driver = ends.iloc[0]["driver_number"]
    lap = session.rows[session.rows["driver_number"] == driver].reset_index(drop=True)
    speed, x, y = (lap[c].to_numpy(float) for c in ("speed_kmh", "x_dm", "y_dm"))
    markers = session.connection.execute(
        "select * from silver.circuit_corners where session_id = $1 and number is not null and "
        "x_dm is not null and y_dm is not null", [session.id]).df()
    found = []
    for marker in markers.to_dict("records"):
        metres = np.hypot(x - marker["x_dm"], y - marker["y_dm"]) / 10
        if np.nanmin(metres) <= 200:
            at = int(np.nanargmin(metres))
            letter = marker["letter"] if isinstance(marker["letter"], str) else ""
            found.append((f"{marker['number']}{letter}", "map", at, rounded(metres[at], 2)))
    if markers.empty:
        found = [(f"S{n}", "speed", at, np.nan) for n, at in enumerate(slow_points(speed), 1)]
    rows = [{
        "corner": corner, "source": source, "driver_number": driver, "point": at,
        "lap_number": lap["lap_number"][at], "distance_m": lap["distance_m"][at],
        "time_s": lap["time_s"][at], "x_dm": x[at], "y_dm": y[at], "offset_m": offset,
        "apex_speed_kmh": speed[max(at - 5, 0):at + 6].min(),
    } for corner, source, at, offset in found]
    return pd.DataFrame(rows) if rows else None


def corner_delta(session):
    if session.corners is None:
        return None
    marks = sorted([(point, corner) for point, corner in
                    zip(session.corners["point"], session.corners["corner"])] + [(POINTS, "line")])
    laps = {driver: own.reset_index(drop=True)
            for driver, own in session.rows.groupby("driver_number")}
    rows = []
    for one, lap in laps.items():
        for rival, other in laps.items():
            last = 0.0
            for at, corner in marks if one != rival else ():
                delta = lap["time_s"][at] - other["time_s"][at]
                rows.append({
                    "driver_number": one, "rival_number": rival, "corner": corner, "point": at,
                    "distance_m": lap["distance_m"][at], "speed_kmh": lap["speed_kmh"][at],
                    "rival_speed_kmh": other["speed_kmh"][at],
                    "speed_delta_kmh": lap["speed_kmh"][at] - other["speed_kmh"][at],
                    "delta_s": delta, "delta_since_last_s": delta - last,
                })
                last = delta
    return pd.DataFrame(rows) if rows else None


def recorded_trace(session):
    """The traces of a recorded session, from FastF1's laps and readings of the car."""
    laps, car, positions = session.laps, session.read("car_data"), session.read("pos_data")
    best = (laps[laps["IsValid"]].sort_values(["LapTime", "Time", "LapNumber"])
            .drop_duplicates("DriverNumber"))
    found, places = [], []
    for lap in best.to_dict("records"):
        own = car[(car["DriverNumber"] == lap["DriverNumber"]) & (car["RPM"] > 0)]
        since = own["SessionTime"].to_numpy(float) - lap["LapStartTime"]
        readings = readings_of_lap(own, since, lap["Time"] - lap["LapStartTime"])
        one = trace(readings, lap["LapTime"]) if readings is not None else None
        if one is not None:
            found.append(one[["point", "distance_m", "time_s", "speed_kmh", "throttle_pct"]].assign(
                driver_number=lap["DriverNumber"], lap_number=lap["LapNumber"]))
            seen = positions[(positions["DriverNumber"] == lap["DriverNumber"])
                             & (positions["X"] != 0)]
            ends, times = [lap["LapStartTime"], lap["Time"]], seen["SessionTime"].to_numpy(float)
            places.append(np.column_stack([np.interp(ends, times, seen[axis]) for axis in "XY"]))
    found = from_line_to_line(found, places)
    return pd.concat(found, ignore_index=True) if found else None


def readings_of_lap(car, since, length):
    """The readings of a lap and its two ends, with the way as FastF1 sums it up: speed times time
    from one reading to the next, from the one before the lap on."""
    inside = np.flatnonzero((since >= 0) & (since <= length))
    if not len(inside):
        return None
    chosen = slice(max(inside[0] - 1, 0), inside[-1] + 2)
    times, speed = since[chosen], car["Speed"].to_numpy(float)[chosen]
    way = np.cumsum(speed / 3600 * np.diff(times, prepend=0.0))
    grid = np.unique(np.concatenate(([0.0], since[inside], [length])))
    throttle = car["Throttle"].to_numpy(float)[chosen]
    known = throttle <= 100
    return pd.DataFrame({
        "time_ms": grid, "distance_m": np.interp(grid, times, way),
        "speed_kmh": np.interp(grid, times, speed),
        "throttle_pct": np.interp(grid, times[known], throttle[known]) if known.any() else np.nan,
        "x_dm": np.nan, "y_dm": np.nan, "brake": None, "gear": None, "drs": None,
    })
