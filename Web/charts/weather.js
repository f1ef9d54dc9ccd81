// Temperatures and wind over a session, rain as bands.
import { tip } from "../lib/tip.js";

/** Rows of silver.weather in the order of time. */
export function weatherOption({ rows, look, clock }) {
  if (!rows.length) return null;
  const line = (name, key, color, axis = 0) => ({
    type: "line",
    name,
    color,
    yAxisIndex: axis,
    lineStyle: { width: axis ? 1 : 1.8, opacity: axis ? 0.6 : 1 },
    data: rows.map((row) => [row.time_s, row[key]]),
  });
  const track = line("Track °C", "track_temp_c", look.series[1]);
  track.markArea = {
    silent: true,
    itemStyle: { color: look.compounds.WET.fill, opacity: 0.18 },
    data: rain(rows),
  };
  return {
    grid: { left: 40, right: 40, top: 34, bottom: 30 },
    legend: { top: 0, left: 8, icon: "roundRect", itemWidth: 14 },
    tooltip: { trigger: "axis", formatter: (hits) => weatherTip(rows[hits[0]?.dataIndex], clock) },
    xAxis: {
      type: "value",
      min: rows[0].time_s,
      max: rows.at(-1).time_s,
      splitLine: { show: false },
      axisLabel: {
        formatter: (value) => clock(value).replace(/:\d\d$/, ""),
        hideOverlap: true,
        showMaxLabel: false,
      },
    },
    yAxis: [
      { type: "value", scale: true },
      { type: "value", min: 0, splitLine: { show: false }, axisLabel: { formatter: "{value}" } },
    ],
    series: [
      track,
      line("Air °C", "air_temp_c", look.series[0]),
      line("Wind m/s", "wind_speed_mps", look.muted, 1),
    ],
  };
}

function rain(rows) {
  const bands = [];
  rows.forEach((row, i) => {
    if (!row.rainfall) return;
    if (i && rows[i - 1].rainfall) bands.at(-1)[1].xAxis = (rows[i + 1] ?? row).time_s;
    else bands.push([{ xAxis: row.time_s }, { xAxis: (rows[i + 1] ?? row).time_s }]);
  });
  return bands;
}

function weatherTip(row, clock) {
  if (!row) return "";
  const value = (amount, unit) => (amount == null ? "–" : `${amount} ${unit}`);
  return tip(clock(row.time_s), [
    { name: "Track", value: value(row.track_temp_c, "°C") },
    { name: "Air", value: value(row.air_temp_c, "°C") },
    {
      name: "Wind",
      value: `${value(row.wind_speed_mps, "m/s")} from ${row.wind_direction_deg ?? "–"}°`,
    },
    { name: "Humidity", value: value(row.humidity_pct, "%") },
    { name: "Rain", value: row.rainfall ? "yes" : "no" },
  ]);
}
