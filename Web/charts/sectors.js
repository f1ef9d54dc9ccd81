// How far each driver is from the best of every sector.

import { tip } from "../lib/tip.js";
import { axisLimit } from "./axis-limit.js";

const SECTORS = [1, 2, 3];

/** Rows of gold.sector_dominance: one bar of three parts per driver, the closest to the best first. */
export function sectorsOption({ rows, drivers, look, sectorTime }) {
  const who = new Map(drivers.map((driver) => [driver.driver, driver]));
  const order = rows.filter((row) => who.has(row.driver)).sort((a, b) => total(a) - total(b));
  return {
    grid: { left: 46, right: 22, top: 34, bottom: 30 },
    legend: { top: 0, left: 0, data: SECTORS.map((sector) => `Sector ${sector}`) },
    tooltip: {
      trigger: "axis", axisPointer: { type: "shadow" },
      formatter: (hits) => tooltip(order[hits[0].dataIndex], sectorTime),
    },
    xAxis: {
      type: "value", max: axisLimit(order.map(total)),
      axisLabel: { formatter: (gap) => (gap === 0 ? "best" : `+${gap} s`), showMaxLabel: false },
    },
    yAxis: {
      type: "category", inverse: true, data: order.map((row) => row.driver),
      axisTick: { show: false }, axisLabel: { interval: 0, fontWeight: 600 },
    },
    series: SECTORS.map((sector) => ({
      type: "bar", name: `Sector ${sector}`, stack: "gap", barMaxWidth: 14,
      color: look.series[sector - 1],
      data: order.map((row) => row[`sector${sector}_gap_s`]),
    })),
  };
}

function total(row) {
  return SECTORS.reduce((sum, sector) => sum + (row[`sector${sector}_gap_s`] ?? 0), 0);
}

function tooltip(row, sectorTime) {
  return tip(row.driver, SECTORS.filter(
    (sector) => row[`best_sector${sector}_s`] != null,
  ).map((sector) => ({
    name: `Sector ${sector}, P${row[`sector${sector}_rank`]}`,
    value: `${sectorTime(row[`best_sector${sector}_s`])} +${row[`sector${sector}_gap_s`].toFixed(3)}`,
  })));
}
