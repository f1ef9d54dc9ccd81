// What a render made before is kept while all it was made of is the same: a chart is drawn again only
// when it differs.
import { theme } from "./theme.js";

/** A memory for one page: `keep(name, inputs, make)` gives the last value while inputs and theme are the same. */
export function memory() {
  const kept = new Map();
  return (name, inputs, make) => {
    const all = [...inputs, theme.value];
    const last = kept.get(name);
    if (last && last.all.every((input, i) => input === all[i])) return last.value;
    const value = make();
    kept.set(name, { all, value });
    return value;
  };
}
