// The rows of an answer: figures where it is one row, else a table and the chart that fits.
import { h } from "../vendor/vue.js";
import { ChartPanel } from "../lib/chart.js";
import { columnOf } from "../lib/columns.js";
import { csv, fileName, save } from "../lib/export.js";
import { memory } from "../lib/memo.js";
import { DataTable } from "../lib/table.js";
import { look } from "../lib/theme.js";
import { Kpis } from "../parts/kpi.js";
import { stripe, tyre } from "../parts/marks.js";
import { EmptyState, Panel } from "../parts/panel.js";
import { answerChart, chartColumns } from "../charts/answer.js";
import { telemetryLink } from "./ask-links.js";
import { mapPanel } from "./ask-map.js";
import { styles } from "./ask-styles.js";

const keep = memory();
const FIGURES = 8;

/**
 * Panels of `shown`, {rows, fields, sql, isEdited}: of the answer, or of its SQL as changed and run.
 * `entries` are drivers and teams, for the colours.
 */
export function resultPanels(turn, shown, entries) {
  const narrow = innerWidth < 600;
  const view = keep("view", [turn.answer, shown, entries, narrow], () =>
    viewOf(turn.answer, shown, entries, narrow),
  );
  if (!shown.rows.length) return nothing(shown);
  if (shown.rows.length === 1 && view.columns.length <= FIGURES) return figures(turn, view);
  const drawn = keep("chart", [view], () => answerChart(view));
  const chart =
    view.kind === "trackmap" ? mapPanel(view, files(turn)) : drawn && chartPanel(turn, view, drawn);
  const isMap = view.kind === "trackmap";
  const isWide = !chart || view.kind === "telemetry" || (view.columns.length > 5 && !isMap);
  const [left, right] = isWide ? ["", ""] : isMap ? ["span-6", "span-6"] : ["span-7", "span-5"];
  const height = !chart ? 640 : isWide ? 420 : isMap ? 440 : drawn.height;
  return h("div", { class: "grid" }, [
    chart && h("div", { class: left }, chart),
    h("div", { class: right }, tablePanel(turn, shown, view, height)),
  ]);
}

function viewOf(answer, shown, entries, narrow) {
  const { rows, fields, sql } = shown;
  const units = new Map((answer.fields ?? []).map((field) => [field.name, field.unit]));
  const codes = new Set(entries.map((entry) => entry.driver));
  const columns = fields
    .map((field) => columnOf({ unit: units.get(field.name), ...field }, rows))
    .map((column) => named(column, codes));
  const colours = look();
  const styleOf = styles({ rows, sql, entries, look: colours });
  const kind = answer.chart?.type ?? "table";
  const drawn = chartColumns(answer.chart, columns, rows);
  return { kind, rows, columns, ...drawn, styleOf, look: colours, narrow, sql };
}

// Where drivers are compared, each has a column.
function named(column, codes) {
  const code = column.key.toUpperCase();
  return codes.has(code) ? { ...column, label: code, axis: code } : column;
}

function files(turn) {
  return [turn.question.slice(0, 60)];
}

function nothing({ isEdited }) {
  return h("section", { class: "panel", "aria-label": "Rows" }, [
    h(EmptyState, {
      title: "No rows",
      text: isEdited
        ? "The statement found nothing."
        : "The question was understood, and the lake has nothing that fits: ask about another " +
          "session or driver.",
    }),
  ]);
}

function figures(turn, view) {
  const [row] = view.rows;
  const tiles = view.columns.map((column) => ({
    label: column.axis,
    value: cell(view, column, row[column.key]),
  }));
  return h("section", { class: "answer-figures", "aria-label": "Figures" }, [
    h(Kpis, { tiles }),
    h(
      "button",
      {
        class: "button quiet",
        type: "button",
        "aria-label": "Save as CSV: Figures",
        onClick: () => {
          const text = csv(view.columns, view.rows);
          save(fileName(files(turn), "csv"), text, "text/csv;charset=utf-8");
        },
      },
      "CSV",
    ),
  ]);
}

function chartPanel(turn, view, drawn) {
  const by = [view.x, view.series !== view.x && view.series].filter(Boolean);
  const words = by.map(inSentence).join(" and ");
  const title = drawn.title ?? `${view.y.label} by ${words}`;
  const panel = {
    id: "chart",
    title,
    note: drawn.note,
    option: drawn.option,
    height: drawn.height,
    name: files(turn),
    label: `Chart: ${title}. Its values are in the table`,
    level: 3,
  };
  return h(ChartPanel, panel, { tools: () => view.kind === "telemetry" && telemetryLink(view) });
}

function inSentence({ key, label }) {
  return key === "grand_prix" ? label : label.toLowerCase();
}

function tablePanel(turn, shown, view, height) {
  const columns = view.columns.map((column) => ({
    key: column.key,
    label: column.axis,
    num: column.num,
    title: column.title,
    wrap: view.rows.some((row) => String(row[column.key] ?? "").length > 50),
    format: (value) => cell(view, column, value),
  }));
  return h(
    Panel,
    { title: shown.isEdited ? "Rows of the changed SQL" : "Rows", flush: true, level: 3 },
    {
      default: () =>
        h(DataTable, {
          key: shown.sql,
          id: "answer",
          columns,
          rows: view.rows,
          caption: "Answer",
          name: files(turn),
          maxHeight: Math.max(400, Math.min(720, height + 10)),
        }),
    },
  );
}

// Text of an answer goes in as text nodes, whatever it has in it.
function cell(view, column, value) {
  if (value == null) return column.text(value);
  if (/(^|_)compound(_|$)/.test(column.key)) return tyre(String(value));
  const style = /^(driver|team|entrant|full_name)$/.test(column.key) && view.styleOf(column, value);
  return style ? stripe(style.color, column.text(value)) : column.text(value);
}
