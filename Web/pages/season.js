// A season: calendar and winners, both championships, who can still win, results of all rounds.
import { defineComponent, h, watch } from "../vendor/vue.js";
import { grandPrix, points } from "../lib/format.js";
import { teamColour } from "../lib/colours.js";
import { memory } from "../lib/memo.js";
import { load } from "../lib/load.js";
import { go, param, route } from "../lib/url-state.js";
import { Kpis } from "../parts/kpi.js";
import { Segmented, Select } from "../parts/controls.js";
import { simulatedBadge } from "../parts/marks.js";
import { EmptyState, ProblemState } from "../parts/panel.js";
import { latestSeason, lines, loadSeason } from "./season-data.js";
import { seasonView } from "./season-view.js";

export default defineComponent({
  setup() {
    const championship = param("championship", "driver");
    const measure = param("measure", "points");
    const cells = param("cells", "place");
    const after = param("after", "");
    const latest = load(
      () => (route.page === "season" && !route.parts[0] ? {} : null),
      (_, signal) => latestSeason(signal),
    );
    watch(
      () => [latest.data, route.parts[0]],
      () => {
        if (latest.data && !route.parts[0] && route.page === "season")
          go("season", [latest.data], route.query, { replace: true });
      },
    );
    const keep = memory();
    const result = load(
      () => (route.page === "season" && route.parts[0] ? { season: route.parts[0] } : null),
      loadSeason,
    );

    return () => {
      const error = latest.error ?? (result.data ? null : result.error);
      if (error)
        return h(ProblemState, { error, retry: () => (latest.error ? latest : result).reload() });
      if (latest.data === null && !latest.loading && !route.parts[0])
        return h(EmptyState, {
          title: "No season",
          text: "The lake holds neither timing nor history.",
          command: "f1lake ingest --season 2024 --round 1",
        });
      const data = result.data;
      const colorOf = (row) =>
        teamColour(
          data?.colors.byDriver.get(row.driver) ?? data?.colors.byTeam.get(row.team ?? row.entrant),
        );
      const names = new Map(
        (data?.rounds ?? []).map((row) => [row.round, grandPrix(row.grand_prix, true)]),
      );
      const championships = keep("lines", [data, championship.value], () =>
        data ? lines(data.standings, championship.value, colorOf) : [],
      );
      return [
        head(data),
        filters(data, { championship, after }),
        data && h(Kpis, { tiles: tiles(data) }),
        seasonView({
          result,
          colorOf,
          names,
          championships,
          championship,
          measure,
          cells,
          after,
          keep,
        }),
      ];
    };
  },
});

function head(data) {
  const isSimulated = data?.rounds.some((row) => row.is_simulated);
  return h(
    "div",
    { class: "page-head" },
    h("div", [h("h1", `Season ${route.parts[0] ?? ""}`), isSimulated && simulatedBadge()]),
  );
}

function filters(data, { championship }) {
  return h(
    "form",
    { class: "filters", "aria-label": "Filters", onSubmit: (event) => event.preventDefault() },
    [
      h(Select, {
        label: "Season",
        value: route.parts[0],
        options: (data?.years ?? []).map((year) => ({ value: year, label: year })),
        onChange: (year) => go("season", [year], { ...route.query, after: null }),
      }),
      h(Segmented, {
        label: "Championship",
        value: championship.value,
        options: [
          { value: "driver", label: "Drivers" },
          { value: "team", label: "Teams" },
        ],
        onChange: (value) => {
          championship.value = value;
        },
      }),
    ],
  );
}

function tiles(data) {
  const last = (name) =>
    data.standings
      .filter((row) => row.championship === name && row.position === 1 && row.is_complete)
      .at(-1);
  const decided = (name) =>
    data.contenders.find((row) => row.championship === name && row.is_decided);
  const tile = (label, name) => {
    const row = last(name);
    if (!row)
      return {
        label: `${label} standing`,
        value: "–",
        note: "not all rounds before are in the lake",
      };
    const when = decided(name);
    return {
      label: when ? `${label} champion` : `${label} leader`,
      value: row.driver ?? row.entrant,
      note: `${points(row.points)} points${when ? `, decided after round ${when.round}` : ""}`,
    };
  };
  const winners = new Set(data.rounds.map((row) => row.winner).filter(Boolean));
  return [
    { label: "Rounds in the lake", value: data.rounds.length },
    { label: "With live timing", value: data.rounds.filter((row) => row.has_timing).length },
    { label: "Different winners", value: winners.size || "–" },
    tile("Drivers'", "driver"),
    tile("Teams'", "team"),
  ];
}
