// The lake itself: what it holds, how fresh it is, what was checked, where tables come from, what
// was found.
import { defineComponent, h } from "../vendor/vue.js";
import { get } from "../lib/api.js";
import { moment, number } from "../lib/format.js";
import { live } from "../lib/live.js";
import { memory } from "../lib/memo.js";
import { load } from "../lib/load.js";
import { param } from "../lib/url-state.js";
import { Kpis } from "../parts/kpi.js";
import { simulatedBadge } from "../parts/marks.js";
import { EmptyState, ProblemState } from "../parts/panel.js";
import { loadFindings, loadLake } from "./data-data.js";
import { lakePanels } from "./data-view.js";

export default defineComponent({
  setup() {
    const severity = param("severity", "error");
    const table = param("table", "gold.race_pace");
    const search = param("find", "");
    const lake = load(() => (live.isEmpty ? null : {}), loadLake);
    const lineage = load(
      () => (live.isEmpty ? null : {}),
      (_, signal) => get("lineage", {}, { signal }),
    );
    const keep = memory();
    const findings = load(() => (live.isEmpty ? null : { severity: severity.value }), loadFindings);

    return () => {
      if (live.isEmpty) return empty();
      if (lake.error && !lake.data)
        return h(ProblemState, { error: lake.error, retry: lake.reload });
      return [
        h(
          "div",
          { class: "page-head" },
          h("div", [
            h("h1", "The lake"),
            h("p", { class: "muted" }, [
              live.snapshot ?? "",
              " ",
              live.isSimulated && simulatedBadge(),
            ]),
          ]),
        ),
        lake.data && h(Kpis, { tiles: tiles(lake.data) }),
        lakePanels({ lake, lineage, findings, severity, table, search, keep }),
      ];
    };
  },
});

function empty() {
  return h(EmptyState, {
    title: "The lake is empty",
    text: "No snapshot has been published. Ingest sessions, then build: this page follows.",
    command: "f1lake ingest --season 2024 --round 1 && f1lake build",
  });
}

function tiles({ snapshot, tables, quality, sessions }) {
  const errors = (quality.findings ?? [])
    .filter((row) => row.severity === "error")
    .reduce((sum, row) => sum + row.count, 0);
  const tests = quality.tests ?? {};
  const failed = (tests.failed ?? 0) + (tests.error ?? 0);
  return [
    {
      label: "Published",
      value: moment(snapshot.published_at).split(",")[0],
      note: moment(snapshot.published_at).split(", ")[1],
    },
    {
      label: "Sessions",
      value: number(sessions.length),
      note: `${new Set(sessions.map((row) => row.season)).size} seasons`,
    },
    {
      label: "Tables",
      value: tables.length,
      note: `${tables.filter((row) => row.name.startsWith("gold.")).length} marts`,
    },
    { label: "Rows", value: number(tables.reduce((sum, row) => sum + (row.rows ?? 0), 0)) },
    {
      label: "Tests of the models",
      value: failed ? `${failed} failed` : `${number(tests.passed ?? 0)} passed`,
      note: `${tests.warned ?? 0} with a warning`,
    },
    {
      label: "Findings",
      value: number((quality.findings ?? []).reduce((sum, row) => sum + row.count, 0)),
      note: `${number(errors)} of them errors`,
    },
  ];
}
