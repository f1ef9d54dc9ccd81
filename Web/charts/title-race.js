// Who can still win: points won, and what can still be taken, against the leader's points.
import { tip } from "../lib/tip.js";

/** Rows of gold.title_contenders after one round, best first; `colorOf(row)`. */
export function titleRaceOption({ rows, colorOf, look }) {
  if (!rows.length) return null;
  const shown = rows.slice(0, 20);
  const most = Math.max(...shown.map((row) => row.max_attainable_points));
  const left = (row) => row.max_attainable_points - row.points;
  return {
    grid: { left: 8, right: 24, top: 24, bottom: 24, containLabel: true },
    tooltip: {
      trigger: "axis",
      axisPointer: { type: "shadow" },
      formatter: (hits) => rowTip(shown[hits[0].dataIndex]),
    },
    xAxis: { type: "value" },
    yAxis: {
      type: "category",
      inverse: true,
      data: shown.map((row) => row.driver ?? row.entrant),
      axisLabel: { color: look.text, interval: 0, fontSize: 11 },
    },
    series: [
      {
        type: "bar",
        name: "Points",
        stack: "points",
        barWidth: "62%",
        data: shown.map((row) => ({
          value: row.points,
          itemStyle: { color: colorOf(row), opacity: row.can_win ? 1 : 0.45 },
        })),
        markLine: {
          silent: true,
          symbol: "none",
          lineStyle: { color: look.accent, width: 1.5, type: "solid" },
          label: {
            formatter: "leader's points",
            color: look.accent,
            fontSize: 11,
            position: "start",
            distance: 4,
            align: shown[0].points > most * 0.8 ? "right" : "center",
          },
          data: [{ xAxis: shown[0].points }],
        },
      },
      {
        type: "bar",
        name: "Still to take",
        stack: "points",
        data: shown.map((row) => ({
          value: left(row),
          itemStyle: {
            color: look.raised,
            borderColor: row.can_win ? colorOf(row) : look.line,
            borderWidth: 1,
          },
        })),
      },
    ],
  };
}

function rowTip(row) {
  return tip(row.entrant, [
    { name: "Points", value: String(row.points) },
    { name: "Can still reach", value: String(row.max_attainable_points) },
    { name: "Behind the leader", value: String(-row.gap_to_leader_points || 0) },
    { name: "Can win", value: row.can_win ? "yes" : "no" },
  ]);
}
