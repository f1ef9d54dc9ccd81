// Did the track get faster? Push laps against the driver's own mean, and their mean by five minutes.

import { tip } from "../lib/tip.js";
import { bandSeries } from "./flag-bands.js";

const BIN_MIN = 5;

/** `laps` of gold.push_laps, `bins` of gold.track_evolution, bands on minutes since the start. */
export function evolutionOption({ laps, bins, drivers, bands, look, lapTime }) {
  const who = new Map(drivers.map((driver) => [driver.driver, driver]));
  const points = laps.filter((lap) => who.has(lap.driver));
  return {
    grid: { left: 52, right: 22, top: 30, bottom: 34 },
    legend: { top: 0, left: 0, data: ["Push laps", "Mean of 5 minutes"] },
    tooltip: { trigger: "item", formatter: (hit) => (hit.data?.tip ? tip(...hit.data.tip) : "") },
    xAxis: {
      type: "value", name: "Minutes since the start", nameLocation: "middle", nameGap: 22, min: 0,
      splitLine: { show: false },
    },
    yAxis: {
      type: "value", scale: true, axisLabel: { formatter: (gap) => `${gap > 0 ? "+" : ""}${gap} s` },
    },
    series: [
      bandSeries(bands, look),
      {
        type: "scatter", name: "Push laps", symbolSize: 6, color: look.muted,
        data: points.map((lap) => point(lap, who.get(lap.driver), lapTime)),
      },
      mean(bins, look),
    ],
  };
}

function point(lap, driver, lapTime) {
  return {
    value: [lap.minutes_since_start, lap.residual_s],
    itemStyle: { color: driver.color, opacity: driver.picked ? 0.75 : 0.15 },
    tip: [`${lap.driver}, lap ${lap.lap_number}`, [
      { name: lap.compound ?? "?", value: lapTime(lap.lap_time_s) },
      { name: "Against the own mean", value: signed(lap.residual_s) },
    ]],
  };
}

function mean(bins, look) {
  return {
    type: "line", name: "Mean of 5 minutes", color: look.accent, symbolSize: 8,
    lineStyle: { width: 2.5, color: look.accent },
    data: bins.map((bin) => ({
      value: [bin.bin_start_min + BIN_MIN / 2, bin.mean_residual_s],
      tip: [`Minute ${bin.bin_start_min} to ${bin.bin_start_min + BIN_MIN}`, [
        { name: "Mean", value: signed(bin.mean_residual_s) },
        { name: "Median", value: signed(bin.median_residual_s) },
        { name: `${bin.laps} laps of ${bin.drivers} drivers` },
      ]],
    })),
  };
}

function signed(seconds) {
  return `${seconds > 0 ? "+" : "−"}${Math.abs(seconds).toFixed(3)} s`;
}
