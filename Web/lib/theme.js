// Light or dark, and the tokens as values for what is drawn on a canvas.
import { ref, watch } from "../vendor/vue.js";
import { route, setQuery } from "./url-state.js";

const KEY = "f1lake.theme";
const system = matchMedia("(prefers-color-scheme: dark)");
const styles = getComputedStyle(document.documentElement);

/**
 * "light" or "dark", as shown. `theme=` in the address wins, then the choice kept, then the system.
 */
export const theme = ref(wanted());
const resolved = { theme: null, values: new Map(), look: null };
apply();

system.addEventListener("change", apply);
watch(() => route.query.theme, apply, { flush: "sync" });

/** Chooses a theme and keeps it for the next visit. */
export function choose(value) {
  localStorage.setItem(KEY, value);
  if (route.query.theme) setQuery({ theme: null });
  apply();
}

/** The colour of a token in the theme shown, as #rrggbb (or #rrggbbaa where it is translucent). */
export function token(name) {
  const { values } = ofTheme();
  if (!values.has(name)) values.set(name, resolve(name));
  return values.get(name);
}

// What was resolved of another theme is forgotten.
function ofTheme() {
  if (resolved.theme !== theme.value)
    Object.assign(resolved, { theme: theme.value, values: new Map(), look: null });
  return resolved;
}

/**
 * All that charts need to look like the page. It is read in a render, so that it follows the theme.
 */
export function look() {
  const known = ofTheme();
  return (known.look ??= read());
}

function read() {
  const dark = theme.value === "dark";
  return {
    dark,
    page: token("page"),
    surface: token("surface"),
    raised: token("raised"),
    text: token("text"),
    muted: token("muted"),
    line: token("line"),
    lineStrong: token("line-strong"),
    accent: token("accent"),
    best: token("best"),
    good: token("good"),
    bad: token("bad"),
    warn: token("warn"),
    series: [1, 2, 3, 4, 5, 6].map((n) => token(`series-${n}`)),
    flags: Object.fromEntries(
      ["yellow", "sc", "vsc", "red"].map((flag) => [flag, token(`flag-${flag}`)]),
    ),
    compounds: compounds(),
  };
}

const COMPOUNDS = {
  SOFT: "soft",
  MEDIUM: "medium",
  HARD: "hard",
  INTERMEDIATE: "intermediate",
  WET: "wet",
  SUPERSOFT: "soft",
  ULTRASOFT: "soft",
  HYPERSOFT: "soft",
  UNKNOWN: "unknown-compound",
};

function compounds() {
  return Object.fromEntries(
    Object.entries(COMPOUNDS).map(([name, key]) => {
      const fill = token(key);
      return [name, { fill, line: fill, text: isBright(fill) ? "#111111" : "#ffffff" }];
    }),
  );
}

function isBright(hex) {
  const [r, g, b] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
  return r * 0.299 + g * 0.587 + b * 0.114 > 140;
}

function wanted() {
  const asked =
    route.query.theme ??
    new URLSearchParams(location.search).get("theme") ??
    localStorage.getItem(KEY);
  return asked === "light" || asked === "dark" ? asked : system.matches ? "dark" : "light";
}

function apply() {
  const value = wanted();
  document.documentElement.dataset.theme = value;
  theme.value = value;
}

// Each colour of tokens.css is light-dark(one, other). Its text is read and not the colour that it gives
// an element: that would be a change of the page and a look at its styles for each of them.
function resolve(name) {
  const text = styles.getPropertyValue(`--${name}`);
  const [, light, dark] = text.match(/^light-dark\(\s*([^,\s]+)\s*,\s*([^)\s]+)\s*\)$/);
  return theme.value === "dark" ? dark : light;
}
