// What the Replay page asks the API for, and what it makes of the answers.

import { frameRows } from "../lib/api.js";
import { flagBands } from "../charts/flag-bands.js";
import { lapClock } from "../charts/lap-clock.js";
import { flagTime, lapsByDriver } from "../charts/timing-tower.js";
import { sessionsWithTelemetry } from "./telemetry-data.js";

/**
 * Everything but positions, which come in windows. `missing` says what a replay would need
 * and the lake does not have.
 */
export async function loadReplay({ rows, get }, session) {
  const place = { ...session, columns: "session_time_ms", limit: 1 };
  const [places, outline] = await Promise.all([
    rows("tables/silver.position_data", place), get("replay/outline", session),
  ]);
  const missing = places.length === 0 ? "positions of its cars" : outline.start_s == null ? "laps with times of it" : null;
  if (missing) return { missing, results: [], others: await sessionsWithTelemetry(rows) };
  const { season, round } = session;
  const [track, results, deleted] = await Promise.all([
    get("track", { season, round }),
    rows("results", { ...session, order: "position" }),
    rows("laps", { ...session, columns: "driver,lap_number", deleted: "true" }),
  ]);
  const gone = new Set(deleted.map((lap) => `${lap.driver}.${lap.lap_number}`));
  const laps = frameRows(outline.laps).map((lap) => ({
    ...lap, deleted: gone.has(`${lap.driver}.${lap.lap_number}`),
  }));
  const isRace = ["R", "S"].includes(session.session);
  return {
    start: Math.floor(outline.start_s), end: Math.ceil(outline.end_s), laps, lastLap: lastLap(laps), track, results, isRace,
    byDriver: lapsByDriver(laps),
    grid: new Map(results.map((row) => [row.driver, row.grid_position || 99])),
    flagAt: isRace ? flagTime(laps) : Infinity,
    status: frameRows(outline.track_status), messages: timed(frameRows(outline.race_control)),
    weather: timed(frameRows(outline.weather)),
  };
}

function lastLap(laps) {
  return Math.max(1, ...laps.filter((lap) => lap.position != null).map((lap) => lap.lap_number));
}

function timed(rows) {
  return rows.filter((row) => row.time_s != null).sort((a, b) => a.time_s - b.time_s);
}

/** What the scrub bar shows: flags, ends of the leader's laps, stops of the picked drivers. */
export function timeline(replay, drivers) {
  const who = new Map(
    drivers.filter((driver) => driver.picked).map((driver) => [driver.driver, driver]),
  );
  return {
    start: replay.start, end: replay.end,
    bands: flagBands(replay.status, (t) => t), ends: replay.isRace ? lapClock(
      replay.laps.filter((lap) => lap.position != null),
    ) : [],
    stops: replay.laps.filter((lap) => lap.pit_in_time_s != null && who.has(lap.driver))
      .map((lap) => ({ t: lap.pit_in_time_s, color: who.get(lap.driver).color })),
  };
}

/** The last `count` messages before t, the newest first. */
export function messagesAt(messages, t, count) {
  let end = messages.length;
  while (end > 0 && messages[end - 1].time_s > t) end -= 1;
  return messages.slice(Math.max(0, end - count), end).reverse();
}
