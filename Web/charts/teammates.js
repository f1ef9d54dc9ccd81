// Who beat the team mate, and by how much.

import { tip } from "../lib/tip.js";
import { axisLimit } from "./axis-limit.js";

/** Rows of gold.quali_teammate_delta, both sides of each pair; the faster side is shown. */
export function teammatesOption({ rows, drivers, look, lapTime }) {
  const who = new Map(drivers.map((driver) => [driver.driver, driver]));
  const pairs = rows.filter((row) => who.has(row.driver) && isShown(row))
    .sort((a, b) => Math.abs(b.delta_pct) - Math.abs(a.delta_pct));
  const limit = axisLimit(pairs.map((row) => Math.abs(row.delta_pct)));
  return {
    grid: { left: 104, right: 76, top: 8, bottom: 30 },
    tooltip: { trigger: "item", formatter: (hit) => tooltip(pairs[hit.dataIndex], lapTime) },
    xAxis: {
      type: "value", max: limit,
      axisLabel: { formatter: (delta) => `${Number(delta.toFixed(2))} %`, showMaxLabel: false },
    },
    yAxis: {
      type: "category", inverse: true, data: pairs.map((row) => `${row.driver} › ${row.teammate}`),
      axisTick: { show: false }, axisLabel: { interval: 0 },
    },
    series: [{
      type: "bar", name: "Team mates", barMaxWidth: 16,
      data: pairs.map((row) => ({
        value: Math.min(Math.abs(row.delta_pct), limit ?? Infinity),
        label: { position: Math.abs(row.delta_pct) > limit ? "insideRight" : "right" },
        itemStyle: { color: who.get(row.driver).color, borderRadius: [0, 3, 3, 0] },
      })),
      label: {
        show: true, position: "right", fontSize: 11, color: look.text,
        formatter: (hit) => `${Math.abs(pairs[hit.dataIndex].delta_s).toFixed(3)} s Q${pairs[hit.dataIndex].segment}`,
      },
    }],
  };
}

function isShown(row) {
  return row.delta_s < 0 || (row.delta_s === 0 && row.driver < row.teammate);
}

function tooltip(row, lapTime) {
  return tip(`${row.team}, part ${row.segment}`, [
    { name: row.driver, value: lapTime(row.driver_time_s) },
    { name: row.teammate, value: lapTime(row.teammate_time_s) },
    ...(row.rainfall ? [{ name: "Rain fell in this part" }] : []),
  ]);
}
