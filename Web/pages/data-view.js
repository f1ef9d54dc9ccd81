// The panels of the data page.
import { h } from "../vendor/vue.js";
import * as format from "../lib/format.js";
import { ChartPanel } from "../lib/chart.js";
import { look } from "../lib/theme.js";
import { href } from "../lib/url-state.js";
import { Select } from "../parts/controls.js";
import { lineageOption } from "../charts/lineage.js";
import { nameOf, neighbourhood } from "./data-data.js";
import { badgeColumn, tablePanel } from "./data-parts.js";
import { findingsPanel, freshnessPanel, snapshotsPanel, tablesPanel } from "./data-tables.js";

/** All panels of the lake. */
export function lakePanels({ lake, lineage, findings, severity, table, search, keep }) {
  return h("div", { class: "grid" }, [
    h("div", { class: "span-7" }, sessionsPanel(lake)),
    h("div", { class: "span-5" }, checksPanel(lake)),
    lineagePanel(lineage, table, keep),
    tablesPanel(lake, search),
    findingsPanel(findings, severity),
    h("div", { class: "span-6" }, snapshotsPanel(lake)),
    h("div", { class: "span-6" }, freshnessPanel(lake)),
  ]);
}

function sessionsPanel(lake) {
  const rows = lake.data?.sessions ?? [];
  const columns = [
    { key: "season", label: "Season", num: true },
    { key: "round", label: "Round", num: true },
    { key: "grand_prix", label: "Grand Prix", format: (slug) => format.grandPrix(slug, true) },
    {
      key: "session_code",
      label: "Session",
      format: (code, row) =>
        h("a", { href: href("session", [row.season, row.round, code]) }, format.sessionName(code)),
    },
    { key: "session_start", label: "Start", format: format.moment },
    { key: "is_simulated", label: "Simulated" },
  ];
  return tablePanel({
    id: "sessions",
    title: "What the lake holds",
    note: "Sessions from live timing",
    result: lake,
    columns,
    rows,
    height: 400,
    empty: "No session: f1lake ingest --season 2024 --round 1",
  });
}

function checksPanel(lake) {
  const { tests = {}, failures = [], findings = [], gates = [], verification } = lake.data?.quality ?? {};
  const rows = [
    ...gates.flatMap(gateRows),
    ...["passed", "failed", "error", "warned", "skipped"]
      .filter((name) => tests[name] || (name === "passed" && tests.total != null))
      .map((name) => ({ check: "Tests of the models", result: name, detail: String(tests[name]) })),
    ...failures.map((test) => ({
      check: test.name,
      result: test.status,
      detail: `${test.failures ?? "?"} rows`,
    })),
    ...[...findings].sort((a, b) => weight(a) - weight(b)).map((row) => ({
      check: row.feed ?? "Session",
      result: row.severity,
      detail: `${format.number(row.count)} in ${format.number(row.sessions)} sessions`,
    })),
  ];
  const columns = [
    { key: "check", label: "Check or feed", wrap: true, style: () => "narrow" },
    badgeColumn("result", "Result"),
    { key: "detail", label: "Count", wrap: true, style: () => "narrow" },
  ];
  return tablePanel({
    id: "checks",
    title: "Gates, tests and findings",
    note: verification
      ? `Gates of ${format.moment(verification.verified_at)}${isOfNow(verification, lake) ? "" : ", of another snapshot"}`
      : "No gate was asked yet: f1lake verify",
    result: lake,
    columns,
    rows,
    height: 400,
    empty: "No check is recorded: build with f1lake build.",
  });
}

const SEVERITIES = ["error", "warning", "info"];

function weight({ severity }) {
  return SEVERITIES.indexOf(severity);
}

function gateRows({ question, status, summary, problems, problem_count: count }) {
  const told = problems.map(({ subject, message }) => ({ check: subject, result: "problem", detail: message }));
  const rest = count - problems.length;
  if (rest > 0) told.push({ check: "and more", result: "problem", detail: `${format.number(rest)} others` });
  return [{ check: question, result: status, detail: summary }, ...told];
}

function isOfNow(verification, lake) {
  return verification.snapshot === lake.data.snapshot.snapshot;
}

function lineagePanel(lineage, table, keep) {
  const names = (lineage.data?.nodes ?? [])
    .filter((node) => node.layer !== "bronze")
    .map(nameOf)
    .sort();
  const part = keep("part", [lineage.data, table.value], () =>
    lineage.data ? neighbourhood(lineage.data, table.value) : { nodes: [], edges: [] },
  );
  const sizes = part.nodes.map(
    (node) => part.nodes.filter((other) => other.depth === node.depth).length,
  );
  const columns = [
    { key: "depth", label: "Steps", num: true, title: "Negative: comes from it" },
    { key: "title", label: "Table" },
    { key: "layer", label: "Layer" },
    { key: "rows", label: "Rows", num: true, format: (rows) => format.number(rows) },
  ];
  return h(
    ChartPanel,
    {
      id: "lineage",
      title: "Lineage",
      note: "Bronze to the left, what is made of it to the right; select a table or click one",
      result: lineage,
      name: [table.value],
      height: Math.min(900, Math.max(260, Math.max(0, ...sizes) * 34 + 60)),
      option: keep("lineage", [part], () => lineageOption({ part, look: look() })),
      table: { columns, rows: part.nodes },
      empty: `The lineage has no table ${table.value}: select another one.`,
      events: {
        click: (hit) => {
          if (hit.data?.node && hit.data.node.layer !== "bronze") table.value = hit.data.name;
        },
      },
    },
    {
      tools: () =>
        names.length > 0 &&
        h(Select, {
          label: "Table",
          value: table.value,
          options: names.map((name) => ({ value: name, label: name })),
          onChange: (name) => {
            table.value = name;
          },
        }),
    },
  );
}
