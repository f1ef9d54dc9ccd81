// Fuel-corrected clean laps over the age of the tyre, with the fitted line of each stint.

import { tip } from "../lib/tip.js";
import { focus } from "./driver-line.js";
import { dashOf } from "./compound-dash.js";

const MOST_LABELS = 6;

/** Without a choice those of the first three. `laps` of gold.lap_fuel_corrected, `fits` of gold.tyre_deg. */
export function degradationOption({ laps, fits, drivers, look, lapTime }) {
  const who = new Map(
    focus(drivers, 3).filter((driver) => driver.picked).map((driver) => [driver.driver, driver]),
  );
  const points = laps.filter((lap) => who.has(lap.driver) && lap.is_clean && lap.tyre_life != null);
  const lines = fits.filter((fit) => who.has(fit.driver));
  const few = who.size <= MOST_LABELS;
  return {
    grid: { left: 62, right: 44, top: 12, bottom: 34 },
    tooltip: { trigger: "item", formatter: (hit) => (hit.data?.tip ? tip(...hit.data.tip) : "") },
    xAxis: {
      type: "value", name: "Tyre life (laps)", nameLocation: "middle", nameGap: 22, minInterval: 1,
      splitLine: { show: false },
    },
    yAxis: { type: "value", scale: true, axisLabel: { formatter: lapTime } },
    series: [
      cloud(points, look, lapTime), ...lines.map((fit) => line(fit, who.get(fit.driver), look, few)),
    ],
  };
}

function cloud(points, look, lapTime) {
  return {
    type: "scatter", name: "Laps", symbolSize: 5,
    data: points.map((lap) => ({
      value: [lap.tyre_life, lap.fuel_corrected_s],
      itemStyle: {
        color: (look.compounds[lap.compound] ?? look.compounds.UNKNOWN).line, opacity: 0.55,
      },
      tip: [`${lap.driver}, lap ${lap.lap_number}`, [
        { name: `${lap.compound ?? "?"}, ${lap.tyre_life} laps old` },
        { name: "Fuel-corrected", value: lapTime(lap.fuel_corrected_s) },
      ]],
    })),
  };
}

function line(fit, driver, look, few) {
  const at = (life) => fit.intercept_s + fit.slope_s_per_lap * life;
  const sign = fit.slope_s_per_lap >= 0 ? "+" : "−";
  const tip = [`${fit.driver}, stint ${fit.stint}, ${fit.compound ?? "?"}`, [
    { name: "Per lap", value: `${sign}${Math.abs(fit.slope_s_per_lap).toFixed(3)} s` },
    { name: "Laps", value: `${fit.laps_used}` }, { name: "R²", value: fit.r2?.toFixed(2) ?? "–" },
  ]];
  return {
    type: "line", name: `${fit.driver} stint ${fit.stint}`, showSymbol: true, symbolSize: 5,
    lineStyle: { color: driver.color, width: 2, type: dashOf(fit.compound) },
    itemStyle: { color: (look.compounds[fit.compound] ?? look.compounds.UNKNOWN).line },
    endLabel: { show: few, formatter: fit.driver, color: driver.color, fontSize: 10, distance: 4 },
    data: [fit.first_tyre_life, fit.last_tyre_life].map((life) => ({ value: [life, at(life)], tip })),
  };
}
