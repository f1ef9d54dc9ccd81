// What the pages of one session share: the address, loading, drivers, and the states without data.

import { computed, h, shallowReactive, watch } from "../vendor/vue.js";
import { frameRows, get, rows } from "../lib/api.js";
import { driverStyles } from "../lib/colours.js";
import { load } from "../lib/load.js";
import { look } from "../lib/theme.js";
import { go, route, setQuery } from "../lib/url-state.js";

/**
 * A page component. `codes` are the sessions it is for (all without it), `read(ask, session)` loads
 * its data, `drivers(data)` are rows with driver, team and team_color, `setup(page)` may add state,
 * `render(page, state)` gives the panels. `page` has session, data, drivers, look, query, set, isPicked.
 */
export function sessionPage({ name, codes, read, drivers, picksDrivers = true, setup, render }) {
  return {
    name,
    setup() {
      const page = pageOf({ codes, read, drivers });
      watch(() => route.page === name && route.parts.length < 3, (bare) => bare && latest(name, codes), { immediate: true });
      const state = setup?.(page);
      return () => view(page, state, { name, codes, picksDrivers, render });
    },
  };
}

function pageOf({ codes, read, drivers }) {
  const key = computed(() => {
    const [season, round, session] = route.parts;
    return session ? { season, round, session } : null;
  });
  const fits = computed(() => !codes || codes.includes(key.value?.session));
  const frames = load(() => (fits.value ? key.value : null), (session, signal) => read(asking(signal), session));
  const picked = computed(() => (route.query.drivers ?? "").split(",").filter(Boolean));
  const page = {
    frames, fits, get, key,
    get session() { return key.value; },
    get data() { return frames.data; },
    query: (which) => route.query[which],
    set: setQuery,
    isPicked: (driver) => picked.value.length === 0 || picked.value.includes(driver),
  };
  const styles = computed(() => (frames.data ? driverStyles(drivers(frames.data)) : []));
  const marked = computed(() => styles.value.map((driver) => ({ ...driver, picked: page.isPicked(driver.driver) })));
  const colours = computed(look);
  Object.defineProperties(page, {
    drivers: { get: () => marked.value }, look: { get: () => colours.value }, picked: { get: () => picked.value },
  });
  return page;
}
