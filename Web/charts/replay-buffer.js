// Positions of a session, fetched in windows ahead of the play head.

const WINDOW_S = 120;
const STEP_MS = 250;
const AHEAD = 2;
const KEPT = 14;
const RETRY_MS = 3000;

/**
 * `load(from_s, to_s, step_ms)` answers a window of /replay. `wants(t)` fetches the window of t and
 * the next ones; `at(t)` is [{x, y}] or null per driver, or undefined while the window is loading.
 * After a failure, `state.error`, it asks again three seconds later.
 */
export function replayBuffer(load, start, end) {
  const windows = new Map();
  const state = { drivers: [], error: null, retryAt: 0 };

  function fetchWindow(index) {
    const from = start + index * WINDOW_S;
    if (index < 0 || from >= end || windows.has(index) || performance.now() < state.retryAt) return;
    const window = { from, data: null };
    windows.set(index, window);
    load(from, Math.min(end, from + WINDOW_S), STEP_MS).then((data) => {
      window.data = data;
      state.drivers = data.drivers;
      state.error = null;
    }).catch((error) => {
      windows.delete(index);
      Object.assign(state, { error, retryAt: performance.now() + RETRY_MS });
    });
  }

  function wants(t) {
    const index = Math.floor((t - start) / WINDOW_S);
    for (let i = 0; i <= AHEAD; i += 1) fetchWindow(index + i);
    if (windows.size <= KEPT) return;
    const far = [...windows.keys()].sort((a, b) => Math.abs(b - index) - Math.abs(a - index));
    for (const old of far.slice(0, windows.size - KEPT)) windows.delete(old);
  }

  function at(t) {
    const data = windows.get(Math.floor((t - start) / WINDOW_S))?.data;
    return data ? positionsAt(data, t) : undefined;
  }

  return { state, wants, at };
}

/** Positions of all drivers at session second t, between the two steps around it. */
export function positionsAt(data, t) {
  const place = ((t - data.from_s) * 1000) / data.step_ms;
  const last = (data.x_dm[0]?.length ?? 1) - 1;
  const step = Math.max(0, Math.min(Math.floor(place), last));
  const next = Math.min(step + 1, last);
  const part = Math.max(0, Math.min(1, place - step));
  return data.drivers.map((_, driver) => {
    const [x, y] = [data.x_dm[driver], data.y_dm[driver]];
    if (x[step] == null || y[step] == null) return null;
    if (x[next] == null || y[next] == null) return { x: x[step], y: y[step] };
    return { x: x[step] + (x[next] - x[step]) * part, y: y[step] + (y[next] - y[step]) * part };
  });
}
