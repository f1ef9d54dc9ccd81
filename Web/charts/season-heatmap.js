// Drivers by rounds as coloured cells: place, points or grid.
import { tip } from "../lib/tip.js";

const LAST = 20;
const MEASURES = { place: "position", points: "points", grid: "grid_position" };

/** Rows of gold.season_heatmap; `drivers` in the order of rows, `names` the rounds' short names. */
export function seasonHeatmapOption({ rows, drivers, measure, names, look, narrow }) {
  if (!rows.length) return null;
  const key = MEASURES[measure];
  const rounds = [...new Set(rows.map((row) => row.round))].sort((a, b) => a - b);
  const cells = rows.filter(
    (row) => drivers.includes(row.driver) && (row[key] != null || row.classified_position),
  );
  const falls = measure !== "points";
  return {
    grid: { left: 40, right: 8, top: 8, bottom: narrow ? 26 : 66 },
    tooltip: { trigger: "item", formatter: (hit) => cellTip(hit.data.row, names) },
    xAxis: {
      type: "category",
      data: rounds,
      axisLabel: {
        formatter: (round) => (narrow ? round : (names.get(Number(round)) ?? round)),
        rotate: narrow ? 0 : 45,
        interval: narrow ? "auto" : 0,
      },
      axisLine: { show: false },
    },
    yAxis: {
      type: "category",
      inverse: true,
      data: drivers,
      axisLabel: { color: look.text, interval: 0, fontSize: 10 },
      axisLine: { show: false },
    },
    visualMap: {
      show: false,
      min: falls ? 1 : 0,
      max: falls ? LAST : 25,
      dimension: 2,
      inRange: { color: falls ? ramp(look).reverse() : ramp(look) },
    },
    series: [
      {
        type: "heatmap",
        name: measure,
        itemStyle: { borderColor: look.surface, borderWidth: 1.5 },
        label: {
          show: !narrow,
          fontSize: 10,
          formatter: (hit) => label(hit.data.row, key, measure),
        },
        data: cells.map((row) => ({
          value: [rounds.indexOf(row.round), drivers.indexOf(row.driver), worth(row, key) ?? "-"],
          row,
          label: { color: inkOn(worth(row, key), measure, look) },
        })),
      },
    ],
  };
}

/** From the ground to a strong tone, so that the best stand out in both themes. */
export function ramp(look) {
  return look.dark
    ? ["#1b222a", "#1f3d4d", "#1f6f7a", "#35b090", "#c9e265"]
    : ["#eef1f4", "#c9dfe6", "#7fbcc4", "#2f8f92", "#0d5b57"];
}

// Who starts from the pit lane (0) starts behind the grid.
function worth(row, key) {
  return key === "grid_position" && row[key] === 0 ? LAST : row[key];
}

function inkOn(value, measure, look) {
  if (value == null) return look.muted;
  const strong = measure === "points" ? value >= 13 : value <= 9;
  return strong === look.dark
    ? strong
      ? "#0b0f12"
      : "#12161b"
    : strong
      ? "#ffffff"
      : look.dark
        ? "#eceff3"
        : "#12161b";
}

function label(row, key, measure) {
  if (measure === "place" && row.classified_position && !/^\d+$/.test(row.classified_position))
    return row.classified_position;
  if (measure === "grid") return grid(row) ?? "";
  return row[key] == null ? "" : String(row[key]);
}

function grid({ grid_position: place }) {
  return place == null ? null : place === 0 ? "PL" : String(place);
}

function cellTip(row, names) {
  return tip(
    `${row.driver}, ${names.get(row.round) ?? `round ${row.round}`}`,
    [
      { name: "Grid", value: row.grid_position === 0 ? "pit lane" : (grid(row) ?? "–") },
      { name: "Place", value: String(row.position ?? row.classified_position ?? "–") },
      row.sprint_position != null && { name: "Sprint", value: String(row.sprint_position) },
      { name: "Points", value: String(row.points ?? 0) },
      row.status && { name: row.status },
    ].filter(Boolean),
  );
}
