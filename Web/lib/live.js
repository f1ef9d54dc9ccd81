// What the server says of itself: its snapshot, and news of it by server-sent events.
import { reactive } from "../vendor/vue.js";
import { isShown } from "./early.js";
import { whenIdle } from "./turns.js";

/**
 * `state`: "starting", "live" (events arrive), "lost" (no connection). `snapshot` is the name of
 * the current one, null where the lake is empty. `ingest` is the run that is going on, or null.
 * `epoch` grows when pages should read again.
 */
export const live = reactive({
  state: "starting",
  snapshot: null,
  publishedAt: null,
  isStale: false,
  isSimulated: false,
  isEmpty: false,
  seasons: [],
  ingest: null,
  epoch: 0,
});

/** Reads the state of the server and follows its events from now on. */
export function follow() {
  const first = isShown.then(refresh);
  // A browser keeps six connections to a host: what the page asks for first goes before events.
  first.then(() => whenIdle(listen));
  return first;
}

function listen() {
  // A tab in the background must not hold a connection, nor a page that was left and waits in the
  // browser's memory to be gone back to.
  if (document.hidden) {
    document.addEventListener("visibilitychange", follow, { once: true });
    return;
  }
  const events = new EventSource("/api/v1/events");
  document.addEventListener(
    "visibilitychange",
    () => {
      if (events.readyState === EventSource.CLOSED) return;
      events.close();
      follow();
    },
    { once: true },
  );
  events.addEventListener("open", () => {
    const wasLost = live.state === "lost";
    live.state = "live";
    // What runs is told at once; what has ended meanwhile is not.
    live.ingest = null;
    if (wasLost)
      refresh().then(() => {
        live.epoch += 1;
      });
  });
  events.addEventListener("error", () => {
    live.state = "lost";
    if (events.readyState === EventSource.CLOSED) setTimeout(follow, 3000);
  });
  events.addEventListener("snapshot", (event) => {
    const name = read(event.data)?.snapshot;
    if (name !== live.snapshot) refresh();
  });
  events.addEventListener("ingest", (event) => {
    live.ingest = read(event.data);
  });
}

async function refresh() {
  try {
    const answer = await fetch("/api/v1/snapshot");
    const info = await answer.json();
    if (answer.ok) take(info);
    else if (live.snapshot === null) live.isEmpty = true;
  } catch {
    live.state = "lost";
  }
}

function take(info) {
  const isNews = live.snapshot !== null || live.isEmpty;
  const changed = live.snapshot !== info.snapshot;
  Object.assign(live, {
    snapshot: info.snapshot ?? null,
    publishedAt: info.published_at,
    isStale: !!info.is_stale,
    isSimulated: !!info.is_simulated,
    seasons: info.seasons ?? [],
    isEmpty: !info.snapshot,
  });
  if (changed && isNews) live.epoch += 1;
}

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
