// What each stop cost, by lap: time in the lane or time lost against staying out.

import { tip } from "../lib/tip.js";
import { axisLimit } from "./axis-limit.js";
import { bandSeries } from "./flag-bands.js";
import { lapAxis } from "./driver-line.js";

/** Rows of gold.pit_loss; `measure` is "loss_s" or "lane_time_s". */
export function pitStopsOption({ rows, drivers, bands, laps, look, measure }) {
  const who = new Map(drivers.map((driver) => [driver.driver, driver]));
  const stops = rows.filter((row) => row[measure] != null && who.has(row.driver));
  const green = rows.find(
    (row) => row.track_condition === "green" && row.circuit_median_loss_s != null,
  );
  const median = measure === "loss_s" ? green?.circuit_median_loss_s : undefined;
  const values = stops.map((stop) => stop[measure]);
  const limit = axisLimit(values, Math.min(...values));
  return {
    grid: { left: 46, right: 22, top: 18, bottom: 34 },
    tooltip: { trigger: "item", formatter: (hit) => (hit.data?.stop ? tooltip(hit.data.stop) : "") },
    xAxis: lapAxis(laps, 0),
    yAxis: {
      type: "value", scale: true, max: limit && Math.ceil(limit), axisPointer: { show: false },
      axisLabel: { formatter: (seconds) => `${seconds} s` },
    },
    series: [
      bandSeries(bands, look),
      {
        type: "scatter", name: "Stops", symbolSize: 11,
        data: stops.map((stop) => point(stop, who.get(stop.driver), measure, limit ?? Infinity)),
        label: {
          show: true, position: "top", fontSize: 10, color: look.muted, minMargin: 8,
          textBorderColor: look.surface, textBorderWidth: 3,
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

/** A stop beyond the axis is a triangle at its edge. */
function point(stop, driver, measure, limit) {
  const beyond = stop[measure] > limit;
  const symbol = stop.track_condition === "green" ? "circle" : "diamond";
  return {
    value: [stop.lap_number, beyond ? limit : stop[measure]], stop, name: stop.driver,
    symbol: beyond ? "triangle" : symbol,
    itemStyle: { color: driver.color, opacity: driver.picked ? 1 : 0.25 },
  };
}

function tooltip(stop) {
  const seconds = (value) => (value == null ? "–" : `${value.toFixed(1)} s`);
  return tip(`${stop.driver}, stop ${stop.stop}, lap ${stop.lap_number}`, [
    { name: "In the lane", value: seconds(stop.lane_time_s) },
    { name: "Lost", value: seconds(stop.loss_s) },
    { name: "Track", value: stop.track_condition },
    ...(stop.baseline ? [{ name: "Against", value: stop.baseline }] : []),
  ]);
}
