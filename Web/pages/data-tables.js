// The data page's panels of tables: tables of the lake, findings, snapshots, freshness.
import { h } from "../vendor/vue.js";
import { url } from "../lib/api.js";
import * as format from "../lib/format.js";
import { DataTable } from "../lib/table.js";
import { href } from "../lib/url-state.js";
import { Segmented } from "../parts/controls.js";
import { Panel, settled } from "../parts/panel.js";
import { badgeColumn, tablePanel } from "./data-parts.js";

/** All tables, those that `search` is in. */
export function tablesPanel(lake, search) {
  const wanted = search.value.toLowerCase();
  const rows = (lake.data?.tables ?? [])
    .map((row) => ({ ...row, columns: row.columns.map((column) => column.name).join(", ") }))
    .filter(
      (row) =>
        !wanted || `${row.name} ${row.description} ${row.columns}`.toLowerCase().includes(wanted),
    );
  const columns = [
    {
      key: "name",
      label: "Table",
      format: (name) =>
        h("a", { href: href("sql", [], { q: `SELECT * FROM ${name} LIMIT 100` }) }, name),
    },
    { key: "rows", label: "Rows", num: true, format: (count) => format.number(count) },
    {
      key: "description",
      label: "What it is",
      wrap: true,
      format: (text) => (text ?? "–").split(". ").slice(0, 2).join(". "),
    },
    { key: "columns", label: "Columns", num: true, format: (names) => names.split(", ").length },
    {
      key: "kind",
      label: "File",
      format: (kind, row) =>
        h(
          "a",
          {
            href: url(`tables/${row.name}`, { format: "parquet" }),
            "aria-label": `${row.name} as Parquet`,
          },
          "Parquet",
        ),
    },
  ];
  const find = () =>
    h("div", { class: "field" }, [
      h("label", { for: "find-table" }, "Find"),
      h("input", {
        id: "find-table",
        class: "control",
        type: "search",
        value: search.value,
        placeholder: "table, column, word",
        onInput: (event) => {
          search.value = event.target.value;
        },
      }),
    ]);
  return h(
    Panel,
    { title: "Tables", note: "A name opens its rows in SQL", flush: true },
    {
      tools: find,
      default: () =>
        settled(
          lake,
          rows.length
            ? () => h(DataTable, { id: "tables", columns, rows, caption: "Tables", maxHeight: 460 })
            : null,
          `No table, column or description has "${search.value}".`,
          460,
        ),
    },
  );
}

/** Findings of a severity. */
export function findingsPanel(findings, severity) {
  const columns = [
    { key: "session_id", label: "Session" },
    badgeColumn("severity", "Severity"),
    { key: "feed", label: "Feed" },
    { key: "line", label: "Record", num: true },
    { key: "driver_number", label: "Car", num: true },
    { key: "lap_number", label: "Lap", num: true },
    { key: "message", label: "What was found", wrap: true },
    { key: "action", label: "What was done", wrap: true },
  ];
  const rows = findings.data ?? [];
  const choose = () =>
    h(Segmented, {
      name: "Severity",
      value: severity.value,
      options: ["error", "warning", "info", "all"].map((value) => ({ value, label: value })),
      onChange: (value) => {
        severity.value = value;
      },
    });
  return h(
    Panel,
    {
      title: "Findings",
      note: "What ingest repaired, guessed or left out; at most 2,000 are shown",
      flush: true,
    },
    {
      tools: choose,
      default: () =>
        settled(
          findings,
          rows.length
            ? () =>
                h(DataTable, { id: "findings", columns, rows, caption: "Findings", maxHeight: 420 })
            : null,
          "No finding of this severity.",
          200,
        ),
    },
  );
}

/** The snapshots that are kept. */
export function snapshotsPanel(lake) {
  const rows = lake.data?.snapshots ?? [];
  const columns = [
    { key: "name", label: "Snapshot" },
    { key: "published_at", label: "Published", format: format.moment },
    { key: "rows", label: "Rows", num: true, format: (count) => format.number(count) },
    {
      key: "bytes",
      label: "MB",
      num: true,
      format: (bytes) => (bytes == null ? "–" : format.number(bytes / 1e6, 1)),
    },
    { key: "current", label: "Current" },
  ];
  return tablePanel({
    id: "snapshots",
    title: "Snapshots",
    note: "Pages follow the current one by themselves",
    result: lake,
    columns,
    rows,
    height: 260,
    empty: "No snapshot.",
  });
}

/** The newest event of each source. */
export function freshnessPanel(lake) {
  const rows = lake.data?.freshness.sources ?? [];
  const columns = [
    { key: "name", label: "Source" },
    { key: "newest", label: "Newest", format: format.moment },
    { key: "rows", label: "Rows", num: true, format: (count) => format.number(count) },
  ];
  return tablePanel({
    id: "freshness",
    title: "Freshness",
    note: "The newest event of each source",
    result: lake,
    columns,
    rows,
    height: 260,
    empty: "No source has a date.",
  });
}
