// Best lap against the sum of the best sectors.

import { tip } from "../lib/tip.js";
import { axisLimit } from "./axis-limit.js";

/** Rows of gold.theoretical_best, by best lap. */
export function theoreticalOption({ rows, drivers, look, lapTime }) {
  const who = new Map(drivers.map((driver) => [driver.driver, driver]));
  const order = rows.filter((row) => who.has(row.driver) && row.theoretical_best_s != null);
  const index = (row) => order.indexOf(row);
  const least = Math.min(...order.map((row) => row.theoretical_best_s));
  const limit = axisLimit(order.map((row) => row.best_lap_time_s), least);
  return {
    grid: { left: 46, right: 22, top: 30, bottom: 34 },
    legend: { top: 0, left: 0, data: ["Best lap", "Theoretical best"] },
    tooltip: { trigger: "item", formatter: (hit) => tooltip(order[hit.dataIndex], lapTime) },
    xAxis: {
      type: "value", scale: true, splitNumber: 4,
      max: limit, axisLabel: {
        formatter: lapTime, hideOverlap: true, showMaxLabel: limit === undefined,
      },
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
          shape: segment(
            api.coord([api.value(0), api.value(2)]), api.coord([api.value(1), api.value(2)]),
          ),
          style: { stroke: look.muted, lineWidth: 2, opacity: 0.6 },
        }),
      },
      dots("Best lap", order, who, {
        time: (row) => row.best_lap_time_s, symbol: "circle", color: look.muted, limit,
      }),
      dots("Theoretical best", order, who, {
        time: (row) => row.theoretical_best_s, symbol: "diamond", color: look.muted, limit,
      }),
    ],
  };
}

function segment(from, to) {
  return { x1: from[0], y1: from[1], x2: to[0], y2: to[1] };
}

function dots(name, order, who, { time, symbol, color, limit = Infinity }) {
  return {
    type: "scatter", name, symbol, symbolSize: 10, color,
    data: order.map((row, place) => ({
      value: [Math.min(time(row), limit), place], symbol: time(row) > limit ? "triangle" : symbol,
      symbolRotate: time(row) > limit ? -90 : 0, itemStyle: { color: who.get(row.driver).color },
    })),
  };
}

function tooltip(row, lapTime) {
  return tip(row.driver, [
    { name: `Best lap, P${row.best_lap_rank}`, value: lapTime(row.best_lap_time_s) },
    { name: `Theoretical, P${row.theoretical_rank}`, value: lapTime(row.theoretical_best_s) },
    { name: "Left", value: `${row.gap_to_theoretical_s.toFixed(3)} s` },
  ]);
}
