// How lap times went over a session, driver by driver.
import { tip } from "../lib/tip.js";
import { clockTicks, lapTicks, roundAxis } from "./ticks.js";

/**
 * Rows of silver.laps as lines over lap numbers (races), or as points over the session's clock
 * (`byTime`). `drivers` are styled; with `clean` only clean laps are drawn, else slow ones are cut
 * off above 1.15 times the best.
 */
export function sessionPaceOption({ laps, drivers, look, lapTime, clock, byTime, clean }) {
  const across = byTime ? "time_s" : "lap_number";
  const timed = laps.filter(
    (lap) => lap.lap_time_s != null && lap[across] != null && (!clean || lap.is_clean),
  );
  if (!timed.length) return null;
  const [best, worst] = ends(timed, "lap_time_s");
  const [from, to] = ends(timed, across);
  const driven = new Map(drivers.map(({ driver }) => [driver, []]));
  for (const lap of timed) {
    const before = driven.get(lap.driver);
    // No line over laps that are not shown: it would tell of a pace that nobody drove.
    if (!byTime && before?.length && lap.lap_number > before.at(-1).lap_number + 1)
      before.push({ lap_number: lap.lap_number - 1, lap_time_s: null });
    before?.push(lap);
  }
  const series = drivers
    .filter(({ driver }) => driven.get(driver).length)
    .map((driver) => line(driver, driven.get(driver.driver), across, look.surface));
  const lapOf = (hit) => driven.get(hit.seriesName)[hit.dataIndex];
  return {
    grid: { left: 62, right: 16, top: 34, bottom: 34 },
    legend: { type: "scroll", top: 0, left: 8, right: 8, icon: "roundRect", itemWidth: 14 },
    tooltip: { trigger: "item", formatter: (hit) => lapTip(lapOf(hit), hit.color, lapTime) },
    xAxis: {
      type: "value",
      min: from,
      max: to,
      name: byTime ? "session clock" : "lap",
      nameLocation: "middle",
      nameGap: 22,
      splitLine: { show: false },
      axisLabel: {
        formatter: (value) => (byTime ? clock(value).replace(/:\d\d$/, "") : value),
        customValues: byTime ? clockTicks(from, to) : lapTicks(from, to),
        hideOverlap: true,
      },
    },
    yAxis: {
      type: "value",
      ...roundAxis(best, clean ? worst : Math.min(worst, best * 1.15)),
      axisLabel: { formatter: (value) => lapTime(value).replace(/0{1,2}$/, "") },
    },
    series,
    color: look.series,
  };
}

function line(driver, laps, across, ground) {
  return {
    type: "line",
    name: driver.driver,
    color: driver.color,
    symbol: "circle",
    symbolSize: 5,
    showSymbol: true,
    connectNulls: false,
    lineStyle: {
      color: driver.color,
      width: across === "time_s" ? 0 : 1.6,
      type: driver.dashed ? "dashed" : "solid",
      opacity: 0.9,
    },
    itemStyle: driver.dashed ? { color: ground, borderColor: driver.color, borderWidth: 1.4 } : {},
    emphasis: { focus: "series" },
    // Plain pairs: ECharts asks each object for a style of its own, which takes as long as drawing it.
    data: laps.map((lap) => [lap[across], lap.lap_time_s]),
  };
}

function lapTip(lap, color, lapTime) {
  return tip(
    `${lap.driver}, lap ${lap.lap_number}`,
    [
      { color, name: "Lap time", value: lapTime(lap.lap_time_s) },
      {
        name: "Tyre",
        value: lap.compound
          ? `${lap.compound.toLowerCase()}, ${lap.tyre_life ?? "?"} laps`
          : "not announced",
      },
      lap.exclusion_reasons && { name: "Not clean", value: lap.exclusion_reasons },
    ].filter(Boolean),
  );
}

function ends(laps, key) {
  const values = laps.map((lap) => lap[key]);
  return [Math.min(...values), Math.max(...values)];
}
