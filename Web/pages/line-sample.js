// A short piece of a driver's line, for legends.

import { h } from "../vendor/vue.js";

/** `style` has color and dashed. */
export function lineSample({ color, dashed }) {
  return h("svg", { class: "line-sample", width: 16, height: 10, "aria-hidden": "true" }, [
    h(
      "line",
      {
        x1: 0, y1: 5, x2: 16, y2: 5, stroke: color, "stroke-width": 3,
        "stroke-dasharray": dashed ? "4 3" : undefined,
      },
    ),
  ]);
}
