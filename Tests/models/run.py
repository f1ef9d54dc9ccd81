#!/usr/bin/env python3
"""Computes every mart a second time from the recorded sessions, and compares it with a warehouse.

    run.py --warehouse FILE | --data-root DIR [--data DIR] [--only MART ...]

Prints a line for each mart and each question of reconcile.py, and then how many passed; exits 1
where one differs or has no check.
The warehouse must hold the recorded sessions: recorded_lake.sh fills a data root with them.
Needs .deps/reference/bin/python (scripts/bootstrap --tests): pandas, pyarrow, PyYAML and duckdb."""
import argparse
import json
import os
import sys
from dataclasses import dataclass
from typing import Callable

import duckdb

import order_marts
import pace_marts
import qualifying_marts
import reconcile
import season_marts
import session_marts
import trace_marts
import whole_seasons
from comparison import Check, compare
from recorded import DATA, sessions

DRIVER, LAP = ["driver_number"], ["driver_number", "lap_number"]
STINT, POINT = ["driver_number", "stint"], ["driver_number", "point"]
ROUND = "season || '-' || lpad(cast(round as varchar), 2, '0') = $1"
SEASON = "cast(season as varchar) = $1"
ENTRANT, TEAMMATE = ["championship", "entrant_id"], ["driver_number", "teammate_number"]


@dataclass
class Group:
    """Checks that go through the same parts of the data."""

    noun: str
    parts: Callable
    checks: list


GROUPS = [
    Group("sessions", lambda data, connection: sessions(data), [
        Check("gold.driver_session_summary", DRIVER, order_marts.driver_session_summary),
        Check("gold.team_event_summary", ["team"], order_marts.team_event_summary),
        Check("gold.stint_summary", STINT, order_marts.stint_summary),
        Check("gold.pit_stops", LAP, order_marts.pit_stops),
        Check("gold.pit_loss", LAP, order_marts.pit_loss),
        Check("gold.undercut_gain", LAP + ["rival_number"], order_marts.undercut_gain),
        Check("gold.position_changes", LAP, order_marts.position_changes),
        Check("gold.overtakes", LAP + ["passed_driver_number"], order_marts.overtakes),
        Check("gold.gap_to_leader", LAP, pace_marts.gap_to_leader),
        Check("gold.lap_fuel_corrected", LAP, pace_marts.lap_fuel_corrected),
        Check("gold.race_pace", DRIVER, pace_marts.race_pace),
        Check("gold.clean_air_pace", DRIVER, pace_marts.clean_air_pace),
        Check("gold.tyre_deg", STINT + ["compound"], pace_marts.tyre_deg),
        Check("gold.consistency", DRIVER, pace_marts.consistency),
        Check("gold.weather_pace", LAP, pace_marts.weather_pace),
        Check("gold.team_pace", ["team"], pace_marts.team_pace),
        Check("gold.sector_dominance", DRIVER, qualifying_marts.sector_dominance),
        Check("gold.theoretical_best", DRIVER, qualifying_marts.theoretical_best),
        Check("gold.quali_teammate_delta", TEAMMATE, qualifying_marts.quali_teammate_delta),
        Check("gold.qualifying_results", DRIVER, qualifying_marts.qualifying_results),
        Check("gold.qualifying_laps", LAP, qualifying_marts.qualifying_laps),
        Check("gold.push_laps", LAP, session_marts.push_laps),
        Check("gold.track_evolution", ["bin"], session_marts.track_evolution),
        Check("gold.lap_time_distribution", DRIVER, session_marts.lap_time_distribution),
        Check("gold.fastest_laps", DRIVER, session_marts.fastest_laps),
        Check("gold.speed_trap", DRIVER, session_marts.speed_trap),
        Check("gold.strategy", STINT, session_marts.strategy),
    ]),
    Group("sessions with FastF1's car data",
          lambda data, connection: [s for s in sessions(data) if s.has_car_data], [
        Check("gold.speed_trace", POINT, trace_marts.recorded_trace, within=trace_marts.WITHIN),
    ]),
    Group("rounds", season_marts.rounds, [
        Check("gold.championship_points", ["session_code", "driver_id"],
              season_marts.championship_points, ROUND),
        Check("gold.season_heatmap", ["driver_id"], season_marts.season_heatmap, ROUND),
        Check("gold.standings_progression", ENTRANT, season_marts.standings_progression, ROUND),
        Check("gold.title_contenders", ENTRANT, season_marts.title_contenders, ROUND),
    ]),
    Group("seasons", whole_seasons.seasons, [
        Check("gold.season_rules", ["season"], whole_seasons.season_rules, SEASON),
        Check("gold.quali_teammate_season", ["session_code", "team"] + TEAMMATE,
              whole_seasons.quali_teammate_season, SEASON),
        Check("gold.standings_progression", ["championship"], whole_seasons.final_standings,
              whole_seasons.FINAL),
        Check("gold.title_contenders", ["championship"], whole_seasons.titles,
              whole_seasons.DECIDED),
    ]),
    Group("sessions with telemetry", trace_marts.traces, [
        Check("gold.speed_trace", POINT, trace_marts.speed_trace),
        Check("gold.gear_on_track", POINT, trace_marts.gear_on_track),
        Check("gold.corner_annotations", ["corner"], trace_marts.corner_annotations),
        Check("gold.corner_delta", ["driver_number", "rival_number", "corner"],
              trace_marts.corner_delta),
    ]),
]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--warehouse", help="a DuckDB file with silver and gold")
    where.add_argument("--data-root", help="a data root with a published snapshot")
    parser.add_argument("--data", default=DATA, help="the folder of the recorded data")
    parser.add_argument("--only", nargs="+", help="names of marts, without their schema")
    options = parser.parse_args()
    if options.data_root:
        options.warehouse = current_snapshot(os.path.join(options.data_root, "warehouse"))
    if not os.path.exists(options.warehouse):
        sys.exit(f"There is no {options.warehouse}.")
    if not os.path.isdir(os.path.join(options.data, "expected")):
        sys.exit(f"{options.data} has no folder 'expected': set F1_RECORDED_DATA or --data.")
    return options


def current_snapshot(warehouse):
    pointer = os.path.join(warehouse, "current.json")
    if not os.path.exists(pointer):
        sys.exit(f"There is no {pointer}: run f1lake build before.")
    with open(pointer) as file:
        return os.path.join(warehouse, json.load(file)["snapshot"])


def unchecked(connection):
    """Marts of the warehouse that no check is for."""
    marts = connection.execute(
        "select table_name from information_schema.tables where table_schema = 'gold' order by 1")
    checked = {check.mart for group in GROUPS for check in group.checks}
    return [f"gold.{mart}" for mart, in marts.fetchall() if f"gold.{mart}" not in checked]


def main():
    options, results = arguments(), []
    with duckdb.connect(options.warehouse, read_only=True) as connection:
        for group in GROUPS:
            chosen = [check for check in group.checks
                      if not options.only or check.mart.split(".")[1] in options.only]
            parts = group.parts(options.data, connection) if chosen else []
            results += [compare(check, connection, parts, group.noun) for check in chosen]
        if not options.only:
            for mart in unchecked(connection):
                print(f"{mart:32} HAS NO CHECK")
                results.append(False)
            results += reconcile.reconcile(connection)
    if not results:
        sys.exit("No check has one of these names.")
    print(f"{sum(results)} passed, {results.count(False)} failed")
    sys.exit(0 if all(results) else 1)


if __name__ == "__main__":
    main()
