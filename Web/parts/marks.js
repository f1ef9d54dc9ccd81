// Small marks inside text: team stripe, tyre, icon, simulated badge.
import { h } from "../vendor/vue.js";
import { compoundLetter } from "../lib/format.js";

/** `text` with a stripe in `color`. */
export function stripe(color, text) {
  return [
    h("span", { class: "swatch", "aria-hidden": "true", style: { background: color } }),
    text,
  ];
}

/** A tyre as a ring with its letter. */
export function tyre(compound) {
  if (!compound) return "–";
  return h(
    "span",
    {
      class: ["tyre", compound],
      role: "img",
      "aria-label": compound.toLowerCase(),
      title: compound.toLowerCase(),
    },
    compoundLetter(compound),
  );
}

/** icon.svg, without a request of its own. */
export function icon() {
  const line = { fill: "none", stroke: "#ff5a48", "stroke-width": 3.4, "stroke-linecap": "round" };
  return h("svg", { class: "icon", viewBox: "0 0 32 32", "aria-hidden": "true" }, [
    h("rect", { width: 32, height: 32, rx: 7, fill: "#12161c" }),
    h("path", { d: "M6 22c5 0 5-12 10-12s4 8 10 4", ...line }),
  ]);
}

/** The label of simulated data. */
export function simulatedBadge() {
  return h(
    "span",
    { class: "badge sim", title: "Made by f1lake simulate: no driver, team or result is real" },
    "Simulated data",
  );
}
