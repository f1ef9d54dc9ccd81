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
  const series = drivers.map((driver) =>
    line(
      driver,
      timed.filter((lap) => lap.driver === driver.driver),
      byTime,
      look.surface,
    ),
  );
  return {
    grid: { left: 62, right: 16, top: 34, bottom: 34 },
    legend: { type: "scroll", top: 0, left: 8, right: 8, icon: "roundRect", itemWidth: 14 },
    tooltip: { trigger: "item", formatter: (hit) => lapTip(hit.data.lap, hit.color, lapTime) },
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
    series: series.filter((one) => one.data.length),
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
    data: laps.map((lap) => ({
      value: [byTime ? lap.time_s : lap.lap_number, lap.lap_time_s],
      lap,
    })),
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
