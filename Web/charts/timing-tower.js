// Who is where at a moment: the order at the line for races, the order of best laps for the rest.

/** Laps of /replay/outline by driver, in the order of their end. */
export function lapsByDriver(laps) {
  const drivers = new Map();
  for (const lap of laps) {
    if (!drivers.has(lap.driver)) drivers.set(lap.driver, []);
    drivers.get(lap.driver).push(lap);
  }
  for (const own of drivers.values()) own.sort((a, b) => a.lap_number - b.lap_number);
  return drivers;
}

/**
 * The tower at session second t: [{driver, lap, position, gap, interval, compound, life, state}].
 * `gap` and `interval` are seconds, or null; `state` is "track", "pit", "out" or "finished".
 */
export function towerAt(drivers, t, { isRace, grid, flagAt }) {
  const rows = [...drivers].map(([driver, laps]) => entry(driver, laps, t, { isRace, grid, flagAt }));
  rows.sort(isRace ? raceOrder : bestOrder);
  const best = rows[0]?.best;
  return rows.map((row, index) => {
    const ahead = rows[index - 1];
    if (isRace) return { ...row, position: index + 1 };
    return {
      ...row, position: index + 1,
      gap: row.best != null && best != null ? row.best - best : null,
      interval: row.best != null && ahead?.best != null ? row.best - ahead.best : null,
    };
  });
}

function entry(driver, laps, t, { isRace, grid, flagAt }) {
  let done = null;
  let best = null;
  for (const lap of laps) {
    if (lap.time_s == null || lap.time_s > t || (isRace && lap.position == null)) continue;
    done = lap;
    if (counts(lap) && (best == null || lap.lap_time_s < best)) best = lap.lap_time_s;
  }
  const current = laps.find((lap) => lap.time_s == null || lap.time_s > t) ?? laps.at(-1);
  return {
    driver, best, grid: grid.get(driver) ?? 99,
    lap: done?.lap_number ?? 0, crossed: done?.time_s ?? 0, last: done?.lap_time_s ?? null,
    gap: done?.gap_to_leader_s ?? null, interval: done?.gap_ahead_s ?? null,
    lapsBehind: done?.laps_behind ?? 0, compound: current?.compound ?? null,
    life: current?.tyre_life ?? null, state: stateAt(laps, t, isRace, flagAt),
  };
}

function counts(lap) {
  return lap.lap_time_s != null && lap.deleted !== true && lap.pit_out_time_s == null;
}

function stateAt(laps, t, isRace, flagAt) {
  const end = laps.at(-1)?.time_s;
  if (isRace && end != null && t > end) return end >= flagAt ? "finished" : "out";
  let pit = false;
  for (const lap of laps) {
    if (lap.pit_out_time_s != null && lap.pit_out_time_s <= t) pit = false;
    if (lap.pit_in_time_s != null && lap.pit_in_time_s <= t) pit = true;
  }
  return pit ? "pit" : "track";
}

function raceOrder(a, b) {
  const out = (a.state === "out") - (b.state === "out");
  return out || b.lap - a.lap || (a.lap === 0 ? a.grid - b.grid : a.crossed - b.crossed);
}

function bestOrder(a, b) {
  return (a.best ?? Infinity) - (b.best ?? Infinity) || a.driver.localeCompare(b.driver);
}

/** The end of the race: when the first car ends the last lap that anybody drove. */
export function flagTime(laps) {
  const last = Math.max(...laps.map((lap) => (lap.time_s == null ? 0 : lap.lap_number)));
  return Math.min(
    ...laps.filter((lap) => lap.lap_number === last && lap.time_s != null).map((lap) => lap.time_s),
  );
}

/** The row of a frame sorted by `key` that holds at t: the last one that began. */
export function latest(rows, t, key) {
  let found = null;
  for (const row of rows) if (row[key] != null && row[key] <= t) found = row;
  return found;
}
