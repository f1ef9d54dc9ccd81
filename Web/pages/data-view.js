// The panels of the data page.
import { h } from "../vendor/vue.js";
import { url } from "../lib/api.js";
import * as format from "../lib/format.js";
import { ChartPanel } from "../lib/chart.js";
import { DataTable } from "../lib/table.js";
import { look } from "../lib/theme.js";
import { href } from "../lib/url-state.js";
import { Segmented, Select } from "../parts/controls.js";
import { Panel, settled } from "../parts/panel.js";
import { lineageOption } from "../charts/lineage.js";
import { nameOf, neighbourhood } from "./data-data.js";

/** All panels of the lake. */
export function lakePanels({ lake, lineage, findings, severity, table, search }) {
  return h("div", { class: "grid" }, [
    h("div", { class: "span-7" }, sessionsPanel(lake)),
    h("div", { class: "span-5" }, checksPanel(lake)),
    lineagePanel(lineage, table),
    tablesPanel(lake, table, search),
    findingsPanel(findings, severity),
    h("div", { class: "span-6" }, snapshotsPanel(lake)),
    h("div", { class: "span-6" }, freshnessPanel(lake)),
  ]);
}

function sessionsPanel(lake) {
  const rows = lake.data?.sessions ?? [];
  const columns = [
    { key: "season", label: "Season", num: true }, { key: "round", label: "Round", num: true },
    { key: "grand_prix", label: "Grand Prix", format: (slug) => format.grandPrix(slug, true) },
    { key: "session_code", label: "Session", format: (code, row) => h("a", { href: href("session", [row.season, row.round, code]) }, format.sessionName(code)) },
    { key: "session_start", label: "Start", format: format.moment },
    { key: "is_simulated", label: "Simulated" },
  ];
  return tablePanel({ id: "sessions", title: "What the lake holds", note: "Sessions from live timing", result: lake, columns, rows, height: 400, empty: "No session: f1lake ingest --season 2024 --round 1" });
}

function checksPanel(lake) {
  const { tests = {}, failures = [], findings = [], gates = [] } = lake.data?.quality ?? {};
  const rows = [
    ...gates.map((gate) => ({ check: `Gate: ${gate.name}`, result: gate.status, detail: gate.detail })),
    ...["passed", "failed", "error", "warned", "skipped"].filter((name) => tests[name] || name === "passed" && tests.total != null).map((name) => ({ check: "Tests of the models", result: name, detail: String(tests[name]) })),
    ...failures.map((test) => ({ check: test.name, result: test.status, detail: `${test.failures ?? "?"} rows` })),
    ...findings.map((row) => ({ check: row.feed ?? "Session", result: row.severity, detail: `${format.number(row.count)} in ${format.number(row.sessions)} sessions` })),
  ];
  const columns = [
    { key: "check", label: "Check or feed" }, { key: "result", label: "Result", format: (text) => h("span", { class: ["badge", tone(text)] }, text) }, { key: "detail", label: "Count" },
  ];
  return tablePanel({ id: "checks", title: "Gates, tests and findings", note: "Tests before publishing; findings by feed", result: lake, columns, rows, height: 400, empty: "No check is recorded: build with f1lake build." });
}

function lineagePanel(lineage, table) {
  const names = (lineage.data?.nodes ?? []).filter((node) => node.layer !== "bronze").map(nameOf).sort();
  const part = lineage.data ? neighbourhood(lineage.data, table.value) : { nodes: [], edges: [] };
  const sizes = part.nodes.map((node) => part.nodes.filter((other) => other.depth === node.depth).length);
  const columns = [{ key: "depth", label: "Steps", num: true, title: "Negative: comes from it" }, { key: "title", label: "Table" }, { key: "layer", label: "Layer" }, { key: "rows", label: "Rows", num: true, format: (rows) => format.number(rows) }];
  return h(ChartPanel, {
    id: "lineage", title: "Lineage", note: "Bronze to the left, what is made of it to the right; select a table or click one", result: lineage, name: [table.value],
    height: Math.min(900, Math.max(260, Math.max(0, ...sizes) * 34 + 60)), option: lineageOption({ part, look: look() }), table: { columns, rows: part.nodes },
    empty: `The lineage has no table ${table.value}: select another one.`, events: { click: (hit) => { if (hit.data?.node && hit.data.node.layer !== "bronze") table.value = hit.data.name; } },
  }, { tools: () => names.length > 0 && h(Select, { label: "Table", value: table.value, options: names.map((name) => ({ value: name, label: name })), onChange: (name) => { table.value = name; } }) });
}

function tablesPanel(lake, table, search) {
  const wanted = search.value.toLowerCase();
  const rows = (lake.data?.tables ?? []).map((row) => ({ ...row, columns: row.columns.map((column) => column.name).join(", ") }))
    .filter((row) => !wanted || `${row.name} ${row.description} ${row.columns}`.toLowerCase().includes(wanted));
  const columns = [
    { key: "name", label: "Table", format: (name) => h("a", { href: href("sql", [], { q: `SELECT * FROM ${name} LIMIT 100` }) }, name) },
    { key: "rows", label: "Rows", num: true, format: (count) => format.number(count) },
    { key: "description", label: "What it is", wrap: true, format: (text) => (text ?? "–").split(". ").slice(0, 2).join(". ") },
    { key: "columns", label: "Columns", num: true, format: (names) => names.split(", ").length },
    { key: "kind", label: "File", format: (_, row) => h("a", { href: url(`tables/${row.name}`, { format: "parquet" }), "aria-label": `${row.name} as Parquet` }, "Parquet") },
  ];
  const find = () => h("div", { class: "field" }, [
    h("label", { for: "find-table" }, "Find"),
    h("input", { id: "find-table", class: "control", type: "search", value: search.value, placeholder: "table, column, word", onInput: (event) => { search.value = event.target.value; } }),
  ]);
  return h(Panel, { title: "Tables", note: "A name opens its rows in SQL", flush: true }, {
    tools: find,
    default: () => settled(lake, rows.length ? () => h(DataTable, { id: "tables", columns, rows, caption: "Tables", maxHeight: 460 }) : null, `No table, column or description has "${search.value}".`, 460),
  });
}

function findingsPanel(findings, severity) {
  const columns = [
    { key: "session_id", label: "Session" }, { key: "severity", label: "Severity", format: (text) => h("span", { class: ["badge", tone(text)] }, text) }, { key: "feed", label: "Feed" },
    { key: "line", label: "Record", num: true }, { key: "driver_number", label: "Car", num: true }, { key: "lap_number", label: "Lap", num: true },
    { key: "message", label: "What was found", wrap: true }, { key: "action", label: "What was done", wrap: true },
  ];
  const rows = findings.data ?? [];
  const choose = () => h(Segmented, { name: "Severity", value: severity.value, options: ["error", "warning", "info", "all"].map((value) => ({ value, label: value })), onChange: (value) => { severity.value = value; } });
  return h(Panel, { title: "Findings", note: "What ingest repaired, guessed or left out; at most 2,000 are shown", flush: true }, {
    tools: choose,
    default: () => settled(findings, rows.length ? () => h(DataTable, { id: "findings", columns, rows, caption: "Findings", maxHeight: 420 }) : null, "No finding of this severity.", 200),
  });
}

function snapshotsPanel(lake) {
  const rows = lake.data?.snapshots ?? [];
  const columns = [
    { key: "name", label: "Snapshot" }, { key: "published_at", label: "Published", format: format.moment }, { key: "rows", label: "Rows", num: true, format: (count) => format.number(count) },
    { key: "bytes", label: "MB", num: true, format: (bytes) => (bytes == null ? "–" : format.number(bytes / 1e6, 1)) }, { key: "current", label: "Current" },
  ];
  return tablePanel({ id: "snapshots", title: "Snapshots", note: "Pages follow the current one by themselves", result: lake, columns, rows, height: 260, empty: "No snapshot." });
}

function freshnessPanel(lake) {
  const rows = lake.data?.freshness.sources ?? [];
  const columns = [{ key: "name", label: "Source" }, { key: "newest", label: "Newest", format: format.moment }, { key: "rows", label: "Rows", num: true, format: (count) => format.number(count) }];
  return tablePanel({ id: "freshness", title: "Freshness", note: "The newest event of each source", result: lake, columns, rows, height: 260, empty: "No source has a date." });
}

function tablePanel({ id, title, note, result, columns, rows, height, empty }) {
  return h(Panel, { title, note, flush: true }, {
    default: () => settled(result, rows.length ? () => h(DataTable, { id, columns, rows, caption: title, name: [id], maxHeight: height }) : null, empty, height),
  });
}

function tone(text) {
  if (["passed", "pass", "ok"].includes(text)) return "good";
  if (["failed", "fail", "error"].includes(text)) return "bad";
  return ["warned", "warn", "warning"].includes(text) ? "warn" : "";
}
