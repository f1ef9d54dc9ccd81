#!/usr/bin/env python3
"""Compares the bronze table telemetry with FastF1's Lap.get_telemetry(), lap by lap.

    telemetry.py --bronze DIR --data DIR [--every N] SEASON ROUND CODE ...

--data is the folder of recorded sessions (its origin/ is served on loopback by its own tool). Every Nth lap is taken.
Two things differ on purpose (docs/parity.md): readings that the source does not have are null (throttle and brake 104,
gears above 8), and readings that FastF1 fills in with zeros are left out. Exit 1 where anything else differs by
more than a FLOAT can hold. Needs fastf1, pandas, pyarrow: scripts/bootstrap --peer."""
import argparse, glob, logging, os, sys, tempfile

import numpy as np
import pandas as pd

# FastF1's column, ours, and how far they may be apart: ours is a 32-bit float; FastF1 interpolates on nanoseconds
# since 1970 as doubles, which are 256 ns apart.
NUMBERS = [
    ("RPM", "rpm", 0.05), ("Speed", "speed_kmh", 0.002), ("Throttle", "throttle_pct", 0.002),
    ("X", "x_dm", 0.01), ("Y", "y_dm", 0.01), ("Z", "z_dm", 0.01),
    ("Distance", "distance_m", 0.005), ("RelativeDistance", "relative_distance", 1e-6),
    ("nGear", "gear", 0), ("DRS", "drs", 0),
]


def load(data, season, round_, code):
    sys.path.insert(0, f"{data}/tools")
    import fastf1, fastf1._api, fastf1.events, fastf1.req, fastf1.ergast.interface
    import origin_server

    server = origin_server.serve(f"{data}/origin")
    base = f"http://127.0.0.1:{server.server_address[1]}"
    fastf1._api.base_url = fastf1._api.base_url_mirror = base
    fastf1.ergast.interface.BASE_URL = base + "/ergast/f1"
    fastf1.events._SCHEDULE_BASE_URL = base + "/theOehrly/f1schedule/master/"
    logging.getLogger("fastf1").setLevel(logging.CRITICAL)
    cache = tempfile.TemporaryDirectory()
    fastf1.Cache.configure(cache_dir=cache.name, use_requests_cache=False)
    session = fastf1.get_session(season, round_, code)
    session.load(laps=True, telemetry=True, weather=False, messages=False)
    return session, cache


def differences(theirs, ours):
    """What differs in one lap: (column, cells, largest difference)."""
    if len(theirs) != len(ours):
        return [("rows", abs(len(theirs) - len(ours)), len(theirs))]
    found = []
    times = (theirs["SessionTime"].dt.total_seconds() * 1000).round().to_numpy(float)
    if not (times == ours["session_time_ms"].to_numpy(float)).all():
        found.append(("session_time_ms", 1, 0))
    for name, column, tolerance in NUMBERS:
        a = theirs[name].to_numpy(float)
        b = ours[column].to_numpy(float)
        unknown = np.isnan(b)
        if column == "throttle_pct":
            bad = unknown & (a <= 100) & ~near_sentinel(theirs)
        elif column == "gear":
            bad = unknown & (a <= 8)
        else:
            bad = unknown & ~np.isnan(a)
        bad |= ~unknown & ~(np.abs(a - b) <= tolerance)
        if bad.any():
            found.append((column, int(bad.sum()), float(np.nanmax(np.abs(a - b)[bad]))))
    brake = ours["brake"]
    pressed = (brake == True).to_numpy(bool)  # noqa: E712 (null is neither)
    wrong = brake.notna().to_numpy() & (pressed != theirs["Brake"].to_numpy(bool))
    if wrong.any():
        found.append(("brake", int(wrong.sum()), 1))
    for name, column in (("Source", "source"), ("Status", "status")):
        wrong = theirs[name].astype(object).to_numpy() != ours[column].astype(object).to_numpy()
        if wrong.any():
            found.append((column, int(wrong.sum()), 1))
    return found


def near_sentinel(theirs):
    """Rows next to a reading without a throttle."""
    is_car = (theirs["Source"] == "car").to_numpy()
    bad = (theirs["Throttle"].to_numpy(float) > 100) & is_car
    forward = pd.Series(np.where(is_car, bad, np.nan)).ffill().to_numpy() == 1
    backward = pd.Series(np.where(is_car, bad, np.nan)).bfill().to_numpy() == 1
    edge = np.zeros(len(theirs), bool)
    edge[:2] = edge[-2:] = True  # the next reading lies outside the lap
    return forward | backward | edge


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bronze", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--every", type=int, default=10)
    parser.add_argument("session", nargs="+", help="SEASON ROUND CODE")
    arguments = parser.parse_args()
    season, round_, code = int(arguments.session[0]), int(arguments.session[1]), arguments.session[2]
    pattern = f"{arguments.bronze}/telemetry/season={season}/round={round_:02}/grand_prix=*/session={code}/part-*.parquet"
    ours = pd.read_parquet(glob.glob(pattern)[0], partitioning=None)
    ours = dict(list(ours.groupby(["driver_number", "lap_number"])))
    session, _cache = load(arguments.data, season, round_, code)
    try:
        session.laps
    except Exception:
        sys.exit("FastF1 has no laps of this session, so no telemetry of laps either")
    laps = rows = wrong = failed = 0
    for _, lap in list(session.laps.iterlaps())[:: arguments.every]:
        key = (lap["DriverNumber"], int(lap["LapNumber"]))
        try:
            theirs = lap.get_telemetry()
        except Exception:
            failed += 1
            continue
        mine = ours.get(key)
        found = [("lap", 1, 0)] if mine is None else differences(theirs, mine)
        laps, rows = laps + 1, rows + len(theirs)
        if found:
            wrong += 1
            print(f"driver {key[0]} lap {key[1]}: {found}")
    print(f"{laps - wrong} of {laps} laps equal, {rows} rows; FastF1 has no telemetry of {failed} others")
    sys.exit(1 if wrong or laps == 0 else 0)


if __name__ == "__main__":
    main()
