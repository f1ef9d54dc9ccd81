#!/usr/bin/env python3
"""Computes the marts of the championship from Jolpica's own answers, round by round, and
compares them with the tables of a warehouse.

    season_marts.py --warehouse FILE [--data DIR] [--only MART ...]

Which races and sprints count is what the warehouse has; what they were worth is read from the
answers (origin/ergast of the recorded data), and of recorded sessions from FastF1's output. Written
from docs/marts.md and the descriptions of the models."""
import json
import os
from dataclasses import dataclass

import pandas as pd

from comparison import Check, run
from recorded import Session

ROUND = "season || '-' || lpad(cast(round as varchar), 2, '0') = $1"
FILES = {"R": ("results.json", "Results"), "S": ("sprint.json", "SprintResults")}


@dataclass
class Round:
    """A round of a season, and the races and sprints of it that the warehouse has."""

    season: int
    round: int
    counted: list
    data: str

    @property
    def id(self):
        return f"{self.season}-{self.round:02}"

    name = id

    def awards(self, round_, code):
        """Who took which points and place in a race or sprint."""
        recorded = os.path.join(self.data, "expected", f"{self.season}_{round_:02}_{code}")
        if os.path.isdir(recorded):
            results = Session(recorded).results
            return pd.DataFrame({
                "driver_id": results["DriverId"], "team_id": results["TeamId"],
                "position": results["Position"], "points": results["Points"],
                "round": round_, "code": code,
            })
        file, key = FILES[code]
        folder = os.path.join(self.data, "origin", "ergast", "f1", str(self.season), str(round_))
        with open(os.path.join(folder, file)) as answer:
            races = json.load(answer)["MRData"]["RaceTable"]["Races"]
        return pd.DataFrame([{
            "driver_id": one["Driver"]["driverId"], "team_id": one["Constructor"]["constructorId"],
            "position": int(one["position"]), "points": float(one["points"]),
            "round": round_, "code": code,
        } for one in races[0][key]])

    @property
    def so_far(self):
        until = [(r, code) for r, code in self.counted if r <= self.round]
        return pd.concat([self.awards(*one) for one in until], ignore_index=True)

    @property
    def here(self):
        return self.so_far.query("round == @self.round")


def rounds(data, connection):
    counted = connection.execute(
        "select distinct season, round, session_code from gold.championship_points order by all"
    ).fetchall()
    return [
        Round(season, round_, [(r, code) for s, r, code in counted if s == season], data)
        for season, round_ in sorted({(s, r) for s, r, _ in counted})]


def championship_points(round_):
    return round_.here.rename(columns={"code": "session_code"}).drop(columns="round")


def season_heatmap(round_):
    rows = []
    for driver, group in round_.here.groupby("driver_id"):
        row = {"driver_id": driver, "points": group["points"].sum()}
        for code, prefix in (("R", ""), ("S", "sprint_")):
            one = group[group["code"] == code]
            row[prefix + "position"] = one["position"].min()
            row[(prefix or "race_") + "points"] = one["points"].sum() if len(one) else None
        rows.append(row)
    return pd.DataFrame(rows)


def standings_progression(round_):
    rows = []
    for championship, column in (("driver", "driver_id"), ("team", "team_id")):
        found = []
        for entrant, group in round_.so_far.groupby(column):
            here = group[group["round"] == round_.round]
            places = group[group["code"] == "R"]["position"].value_counts()
            found.append({
                "championship": championship, "entrant_id": entrant,
                "points": group["points"].sum(), "wins": places.get(1, 0),
                "race_points": here["points"][here["code"] == "R"].sum(),
                "sprint_points": here["points"][here["code"] == "S"].sum(),
                # More first places, then more second places, and so on, part equal points.
                "order": (group["points"].sum(), *(places.get(n, 0) for n in range(1, 25))),
            })
        for one in found:
            one["position"] = 1 + sum(other["order"] > one["order"] for other in found)
            one["gap_to_leader_points"] = one["points"] - max(other["points"] for other in found)
        rows += found
    return pd.DataFrame(rows).drop(columns="order")


CHECKS = [
    Check("gold.championship_points", ["session_code", "driver_id"], championship_points, ROUND),
    Check("gold.season_heatmap", ["driver_id"], season_heatmap, ROUND),
    Check(
        "gold.standings_progression", ["championship", "entrant_id"], standings_progression, ROUND),
]

if __name__ == "__main__":
    run(__doc__, CHECKS, rounds, "rounds")
