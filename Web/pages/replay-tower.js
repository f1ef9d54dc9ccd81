// The timing tower beside the map.

import { h } from "../vendor/vue.js";
import { gap, lapTime } from "../lib/format.js";
import { csvButton } from "../lib/table.js";
import { tyre } from "../parts/marks.js";
import { lineSample } from "./line-sample.js";

const STANDS = { pit: "PIT", out: "OUT", finished: "FIN" };

/** `rows` of towerAt; `follow(driver)` highlights a car; `gaps` is "leader" or "ahead". */
export function tower({ rows, drivers, isRace, gaps, follow }) {
  const who = new Map(drivers.map((driver) => [driver.driver, driver]));
  const head = isRace ? [
    "P", "Driver", gaps === "ahead" ? "Interval" : "Gap", "Last lap", "Tyre",
  ] : ["P", "Driver", "Best", "Gap", "Tyre"];
  return h("div", {
    class: "table-box", tabindex: 0, role: "region", "aria-label": "Timing tower",
  }, h("table", { class: "tower" }, [
    h("caption", { class: "visually-hidden" }, "Timing tower"),
    h(
      "thead",
      h(
        "tr",
        head.map(
          (name, index) => h("th", { scope: "col", class: { num: index !== 1 && index !== 4 } }, name),
        ),
      ),
    ),
    h("tbody", rows.map((row) => line(row, who.get(row.driver), { isRace, gaps, follow }))),
  ]));
}

const FIGURES = {
  race: ["lap", "gap", "interval", "lapsBehind", "last"], other: ["best", "gap", "interval"],
};

/** Saves the tower as it stands at session second `t`. */
export function towerFile({ rows, isRace, files, t }) {
  const figures = FIGURES[isRace ? "race" : "other"];
  return csvButton({
    caption: "Timing tower", name: [...files, "timing", Math.round(t)], rows: () => rows,
    columns: ["position", "driver", ...figures, "compound", "life", "state"].map((key) => ({ key })),
  });
}

function line(row, driver, { isRace, gaps, follow }) {
  const picked = driver?.followed ?? false;
  const figures = isRace ? [raceGap(row, gaps), lapTime(row.last)] : [
    lapTime(row.best), row.gap > 0 ? gap(row.gap) : "",
  ];
  return h("tr", { key: row.driver, class: [`is-${row.state}`, { "is-followed": picked }] }, [
    h("td", { class: "num" }, row.position),
    h("th", { scope: "row" }, h("button", {
      type: "button", "aria-pressed": `${picked}`, "aria-label": `Follow ${row.driver}`, "data-driver": row.driver,
      onClick: () => follow(row.driver),
    }, [driver && lineSample(driver), row.driver])),
    ...figures.map((text) => h("td", { class: "num" }, text)),
    h("td", STANDS[row.state]
      ? h("span", { class: ["stand", row.state] }, STANDS[row.state])
      : [tyre(row.compound), row.life == null ? "" : ` ${row.life}`]),
  ]);
}

function raceGap(row, gaps) {
  if (row.state === "out") return "";
  if (row.position === 1) return row.lap > 0 ? `Lap ${row.lap}` : "";
  if (gaps === "ahead") return row.interval == null ? "" : gap(row.interval);
  if (row.lapsBehind > 0) return `+${row.lapsBehind} ${row.lapsBehind > 1 ? "laps" : "lap"}`;
  return row.gap == null ? "" : gap(row.gap);
}
