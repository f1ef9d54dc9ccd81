// What the Qualifying page asks the API for, and what it makes of the answers.

import { flagBands } from "../charts/flag-bands.js";

const PARTS = [1, 2, 3];

/** All frames of a qualifying as rows; `rows(path, query)` is one request. */
export async function loadQualifying({ rows }, session) {
  const table = (name, order) => rows(`tables/gold.${name}`, { ...session, order });
  const [
    results, drivers, sectors, theoretical, mates, push, bins, laps, status, states,
  ] = await Promise.all([
    table("qualifying_results", "position"),
    rows("drivers", { ...session, order: "line" }),
    table("sector_dominance", "driver"),
    table("theoretical_best", "best_lap_rank"),
    table("quali_teammate_delta", "delta_pct"),
    table("push_laps", "minutes_since_start"),
    table("track_evolution", "bin"),
    table("qualifying_laps", "driver,lap_number"),
    rows("track-status", { ...session, order: "start_time_s" }),
    rows("tables/silver.session_status", { ...session, order: "start_time_s" }),
  ]);
  return { results, drivers, sectors, theoretical, mates, push, bins, laps, status, states };
}

/** Flags on minutes since the first start of the session, as in gold.push_laps. */
export function minuteBands({ status, states, push }) {
  const start = states.find((state) => state.status === "Started")?.start_time_s;
  if (start == null) return [];
  const end = Math.max(5, ...push.map((lap) => lap.minutes_since_start)) + 2;
  const place = (t) => Math.min(end, Math.max(0, (t - start) / 60));
  return flagBands(status, place, 0.3);
}

/**
 * The table of parts: one row per driver with times and gaps of Q1, Q2 and Q3 and how many laps he
 * needed. `best` marks the fastest of each part.
 */
export function segmentRows({ results, laps }) {
  const timed = new Map();
  for (const lap of laps) if (lap.is_timed) timed.set(lap.driver, (timed.get(lap.driver) ?? 0) + 1);
  return results.map((row) => ({
    position: row.position, driver: row.driver, team: row.team,
    q1_s: row.q1_s, q1_gap_s: row.q1_gap_s, q2_s: row.q2_s, q2_gap_s: row.q2_gap_s,
    q3_s: row.q3_s, q3_gap_s: row.q3_gap_s, gap_to_pole_s: row.gap_to_pole_s,
    timed_laps: laps.length > 0 ? timed.get(row.driver) ?? 0 : null,
    best: PARTS.filter((part) => row[`q${part}_rank`] === 1),
  }));
}

/** The three fastest of each sector: [{sector, rows: [{driver, time_s, gap_s}]}]. */
export function sectorLeaders(sectors) {
  return PARTS.map((sector) => ({
    sector,
    rows: sectors.filter((row) => row[`sector${sector}_rank`] != null)
      .sort((a, b) => a[`sector${sector}_rank`] - b[`sector${sector}_rank`]).slice(0, 3)
      .map((row) => ({
        driver: row.driver, time_s: row[`best_sector${sector}_s`], gap_s: row[`sector${sector}_gap_s`],
      })),
  }));
}
