// The chart of a copilot's answer, by the kind that the answer names.
import { answerBars } from "./answer-bars.js";
import { answerBoxes } from "./answer-boxes.js";
import { answerCells } from "./answer-cells.js";
import { answerLines } from "./answer-lines.js";
import { answerPoints } from "./answer-points.js";
import { answerTraces } from "./answer-traces.js";

const KINDS = {
  bar: answerBars,
  line: answerLines,
  scatter: answerPoints,
  box: answerBoxes,
  heatmap: answerCells,
  telemetry: answerTraces,
};

/**
 * {option, height, title?, note?} of a chart; null where the rows are best read as a table. `view` is
 * {kind, rows, columns, x, y, series, value, styleOf, look, narrow}: `columns` of columnOf(), x, y,
 * series and value among them or null, `styleOf(column, value)` gives {color, dashed?} or null.
 */
export function answerChart(view) {
  const draw = KINDS[isCourse(view) ? "line" : view.kind];
  if (!draw || view.rows.length < 2 || !view.y || !view.x) return null;
  return draw({ ...view, label: rowLabel(view) });
}

// Places from race to race go up and down: bars would be longest for the worst.
function isCourse({ kind, x, y }) {
  return kind === "bar" && y?.isRank && ["round", "grand_prix"].includes(x?.key);
}

/** The columns {x, y, series, value} that `chart` of an answer draws, null where it has none. */
export function chartColumns(chart, columns, rows) {
  const named = (name) => columns.find((column) => column.key === name) ?? null;
  const { x, y, series, value, color } = chart?.fields ?? {};
  // Rounds are read by their names.
  const by = series === "round" ? (named("grand_prix") ?? named(series)) : named(series);
  const found = { x: named(x), y: named(y), series: by, value: named(value ?? color) };
  if (chart?.type === "bar" && !splits(rows, found)) found.series = null;
  return found;
}

// A column that has one value for each place on the x axis names the place, and is no series.
function splits(rows, { x, series }) {
  if (!x || !series || x === series) return false;
  const values = new Map();
  return rows.some((row) => {
    const isOther = values.has(row[x.key]) && values.get(row[x.key]) !== row[series.key];
    values.set(row[x.key], row[series.key]);
    return isOther;
  });
}

const PLACES = ["driver", "season", "grand_prix", "session_code", "stint", "stop", "lap_number"];

/**
 * What a row is called on an axis: its x, and as much of the other names as tells it from rows with
 * the same x.
 */
function rowLabel({ rows, columns, x }) {
  const event = columns.find((column) => column.key === "grand_prix");
  const isRound = x.key === "round" && event;
  const first = (row) => (isRound ? event.text(row.grand_prix) : x.text(row[x.key]));
  const seen = new Set(rows.map(first));
  if (seen.size === rows.length) return first;
  const others = columns.filter(
    (column) =>
      PLACES.includes(column.key) &&
      column !== x &&
      !(isRound && column === event) &&
      new Set(rows.map((row) => row[column.key])).size > 1,
  );
  return (row) => [first(row), ...others.map((column) => short(column, row))].join(" ");
}

function short(column, row) {
  const value = row[column.key];
  if (column.key === "session_code") return value ?? "";
  return column.key === "lap_number" ? `L${value}` : column.text(value);
}
