// Data of a page: read when what it depends on changes, kept on screen until the next is there.
import { onScopeDispose, shallowReactive, watch } from "../vendor/vue.js";
import { live } from "./live.js";

/**
 * Runs `read(signal)` now, when `source()` changes and when there is a new snapshot. Gives {data,
 * error, loading, reload}. A read that was overtaken is cancelled; `source()` may give null for
 * "not yet". `atHand(source())`, where given, tells the data if nobody has to be asked, else undefined:
 * then the page is drawn with them at once.
 */
export function load(source, read, atHand) {
  const result = shallowReactive({ data: null, error: null, loading: true, reload });
  let running = null;

  async function reload() {
    running?.abort();
    const key = source();
    if (key == null) return;
    const known = atHand?.(key);
    if (known) {
      running = null;
      return Object.assign(result, { data: known, error: null, loading: false });
    }
    const mine = (running = new AbortController());
    result.loading = true;
    try {
      const data = await read(key, mine.signal);
      if (running === mine) Object.assign(result, { data, error: null });
    } catch (error) {
      if (running === mine && error.name !== "AbortError") Object.assign(result, { error });
    }
    if (running === mine) result.loading = false;
  }

  // Two sources and not one array of both: a new array would differ at each change of the address.
  watch([() => JSON.stringify(source()), () => live.epoch], reload, { immediate: true });
  onScopeDispose(() => {
    running?.abort();
    running = null;
  });
  return result;
}
