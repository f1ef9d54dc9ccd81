// How lap times went over a session, driver by driver.
import { tip } from "../lib/tip.js";

/**
 * Rows of silver.laps as lines over lap numbers (races), or as points over the session's clock
 * (`byTime`). `drivers` are styled; with `clean` only clean laps are drawn, else slow ones are cut
 * off above 1.15 times the best.
 */
export function sessionPaceOption({ laps, drivers, look, lapTime, clock, byTime, clean }) {
  const timed = laps.filter((lap) => lap.lap_time_s != null && (!clean || lap.is_clean));
  if (!timed.length) return null;
  const best = Math.min(...timed.map((lap) => lap.lap_time_s));
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
    .map((driver) => line(driver, driven.get(driver.driver), byTime, look.surface));
  const lapOf = (hit) => driven.get(hit.seriesName)[hit.dataIndex];
  return {
    grid: { left: 62, right: 16, top: 34, bottom: 34 },
    legend: { type: "scroll", top: 0, left: 8, right: 8, icon: "roundRect", itemWidth: 14 },
    tooltip: { trigger: "item", formatter: (hit) => lapTip(lapOf(hit), hit.color, lapTime) },
    xAxis: {
      type: "value",
      min: "dataMin",
      max: "dataMax",
      name: byTime ? "session clock" : "lap",
      nameLocation: "middle",
      nameGap: 22,
      splitLine: { show: false },
      axisLabel: {
        formatter: (value) => (byTime ? clock(value).replace(/:\d\d$/, "") : value),
        hideOverlap: true,
      },
    },
    yAxis: {
      type: "value",
      scale: true,
      max: clean ? null : round(best * 1.15),
      axisLabel: { formatter: (value) => lapTime(value).replace(/0{1,2}$/, "") },
    },
    series,
    color: look.series,
  };
}

function line(driver, laps, byTime, ground) {
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
      width: byTime ? 0 : 1.6,
      type: driver.dashed ? "dashed" : "solid",
      opacity: 0.9,
    },
    itemStyle: driver.dashed ? { color: ground, borderColor: driver.color, borderWidth: 1.4 } : {},
    emphasis: { focus: "series" },
    // Plain pairs: ECharts asks each object for a style of its own, which takes as long as drawing it.
    data: laps.map((lap) => [byTime ? lap.time_s : lap.lap_number, lap.lap_time_s]),
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

function round(seconds) {
  return Math.round(seconds);
}
