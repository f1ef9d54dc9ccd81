// Boxes of an answer, from quantiles that the rows have, or from the rows themselves.
import { tip } from "../lib/tip.js";

const MARKS = [0.05, 0.25, 0.5, 0.75, 0.95];
const NAMES = [
  ["p05_s", "p25_s", "median_s", "p75_s", "p95_s"],
  ["min_s", "p25_s", "median_s", "p75_s", "max_s"],
];

/** See answerChart(). A box from the 25th to the 75th percentile, whiskers from the 5th to the 95th. */
export function answerBoxes(view) {
  const { rows, y, x, styleOf, look, narrow, columns } = view;
  const names = NAMES.find((list) => list.every((name) => columns.some((c) => c.key === name)));
  const boxes = names
    ? rows.map((row) => ({ row, name: view.label(row), marks: names.map((name) => row[name]) }))
    : grouped(rows, x, y);
  return {
    height: narrow ? 320 : 380,
    note: names?.[0] === "min_s" ? "Whiskers from least to most" : "Whiskers from 5 % to 95 %",
    option: {
      grid: { left: 12, right: 16, top: 26, bottom: 8, containLabel: true },
      tooltip: { trigger: "item", formatter: (hit) => boxTip(boxes[hit.dataIndex], y) },
      xAxis: {
        type: "category",
        data: boxes.map((box) => box.name),
        axisLabel: { interval: 0, hideOverlap: true, rotate: narrow || boxes.length > 22 ? 60 : 0 },
      },
      yAxis: {
        type: "value",
        scale: true,
        name: y.axis,
        nameTextStyle: { align: "left" },
        axisLabel: { formatter: y.tick },
      },
      series: [
        {
          type: "boxplot",
          name: y.label,
          boxWidth: [6, 26],
          data: boxes.map((box) => {
            const { color = look.series[0], dashed } = styleOf(x, box.row[x.key]) ?? {};
            return {
              value: box.marks,
              itemStyle: {
                color: `${color}55`,
                borderColor: color,
                borderWidth: 1.6,
                borderType: dashed ? [4, 2] : "solid",
              },
            };
          }),
        },
      ],
    },
  };
}

function grouped(rows, x, y) {
  const groups = Map.groupBy(rows, (row) => row[x.key]);
  return [...groups]
    .map(([key, own]) => {
      const values = own.map((row) => row[y.key]).filter(Number.isFinite).sort((a, b) => a - b);
      return { row: own[0], name: x.text(key), values, marks: MARKS.map((share) => at(values, share)) };
    })
    .filter((box) => box.values.length);
}

// Between two values on a straight line, as DuckDB's quantile_cont.
function at(sorted, share) {
  const place = share * (sorted.length - 1);
  const low = Math.floor(place);
  const high = Math.ceil(place);
  return sorted[low] + (sorted[high] - sorted[low]) * (place - low);
}

function boxTip({ name, marks, values }, y) {
  const title = values ? `${name}, ${values.length} values` : name;
  const [low, first, middle, third, high] = marks.map((value) => y.text(value));
  return tip(title, [
    { name: "Upper whisker", value: high },
    { name: "75 % below", value: third },
    { name: "Median", value: middle },
    { name: "25 % below", value: first },
    { name: "Lower whisker", value: low },
  ]);
}
