"""Marts with one answer for a season: its rules, its champions, and team mates in all qualifying.

Written from docs/marts.md and the descriptions of the models, not from their SQL; run.py compares
them. Which sessions a season has is what the warehouse has in silver."""
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

import regulations
from qualifying_marts import teammates

FASTF1 = {"driver_number": "DriverNumber", "team": "TeamName", "q1_ms": "Q1", "q2_ms": "Q2",
          "q3_ms": "Q3"}

# Who became champion, with how many points and wins at the end, and after which round it was sure.
CHAMPIONS = {
    2019: [("driver", "hamilton", 413, 11, 19), ("team", "mercedes", 739, 15, 17)],
    2021: [("driver", "max_verstappen", 395.5, 10, 22), ("team", "mercedes", 613.5, 9, 22)],
    2022: [("driver", "max_verstappen", 454, 15, 18), ("team", "red_bull", 759, 17, 19)],
    2023: [("driver", "max_verstappen", 575, 19, 17), ("team", "red_bull", 860, 21, 16)],
    2024: [("driver", "max_verstappen", 437, 9, 22), ("team", "mclaren", 666, 6, 24)],
}
# Rows of the last round's leaders, and of the first round after which a title was decided.
FINAL = """cast(season as varchar) = $1 and is_complete and position = 1
  and round = (select rounds from gold.season_rules where cast(season as varchar) = $1)"""
DECIDED = """cast(season as varchar) = $1 and is_decided and (championship, round) in (
  select (championship, min(round)) from gold.title_contenders
  where cast(season as varchar) = $1 and is_decided group by championship)"""


@dataclass
class Season:
    """A season that has a recorded schedule."""

    year: int
    data: str
    connection: Any

    @property
    def id(self):
        return str(self.year)

    name = id

    def rows(self, table, condition="true"):
        return self.connection.execute(
            f"select * from silver.{table} where season = $1 and {condition}", [self.year]).df()


def seasons(data, connection):
    return [Season(year, data, connection) for year in range(2018, 2027)]


def season_rules(season):
    rounds, sprints = regulations.calendar(season.data, season.year)
    return pd.DataFrame([{
        "season": season.year, "rounds": rounds, "sprints": len(sprints), "final_race_factor": 1,
        "driver_race_points": regulations.most_from_race(season.year, 1),
        "team_race_points": regulations.most_from_race(season.year, 2),
        "driver_sprint_points": regulations.most_from_sprint(season.year, 1),
        "team_sprint_points": regulations.most_from_sprint(season.year, 2),
    }])


def champions(season):
    """The end of seasons that the recorded data has as a whole."""
    names = ["championship", "entrant_id", "points", "wins", "decided"]
    return pd.DataFrame(CHAMPIONS.get(season.year, []), columns=names)


def final_standings(season):
    return champions(season).drop(columns="decided")


def titles(season):
    return champions(season)[["championship", "entrant_id", "decided"]].rename(
        columns={"decided": "round"})


def rained(laps, weather):
    """Whether any lap ended in rain: by the last sample before its end, else the first after."""
    if weather.empty or laps.empty:
        return False
    weather = weather.sort_values("time_ms", kind="stable")
    ends = laps["time_ms"].dropna().to_numpy(float)
    at = np.searchsorted(weather["time_ms"].to_numpy(float), ends, side="right") - 1
    return bool(weather["rainfall"].to_numpy(bool)[np.maximum(at, 0)].any())


def quali_teammate_season(season):
    condition = "session_code in ('Q', 'SQ')"
    results, laps, weather = (
        season.rows(table, condition) for table in ("results", "laps", "weather"))
    found = []
    for (id_, code), own in results.groupby(["session_id", "session_code"]):
        pairs = teammates(own.rename(columns=FASTF1).astype(
            {q: float for q in ("Q1", "Q2", "Q3")}))
        rain = rained(laps[laps["session_id"] == id_], weather[weather["session_id"] == id_])
        found.append(pairs.assign(session_code=code, rain=rain))
    if not found:
        return None
    key = ["session_code", "team", "driver_number", "teammate_number"]
    groups = pd.concat(found, ignore_index=True).groupby(key)
    rows = pd.DataFrame({
        "sessions": groups.size(), "sessions_with_rain": groups["rain"].sum(),
        "sessions_faster": groups["delta_s"].agg(lambda d: (d < 0).sum()),
        "sessions_slower": groups["delta_s"].agg(lambda d: (d > 0).sum()),
        "median_delta_s": groups["delta_s"].median(),
        "median_delta_pct": groups["delta_pct"].median(),
    })
    return rows.reset_index()
