// Rows of telemetry as laps: one array per reading, as traces and maps take them.
import { withStrokes } from "./lap-strokes.js";
import { drsOpen } from "./lap-compare.js";

const READINGS = [
  "distance_m",
  "time_s",
  "speed_kmh",
  "throttle_pct",
  "brake",
  "gear",
  "rpm",
  "drs",
  "x_dm",
  "y_dm",
];

/**
 * Laps of `rows`, one for each driver and lap: {driver, label, color, dash, mark, and readings}, in
 * the order in which the SQL names the drivers.
 */
export function answerLaps({ rows, columns, series, styleOf, look, sql }) {
  const has = (name) => columns.some((column) => column.key === name);
  const name = (row) => {
    const words = [row[series?.key] ?? row.driver, has("lap_number") ? row.lap_number : null];
    return words.filter((word) => word != null).join(" ");
  };
  const who = series ?? columns.find((column) => column.key === "driver");
  const laps = [...Map.groupBy(rows, name)].map(([label, own], i) => {
    const style = (who && styleOf(who, own[0][who.key])) ?? {};
    const color = style.color ?? look.series[i % look.series.length];
    const lap = { driver: own[0].driver, label: label || "Lap", color };
    for (const key of READINGS.filter(has)) lap[key] = own.map((row) => numeric(row[key]));
    if (lap.drs) lap.drs_open = drsOpen(lap.drs);
    return lap;
  });
  const place = (lap) => sql?.indexOf(`'${lap.driver}'`) ?? 0;
  laps.sort((a, b) => place(a) - place(b));
  alignDistances(laps);
  if (laps.length > 1 && laps.every((lap) => lap.time_s && lap.distance_m)) addDeltas(laps);
  return withStrokes(laps, look);
}

function numeric(value) {
  return typeof value === "boolean" ? Number(value) : value;
}

// Distances are made of speeds and drift by some tenths of a percent: whole laps are as long as the
// first, so that a corner is at the same place in all.
function alignDistances(laps) {
  const end = (lap) => Math.max(...(lap.distance_m ?? [NaN]));
  const length = end(laps[0]);
  for (const lap of laps) {
    const scale = length / end(lap);
    const isWhole = lap.distance_m?.[0] < 0.02 * length && Math.abs(scale - 1) < 0.02;
    if (isWhole) lap.distance_m = lap.distance_m.map((metres) => metres * scale);
  }
}

// The time at the same place, less that of the first lap: above zero the lap is behind.
function addDeltas(laps) {
  const [first] = laps;
  for (const lap of laps)
    lap.delta_s = lap.distance_m.map((metres, i) => {
      const then = timeAt(first, metres);
      return then == null || lap.time_s[i] == null ? null : lap.time_s[i] - then;
    });
}

function timeAt({ distance_m, time_s }, metres) {
  const next = distance_m.findIndex((value) => value >= metres);
  if (next < 0 || (next === 0 && distance_m[0] > metres)) return null;
  if (distance_m[next] === metres) return time_s[next];
  const share = (metres - distance_m[next - 1]) / (distance_m[next] - distance_m[next - 1]);
  return time_s[next - 1] + share * (time_s[next] - time_s[next - 1]);
}
