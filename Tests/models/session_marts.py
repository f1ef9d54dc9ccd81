"""Marts of single sessions: the track, best laps, speeds and tyres, computed again from FastF1's
output of the recorded sessions.

Written from docs/marts.md and the descriptions of the models, not from their SQL. A function gives
the rows of a session; run.py compares them."""
import os

import numpy as np
import pandas as pd
import yaml

from comparison import rounded
from recorded import ROOT

with open(os.path.join(ROOT, "transform", "dbt_project.yml")) as file:
    CONSTANTS = yaml.safe_load(file)["vars"]


def push_laps(session):
    laps = session.laps
    if session.is_race or laps.empty:
        return None
    started = session.session_status.query("Status == 'Started'")["Time"].min()
    laps = laps[laps["IsClean"] & laps["LapStartTime"].notna()].copy()
    # A clean lap beside another one is part of a long run.
    clean = set(zip(laps["DriverNumber"], laps["LapNumber"]))
    single = [(d, n - 1) not in clean and (d, n + 1) not in clean
              for d, n in zip(laps["DriverNumber"], laps["LapNumber"])]
    laps = laps[np.array(single, dtype=bool)].copy()
    laps["Tyre"] = laps["Compound"].fillna("")
    driver = ["DriverNumber", "Tyre"]
    best = laps.groupby(driver)["LapTime"].transform("min")
    laps = laps[laps["LapTime"] <= CONSTANTS["push_lap_factor"] * best]
    grouped = laps.groupby(driver)["LapTime"]
    # One lap of a driver on a compound says nothing of the track.
    laps["Residual"] = (laps["LapTime"] - grouped.transform("mean")) / 1000
    laps = laps[grouped.transform("size") >= 2]
    since = laps["LapStartTime"] - started
    return pd.DataFrame({
        "driver_number": laps["DriverNumber"], "lap_number": laps["LapNumber"],
        "compound": laps["Compound"], "lap_time_s": laps["LapTime"] / 1000,
        "minutes_since_start": rounded(since / 60000, 4), "bin": (since // 300000).astype(int),
        "residual_s": laps["Residual"],
    }) if len(laps) and started == started else None


def track_evolution(session):
    laps = push_laps(session)
    if laps is None:
        return None
    bins = laps.groupby("bin")
    return pd.DataFrame({
        "bin": list(bins.groups), "bin_start_min": [5 * bin_ for bin_ in bins.groups],
        "laps": bins.size(), "drivers": bins["driver_number"].nunique(),
        "mean_residual_s": bins["residual_s"].mean(),
        "median_residual_s": bins["residual_s"].median(),
    })


def lap_time_distribution(session):
    laps = session.laps
    if laps.empty or not laps["IsClean"].any():
        return None
    seconds = laps[laps["IsClean"]].assign(s=lambda l: l["LapTime"] / 1000)
    grouped = seconds.groupby("DriverNumber")["s"]
    rows = pd.DataFrame({"driver_number": list(grouped.groups)}, index=list(grouped.groups))
    rows["laps"] = grouped.size()
    rows["min_s"], rows["max_s"], rows["mean_s"] = grouped.min(), grouped.max(), grouped.mean()
    for q, name in ((5, "p05_s"), (25, "p25_s"), (50, "median_s"), (75, "p75_s"), (95, "p95_s")):
        rows[name] = grouped.quantile(q / 100)
    rows["iqr_s"] = rows["p75_s"] - rows["p25_s"]
    return rows


def fastest_laps(session):
    laps = session.laps
    if laps.empty or not laps["IsValid"].any():
        return None
    # Of equal times the earlier one counts.
    best = (laps[laps["IsValid"]].sort_values(["LapTime", "Time", "LapNumber"])
            .drop_duplicates("DriverNumber").reset_index(drop=True))
    fastest = best["LapTime"].min()
    return pd.DataFrame({
        "driver_number": best["DriverNumber"], "lap_number": best["LapNumber"],
        "lap_time_ms": best["LapTime"], "lap_time_s": best["LapTime"] / 1000,
        "gap_to_fastest_s": (best["LapTime"] - fastest) / 1000,
        "gap_to_fastest_pct": (100 * (best["LapTime"] - fastest) / fastest).round(4),
        "compound": best["Compound"], "tyre_life": best["TyreLife"], "stint": best["Stint"],
        "sector1_time_s": best["Sector1Time"] / 1000,
        "sector2_time_s": best["Sector2Time"] / 1000,
        "sector3_time_s": best["Sector3Time"] / 1000, "set_at_time_s": best["Time"] / 1000,
        "rank": np.arange(1, len(best) + 1),
    })


def gaps_at_the_line(laps):
    """Seconds to whichever car crossed the line before, by driver and lap; in-laps do not."""
    crossed = laps[laps["Time"].notna() & laps["PitInTime"].isna()].sort_values(
        ["Time", "DriverNumber", "LapNumber"])
    keys = list(zip(crossed["DriverNumber"], crossed["LapNumber"]))
    return dict(list(zip(keys, crossed["Time"].diff() / 1000))[1:])


def speed_trap(session):
    laps = session.laps
    if laps.empty:
        return None
    laps = laps[~laps["FastF1Generated"]]
    speeds = {"st": "SpeedST", "i1": "SpeedI1", "i2": "SpeedI2", "fl": "SpeedFL"}
    grouped = laps.groupby("DriverNumber")
    rows = pd.DataFrame({"driver_number": list(grouped.groups)}, index=list(grouped.groups))
    rows["st_max_lap"], rows["st_max_in_tow"] = np.nan, None
    for name, column in speeds.items():
        rows[f"{name}_max_kmh"] = grouped[column].max()
        rows[f"{name}_p95_kmh"] = grouped[column].quantile(0.95)
    rows["rank"] = rows["st_max_kmh"].rank(method="min", ascending=False)
    fastest = laps[laps["SpeedST"].notna()].sort_values(
        ["SpeedST", "LapNumber"], ascending=[False, True]).drop_duplicates("DriverNumber")
    gaps = gaps_at_the_line(laps)
    for driver, n in zip(fastest["DriverNumber"], fastest["LapNumber"]):
        around = [gap for gap in (gaps.get((driver, n - 1)), gaps.get((driver, n)))
                  if gap is not None]
        rows.loc[driver, "st_max_lap"] = n
        rows.loc[driver, "st_max_in_tow"] = (
            any(gap <= CONSTANTS["clean_air_gap_s"] for gap in around) if around else None)
    return rows[rows[[f"{name}_max_kmh" for name in speeds]].notna().any(axis=1)]


def strategy(session):
    laps = session.laps
    if not session.is_race or laps.empty:
        return None
    rows = []
    for (driver, stint), run_ in laps[laps["Stint"].notna()].groupby(["DriverNumber", "Stint"]):
        compound = run_["Compound"].dropna()
        rows.append({
            "driver_number": driver, "stint": stint, "first_lap": run_["LapNumber"].min(),
            "last_lap": run_["LapNumber"].max(), "laps": len(run_),
            "compound": compound.iloc[-1] if len(compound) else None,
        })
    rows = pd.DataFrame(rows)
    rows["stints"] = rows.groupby("driver_number")["stint"].transform("size")
    result = session.results.set_index("DriverNumber")
    for name, column in (("position", "Position"), ("grid_position", "GridPosition"),
                         ("team", "TeamName"), ("status", "Status")):
        rows[name] = rows["driver_number"].map(result[column])
    return rows
