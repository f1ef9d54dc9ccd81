// The panels of the season page.
import { h } from "../vendor/vue.js";
import * as format from "../lib/format.js";
import { ChartPanel } from "../lib/chart.js";
import { DataTable } from "../lib/table.js";
import { codes, isEmpty } from "../lib/session.js";
import { look } from "../lib/theme.js";
import { href, route } from "../lib/url-state.js";
import { Segmented, Select } from "../parts/controls.js";
import { stripe } from "../parts/marks.js";
import { Panel, settled } from "../parts/panel.js";
import { standingsOption } from "../charts/standings.js";
import { titleRaceOption } from "../charts/title-race.js";
import { seasonHeatmapOption } from "../charts/season-heatmap.js";

const HISTORY =
  "Standings need the results of every round: f1lake ingest --season YEAR brings their history, " +
  "f1lake build makes the standings.";
const narrow = () => innerWidth < 600;

/** All panels of the season in `result`. */
export function seasonView(state) {
  return h("div", { class: "grid" }, [
    h("div", { class: "span-7" }, standingsPanel(state)),
    h("div", { class: "span-5" }, titlePanel(state)),
    calendarPanel(state),
    heatmapPanel(state),
  ]);
}

function standingsPanel({ result, names, championships, championship, measure, keep }) {
  const option = keep("standings", [championships, measure.value, narrow()], () =>
    standingsOption({
      lines: championships,
      measure: measure.value,
      names,
      look: look(),
      narrow: narrow(),
    }),
  );
  const columns = [
    { key: "round", label: "Round", num: true },
    { key: "position", label: "Place", num: true },
    { key: "entrant", label: "Entrant" },
    { key: "points", label: "Points", num: true },
    { key: "wins", label: "Wins", num: true },
    { key: "gap_to_leader_points", label: "Gap", num: true },
    { key: "is_complete", label: "Complete", title: "All rounds before are in the lake" },
  ];
  const rows = (result.data?.standings ?? []).filter(
    (row) => row.championship === championship.value,
  );
  const partial = rows.some((row) => !row.is_complete);
  return h(
    ChartPanel,
    {
      id: "standings",
      title: championship.value === "driver" ? "Drivers' championship" : "Teams' championship",
      height: 460,
      note: partial
        ? "Not every round is in the lake: sums of the known ones, no standing"
        : "After each round, sprints included",
      result,
      name: [route.parts[0], championship.value],
      option,
      table: { columns, rows },
      empty: HISTORY,
    },
    {
      tools: () =>
        segmented("Measure", measure, [
          ["points", "Points"],
          ["gap", "Gap"],
          ["place", "Place"],
        ]),
    },
  );
}

function titlePanel({ result, colorOf, championship, after, names, keep }) {
  const mine = (result.data?.contenders ?? []).filter(
    (row) => row.championship === championship.value,
  );
  const rounds = [...new Set(mine.map((row) => row.round))];
  const round = rounds.includes(Number(after.value)) ? Number(after.value) : rounds.at(-1);
  const rows = mine.filter((row) => row.round === round);
  const option = keep("title", [result.data, championship.value, round], () =>
    titleRaceOption({ rows, colorOf, look: look() }),
  );
  const still = rows.filter((row) => row.can_win);
  const note = !rows.length
    ? ""
    : rows[0].is_decided
      ? `Decided: ${still[0]?.entrant ?? rows[0].entrant}`
      : `${still.length} can still win, ${rows[0].rounds_remaining} rounds to go`;
  const columns = [
    { key: "position", label: "Place", num: true },
    { key: "entrant", label: "Entrant" },
    { key: "points", label: "Points", num: true },
    { key: "max_attainable_points", label: "Can reach", num: true },
    { key: "gap_to_leader_points", label: "Gap", num: true },
    { key: "can_win", label: "Can win" },
  ];
  const choose = () =>
    rounds.length > 0 &&
    h(Select, {
      label: "After round",
      value: round,
      options: rounds.map((one) => ({ value: one, label: `${one} · ${names.get(one) ?? ""}` })),
      onChange: (value) => {
        after.value = Number(value) === rounds.at(-1) ? "" : value;
      },
    });
  return h(
    ChartPanel,
    {
      id: "title",
      title: "Who can still win",
      note,
      height: 460,
      result,
      name: [route.parts[0], championship.value],
      option,
      table: { columns, rows },
      empty: HISTORY,
    },
    { tools: choose },
  );
}

function calendarPanel({ result, colorOf }) {
  const rows = result.data?.rounds ?? [];
  const season = route.parts[0];
  const columns = [
    { key: "round", label: "#", num: true },
    { key: "grand_prix", label: "Grand Prix", format: (slug) => format.grandPrix(slug, true) },
    { key: "date", label: "Date", format: format.day },
    { key: "circuit_name", label: "Circuit" },
    { key: "country", label: "Country" },
    { key: "pole", label: "Pole", title: "Quickest in qualifying" },
    {
      key: "winner",
      label: "Winner",
      format: (driver, row) =>
        driver ? stripe(colorOf({ driver, team: row.winner_team }), driver) : "–",
    },
    { key: "winner_team", label: "Team" },
    {
      key: "sessions",
      label: "Sessions with timing",
      format: (codes, row) => sessionLinks(season, row),
    },
  ];
  const table = () =>
    h(DataTable, {
      id: "calendar",
      columns,
      rows,
      caption: "Calendar and winners",
      name: [season, "calendar"],
      maxHeight: 520,
    });
  return h(
    Panel,
    { title: "Calendar and winners", note: "Session codes open the session", flush: true },
    {
      default: () =>
        settled(result, rows.length ? table : null, "The lake knows no round of this season.", 300),
    },
  );
}

function sessionLinks(season, row) {
  const list = codes(row);
  if (!list.length) return h("span", { class: "muted" }, "results only");
  return list.map((code, i) => {
    const empty = isEmpty(row, code);
    const title = format.sessionName(code) + (empty ? ", without laps" : "");
    const link = { href: href("session", [season, row.round, code]), title, class: { muted: empty } };
    return [i ? " " : "", h("a", link, code)];
  });
}

function heatmapPanel({ result, names, cells, keep }) {
  const rows = result.data?.results ?? [];
  const total = new Map();
  for (const row of rows) total.set(row.driver, (total.get(row.driver) ?? 0) + (row.points ?? 0));
  const drivers = [...total.keys()].sort((a, b) => total.get(b) - total.get(a));
  const option = keep("heatmap", [result.data, cells.value, narrow()], () =>
    seasonHeatmapOption({
      rows,
      drivers,
      measure: cells.value,
      names,
      look: look(),
      narrow: narrow(),
    }),
  );
  const columns = [
    { key: "round", label: "Round", num: true },
    { key: "driver", label: "Driver" },
    { key: "team", label: "Team" },
    {
      key: "grid_position", label: "Grid", num: true,
      format: (place) => place === 0 ? "PL" : place ?? format.NONE,
    },
    { key: "position", label: "Place", num: true },
    { key: "classified_position", label: "Classified" },
    { key: "sprint_position", label: "Sprint", num: true },
    { key: "points", label: "Points", num: true },
    { key: "status", label: "Status" },
  ];
  return h(
    ChartPanel,
    {
      id: "heatmap",
      title: "Every driver, every round",
      note:
        "Drivers in the order of their points; " +
        (cells.value === "grid" ? "PL pit lane" : "R retired, D disqualified, W withdrawn"),
      height: Math.max(180, drivers.length * 22 + 90),
      result,
      name: [route.parts[0], "results"],
      option,
      table: { columns, rows },
      empty: "The lake has no race result of this season.",
    },
    {
      tools: () =>
        segmented("Cells", cells, [
          ["place", "Place"],
          ["points", "Points"],
          ["grid", "Grid"],
        ]),
    },
  );
}

function segmented(name, value, options) {
  return h(Segmented, {
    name,
    value: value.value,
    options: options.map(([key, label]) => ({ value: key, label })),
    onChange: (key) => {
      value.value = key;
    },
  });
}
