// Tyres as bars: one bar per stint, in the order of the finish.

import { tip } from "../lib/tip.js";
import { bandSeries } from "./flag-bands.js";

/** Rows of gold.strategy; `look.compounds` has fill and text of each compound. */
export function strategyOption({ rows, drivers, bands, laps, look }) {
  const order = drivers.filter((driver) => rows.some((row) => row.driver === driver.driver));
  const place = new Map(order.map((driver, index) => [driver.driver, index]));
  const stints = rows.filter((row) => place.has(row.driver));
  return {
    grid: { left: 46, right: 18, top: 18, bottom: 34 },
    tooltip: { trigger: "item", formatter: (hit) => (hit.data?.stint ? tooltip(hit.data.stint) : "") },
    xAxis: {
      type: "value", min: 0, max: laps, name: "Lap", minInterval: 1, splitLine: { show: false },
    },
    yAxis: {
      type: "category", inverse: true, data: order.map((driver) => driver.driver),
      axisTick: { show: false }, axisLine: { show: false },
      axisLabel: { interval: 0, fontWeight: 600 },
    },
    series: [
      bandSeries(bands, look),
      {
        type: "custom", name: "Stints", encode: { x: [0, 1], y: 2 },
        data: stints.map((stint) => ({
          value: [stint.first_lap - 1, stint.last_lap, place.get(stint.driver)], stint,
        })),
        renderItem: (params, api) => bar(
          stints[params.dataIndex], api, look, order[place.get(stints[params.dataIndex].driver)].picked,
        ),
      },
    ],
  };
}

// The hard tyre is white, with an edge where the ground is white too.
function paintOf(compound, look) {
  const { fill, text } = look.compounds[compound] ?? look.compounds.UNKNOWN;
  if (compound !== "HARD" || look.dark) return { fill, text, edge: look.surface };
  return { fill: look.page, text: look.text, edge: look.lineStrong };
}

const SHORT = { ULTRASOFT: "US", SUPERSOFT: "SS", HYPERSOFT: "HS" };

function shortName(compound) {
  return compound ? SHORT[compound] ?? compound[0] : "?";
}

function bar(stint, api, look, picked) {
  const from = api.coord([api.value(0), api.value(2)]);
  const to = api.coord([api.value(1), api.value(2)]);
  const height = Math.min(20, api.size([0, 1])[1] * 0.72);
  const paint = paintOf(stint.compound, look);
  const width = Math.max(1, to[0] - from[0] - 2);
  const text = width < 44 ? `${stint.laps}` : `${shortName(stint.compound)} · ${stint.laps}`;
  return {
    type: "rect",
    shape: { x: from[0] + 1, y: from[1] - height / 2, width, height, r: 3 },
    style: {
      fill: paint.fill, stroke: paint.edge, lineWidth: 1,
      opacity: (picked ? 1 : 0.25) * (stint.fresh_tyre === false ? 0.7 : 1),
    },
    textConfig: { position: "inside" },
    textContent: {
      style: { text: width < 16 ? "" : text, fill: paint.text, fontSize: 11, fontWeight: 600 },
    },
  };
}

function tooltip(stint) {
  const state = stint.fresh_tyre === false ? `used, ${stint.tyre_age_at_start} laps old` : "new";
  return tip(`${stint.driver}, stint ${stint.stint} of ${stint.stints}`, [
    { name: stint.compound ?? "compound not announced", value: state },
    { name: `Laps ${stint.first_lap} to ${stint.last_lap}`, value: `${stint.laps} laps` },
  ]);
}
