#!/usr/bin/env python3
"""Computes the marts of races from FastF1's own output of the recorded sessions, and compares them
with the tables of a warehouse.

    race_marts.py --warehouse FILE [--data DIR] [--only MART ...]

The definitions are in pace_marts.py and order_marts.py."""
import order_marts
import pace_marts
from comparison import Check, run

DRIVER, LAP = ["driver_number"], ["driver_number", "lap_number"]
STINT = ["driver_number", "stint"]
CHECKS = [
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
]

if __name__ == "__main__":
    run(__doc__, CHECKS)
