// What each stop cost, by lap: time in the lane or time lost against staying out.

import { bandSeries } from "./flag-bands.js";
import { lapAxis } from "./driver-line.js";

/** Rows of gold.pit_loss; `measure` is "loss_s" or "lane_time_s". */
export function pitStopsOption({ rows, drivers, bands, laps, look, measure }) {
  const who = new Map(drivers.map((driver) => [driver.driver, driver]));
  const stops = rows.filter((row) => row[measure] != null && who.has(row.driver));
  const green = rows.find((row) => row.track_condition === "green" && row.circuit_median_loss_s != null);
  const median = measure === "loss_s" ? green?.circuit_median_loss_s : undefined;
  return {
    grid: { left: 46, right: 22, top: 18, bottom: 34 },
    tooltip: { trigger: "item", formatter: (hit) => (hit.data?.stop ? tooltip(hit.data.stop) : "") },
    xAxis: lapAxis(laps, 0),
    yAxis: {
      type: "value", scale: true, axisPointer: { show: false },
      axisLabel: { formatter: (seconds) => `${seconds} s` },
    },
    series: [
      bandSeries(bands, look),
      {
        type: "scatter", name: "Stops", symbolSize: 11,
        data: stops.map((stop) => point(stop, who.get(stop.driver), measure)),
        label: {
          show: true, position: "top", fontSize: 10, color: look.muted,
          formatter: (hit) => hit.data.stop.driver,
        },
        labelLayout: { hideOverlap: true },
        markLine: median === undefined ? undefined : {
          silent: true, symbol: "none", lineStyle: { color: look.muted, type: [3, 3] },
          label: {
            formatter: `median ${median.toFixed(1)} s`, color: look.muted, position: "insideEndTop",
          },
          data: [{ yAxis: median }],
        },
      },
    ],
  };
}

function point(stop, driver, measure) {
  return {
    value: [stop.lap_number, stop[measure]], stop, name: stop.driver,
    symbol: stop.track_condition === "green" ? "circle" : "diamond",
    itemStyle: { color: driver.color, opacity: driver.picked ? 1 : 0.25 },
  };
}

function tooltip(stop) {
  const lost = stop.loss_s == null ? "no comparison" : `lost ${stop.loss_s.toFixed(1)} s`;
  return `<b>${stop.driver}</b> stop ${stop.stop}, lap ${stop.lap_number}<br>`
    + `${stop.lane_time_s?.toFixed(1) ?? "–"} s in the lane, ${lost}<br>`
    + `${stop.track_condition}${stop.baseline ? `, against ${stop.baseline}` : ""}`;
}
