// What the Telemetry page asks the API for, and what it makes of the answers.

import { drsOpen } from "../charts/lap-compare.js";

/** Steps of a resampled lap: some 6 m each, finer than the readings of a car. */
const POINTS = 800;
export const MOST_LAPS = 8;

/** "VER.12,LEC.best" as [{driver, lap}]; lap is a number or "best". */
export function parseLaps(text) {
  return (text ?? "").split(",").filter(Boolean).slice(0, MOST_LAPS).map((part) => {
    const [driver, lap] = part.split(".");
    return { driver, lap: lap === undefined || lap === "best" ? "best" : Number(lap) };
  });
}

/** The other way round. */
export function printLaps(laps) {
  return laps.map(({ driver, lap }) => `${driver}.${lap}`).join(",");
}

/** Laps of a session that can be picked, by driver, and the fastest laps in their order. */
export async function loadChoices({ rows }, session) {
  const columns = "driver,lap_number,lap_time_s,compound,tyre_life,is_clean,is_in_lap,is_out_lap";
  const [drivers, laps, fastest] = await Promise.all([
    rows("drivers", { ...session, order: "line" }),
    rows("laps", { ...session, columns, order: "driver,lap_number" }),
    rows("tables/gold.fastest_laps", { ...session, order: "rank" }),
  ]);
  return { drivers, laps, fastest };
}

/** What the page shows before anything is picked: the fastest lap, and the fastest of another team. */
export function firstChoice(fastest) {
  const [first] = fastest;
  if (!first) return [];
  const second = fastest.find((row) => row.team !== first.team) ?? fastest[1];
  return [first, second].filter(Boolean).map((row) => ({ driver: row.driver, lap: "best" }));
}

/**
 * Laps of /telemetry on the same points of the track, with their label and open flaps; `without` are
 * those whose car data the lake does not have.
 */
export async function loadTelemetry(get, session, laps) {
  const answer = await get("telemetry", { ...session, laps: printLaps(laps), points: POINTS });
  const isKnown = (lap) => lap.distance_m.some((metres) => metres != null);
  answer.without = answer.laps.filter((lap) => !isKnown(lap));
  answer.laps = answer.laps.filter(isKnown);
  trim(answer.laps);
  for (const lap of answer.laps) {
    lap.label = `${lap.driver} ${lap.lap_number}`;
    lap.drs_open = drsOpen(lap.drs);
  }
  return answer;
}

/** Readings begin and end a little inside a lap: points where the first lap has none are dropped. */
function trim(laps) {
  if (laps.length === 0) return;
  const known = laps[0].distance_m.map((metres) => metres != null);
  for (const lap of laps) {
    for (const [key, values] of Object.entries(lap)) {
      if (Array.isArray(values)) lap[key] = values.filter((_, point) => known[point]);
    }
  }
}

/**
 * The common axis of laps: metres of the first lap, since all lie on the same relative distances, or
 * each lap's own seconds.
 */
export function axisOf(laps, by) {
  return laps.map((lap) => (by === "time" ? lap.time_s : laps[0].distance_m));
}

/** Corners on the axis: [{x, label}]. */
export function cornerMarks(corners, laps, by) {
  const first = laps[0];
  return corners.filter((corner) => corner.distance_m != null).map((corner) => ({
    label: corner.name ?? `${corner.number}${corner.letter ?? ""}`,
    x: by === "time" ? timeAt(first, corner.distance_m) : corner.distance_m,
  }));
}

const ORDER = ["R", "S", "Q", "SQ", "SS", "FP3", "FP2", "FP1"];

/** Sessions whose car data the lake has: those with a marked corner. Latest round first, its race first. */
export async function sessionsWithTelemetry(rows) {
  const columns = "season,round,grand_prix,session_code";
  const all = await rows("tables/gold.corner_annotations", { columns, order: "-season,-round" });
  const known = new Map(all.map((row) => [`${row.season}/${row.round}/${row.session_code}`, row]));
  return [...known.values()].sort((a, b) => b.season - a.season || b.round - a.round
    || ORDER.indexOf(a.session_code) - ORDER.indexOf(b.session_code));
}

const READINGS = [
  "time_s", "speed_kmh", "throttle_pct", "brake", "gear", "rpm", "drs", "delta_s", "x_dm", "y_dm",
];

/** The traces as a table: one row per lap and point. */
export function traceRows(laps, x, by) {
  const columns = ["driver", "lap_number", by === "time" ? "axis_s" : "axis_m", ...READINGS];
  return {
    columns: columns.map((key) => ({ key, label: key, num: key !== "driver" })),
    rows: laps.flatMap((lap, number) => x[number].map((value, i) => Object.fromEntries(columns.map((key, column) => [
      key, column === 0 ? lap.driver : column === 1 ? lap.lap_number : column === 2 ? value : lap[key][i],
    ])))),
  };
}

function timeAt(lap, distance) {
  const index = lap.distance_m.findIndex((metres) => metres >= distance);
  return lap.time_s[index < 0 ? lap.time_s.length - 1 : index];
}
