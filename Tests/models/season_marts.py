"""Marts of the championship, computed again round by round from Jolpica's own answers.

Which races and sprints count is what the warehouse has; what they were worth is read from the
answers (origin/ergast of the recorded data), and of recorded sessions from FastF1's output. Written
from docs/marts.md and the descriptions of the models; run.py compares them."""
import json
import os
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

import regulations
from recorded import Session

ROUND = "season || '-' || lpad(cast(round as varchar), 2, '0') = $1"
FILES = {"R": ("results.json", "Results"), "S": ("sprint.json", "SprintResults")}


@lru_cache(maxsize=None)
def answers(data, season, round_, code):
    """Who took which points and place in a race or sprint as Jolpica says; None without answer."""
    file, key = FILES[code]
    path = os.path.join(data, "origin", "ergast", "f1", str(season), str(round_), file)
    if not os.path.exists(path):
        return None
    with open(path) as answer:
        races = json.load(answer)["MRData"]["RaceTable"]["Races"]
    return pd.DataFrame([{
        "driver_id": one["Driver"]["driverId"], "team_id": one["Constructor"]["constructorId"],
        "position": int(one["position"]), "points": float(one["points"]),
        "grid_position": grid(one), "round": round_, "code": code,
        "driver": one["Driver"].get("code"), "team": one["Constructor"]["name"],
    } for one in races[0][key]])


def grid(one):
    """The place on the grid; who did not start has 0, as has who starts from the pit lane."""
    return None if one["grid"] == "0" and one["positionText"] in ("W", "F") else int(one["grid"])


@lru_cache(maxsize=None)
def team_names(data, season):
    """How FastF1 calls the teams of a season, by Jolpica's identifiers."""
    names = {}
    for name in sorted(os.listdir(os.path.join(data, "expected"))):
        if name.startswith(f"{season}_"):
            results = Session(os.path.join(data, "expected", name)).results
            known = results[results["TeamId"].notna() & results["TeamName"].notna()]
            names |= dict(zip(known["TeamId"], known["TeamName"]))
    return names


@lru_cache(maxsize=None)
def awards(data, season, round_, code):
    """The same, of recorded sessions from FastF1's output. It has no places of drivers whom timing
    does not list; those are Jolpica's."""
    official = answers(data, season, round_, code)
    recorded = os.path.join(data, "expected", f"{season}_{round_:02}_{code}")
    if not os.path.isdir(recorded):
        return official
    results = Session(recorded).results
    found = pd.DataFrame({
        "driver_id": results["DriverId"], "team_id": results["TeamId"],
        "position": results["Position"], "points": results["Points"],
        "grid_position": results["GridPosition"], "round": round_, "code": code,
        "driver": results["Abbreviation"], "team": results["TeamName"],
    })
    if official is None:
        return found
    known = official.set_index("driver_id")
    places = pd.to_numeric(known["grid_position"])
    known["grid_position"] = places.where(places > 0)
    for column in ("position", "grid_position", "driver"):
        found[column] = found[column].fillna(found["driver_id"].map(known[column]))
    return found


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

    @property
    def so_far(self):
        until = [(r, code) for r, code in self.counted if r <= self.round]
        return pd.concat([awards(self.data, self.season, *one) for one in until], ignore_index=True)

    @property
    def is_complete(self):
        """Nothing of the season up to here is missing in the warehouse."""
        _, sprints = regulations.calendar(self.data, self.season)
        wanted = {(n, "R") for n in range(1, self.round + 1)}
        wanted |= {(n, "S") for n in sprints if n <= self.round}
        return wanted <= set(self.counted)

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
    rows = round_.here.rename(columns={"code": "session_code"}).drop(columns="round")
    names = team_names(round_.data, round_.season)
    return rows.assign(team=rows["team_id"].map(names).fillna(rows["team"]))


def season_heatmap(round_):
    rows = []
    for driver, group in round_.here.groupby("driver_id"):
        race = group[group["code"] == "R"]
        row = {"driver_id": driver, "points": group["points"].sum(),
               "grid_position": race["grid_position"].min()}
        for code, prefix in (("R", ""), ("S", "sprint_")):
            one = group[group["code"] == code]
            row[prefix + "position"] = one["position"].min()
            row[(prefix or "race_") + "points"] = one["points"].sum() if len(one) else None
        rows.append(row)
    return pd.DataFrame(rows)


def what_remains(round_, championship, points):
    """Races, sprints and points that are left after the round by regulations and calendar; of
    points nothing is known where races or sprints are missing before."""
    rounds_, sprints = regulations.calendar(round_.data, round_.season)
    races, sprints = rounds_ - round_.round, sum(sprint > round_.round for sprint in sprints)
    cars = {"driver": 1, "team": 2}[championship]
    left = (races * regulations.most_from_race(round_.season, cars)
            + sprints * regulations.most_from_sprint(round_.season, cars))
    if not round_.is_complete:
        return {"rounds_remaining": races, "is_complete": False}
    return {"rounds_remaining": races, "is_complete": True, "sprints_remaining": sprints,
            "points_remaining": left, "max_attainable_points": points + left}


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
                **what_remains(round_, championship, group["points"].sum()),
                # More first places, then more second places, and so on, part equal points.
                "order": (group["points"].sum(), *(places.get(n, 0) for n in range(1, 25))),
            })
        for one in found:
            one["position"] = 1 + sum(other["order"] > one["order"] for other in found)
            one["gap_to_leader_points"] = one["points"] - max(other["points"] for other in found)
        rows += found
    return pd.DataFrame(rows).drop(columns="order")


def title_contenders(round_):
    """Who could still be champion if the leader scored nothing more and he won all that is left."""
    if not round_.is_complete:
        return None
    rows, judged = standings_progression(round_), []
    for championship, table in rows.groupby("championship"):
        leader = table.sort_values("position").iloc[0]
        for one in table.to_dict("records"):
            most, wins = one["max_attainable_points"], one["wins"] + one["rounds_remaining"]
            level = most == leader["points"] and wins >= leader["wins"]
            can = one["position"] == 1 or most > leader["points"] or level
            judged.append({
                "championship": championship, "entrant_id": one["entrant_id"],
                "rounds_remaining": one["rounds_remaining"],
                "sprints_remaining": one["sprints_remaining"],
                "gap_to_leader_points": one["gap_to_leader_points"],
                "position": one["position"], "points": one["points"], "can_win": can,
                "points_remaining": one["points_remaining"], "max_attainable_points": most,
            })
    judged = pd.DataFrame(judged)
    judged["contenders"] = judged.groupby("championship")["can_win"].transform("sum")
    judged["is_decided"] = judged["can_win"] & (judged["contenders"] == 1)
    return judged
