#!/usr/bin/env python3
"""Computes the marts of qualifying, practice and speed from FastF1's own output of the recorded
sessions, and compares them with the tables of a warehouse.

    qualifying_marts.py --warehouse FILE [--data DIR] [--only MART ...]

Written from docs/marts.md and the descriptions of the models."""
import os

import numpy as np
import pandas as pd
import yaml

from comparison import Check, run
from recorded import ROOT

with open(os.path.join(ROOT, "transform", "dbt_project.yml")) as file:
    CONSTANTS = yaml.safe_load(file)["vars"]
SECTORS = ("Sector1Time", "Sector2Time", "Sector3Time")


def timed(session):
    """Laps driven from line to line that may be a best lap."""
    laps = session.laps
    if laps.empty:
        return laps
    return laps[laps["IsValid"] & laps["PitInTime"].isna()]


def rank(values):
    return values.rank(method="min")


def sector_dominance(session):
    laps = timed(session)
    if laps.empty:
        return None
    best = laps.groupby("DriverNumber")[list(SECTORS)].min()
    rows = pd.DataFrame({"driver_number": best.index}, index=best.index)
    rows["laps"] = laps.groupby("DriverNumber").size()
    for n, sector in enumerate(SECTORS, 1):
        fastest = best[sector].min()
        rows[f"best_sector{n}_s"] = best[sector] / 1000
        rows[f"sector{n}_rank"] = rank(best[sector])
        rows[f"sector{n}_gap_s"] = (best[sector] - fastest) / 1000
        rows[f"sector{n}_of_best_pct"] = (100 * best[sector] / fastest).round(4)
    rows["sectors_led"] = sum((best[s] == best[s].min()).astype(int) for s in SECTORS)
    return rows


def theoretical_best(session):
    laps = timed(session)
    if laps.empty:
        return None
    grouped = laps.groupby("DriverNumber")
    best = grouped[list(SECTORS)].min().sum(axis=1, skipna=False)
    lap = grouped["LapTime"].min()
    # Sectors are rounded one by one: a lap that is quicker than their sum is the better bound.
    best = best.where(best.isna() | (best <= lap), lap)
    return pd.DataFrame({
        "driver_number": best.index, "best_lap_time_s": lap / 1000,
        "theoretical_best_s": best / 1000, "gap_to_theoretical_s": (lap - best) / 1000,
        "theoretical_rank": rank(best), "best_lap_rank": rank(lap),
        "gap_to_best_theoretical_s": (best - best.min()) / 1000,
    })


def quali_teammate_delta(session):
    if not session.is_qualifying:
        return None
    rows = []
    drivers = session.results[session.results["TeamName"].notna()].to_dict("records")
    for one in drivers:
        for other in drivers:
            if one is other or one["TeamName"] != other["TeamName"]:
                continue
            both = [q for q in ("Q3", "Q2", "Q1") if one[q] == one[q] and other[q] == other[q]]
            if not both:
                continue
            a, b = one[both[0]], other[both[0]]
            rows.append({
                "driver_number": one["DriverNumber"], "teammate_number": other["DriverNumber"],
                "segment": int(both[0][1]), "driver_time_s": a / 1000, "teammate_time_s": b / 1000,
                "delta_s": (a - b) / 1000, "delta_pct": round(100 * 2 * (a - b) / (a + b), 4),
            })
    return pd.DataFrame(rows)


def qualifying_results(session):
    if not session.is_qualifying:
        return None
    results = session.results
    times, best = results[["Q1", "Q2", "Q3"]], results[["Q1", "Q2", "Q3"]].min()
    rows = pd.DataFrame({"driver_number": results["DriverNumber"], "position": results["Position"]})
    for q in times:
        rows[f"{q.lower()}_s"] = times[q] / 1000
        rows[f"{q.lower()}_rank"] = rank(times[q])
        rows[f"{q.lower()}_gap_s"] = (times[q] - best[q]) / 1000
    known = times.notna().any(axis=1)
    last = times.apply(lambda row: row.last_valid_index(), axis=1)
    pole = best[best.last_valid_index()] if best.notna().any() else np.nan
    rows["last_segment"] = [int(q[1]) if q else np.nan for q in last]
    rows["last_segment_time_s"] = [times[q][i] / 1000 if q else np.nan for i, q in last.items()]
    rows["gap_to_segment_best_s"] = [
        (times[q][i] - best[q]) / 1000 if q else np.nan for i, q in last.items()]
    rows["gap_to_pole_s"] = [
        (times[q][i] - pole) / 1000 if q else np.nan for i, q in last.items()]
    return rows if known.any() else rows


def parts(session):
    """When each part of qualifying began: a restart after a red flag begins none."""
    starts, is_over = [], True
    for status in session.session_status.sort_values("Time", kind="stable").to_dict("records"):
        if status["Status"] == "Started" and is_over:
            starts.append(status["Time"])
            is_over = False
        is_over = is_over or status["Status"] == "Finished"
    return starts[:3]


def qualifying_laps(session):
    laps = session.laps
    if not session.is_qualifying or laps.empty:
        return None
    starts = parts(session)
    begun = laps["LapStartTime"]
    part = sum((begun >= start).astype(int) for start in starts).clip(lower=1) if starts else np.nan
    return pd.DataFrame({
        "driver_number": laps["DriverNumber"], "lap_number": laps["LapNumber"],
        "segment": np.where(begun.isna(), np.nan, part),
        "is_timed": laps["IsValid"] & laps["PitInTime"].isna(),
    })


def track_evolution(session):
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
    laps = laps[grouped.transform("size") >= 2].copy()
    laps["bin"] = ((laps["LapStartTime"] - started) // 300000).astype(int)
    if laps.empty:
        return None
    bins = laps.groupby("bin")
    return pd.DataFrame({
        "bin": list(bins.groups), "laps": bins.size(), "drivers": bins["DriverNumber"].nunique(),
        "mean_residual_s": bins["Residual"].mean(), "median_residual_s": bins["Residual"].median(),
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
        "lap_time_ms": best["LapTime"], "gap_to_fastest_s": (best["LapTime"] - fastest) / 1000,
        "gap_to_fastest_pct": (100 * (best["LapTime"] - fastest) / fastest).round(4),
        "compound": best["Compound"], "tyre_life": best["TyreLife"], "stint": best["Stint"],
        "sector1_time_s": best["Sector1Time"] / 1000, "set_at_time_s": best["Time"] / 1000,
        "rank": np.arange(1, len(best) + 1),
    })


def speed_trap(session):
    laps = session.laps
    if laps.empty:
        return None
    laps = laps[~laps["FastF1Generated"]]
    speeds = {"st": "SpeedST", "i1": "SpeedI1", "i2": "SpeedI2", "fl": "SpeedFL"}
    grouped = laps.groupby("DriverNumber")
    rows = pd.DataFrame({"driver_number": list(grouped.groups)}, index=list(grouped.groups))
    for name, column in speeds.items():
        rows[f"{name}_max_kmh"] = grouped[column].max()
        rows[f"{name}_p95_kmh"] = grouped[column].quantile(0.95)
    rows["rank"] = rows["st_max_kmh"].rank(method="min", ascending=False)
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


CHECKS = [
    Check("gold.sector_dominance", ["driver_number"], sector_dominance),
    Check("gold.theoretical_best", ["driver_number"], theoretical_best),
    Check("gold.quali_teammate_delta", ["driver_number", "teammate_number"], quali_teammate_delta),
    Check("gold.qualifying_results", ["driver_number"], qualifying_results),
    Check("gold.qualifying_laps", ["driver_number", "lap_number"], qualifying_laps),
    Check("gold.track_evolution", ["bin"], track_evolution),
    Check("gold.lap_time_distribution", ["driver_number"], lap_time_distribution),
    Check("gold.fastest_laps", ["driver_number"], fastest_laps),
    Check("gold.speed_trap", ["driver_number"], speed_trap),
    Check("gold.strategy", ["driver_number", "stint"], strategy),
]

if __name__ == "__main__":
    run(__doc__, CHECKS)
