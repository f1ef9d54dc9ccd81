"""Marts of pace, computed again from FastF1's output of the recorded sessions.

Written from docs/marts.md and the descriptions of the models, not from their SQL. A function gives
the rows of a session; run.py compares them."""
import numpy as np
import pandas as pd

MIN_PACE_LAPS, MIN_WEAR_LAPS, CLEAN_AIR_S = 8, 5, 2.5
# Scheduled laps as the results of these races and sprints have them.
SCHEDULED = {"2018_04_R": 51, "2023_01_R": 57, "2023_04_S": 17, "2023_05_R": 57, "2023_07_R": 66,
             "2025_06_S": 18, "2025_21_S": 24}


def rank(values):
    return values.rank(method="min")


def gaps(session):
    """Laps with a known end, and their gaps in session time at the line, in seconds."""
    laps = session.laps
    if not session.is_race or laps.empty:
        return None
    laps = laps[laps["Time"].notna() & ~laps["FastF1Generated"]].copy()
    first = laps.groupby("LapNumber")["Time"].min()
    laps["gap_to_leader_s"] = (laps["Time"] - laps["LapNumber"].map(first)) / 1000
    laps = laps.sort_values(["LapNumber", "Time", "Position"])
    ahead = laps.groupby("LapNumber")
    laps["gap_ahead_s"] = (laps["Time"] - ahead["Time"].shift()) / 1000
    laps["driver_ahead"] = ahead["Driver"].shift()
    laps["laps_behind"] = [
        sum(1 for m, t in first.items() if m > n and t <= end)
        for n, end in zip(laps["LapNumber"], laps["Time"])]
    clear = laps["gap_ahead_s"].isna() | (laps["gap_ahead_s"] > CLEAN_AIR_S)
    clear_at = dict(zip(zip(laps["DriverNumber"], laps["LapNumber"]), clear))
    laps["is_clean_air"] = [
        bool(clear_at[d, n] and clear_at.get((d, n - 1), False))
        for d, n in zip(laps["DriverNumber"], laps["LapNumber"])]
    return laps


def gap_to_leader(session):
    laps = gaps(session)
    if laps is None:
        return None
    return pd.DataFrame({
        "driver_number": laps["DriverNumber"], "lap_number": laps["LapNumber"],
        "position": laps["Position"], "time_s": laps["Time"] / 1000,
        "gap_to_leader_s": laps["gap_to_leader_s"], "gap_ahead_s": laps["gap_ahead_s"],
        "driver_ahead": laps["driver_ahead"], "laps_behind": laps["laps_behind"],
        "is_clean_air": laps["is_clean_air"],
    })


def weather_of(session, laps):
    """For each lap the last sample at or before its end, else the first after it; None without."""
    weather = session.weather
    if weather.empty:
        return [None] * len(laps)
    weather = weather.sort_values("Time", kind="stable").reset_index(drop=True)
    at = np.searchsorted(weather["Time"].to_numpy(), laps["Time"].to_numpy(float), side="right") - 1
    return [None if end != end else weather.iloc[max(i, 0)] for i, end in zip(at, laps["Time"])]


def fuel_laps(session):
    """The laps of a race with fuel taken out, and what speaks against it."""
    laps = session.laps
    if not session.is_race or laps.empty:
        return None
    laps = laps.sort_values(["DriverNumber", "LapNumber"]).reset_index(drop=True)
    total, fuel = SCHEDULED[session.name], 36 if session.code == "S" else 110
    laps["correction_s"] = 0.03 * fuel * (total - laps["LapNumber"]) / total
    laps["lap_s"] = laps["LapTime"] / 1000
    laps["corrected_s"] = laps["lap_s"] - laps["correction_s"]
    laps["weather"] = weather_of(session, laps)
    rain = np.array([w is not None and bool(w["Rainfall"]) for w in laps["weather"]])
    laps["is_wet"] = laps["Compound"].isin(["INTERMEDIATE", "WET"]) | rain
    red = laps["TrackStatus"].fillna("").str.contains("5")
    laps["after_red"] = red.groupby(laps["DriverNumber"]).cummax()
    air = gaps(session).set_index(["DriverNumber", "LapNumber"])["is_clean_air"].to_dict()
    laps["clean_air"] = [air.get(k, False) for k in zip(laps["DriverNumber"], laps["LapNumber"])]
    return laps


def reasons(laps):
    """Why each lap is not clean, in the order of docs/marts.md."""
    best = laps["LapTime"][laps["IsValid"]].min()
    holds = {
        "no lap time": laps["LapTime"].isna(), "generated": laps["FastF1Generated"],
        "in-lap": laps["PitInTime"].notna(), "out-lap": laps["PitOutTime"].notna(),
        "deleted": laps["IsDeleted"], "track not clear": laps["TrackStatus"] != "1",
        "not accurate": ~laps["IsAccurate"].astype(bool),
        "slower than 107 %": laps["LapTime"] > 1.07 * best,
    }
    return [", ".join(word for word in holds if holds[word].iloc[i]) or None
            for i in range(len(laps))]


def lap_fuel_corrected(session):
    laps = fuel_laps(session)
    if laps is None:
        return None
    sprint = session.code == "S"
    caveats = [
        ", ".join(word for word, holds in (
            ("wet", wet), ("after a red flag", red), ("sprint load", sprint)) if holds) or None
        for wet, red in zip(laps["is_wet"], laps["after_red"])]
    return pd.DataFrame({
        "driver_number": laps["DriverNumber"], "lap_number": laps["LapNumber"],
        "scheduled_laps": SCHEDULED[session.name], "lap_time_s": laps["lap_s"],
        "fuel_correction_s": laps["correction_s"], "fuel_corrected_s": laps["corrected_s"],
        "is_wet": laps["is_wet"], "is_clean_air": laps["clean_air"], "caveats": caveats,
        "is_clean": laps["IsClean"], "exclusion_reasons": reasons(laps),
        "compound": laps["Compound"], "tyre_life": laps["TyreLife"],
    })


def ranked(rows, value):
    best = rows[value].min()
    rows["pace_rank"] = rank(rows[value])
    rows["delta_s"] = rows[value] - best
    rows["delta_pct"] = 100 * rows["delta_s"] / best
    return rows


def counted(compounds):
    counts = compounds.value_counts()
    return ", ".join(f"{name} {n}" for name, n in sorted(
        counts.items(), key=lambda item: (-item[1], item[0]))) or None


def race_pace(session):
    laps = fuel_laps(session)
    if laps is None:
        return None
    rows = [{
        "driver_number": driver, "laps_used": len(own), "race_pace_s": own["corrected_s"].median(),
        "clean_air_laps": int(own["clean_air"].sum()),
        "wet_laps": int(own["is_wet"].sum()), "compounds": counted(own["Compound"]),
    } for driver, own in laps[laps["IsClean"]].groupby("DriverNumber") if len(own) >= MIN_PACE_LAPS]
    return ranked(pd.DataFrame(rows), "race_pace_s")


def clean_air_pace(session):
    laps = fuel_laps(session)
    if laps is None:
        return None
    clear = laps[laps["IsClean"] & laps["clean_air"]]
    rows = [{"driver_number": driver, "laps_used": len(own),
             "clean_air_pace_s": own["corrected_s"].median()}
            for driver, own in clear.groupby("DriverNumber") if len(own) >= MIN_PACE_LAPS]
    return ranked(pd.DataFrame(rows), "clean_air_pace_s") if rows else None


def line(x, y):
    """Least squares: slope, intercept, R squared, standard error of the slope."""
    x, y = np.asarray(x, float), np.asarray(y, float)
    sxx, sxy = ((x - x.mean()) ** 2).sum(), ((x - x.mean()) * (y - y.mean())).sum()
    slope = sxy / sxx
    intercept = y.mean() - slope * x.mean()
    left, spread = ((y - intercept - slope * x) ** 2).sum(), ((y - y.mean()) ** 2).sum()
    r2 = 1 - left / spread if spread else np.nan
    return slope, intercept, r2, np.sqrt(left / (len(x) - 2) / sxx)


def worn_stints(session):
    """Stints on one compound with enough clean laps, by driver, stint and compound."""
    laps = fuel_laps(session)
    if laps is None:
        return
    laps = laps[laps["IsClean"] & laps["TyreLife"].notna()]
    for key, own in laps.groupby(["DriverNumber", "Stint", "Compound"], dropna=False):
        if len(own) >= MIN_WEAR_LAPS and own["TyreLife"].nunique() > 1:
            yield key, own.sort_values("LapNumber")


def tyre_deg(session):
    rows = []
    for (driver, stint, compound), own in worn_stints(session):
        slope, intercept, r2, error = line(own["TyreLife"], own["corrected_s"])
        last = own.iloc[-1]
        rows.append({
            "driver_number": driver, "stint": stint, "compound": compound, "laps_used": len(own),
            "first_tyre_life": own["TyreLife"].min(), "last_tyre_life": own["TyreLife"].max(),
            "slope_s_per_lap": slope, "intercept_s": intercept, "r2": r2,
            "slope_stderr_s_per_lap": error,
            "raw_slope_s_per_lap": line(own["TyreLife"], own["lap_s"])[0],
            "last_lap_residual_s": last["corrected_s"] - intercept - slope * last["TyreLife"],
        })
    return pd.DataFrame(rows) if rows else None


def consistency(session):
    residuals = {}
    for (driver, _, _), own in worn_stints(session):
        slope, intercept, _, _ = line(own["TyreLife"], own["corrected_s"])
        left = own["corrected_s"] - intercept - slope * own["TyreLife"]
        residuals.setdefault(driver, []).append((left, own["lap_s"]))
    rows = []
    for driver, stints in residuals.items():
        left = pd.concat([stint[0] for stint in stints])
        times = pd.concat([stint[1] for stint in stints])
        if len(left) >= MIN_PACE_LAPS:
            rows.append({
                "driver_number": driver, "laps_used": len(left), "stints_used": len(stints),
                "mad_s": (left - left.median()).abs().median(), "raw_stddev_s": times.std(),
                "iqr_s": left.quantile(0.75) - left.quantile(0.25),
            })
    if not rows:
        return None
    rows = pd.DataFrame(rows)
    rows["consistency_rank"] = rank(rows["mad_s"].round(6))
    return rows


def weather_pace(session):
    laps = fuel_laps(session)
    if laps is None:
        return None
    known = laps["weather"].notna()
    laps = laps[laps["IsClean"] & ~laps["is_wet"] & known].copy()
    if laps.empty:
        return None
    for column in ("AirTemp", "TrackTemp"):
        laps[column] = [w[column] for w in laps["weather"]]
    own = laps.groupby("DriverNumber")["corrected_s"].transform("median")
    laps["delta"] = laps["corrected_s"] - own
    varied = laps["TrackTemp"].nunique() > 1
    slope, _, r2, _ = line(laps["TrackTemp"], laps["delta"]) if varied else (np.nan,) * 4
    steady = line(laps["LapNumber"], laps["TrackTemp"])[2] if varied else np.nan
    return pd.DataFrame({
        "driver_number": laps["DriverNumber"], "lap_number": laps["LapNumber"],
        "air_temp_c": laps["AirTemp"], "track_temp_c": laps["TrackTemp"],
        "fuel_corrected_s": laps["corrected_s"], "delta_to_median_s": laps["delta"],
        "session_laps": len(laps), "slope_s_per_c": slope, "r2": r2, "track_temp_lap_r2": steady,
    })


def team_pace(session):
    laps = session.laps
    if not session.is_race or laps.empty:
        return None
    rows = []
    for team, own in laps[laps["IsClean"]].groupby("Team"):
        seconds = own["LapTime"] / 1000
        low, middle, high = seconds.quantile([0.25, 0.5, 0.75])
        reach = 1.5 * (high - low)
        # Thousandths, so that a lap on the edge is within.
        within = seconds[(seconds >= low - reach - 1e-9) & (seconds <= high + reach + 1e-9)]
        rows.append({
            "team": team, "laps_used": len(own), "median_s": middle, "lower_quartile_s": low,
            "upper_quartile_s": high, "lower_whisker_s": within.min(),
            "upper_whisker_s": within.max(), "outliers": len(own) - len(within),
        })
    return ranked(pd.DataFrame(rows), "median_s") if rows else None
