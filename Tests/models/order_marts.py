"""Marts of driving, stops and order, computed again from FastF1's output of the recorded sessions.

Written from docs/marts.md and the descriptions of the models, not from their SQL. A function gives
the rows of a session; run.py compares them."""
import os
from functools import lru_cache

import numpy as np
import pandas as pd

from pace_marts import gaps
from recorded import Session

WINDOW_LAPS, MIN_BASELINE = 3, 3
UNDERCUT_LAPS, UNDERCUT_GAP_S, SLOW_STOP_S = 3, 4.0, 3.0
# Circuits that were recorded twice: their stops have one median.
CIRCUITS = {"2018_04_R": "Baku", "2023_04_S": "Baku", "2023_05_R": "Miami", "2025_06_S": "Miami"}


def has(status, codes):
    return any(code in (status or "") for code in codes)


def by_lap(laps):
    """Laps by driver and number, as dictionaries."""
    return {(lap["DriverNumber"], lap["LapNumber"]): lap for lap in laps.to_dict("records")}


def driver_session_summary(session):
    laps = session.laps
    if laps.empty:
        return None
    rows = []
    for driver, own in laps.groupby("DriverNumber"):
        own = own.sort_values("LapNumber").to_dict("records")
        best, improved, stops = np.inf, 0, 0
        for lap, following in zip(own, own[1:] + [None]):
            if lap["IsValid"] and lap["LapTime"] < best:
                best, improved = lap["LapTime"], improved + 1
            stops += bool(
                lap["PitInTime"] == lap["PitInTime"] and following is not None
                and following["PitOutTime"] == following["PitOutTime"]
                and not has(lap["TrackStatus"], "5"))
        rows.append({
            "driver_number": driver, "laps_total": len(own), "pitstops": stops,
            "laps_on_track": sum(
                lap["PitInTime"] != lap["PitInTime"] and lap["PitOutTime"] != lap["PitOutTime"]
                and not lap["FastF1Generated"] for lap in own),
            "best_lap_time_s": best / 1000 if best < np.inf else np.nan,
            "personal_best_laps": improved, "team": own[-1]["Team"],
        })
    return pd.DataFrame(rows)


def team_event_summary(session):
    drivers = driver_session_summary(session)
    if drivers is None or not (session.is_race or session.is_qualifying):
        return None
    return drivers.groupby("team").agg(
        team_laps_on_track=("laps_on_track", "sum"), team_pitstops=("pitstops", "sum"),
        team_best_lap_time_s=("best_lap_time_s", "min")).reset_index()


def stint_summary(session):
    laps = session.laps
    if laps.empty:
        return None
    numbered, rows = by_lap(laps), []
    for (driver, stint), own in laps[laps["Stint"].notna()].groupby(["DriverNumber", "Stint"]):
        own = own.sort_values("LapNumber")
        first, compound = own["LapNumber"].min(), own["Compound"].dropna()
        around = [numbered.get((driver, n)) for n in (first - 1, first)]
        rows.append({
            "driver_number": driver, "stint": stint, "first_lap": first,
            "last_lap": own["LapNumber"].max(), "laps": len(own),
            "compound": compound.iloc[-1] if len(compound) else None,
            "began_at_red_flag": any(lap and has(lap["TrackStatus"], "5") for lap in around),
            "clean_laps": int(own["IsClean"].sum()),
            "median_lap_time_s": own["LapTime"][own["IsClean"]].median() / 1000,
            "best_lap_time_s": own["LapTime"][own["IsValid"]].min() / 1000,
        })
    return pd.DataFrame(rows)


def condition_between(session, start, end):
    """What held the cars back most in that time."""
    status = session.track_status
    if status.empty:
        return None
    begins, ends = status["Time"].to_list(), status["Time"].to_list()[1:] + [np.inf]
    codes = {code for code, b, e in zip(status["Status"], begins, ends) if b <= end and e > start}
    for word, of_word in (("red", {"5"}), ("sc", {"4"}), ("vsc", {"6", "7"})):
        if codes & of_word:
            return word
    return "green"


def end_of_run(own, n):
    """The last lap of the run that begins on lap n."""
    run = [own[n]]
    while run[-1]["PitInTime"] != run[-1]["PitInTime"] and run[-1]["LapNumber"] + 1 in own:
        run.append(own[run[-1]["LapNumber"] + 1])
    return run[-1]


def is_tyre_change(before, last):
    """New tyres are another compound, or have not done the laps that the old ones would have."""
    a, b = before["Compound"], last["Compound"]
    if a and b and a != b:
        return True
    if before["TyreLife"] != before["TyreLife"] or last["TyreLife"] != last["TyreLife"]:
        return None
    driven = last["LapNumber"] - before["LapNumber"]
    if last["TyreLife"] != before["TyreLife"] + driven:
        return True
    return False if a and b else None


def pit_stops(session):
    laps = session.laps
    if not session.is_race or laps.empty:
        return None
    rows = []
    for driver, laps_of_driver in laps.groupby("DriverNumber"):
        own = {lap["LapNumber"]: lap for lap in laps_of_driver.to_dict("records")}
        stops = [n for n in sorted(own) if own[n]["PitInTime"] == own[n]["PitInTime"]
                 and n + 1 in own and own[n + 1]["PitOutTime"] == own[n + 1]["PitOutTime"]]
        for stop, n in enumerate(stops, 1):
            entry, leave, last = own[n], own[n + 1], end_of_run(own, n + 1)
            rows.append({
                "driver_number": driver, "lap_number": n, "stop": stop,
                "pit_in_time_s": entry["PitInTime"] / 1000,
                "pit_out_time_s": leave["PitOutTime"] / 1000,
                "lane_time_s": (leave["PitOutTime"] - entry["PitInTime"]) / 1000,
                "compound_before": entry["Compound"], "compound_after": last["Compound"],
                "tyre_life_before": entry["TyreLife"],
                "is_tyre_change": is_tyre_change(entry, last),
                "track_condition": condition_between(
                    session, entry["PitInTime"], leave["PitOutTime"]),
            })
    return pd.DataFrame(rows) if rows else None


def own_clean_laps(numbered, driver, n):
    window = [*range(n - WINDOW_LAPS, n), *range(n + 2, n + 2 + WINDOW_LAPS)]
    around = [numbered.get((driver, m)) for m in window]
    return [lap["LapTime"] for lap in around if lap and lap["IsClean"]]


def pairs_of_those_who_stayed_out(numbered, laps, n):
    """Time of laps n and n + 1 of every car that drove both without the pit lane."""
    times = []
    for driver in laps["DriverNumber"].unique():
        pair = [numbered.get((driver, m)) for m in (n, n + 1)]
        if all(lap and lap["PitInTime"] != lap["PitInTime"]
               and lap["PitOutTime"] != lap["PitOutTime"] and not lap["FastF1Generated"]
               and lap["LapTime"] == lap["LapTime"] for lap in pair):
            times.append(pair[0]["LapTime"] + pair[1]["LapTime"])
    return times


@lru_cache(maxsize=None)
def losses(folder):
    """Stops of a session with what each cost."""
    session = Session(folder)
    stops, laps = pit_stops(session), session.laps
    if stops is None:
        return None
    numbered, rows = by_lap(laps), []
    for stop in stops.to_dict("records"):
        driver, n = stop["driver_number"], stop["lap_number"]
        pair = numbered[driver, n], numbered[driver, n + 1]
        green = all(set(lap["TrackStatus"] or "x") <= {"1", "2"} for lap in pair)
        lane = stop["track_condition"]
        condition = lane if lane != "green" else "green" if green else "mixed"
        if condition == "green":
            times, word = own_clean_laps(numbered, driver, n), "own clean laps"
            baseline = 2 * np.median(times) if times else np.nan
        else:
            times = pairs_of_those_who_stayed_out(numbered, laps, n)
            word, baseline = "cars that stayed out", np.median(times) if times else np.nan
        known = len(times) >= MIN_BASELINE and condition not in ("red", None)
        both = pair[0]["LapTime"] + pair[1]["LapTime"]
        rows.append({
            "driver_number": driver, "lap_number": n, "stop": stop["stop"],
            "track_condition": condition, "stop_laps_s": both / 1000,
            "lane_time_s": stop["lane_time_s"], "is_tyre_change": stop["is_tyre_change"],
            "baseline": word if known else None, "baseline_size": len(times) if known else None,
            "baseline_laps_s": baseline / 1000 if known else np.nan,
            "loss_s": (both - baseline) / 1000 if known else np.nan,
        })
    return pd.DataFrame(rows)


def pit_loss(session):
    rows = losses(session.folder)
    if rows is None:
        return None
    parent, circuit = os.path.dirname(session.folder), CIRCUITS.get(session.name, session.name)
    same = [name for name in sorted(os.listdir(parent)) if CIRCUITS.get(name, name) == circuit]
    every = pd.concat([losses(os.path.join(parent, name)) for name in same])
    counted = every[(every["is_tyre_change"] == True) & every["loss_s"].notna()]  # noqa: E712
    median = counted.groupby("track_condition")["loss_s"].median()
    return rows.assign(circuit_median_loss_s=rows["track_condition"].map(median),
                       circuit_stops=rows["track_condition"].map(
                           counted.groupby("track_condition").size()))


def undercut_gain(session):
    """Stops that the car ahead answered within three laps."""
    stops = losses(session.folder)
    if stops is None:
        return None
    line = {key: lap["Time"] / 1000 for key, lap in by_lap(gaps(session)).items()}
    changes = stops[stops["is_tyre_change"] == True].to_dict("records")  # noqa: E712
    typical = pd.DataFrame(changes)[["lane_time_s", "loss_s"]].median() if changes else None
    rows = []
    for a in changes:
        for b in changes:
            driver, rival = a["driver_number"], b["driver_number"]
            n, m = a["lap_number"], b["lap_number"]
            times = [line.get(key) for key in (
                (driver, n - 1), (rival, n - 1), (driver, m + 1), (rival, m + 1))]
            if driver == rival or not n < m <= n + UNDERCUT_LAPS or None in times:
                continue
            before, after = times[0] - times[1], times[2] - times[3]
            again = any(s["driver_number"] == driver and n < s["lap_number"] <= m + 1
                        for s in stops.to_dict("records"))
            if not 0 < before < UNDERCUT_GAP_S or again:
                continue
            slow = any(stop[c] > typical[c] + SLOW_STOP_S for stop in (a, b) for c in typical.index)
            held = condition_between(session, 1000 * min(times[:2]), 1000 * max(times[2:]))
            reasons = [word for word, holds in (
                ("safety car between", held not in ("green", None)), ("slow stop", slow)) if holds]
            rows.append({
                "driver_number": driver, "lap_number": n, "rival_number": rival,
                "exclusion_reasons": ", ".join(reasons) or None,
                "rival_lap_number": m, "lane_time_s": a["lane_time_s"],
                "rival_lane_time_s": b["lane_time_s"], "gap_before_s": before,
                "gap_after_s": after, "gain_s": before - after, "is_success": after < 0,
            })
    return pd.DataFrame(rows) if rows else None


def position_changes(session):
    laps = session.laps
    if not session.is_race or laps.empty:
        return None
    results = session.results.set_index("DriverNumber")
    grid = results["GridPosition"]
    laps = laps[laps["Position"].notna()]
    at = dict(zip(zip(laps["DriverNumber"], laps["LapNumber"]), laps["Position"]))
    rows = []
    for (driver, n), position in at.items():
        start = grid.get(driver, np.nan)
        from_lane = start == 0
        start = grid.max() + 1 if from_lane else start
        before = start if n == 1 else at.get((driver, n - 1), np.nan)
        rows.append({
            "driver_number": driver, "lap_number": n, "position": position,
            "position_before": before, "places_won": before - position, "start_position": start,
            "is_pit_lane_start": from_lane, "places_won_since_start": start - position,
            "finish_position": results["Position"].get(driver, np.nan),
        })
    return pd.DataFrame(rows)


def overtakes(session):
    laps = session.laps
    if not session.is_race or laps.empty:
        return None
    numbered, rows = by_lap(laps[laps["Position"].notna()]), []
    for n in range(2, int(laps["LapNumber"].max()) + 1):
        cars = {d: (numbered[d, n - 1], lap) for (d, m), lap in numbered.items()
                if m == n and (d, n - 1) in numbered}
        free = {d: pair for d, pair in cars.items() if pair[1]["PitInTime"] != pair[1]["PitInTime"]
                and pair[1]["PitOutTime"] != pair[1]["PitOutTime"]
                and set(pair[1]["TrackStatus"] or "") <= {"1", "2"}}
        for one, (before, now) in free.items():
            for other, (other_before, other_now) in free.items():
                if (before["Position"] > other_before["Position"]
                        and now["Position"] < other_now["Position"]):
                    rows.append({
                        "driver_number": one, "passed_driver_number": other, "lap_number": n,
                        "position_before": before["Position"], "position": now["Position"],
                        "passed_position": other_now["Position"], "time_s": now["Time"] / 1000,
                        "gap_after_s": (other_now["Time"] - now["Time"]) / 1000,
                    })
    return pd.DataFrame(rows) if rows else None
