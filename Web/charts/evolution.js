// Did the track get faster? Push laps against the driver's own mean, and their mean by five minutes.

import { bandSeries } from "./flag-bands.js";

const BIN_MIN = 5;

/** `laps` of gold.push_laps, `bins` of gold.track_evolution, bands on minutes since the start. */
export function evolutionOption({ laps, bins, drivers, bands, look, lapTime }) {
  const who = new Map(drivers.map((driver) => [driver.driver, driver]));
  const points = laps.filter((lap) => who.has(lap.driver));
  return {
    grid: { left: 52, right: 22, top: 30, bottom: 34 },
    legend: { top: 0, left: 0, data: ["Push laps", "Mean of 5 minutes"] },
    tooltip: { trigger: "item", formatter: (hit) => hit.data?.text ?? "" },
    xAxis: {
      type: "value", name: "Minutes since the start", nameLocation: "middle", nameGap: 22, min: 0,
      splitLine: { show: false },
    },
    yAxis: { type: "value", scale: true, axisLabel: { formatter: (gap) => `${gap > 0 ? "+" : ""}${gap} s` } },
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
    text: `<b>${lap.driver}</b> lap ${lap.lap_number}, ${lap.compound ?? "?"}<br>`
      + `${lapTime(lap.lap_time_s)}, ${signed(lap.residual_s)} against the own mean`,
  };
}

function mean(bins, look) {
  return {
    type: "line", name: "Mean of 5 minutes", color: look.accent, symbolSize: 8,
    lineStyle: { width: 2.5, color: look.accent },
    data: bins.map((bin) => ({
      value: [bin.bin_start_min + BIN_MIN / 2, bin.mean_residual_s],
      text: `Minute ${bin.bin_start_min} to ${bin.bin_start_min + BIN_MIN}<br>`
        + `mean ${signed(bin.mean_residual_s)}, median ${signed(bin.median_residual_s)}<br>`
        + `${bin.laps} laps of ${bin.drivers} drivers`,
    })),
  };
}

function signed(seconds) {
  return `${seconds > 0 ? "+" : "−"}${Math.abs(seconds).toFixed(3)} s`;
}
