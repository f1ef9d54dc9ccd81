// The tables of the Race page: cost of tyre life, pit stops, race control.

import { h } from "../vendor/vue.js";
import { clock, gap, number } from "../lib/format.js";
import { DataTable } from "../lib/table.js";
import { tyre } from "../parts/marks.js";
import { EmptyState, Panel } from "../parts/panel.js";
import { messageRows } from "./race-data.js";
import { choice } from "./session-page.js";

const HEIGHT = 320;
const digits = (count) => (value) => number(value, count);
const DRIVER = { key: "driver", label: "Driver" };

const FITS = [
  DRIVER, { key: "stint", label: "Stint", num: true }, { key: "compound", label: "Tyre", format: tyre },
  { key: "laps_used", label: "Laps", num: true },
  {
    key: "slope_s_per_lap", label: "s/lap", num: true, format: (value) => gap(value),
    title: "Seconds that a lap of tyre life costs",
  },
  {
    key: "slope_stderr_s_per_lap", label: "±", num: true, format: digits(3),
    title: "Standard error of the slope",
  },
  { key: "r2", label: "R²", num: true, format: digits(2) },
];
const STOPS = [
  { key: "lap_number", label: "Lap", num: true }, DRIVER, { key: "stop", label: "Stop", num: true },
  { key: "lane_time_s", label: "Lane s", num: true, format: digits(1) },
  { key: "loss_s", label: "Lost s", num: true, format: digits(1) },
  { key: "track_condition", label: "Track" },
  { key: "baseline", label: "Compared with" },
  {
    key: "circuit_median_loss_s", label: "Median here s", num: true, format: digits(1),
    title: "Median of the circuit in these conditions, all seasons",
  },
];
const MESSAGES = [
  { key: "lap_number", label: "Lap", num: true },
  { key: "time_s", label: "Session time", num: true, format: clock },
  { key: "kind", label: "Kind" }, { key: "message", label: "Message", wrap: true },
];

function panel(page, { id, title, note, columns, rows, empty, tools, sort, span }) {
  return h(Panel, { title, note, flush: rows.length > 0, class: span }, {
    tools,
    default: () => (rows.length > 0
      ? h(
        DataTable,
        { id, columns, rows, caption: title, name: [...page.files, id], maxHeight: HEIGHT, sort },
      )
      : h(EmptyState, { title: "Nothing to show", text: empty })),
  });
}

/** What a lap of tyre life costs, by stint. */
export function fitsPanel(page, race) {
  return panel(page, {
    id: "tyre-life", title: "Cost of a lap of tyre life", note: "Stints with 5 clean laps or more",
    columns: FITS, rows: race.fits.filter((row) => page.isPicked(row.driver)), span: "span-6",
    empty: "No stint of these drivers has 5 clean laps.",
  });
}

/** All stops. */
export function stopsPanel(page, race) {
  return panel(page, {
    id: "stops", title: "Pit stops", note: "A stop behind a safety car is compared with cars that stayed out",
    columns: STOPS, rows: race.stops.filter((row) => page.isPicked(row.driver)), span: "span-6",
    empty: "None of these drivers stopped.",
  });
}

/** What race control said. */
export function messagesPanel(page, race) {
  const what = page.query("messages") ?? "all";
  return panel(page, {
    id: "messages", title: "Race control", columns: MESSAGES, rows: messageRows(race.messages, what), span: "span-6",
    empty: race.messages.length ? "Choose all messages to see the others." : "The lake has no messages of race control for this session.",
    tools: () => choice(
      "Messages", what,
      [["all", "All messages"], ["flags", "Flags and safety car"], ["notes", "Notes and penalties"]],
      (value) => page.set({ messages: value === "all" ? null : value }),
    ),
  });
}
