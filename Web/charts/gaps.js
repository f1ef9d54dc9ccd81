// Gaps at the line, lap by lap, to the leader or to one driver.

import { tip } from "../lib/tip.js";
import { bandSeries } from "./flag-bands.js";
import { byDriver, driverLine, lapAxis } from "./driver-line.js";
import { isLine, lineEnds } from "./line-ends.js";

/**
 * Rows of gold.gap_to_leader. With `reference`, a driver, his line is the zero: both gaps of a lap
 * are to the same leader, so their difference is the gap between the two.
 */
export function gapsOption({ rows, drivers, bands, laps, look, reference, unit }) {
  const zero = new Map();
  for (const row of rows) if (row.driver === reference) zero.set(row.lap_number, row.gap_to_leader_s);
  const groups = byDriver(rows);
  const ends = [];
  const series = drivers.filter((driver) => groups.has(driver.driver)).map((driver) => {
    const data = groups.get(driver.driver).map((row) => [
      row.lap_number,
      reference ? difference(row.gap_to_leader_s, zero.get(row.lap_number)) : row.gap_to_leader_s,
    ]);
    const at = data.findLast(([, gap]) => gap != null);
    if (at && driver.picked) ends.push({ name: driver.driver, color: driver.color, at });
    return driverLine(driver, data);
  });
  return {
    grid: { left: 46, right: 46, top: 18, bottom: 34 },
    tooltip: { trigger: "axis", formatter: (hits) => tooltip(hits, unit) },
    xAxis: lapAxis(laps, 1),
    yAxis: {
      type: "value", inverse: true, scale: true, axisPointer: { show: false },
      axisLabel: { formatter: (gap) => (gap === 0 ? "0 s" : `${gap > 0 ? "+" : "−"}${Math.abs(gap)}`) },
    },
    series: [bandSeries(bands, look), ...series, lineEnds(ends)],
  };
}

function difference(gap, zero) {
  return gap == null || zero == null ? null : Math.round((gap - zero) * 1000) / 1000;
}

function tooltip(hits, gapText) {
  const shown = hits.filter((hit) => isLine(hit) && hit.value[1] != null).sort((a, b) => a.value[1] - b.value[1]);
  if (shown.length === 0) return "";
  return tip(`Lap ${shown[0].value[0]}`, shown.map((hit) => ({
    color: hit.color, name: hit.seriesName, value: gapText(hit.value[1]),
  })));
}
