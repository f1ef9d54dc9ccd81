// Cells of an answer: two names across each other, coloured by a value.
import { tip } from "../lib/tip.js";
import { ramp } from "./season-heatmap.js";

const MOST_LABELS = 26;

/**
 * See answerChart(). The value is `value`, else `series`, else the first number that is not on an
 * axis.
 */
export function answerCells(view) {
  const { rows, columns, x, y, look, narrow } = view;
  const free = (column) => column && column.num && column !== x && column !== y;
  const value = [view.value, view.series, ...columns].find(free);
  if (!value) return null;
  const across = names(rows, x);
  const down = names(rows, y);
  const isDense = narrow || across.length > MOST_LABELS;
  const isLong = across.length > 8 && across.some((name) => name.length > 3);
  const known = rows.map((row) => row[value.key]).filter(Number.isFinite);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const bestIsLow = value.isRank || value.isLapTime;
  const share = (number) => {
    const part = (number - low) / (high - low || 1);
    return bestIsLow ? 1 - part : part;
  };
  return {
    height: Math.max(180, down.length * 24 + 90),
    title: `${value.axis} by ${x.label.toLowerCase()} and ${y.label.toLowerCase()}`,
    note: `The strongest colour is the ${bestIsLow ? "lowest" : "highest"} value`,
    option: {
      grid: { left: 12, right: 12, top: 10, bottom: 8, containLabel: true },
      tooltip: { trigger: "item", formatter: (hit) => cellTip(view, value, hit.data.row) },
      xAxis: {
        type: "category",
        data: across,
        axisLabel: { interval: isDense ? "auto" : 0, rotate: isLong ? 45 : 0 },
        axisLine: { show: false },
      },
      yAxis: {
        type: "category",
        inverse: true,
        data: down,
        axisLabel: { interval: 0, color: look.text },
        axisLine: { show: false },
      },
      visualMap: {
        show: false,
        min: low,
        max: high,
        dimension: 2,
        inRange: { color: bestIsLow ? ramp(look).reverse() : ramp(look) },
      },
      series: [
        {
          type: "heatmap",
          name: value.label,
          itemStyle: { borderColor: look.surface, borderWidth: 1.5 },
          label: {
            show: !isDense,
            fontSize: 10,
            formatter: (hit) => value.text(hit.data.row[value.key]),
          },
          data: rows.map((row) => ({
            value: [x.text(row[x.key]), y.text(row[y.key]), row[value.key] ?? "-"],
            row,
            label: { color: ink(share(row[value.key]), look) },
          })),
        },
      ],
    },
  };
}

function names(rows, column) {
  const values = [...new Set(rows.map((row) => row[column.key]))];
  if (column.num) values.sort((a, b) => a - b);
  return values.map((value) => column.text(value));
}

// The ramp ends light on dark ground and dark on light ground.
function ink(share, look) {
  if (!Number.isFinite(share)) return look.muted;
  const isStrong = share > 0.5;
  if (look.dark) return isStrong ? "#0b0f12" : "#eceff3";
  return isStrong ? "#ffffff" : "#12161b";
}

function cellTip({ x, y }, value, row) {
  return tip(`${y.text(row[y.key])}, ${x.text(row[x.key])}`, [
    { name: value.axis, value: value.text(row[value.key]) },
  ]);
}
