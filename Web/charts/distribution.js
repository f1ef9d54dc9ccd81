// Where each driver's clean laps lie: a box from the 25th to the 75th percentile, whiskers from the
// 5th to the 95th.
import { tip } from "../lib/tip.js";

/** Rows of gold.lap_time_distribution, quickest median first. */
export function distributionOption({ rows, drivers, look, lapTime }) {
  if (!rows.length) return null;
  const styles = new Map(drivers.map((driver) => [driver.driver, driver]));
  return {
    grid: { left: 62, right: 16, top: 12, bottom: 30 },
    tooltip: { trigger: "item", formatter: (hit) => boxTip(rows[hit.dataIndex], lapTime) },
    xAxis: {
      type: "category",
      data: rows.map((row) => row.driver),
      axisLabel: {
        interval: 0,
        fontSize: rows.length > 12 ? 10 : 11,
        rotate: rows.length > 24 ? 60 : 0,
        hideOverlap: true,
      },
    },
    yAxis: {
      type: "value",
      scale: true,
      axisLabel: { formatter: (value) => lapTime(value).replace(/0{1,2}$/, "") },
    },
    series: [
      {
        type: "boxplot",
        name: "Clean laps",
        boxWidth: [6, 26],
        data: rows.map((row) => ({
          value: [row.p05_s, row.p25_s, row.median_s, row.p75_s, row.p95_s],
          itemStyle: {
            color: `${styles.get(row.driver)?.color ?? look.muted}55`,
            borderColor: styles.get(row.driver)?.color ?? look.muted,
            borderWidth: 1.6,
            borderType: styles.get(row.driver)?.dashed ? [4, 2] : "solid",
          },
        })),
      },
    ],
  };
}

function boxTip(row, lapTime) {
  return tip(`${row.driver}, ${row.laps} clean laps`, [
    { name: "95 % below", value: lapTime(row.p95_s) },
    { name: "75 % below", value: lapTime(row.p75_s) },
    { name: "Median", value: lapTime(row.median_s) },
    { name: "25 % below", value: lapTime(row.p25_s) },
    { name: "5 % below", value: lapTime(row.p05_s) },
    { name: "Quickest", value: lapTime(row.min_s) },
  ]);
}
