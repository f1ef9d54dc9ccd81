// The timing tower beside the map.

import { compoundDot, gapText, h, lapTime, lineSample } from "./kit.js";

const STATES = { pit: "PIT", out: "OUT", finished: "FIN" };

/** `tower` of towerAt; `follow(driver)` highlights a car; `gaps` is "leader" or "ahead". */
export function tower({ rows, drivers, isRace, gaps, follow }) {
  const who = new Map(drivers.map((driver) => [driver.driver, driver]));
  const third = isRace ? (gaps === "ahead" ? "Interval" : "Gap") : "Best";
  return h("table", { class: "tower" }, [
    h("caption", { class: "visually-hidden" }, "Timing tower"),
    h("thead", h("tr", ["P", "Driver", third, isRace ? "Last" : "Gap", "Tyre"].map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", rows.map((row, index) => line(row, rows[index - 1], who.get(row.driver), { isRace, gaps, follow }))),
  ]);
}

function line(row, ahead, driver, { isRace, gaps, follow }) {
  const picked = driver?.followed ?? false;
  return h("tr", { key: row.driver, class: [`is-${row.state}`, picked && "is-followed"] }, [
    h("td", { class: "num" }, row.position),
    h("th", { scope: "row" }, [
      h("button", {
        type: "button", class: "tower-driver", "aria-pressed": `${picked}`,
        "aria-label": `Follow ${row.driver}`, onClick: () => follow(row.driver),
      }, [driver && lineSample(driver.color, driver.dashed), ` ${row.driver}`]),
    ]),
    h("td", { class: "num" }, isRace ? raceGap(row, gaps) : lapTime(row.best)),
    h("td", { class: "num" }, isRace ? lapTime(row.last) : row.gap > 0 ? gapText(row.gap) : ""),
    h("td", { class: "tyre" }, STATES[row.state]
      ? h("span", { class: `state state-${row.state}` }, STATES[row.state])
      : [compoundDot(row.compound), h("span", row.life ?? "")]),
  ]);
}

function raceGap(row, gaps) {
  if (row.state === "out") return "";
  if (row.position === 1) return row.lap > 0 ? `Lap ${row.lap}` : "";
  if (gaps === "ahead") return row.interval == null ? "" : gapText(row.interval);
  if (row.lapsBehind > 0) return `+${row.lapsBehind} lap${row.lapsBehind > 1 ? "s" : ""}`;
  return row.gap == null ? "" : gapText(row.gap);
}
