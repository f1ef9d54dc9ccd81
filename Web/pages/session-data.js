// What the session page reads, and the figures it derives from it.
import { atHand, frameRows, get } from "../lib/api.js";

/** Everything of the session `key` at once; each part is an array of rows. */
export async function loadSession(key, signal) {
  return taken(key, await get("session", key, { signal }));
}

/** The same, if it is at hand; undefined elsewhere. */
export function sessionAtHand(key) {
  const answer = atHand("session", key);
  return answer && taken(key, answer);
}

// Of each answer once: one that is read ahead is rows already when it is chosen.
const known = new WeakMap();

function taken(key, answer) {
  if (!known.has(answer)) known.set(answer, parts(key, answer));
  return known.get(answer);
}

function parts(key, answer) {
  const part = (name) => (answer[name] ? frameRows(answer[name]) : []);
  return {
    key,
    drivers: inTeams(part("drivers")),
    laps: part("laps"),
    best: part("fastest_laps"),
    distribution: part("lap_time_distribution"),
    byDriver: part("driver_session_summary"),
    byTeam: part("team_event_summary"),
    weather: part("weather"),
    results: part("results"),
    info: part("sessions")[0] ?? {},
  };
}

/** Asks for other sessions of a round, one after another: each is at hand then if it is chosen. */
export async function readAhead({ season, round }, codes) {
  // Who chooses one that could not be had is told why then.
  for (const session of codes) await loadSession({ season, round, session }).catch(() => null);
}

/**
 * The `count` quickest laps of `laps`, by the rule of gold.fastest_laps, ranked, with the gap to
 * the first.
 */
export function quickest(laps, count = 50) {
  const counted = laps.filter(
    (lap) => lap.lap_time_s != null && !lap.deleted && !lap.is_generated && !lap.is_out_lap,
  );
  const sorted = counted
    .sort((a, b) => a.lap_time_s - b.lap_time_s || a.time_s - b.time_s)
    .slice(0, count);
  return sorted.map((lap, i) => ({
    ...lap,
    rank: i + 1,
    gap_s: lap.lap_time_s - sorted[0].lap_time_s,
  }));
}

/** The tiles of the page's head, of the rows that the filters leave. */
export function headline(data, shown, format) {
  const { laps, best } = shown;
  const first = best[0];
  const winner = data.results.find((row) => row.position === 1);
  return [
    {
      label: "Laps",
      value: format.number(laps.length),
      note: `${format.number(laps.filter((lap) => lap.is_clean).length)} clean`,
    },
    { label: "Drivers", value: new Set(shown.byDriver.map((row) => row.driver)).size },
    { label: "Teams", value: new Set(shown.byDriver.map((row) => row.team)).size },
    first && {
      label: "Fastest lap",
      value: format.lapTime(first.lap_time_s),
      note: `${first.driver}, lap ${first.lap_number}`,
    },
    leader(data, winner, first),
    ...weatherTiles(data.weather, format),
  ].filter(Boolean);
}

function leader(data, winner, first) {
  if (winner)
    return {
      label: ["R", "S"].includes(data.info.session_code) ? "Winner" : "Leader",
      value: winner.driver,
      note: winner.team,
    };
  return first && { label: "Leader", value: first.driver, note: first.team };
}

function weatherTiles(weather, format) {
  if (!weather.length) return [];
  const range = (key) => {
    const values = weather.map((row) => row[key]).filter((value) => value != null);
    return values.length ? [Math.min(...values), Math.max(...values)] : null;
  };
  const text = (span) =>
    span ? `${format.number(span[0], 0)}–${format.number(span[1], 0)} °C` : "–";
  const wet = weather.filter((row) => row.rainfall).length / weather.length;
  return [
    {
      label: "Track",
      value: text(range("track_temp_c")),
      note: `air ${text(range("air_temp_c"))}`,
    },
    {
      label: "Rain",
      value: wet ? `${format.number(wet * 100)} %` : "dry",
      note: wet ? "of the readings" : "no reading with rain",
    },
  ];
}

// Teammates beside each other, teams in the order of their better driver.
function inTeams(drivers) {
  const teams = [...new Set(drivers.map((row) => row.team))];
  return teams.flatMap((team) => drivers.filter((row) => row.team === team));
}
