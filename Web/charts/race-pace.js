// Median pace of each driver as the distance to the fastest.

import { tip } from "../lib/tip.js";

/**
 * Rows of gold.race_pace or gold.clean_air_pace, with `pace` the name of its column of seconds.
 * `lapTime` prints a time.
 */
export function racePaceOption({ rows, drivers, look, pace, lapTime }) {
  const who = new Map(drivers.map((driver) => [driver.driver, driver]));
  const order = [...rows].sort(
    (a, b) => a.pace_rank - b.pace_rank,
  ).filter((row) => who.has(row.driver));
  return {
    grid: { left: 46, right: 64, top: 8, bottom: 30 },
    tooltip: { trigger: "item", formatter: (hit) => tooltip(order[hit.dataIndex], pace, lapTime) },
    xAxis: {
      type: "value", axisLabel: { formatter: (seconds) => (seconds === 0 ? "best" : `+${seconds} s`) },
    },
    yAxis: {
      type: "category", inverse: true, data: order.map((row) => row.driver),
      axisTick: { show: false }, axisLabel: { interval: 0, fontWeight: 600 },
    },
    series: [{
      type: "bar", name: "Pace", barMaxWidth: 16,
      data: order.map((row) => bar(row, who.get(row.driver))),
      label: {
        show: true, position: "right", fontSize: 11, color: look.text,
        formatter: (hit) => (
          hit.dataIndex === 0 ? lapTime(order[0][pace]) : `+${order[hit.dataIndex].delta_s.toFixed(3)}`
        ),
      },
    }],
  };
}

function bar(row, driver) {
  return {
    value: row.delta_s, name: row.driver,
    itemStyle: {
      color: driver.color, opacity: driver.picked ? 1 : 0.25, borderRadius: [0, 3, 3, 0],
      borderColor: driver.color, borderType: driver.dashed ? "dashed" : "solid",
    },
  };
}

function tooltip(row, pace, lapTime) {
  return tip(row.driver, [
    { name: "Median", value: lapTime(row[pace]) },
    { name: "To the fastest", value: `+${row.delta_s.toFixed(3)} s, ${row.delta_pct.toFixed(2)} %` },
    { name: "Laps", value: `${row.laps_used}` },
    ...(row.compounds ? [{ name: row.compounds }] : []),
  ]);
}
