// The panels of the session page.
import { h } from "../vendor/vue.js";
import * as format from "../lib/format.js";
import { ChartPanel } from "../lib/chart.js";
import { DataTable } from "../lib/table.js";
import { look } from "../lib/theme.js";
import { href } from "../lib/url-state.js";
import { Kpis } from "../parts/kpi.js";
import { stripe, tyre } from "../parts/marks.js";
import { Panel, settled } from "../parts/panel.js";
import { Segmented } from "../parts/controls.js";
import { sessionPaceOption } from "../charts/session-pace.js";
import { distributionOption } from "../charts/distribution.js";
import { weatherOption } from "../charts/weather.js";
import { headline, quickest } from "./session-data.js";

/** All panels, of the rows that the filters leave in `shown`. */
export function sessionView({ key, result, shown, styles, everyLap, keep }) {
  const name = key ? [key.season, key.round, key.session] : [];
  const color = (driver) => styles.find((row) => row.driver === driver)?.color;
  const teamColor = (team) => styles.find((row) => row.team === team)?.color;
  const drivers = keep("drivers", [styles, shown], () => styles.filter(shown.keep));
  const common = { result, name, keep };
  return [
    result.data && h(Kpis, { tiles: headline(result.data, shown, format) }),
    h("div", { class: "grid" }, [
      h("div", { class: "span-7" }, quickestPanel({ ...common, laps: shown.laps, color, key })),
      h("div", { class: "span-5" }, teamPanel({ ...common, shown, color, teamColor })),
      pacePanel({ ...common, shown, drivers, key, everyLap }),
      h("div", { class: "span-7" }, distributionPanel({ ...common, shown, drivers })),
      h("div", { class: "span-5" }, weatherPanel(common)),
    ]),
  ];
}

const NONE = [];
const time = { format: format.lapTime, num: true };
const sector = { format: format.sectorTime, num: true };

function quickestPanel({ result, name, laps, color, key, keep }) {
  const rows = keep("quickest", [laps], () => quickest(laps));
  const lowest = (column) => Math.min(...rows.map((row) => row[column] ?? Infinity));
  const best = Object.fromEntries(
    ["sector1_time_s", "sector2_time_s", "sector3_time_s"].map((column) => [
      column,
      lowest(column),
    ]),
  );
  const purple = (column) => (value) => (value != null && value === best[column] ? "best" : "");
  const columns = [
    { key: "rank", label: "#", num: true },
    { key: "driver", label: "Driver", format: (driver) => stripe(color(driver), driver) },
    { key: "lap_time_s", label: "Time", ...time, format: (value, row) => lapLink(value, row, key) },
    {
      key: "gap_s",
      label: "Gap",
      num: true,
      format: (value) => (value === 0 ? "–" : format.gap(value)),
    },
    { key: "sector1_time_s", label: "S1", ...sector, style: purple("sector1_time_s") },
    { key: "sector2_time_s", label: "S2", ...sector, style: purple("sector2_time_s") },
    { key: "sector3_time_s", label: "S3", ...sector, style: purple("sector3_time_s") },
    { key: "compound", label: "Tyre", format: (compound) => tyre(compound) },
    { key: "tyre_life", label: "Age", num: true, title: "Laps on this set of tyres" },
    { key: "lap_number", label: "Lap", num: true },
  ];
  const table = () =>
    h(DataTable, {
      id: "fastest",
      columns,
      rows,
      name: [...name, "fastest-laps"],
      caption: "Fifty fastest laps",
      maxHeight: 420,
    });
  return h(
    Panel,
    {
      title: "Fastest laps",
      note: "The fifty quickest of all laps; deleted laps and out-laps do not count",
      flush: true,
    },
    {
      default: () =>
        settled(
          result,
          rows.length ? table : null,
          "No timed lap for this choice: take another driver or session.",
          420,
        ),
    },
  );
}

function lapLink(value, row, key) {
  const laps = `${row.driver}.${row.lap_number}`;
  return h(
    "a",
    {
      href: href("telemetry", [key.season, key.round, key.session], { laps }),
      title: "Telemetry of this lap",
    },
    format.lapTime(value),
  );
}

function teamPanel({ result, name, shown, color, teamColor }) {
  const teams = [
    { key: "team", label: "Team", format: (team) => stripe(teamColor(team), team) },
    { key: "team_best_lap_time_s", label: "Best", ...time },
    { key: "team_laps_on_track", label: "Laps", num: true },
    { key: "team_pitstops", label: "Stops", num: true },
  ];
  const drivers = [
    { key: "driver", label: "Driver", format: (driver) => stripe(color(driver), driver) },
    { key: "best_lap_time_s", label: "Best", ...time },
    { key: "laps_on_track", label: "Laps", num: true },
    { key: "pitstops", label: "Stops", num: true },
  ];
  const byTeam = shown.byTeam.length > 0;
  const table = () =>
    h(
      DataTable,
      byTeam
        ? {
            key: "teams",
            id: "teams",
            columns: teams,
            rows: shown.byTeam,
            name: [...name, "teams"],
            caption: "Teams",
            maxHeight: 420,
          }
        : {
            key: "drivers",
            id: "drivers",
            columns: drivers,
            rows: shown.byDriver,
            name: [...name, "drivers"],
            caption: "Drivers",
            maxHeight: 420,
          },
    );
  return h(
    Panel,
    {
      title: byTeam || !result.data ? "Teams" : "Drivers",
      flush: true,
      note:
        byTeam || !result.data
          ? "Laps on track, stops and best lap of both cars"
          : "By driver: in practice programmes of teams do not compare",
    },
    {
      default: () =>
        settled(result, shown.byDriver.length ? table : null, "No laps for this choice.", 420),
    },
  );
}

function pacePanel({ result, name, shown, drivers, key, everyLap, keep }) {
  const byTime = !["R", "S"].includes(key?.session);
  const clean = !everyLap.value;
  const option = keep("pace", [shown, drivers, byTime, clean], () =>
    sessionPaceOption({
      laps: shown.laps,
      drivers,
      look: look(),
      lapTime: format.lapTime,
      clock: format.clock,
      byTime,
      clean,
    }),
  );
  const columns = [
    { key: "driver", label: "Driver" },
    { key: "lap_number", label: "Lap", num: true },
    { key: "lap_time_s", label: "Time", ...time },
    { key: "compound", label: "Tyre" },
    { key: "tyre_life", label: "Age", num: true },
    { key: "exclusion_reasons", label: "Not clean because" },
  ];
  return h(
    ChartPanel,
    {
      id: "pace",
      title: "Pace over the session",
      result,
      name,
      height: 380,
      option,
      note: clean
        ? "Clean laps; dashed and hollow: the second driver of a team"
        : "All laps; the axis ends about 15 % above the best",
      empty: clean
        ? "No clean lap for this choice: show all laps, or take other drivers."
        : "No timed lap for this choice.",
      table: { columns, rows: shown.laps.filter((lap) => !clean || lap.is_clean) },
    },
    {
      tools: () =>
        h(Segmented, {
          name: "Which laps",
          value: everyLap.value ? "1" : "0",
          options: [
            { value: "0", label: "Clean" },
            { value: "1", label: "All" },
          ],
          onChange: (value) => {
            everyLap.value = value === "1";
          },
        }),
    },
  );
}

function distributionPanel({ result, name, shown, drivers, keep }) {
  const rows = [...shown.distribution].sort((a, b) => a.median_s - b.median_s);
  const option = keep("distribution", [shown, drivers], () =>
    distributionOption({ rows, drivers, look: look(), lapTime: format.lapTime }),
  );
  const columns = [
    { key: "driver", label: "Driver" },
    { key: "laps", label: "Clean laps", num: true },
    ...["min_s", "p05_s", "p25_s", "median_s", "p75_s", "p95_s", "max_s"].map((column) => ({
      key: column,
      label: column.replace("_s", ""),
      ...time,
    })),
  ];
  return h(ChartPanel, {
    id: "distribution",
    title: "Lap time distribution",
    note: "Clean laps: box 25 to 75 %, whiskers 5 to 95 %",
    result,
    name,
    height: 320,
    option,
    table: { columns, rows },
    empty: "No driver has clean laps here: in this session none was accurate and on a clear track.",
  });
}

function weatherPanel({ result, name, keep }) {
  const rows = result.data?.weather ?? NONE;
  const option = keep("weather", [rows], () =>
    weatherOption({ rows, look: look(), clock: format.clock }),
  );
  const columns = [
    { key: "time_s", label: "Clock", num: true, format: format.clock },
    { key: "track_temp_c", label: "Track °C", num: true },
    { key: "air_temp_c", label: "Air °C", num: true },
    { key: "humidity_pct", label: "Humidity %", num: true },
    { key: "wind_speed_mps", label: "Wind m/s", num: true },
    { key: "rainfall", label: "Rain" },
  ];
  return h(ChartPanel, {
    id: "weather",
    title: "Weather",
    note: "Rain is shaded; wind on the right axis",
    result,
    name,
    height: 320,
    option,
    table: { columns, rows },
    empty: "The feed of this session has no weather.",
  });
}
