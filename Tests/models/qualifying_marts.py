"""Marts of sectors and qualifying, computed again from FastF1's output of the recorded sessions.

Written from docs/marts.md and the descriptions of the models, not from their SQL. A function gives
the rows of a session; run.py compares them."""
import numpy as np
import pandas as pd

from pace_marts import rank, weather_of

SECTORS = ("Sector1Time", "Sector2Time", "Sector3Time")


def timed(session):
    """Laps driven from line to line that may be a best lap."""
    laps = session.laps
    if laps.empty:
        return laps
    return laps[is_timed(laps)]


def is_timed(laps):
    """Driven from line to line; a pit entry after the end of a lap is that of the next one."""
    return laps["IsValid"] & (laps["PitInTime"].isna() | (laps["PitInTime"] > laps["Time"]))


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
    last = of_last_part(session, laps)
    return pd.DataFrame({
        "driver_number": best.index, "best_lap_time_s": lap / 1000,
        "theoretical_best_s": best / 1000, "gap_to_theoretical_s": (lap - best) / 1000,
        "theoretical_rank": rank(best), "best_lap_rank": rank(lap),
        "gap_to_best_theoretical_s": (best - best.min()) / 1000,
        **{f"best_sector{n}_s": grouped[s].min() / 1000 for n, s in enumerate(SECTORS, 1)},
        **{column: last[column] for column in last},
    })


def of_last_part(session, laps):
    """The same figures of the last part of qualifying in which each driver has a timed lap."""
    columns = ["last_segment", "last_segment_best_lap_s", "last_segment_theoretical_best_s"]
    if not session.is_qualifying:
        return pd.DataFrame(np.nan, laps["DriverNumber"].unique(), columns)
    laps = laps.assign(part=part_of(session, laps))
    last = laps.groupby("DriverNumber")["part"].max()
    laps = laps[laps["part"] == laps["DriverNumber"].map(last)].groupby("DriverNumber")
    lap = laps["LapTime"].min()
    sectors = laps[list(SECTORS)].min().sum(axis=1, skipna=False)
    best = sectors.where(sectors.isna() | (sectors <= lap), lap)
    return pd.DataFrame(dict(zip(columns, (last, lap / 1000, best / 1000))))


def teammates(results):
    """Both directions of each pair of a team in one qualifying, in the last part both took part in.
    Results have FastF1's columns."""
    rows = []
    drivers = results[results["TeamName"].notna()].to_dict("records")
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
                "team": one["TeamName"], "segment": int(both[0][1]),
                "driver_time_s": a / 1000, "teammate_time_s": b / 1000,
                "delta_s": (a - b) / 1000, "delta_pct": round(100 * 2 * (a - b) / (a + b), 4),
            })
    return pd.DataFrame(rows)


def quali_teammate_delta(session):
    if not session.is_qualifying:
        return None
    samples = [w for w in weather_of(session, session.laps) if w is not None]
    rain = any(bool(w["Rainfall"]) for w in samples) if samples else None
    return teammates(session.results).assign(rainfall=rain)


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
    rows["last_segment"] = last_parts(session, results, times)
    rows["last_segment_time_s"] = [times[q][i] / 1000 if q else np.nan for i, q in last.items()]
    rows["gap_to_segment_best_s"] = [
        (times[q][i] - best[q]) / 1000 if q else np.nan for i, q in last.items()]
    rows["gap_to_pole_s"] = [
        (times[q][i] - pole) / 1000 if q else np.nan for i, q in last.items()]
    return rows if known.any() else rows


def last_parts(session, results, times):
    """The last part each driver took part in: set a time, drove a lap, or went on from the one before."""
    laps, cars = session.laps, len(results)
    driven = {} if laps.empty else part_of(session, laps).groupby(laps["DriverNumber"]).max()
    # Of equal times the one that was set first goes on, which is the better place.
    order = {q: results.assign(late=times[n].isna()).sort_values([q, "late", "Position"])
             ["DriverNumber"].tolist() for q, n in (("Q1", "Q2"), ("Q2", "Q3"))}
    through = {"Q2": 10 + -(-(cars - 10) // 2), "Q3": 10}
    found = []
    for i, driver in results["DriverNumber"].items():
        reached = [1] if results["Position"][i] == results["Position"][i] else []
        reached += [int(q[1]) for q in times if times[q][i] == times[q][i]]
        reached += [driven[driver]] if driven.get(driver, np.nan) > 0 else []
        for before, part in (("Q1", "Q2"), ("Q2", "Q3")):
            fast = order[before].index(driver) < through[part] and times[before].notna()[i]
            if fast and times[part].notna().any() and cars >= 16:
                reached.append(int(part[1]))
        found.append(max(reached) if reached else np.nan)
    return found


def parts(session):
    """When each part of qualifying began: a restart after a red flag begins none."""
    starts, is_over = [], True
    for status in session.session_status.sort_values("Time", kind="stable").to_dict("records"):
        if status["Status"] == "Started" and is_over:
            starts.append(status["Time"])
            is_over = False
        is_over = is_over or status["Status"] == "Finished"
    return starts[:3]


def part_of(session, laps):
    """The part of qualifying in which each lap began; NaN where that is not known."""
    starts, begun = parts(session), laps["LapStartTime"]
    part = sum((begun >= start).astype(int) for start in starts) if starts else begun * np.nan
    return part.clip(lower=1).where(begun.notna()).astype(float)


def qualifying_laps(session):
    laps = session.laps
    if not session.is_qualifying or laps.empty:
        return None
    part, is_counted = part_of(session, laps), is_timed(laps)
    counted = laps["LapTime"].where(is_counted & part.notna())
    fastest = counted.groupby(part).transform("min")
    return pd.DataFrame({
        "driver_number": laps["DriverNumber"], "lap_number": laps["LapNumber"],
        "segment": part, "is_timed": is_counted, "lap_time_s": laps["LapTime"] / 1000,
        "gap_to_segment_best_s": (counted - fastest) / 1000, "stint": laps["Stint"],
        "compound": laps["Compound"], "tyre_life": laps["TyreLife"],
    })
