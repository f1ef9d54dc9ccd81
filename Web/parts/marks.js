// Small marks inside text: team stripe, tyre, simulated badge.
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

/** The label of simulated data. */
export function simulatedBadge() {
  return h(
    "span",
    { class: "badge sim", title: "Made by f1lake simulate: no driver, team or result is real" },
    "Simulated data",
  );
}
