// Places from the grid to the flag.

import { tip } from "../lib/tip.js";
import { bandSeries } from "./flag-bands.js";
import { byDriver, driverLine, endLabel, lapAxis } from "./driver-line.js";

/**
 * Rows of gold.position_changes; lap 0 is the grid, the place after the last lap the official finish
 * of `finishers`, the drivers who were classified.
 */
export function positionOption({ rows, drivers, bands, laps, look, finishers }) {
  const end = laps + 1;
  const groups = byDriver(rows);
  const places = Math.max(
    2, ...rows.map((row) => row.position), ...rows.map((row) => row.start_position),
  );
  const series = drivers.filter((driver) => groups.has(driver.driver)).map((driver) => {
    const own = groups.get(driver.driver);
    const grid = own[0].start_position;
    const data = own.map((row) => [row.lap_number, row.position]);
    if (grid != null) data.unshift([0, grid]);
    if (finishers.has(driver.driver)) data.push([end, own[0].finish_position]);
    return driverLine(driver, data, { endLabel: endLabel(driver) });
  });
  return {
    grid: { left: 34, right: 46, top: 18, bottom: 34 },
    tooltip: { trigger: "axis", order: "valueAsc", formatter: (hits) => tooltip(hits, end) },
    xAxis: {
      ...lapAxis(end),
      // The ticks say it, and it would stand on the name of the last car.
      name: "",
      axisLabel: {
        formatter: (lap) => (lap === 0 ? "Grid" : lap === end ? "Flag" : `${lap}`),
        hideOverlap: true,
      },
    },
    yAxis: {
      type: "value", inverse: true, min: 1, max: places, interval: 1, splitLine: { show: false },
      axisLabel: { formatter: (place) => (place === 1 || place % 5 === 0 ? `P${place}` : "") },
      axisTick: { show: false }, axisPointer: { show: false },
    },
    series: [bandSeries(bands, look), ...series],
  };
}

function tooltip(hits, end) {
  if (hits.length === 0) return "";
  const lap = hits[0].value[0];
  const order = [...hits].sort((a, b) => a.value[1] - b.value[1]);
  return tip(lap === 0 ? "Grid" : lap === end ? "Finish" : `Lap ${lap}`, order.map((hit) => ({
    color: hit.color, name: hit.seriesName, value: `P${hit.value[1]}`,
  })));
}
