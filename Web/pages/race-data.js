// What the Race page asks the API for, and what it makes of the answers.

import { messageKind } from "../lib/format.js";
import { flagBands } from "../charts/flag-bands.js";
import { lapAt, lapClock } from "../charts/lap-clock.js";

const COLUMNS = {
  places: "driver,lap_number,position,start_position,finish_position",
  gaps: "driver,lap_number,position,time_s,gap_to_leader_s,gap_ahead_s,laps_behind",
  laps: "driver,lap_number,lap_time_s,fuel_corrected_s,compound,tyre_life,stint,is_clean,caveats",
};

/** All frames of a race as rows; `rows(path, query)` is one request. */
export async function loadRace({ rows }, session) {
  const table = (name, more) => rows(`tables/gold.${name}`, { ...session, ...more });
  const [
    results, places, gaps, stints, stops, pace, cleanAir, fits, laps, messages, status,
  ] = await Promise.all([
    rows("results", { ...session, order: "position" }),
    table("position_changes", { columns: COLUMNS.places, order: "lap_number" }),
    table("gap_to_leader", { columns: COLUMNS.gaps, order: "lap_number" }),
    table("strategy", { order: "position,stint" }),
    table("pit_loss", { order: "lap_number" }),
    table("race_pace", { order: "pace_rank" }),
    table("clean_air_pace", { order: "pace_rank" }),
    table("tyre_deg", { order: "driver,stint" }),
    table("lap_fuel_corrected", { columns: COLUMNS.laps, order: "driver,lap_number" }),
    rows("race-control", { ...session, order: "time_s,lap_number" }),
    rows("track-status", { ...session, order: "start_time_s" }),
  ]);
  return { results, places, gaps, stints, stops, pace, cleanAir, fits, laps, messages, status };
}

/** The lap axis of a race: its bands of flags and its last lap. */
export function lapScale(race) {
  const clock = lapClock(race.gaps);
  const laps = Math.max(1, ...race.gaps.map((row) => row.lap_number));
  return { clock, laps, bands: flagBands(race.status, (t) => lapAt(clock, t), 0.25) };
}

/** Messages with the lap they fall in, the newest last; `what` is "all", "flags" or "notes". */
export function messageRows(messages, what) {
  const isFlag = (row) => row.category === "Flag" || row.category === "SafetyCar";
  return messages.filter((row) => what === "all" || (what === "flags") === isFlag(row)).map((row) => ({
    lap_number: row.lap_number, time_s: row.time_s, kind: messageKind(row), message: row.message,
  }));
}
