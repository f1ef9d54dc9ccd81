// Best lap against the sum of the best sectors.

import { axisLimit } from "./axis-limit.js";

/** Rows of gold.theoretical_best, by best lap. */
export function theoreticalOption({ rows, drivers, look, lapTime }) {
  const who = new Map(drivers.map((driver) => [driver.driver, driver]));
  const order = rows.filter((row) => who.has(row.driver) && row.theoretical_best_s != null);
  const index = (row) => order.indexOf(row);
  const least = Math.min(...order.map((row) => row.theoretical_best_s));
  return {
    grid: { left: 46, right: 22, top: 30, bottom: 34 },
    legend: { top: 0, left: 0, data: ["Best lap", "Theoretical best"] },
    tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, formatter: (hits) => tooltip(order[hits[0].dataIndex], lapTime) },
    xAxis: {
      type: "value", scale: true, splitNumber: 4,
      max: axisLimit(order.map((row) => row.best_lap_time_s), least),
      axisLabel: { formatter: lapTime, hideOverlap: true },
    },
    yAxis: {
      type: "category", inverse: true, data: order.map((row) => row.driver),
      axisTick: { show: false }, axisLabel: { interval: 0, fontWeight: 600 },
    },
    series: [
      {
        type: "custom", name: "Left on the track", silent: true, encode: { x: [0, 1], y: 2 },
        data: order.map((row) => [row.theoretical_best_s, row.best_lap_time_s, index(row)]),
        renderItem: (params, api) => ({
          type: "line",
          shape: segment(api.coord([api.value(0), api.value(2)]), api.coord([api.value(1), api.value(2)])),
          style: { stroke: look.muted, lineWidth: 2, opacity: 0.6 },
        }),
      },
      dots("Best lap", order, who, (row) => row.best_lap_time_s, "circle"),
      dots("Theoretical best", order, who, (row) => row.theoretical_best_s, "diamond"),
    ],
  };
}

function segment(from, to) {
  return { x1: from[0], y1: from[1], x2: to[0], y2: to[1] };
}

function dots(name, order, who, time, symbol) {
  return {
    type: "scatter", name, symbol, symbolSize: 10,
    data: order.map((row, place) => ({
      value: [time(row), place], itemStyle: { color: who.get(row.driver).color },
    })),
  };
}

function tooltip(row, lapTime) {
  return `<b>${row.driver}</b><br>best ${lapTime(row.best_lap_time_s)} (P${row.best_lap_rank})<br>`
    + `theoretical ${lapTime(row.theoretical_best_s)} (P${row.theoretical_rank})<br>`
    + `left ${row.gap_to_theoretical_s.toFixed(3)} s`;
}
