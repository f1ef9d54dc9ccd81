// Lap times over the race, as timed or on an empty tank.

import { tip } from "../lib/tip.js";
import { bandSeries } from "./flag-bands.js";
import { byDriver, driverLine, focus, lapAxis } from "./driver-line.js";
import { isLine, lineEnds } from "./line-ends.js";

/**
 * Rows of gold.lap_fuel_corrected; `time` names the column. Only clean laps make the line: others
 * leave a gap, so that a stop never looks like pace. Without a choice the first five are in front.
 */
export function lapTimesOption({ rows, drivers: all, bands, laps, look, time, lapTime }) {
  const drivers = focus(all, 5);
  const groups = byDriver(rows);
  const ends = [];
  const series = drivers.filter((driver) => groups.has(driver.driver)).map((driver) => {
    const data = groups.get(driver.driver).map((row) => ({
      value: [row.lap_number, row.is_clean ? row[time] : null],
      compound: row.compound, life: row.tyre_life,
    }));
    const at = data.findLast(({ value }) => value[1] != null)?.value;
    if (at && driver.picked) ends.push({ name: driver.driver, color: driver.color, at });
    return driverLine(driver, data, {
      showSymbol: driver.picked && drivers.filter((other) => other.picked).length <= 4, symbolSize: 4,
    });
  });
  return {
    grid: { left: 62, right: 46, top: 18, bottom: 34 },
    tooltip: { trigger: "axis", formatter: (hits) => tooltip(hits, lapTime) },
    xAxis: lapAxis(laps, 1),
    yAxis: {
      type: "value", scale: true, axisPointer: { show: false }, axisLabel: { formatter: lapTime },
    },
    series: [bandSeries(bands, look), ...series, lineEnds(ends)],
  };
}

function tooltip(hits, lapTime) {
  const shown = hits.filter((hit) => isLine(hit) && hit.value[1] != null).sort((a, b) => a.value[1] - b.value[1]);
  if (shown.length === 0) return "";
  return tip(`Lap ${shown[0].value[0]}`, shown.map((hit) => ({
    color: hit.color, name: `${hit.seriesName} · ${hit.data.compound ?? "?"} ${hit.data.life ?? ""}`,
    value: lapTime(hit.value[1]),
  })));
}
