// The Qualifying page: parts, sectors, team mates and the track of a qualifying or sprint qualifying.

import { h } from "../vendor/vue.js";
import { ChartPanel } from "../lib/chart.js";
import { gap, lapTime, sectorTime } from "../lib/format.js";
import { DataTable } from "../lib/table.js";
import { stripe } from "../parts/marks.js";
import { EmptyState, Panel } from "../parts/panel.js";
import { evolutionOption } from "../charts/evolution.js";
import { sectorsOption } from "../charts/sectors.js";
import { teammatesOption } from "../charts/teammates.js";
import { theoreticalOption } from "../charts/theoretical.js";
import { loadQualifying, minuteBands, sectorLeaders, segmentRows } from "./qualifying-data.js";
import { sessionPage } from "./session-page.js";

const TALL = 500;
const LOW = 380;

export default sessionPage({
  name: "qualifying", title: "Qualifying", codes: ["Q", "SQ", "SS"],
  read: loadQualifying,
  drivers: (qualifying) => qualifying.drivers,
  render(page) {
    const data = page.data;
    const drivers = page.once(
      "picked", [page.drivers], () => page.drivers.filter((driver) => driver.picked),
    );
    const shared = { drivers, look: page.look, lapTime, sectorTime };
    return [
      parts(page, data), leaders(page, data), sectors(page, data, shared),
      theoretical(page, data, shared), mates(page, data, shared), evolution(page, data, shared),
    ];
  },
});

/** Columns of the parts; those of a sprint qualifying are called SQ1 to SQ3. */
function columns(code, colours) {
  const letter = code === "Q" ? "Q" : "SQ";
  const times = [1, 2, 3].flatMap((part) => [
    {
      key: `q${part}_s`, label: `${letter}${part}`, num: true, format: lapTime,
      style: (value, row) => (row.best.includes(part) ? "best" : ""),
    },
    {
      key: `q${part}_gap_s`, label: `${letter}${part} gap`, num: true,
      format: (value) => (value === 0 ? "best" : gap(value)),
    },
  ]);
  return [
    { key: "position", label: "P", num: true },
    { key: "driver", label: "Driver", format: (driver) => stripe(colours.get(driver), driver) },
    { key: "team", label: "Team" }, ...times,
    {
      key: "gap_to_pole_s", label: "To pole", num: true,
      format: (value) => (value === 0 ? "pole" : gap(value)),
      title: "Last time against the pole time; the track may have changed in between"
    },
    { key: "timed_laps", label: "Laps", num: true, title: "Laps that count" },
  ];
}

function coloursOf(page) {
  return new Map(page.drivers.map((driver) => [driver.driver, driver.color]));
}

function parts(page, data) {
  const rows = segmentRows(data).filter((row) => page.isPicked(row.driver));
  return h(Panel, {
    title: "Parts", note: "Official times; the best of each part in purple", flush: rows.length > 0,
    class: "span-9"
  }, () => (
    rows.length > 0
      ? h(
        DataTable,
        {
          id: "parts", caption: "Parts", name: [...page.files, "parts"], rows,
          columns: columns(page.session?.session, coloursOf(page)), maxHeight: 640,
        },
      )
      : h(EmptyState, { title: "No result yet", text: "The lake has no official result of this session. Ingest it again once it is published." })));
}

function leaders(page, data) {
  const colours = coloursOf(page);
  const boxes = sectorLeaders(data.sectors).filter((box) => box.rows.length > 0).map(({ sector, rows }) => h("div", [
    h("h3", `Sector ${sector}`),
    h("ol", rows.map((row) => h("li", { key: row.driver }, [
      h("strong", stripe(colours.get(row.driver), row.driver)),
      h("span", { class: "time" }, sectorTime(row.time_s)),
      h("span", { class: "muted" }, row.gap_s > 0 ? gap(row.gap_s) : "best"),
    ]))),
  ]));
  return h(Panel, {
    title: "Fastest by sector", note: "Over the whole session", class: "span-3",
  }, () => (
    boxes.length > 0 ? h("div", { class: "sector-boxes" }, boxes)
      : h(EmptyState, { text: "No lap of this session has sector times." })));
}

function chart(page, { id, title, note, has, empty, option, rows, keys, ...more }) {
  const table = rows && {
    rows, columns: keys.map(([key, label, format]) => ({
      key, label, format: format && ((value) => format(value)), num: format !== undefined,
    })),
  };
  return h(
    ChartPanel,
    {
      id, title, note, name: page.files, empty,
      option: has ? page.once(id, [page.data, page.drivers, page.look], option) : null, table,
      ...more,
    },
  );
}

function sectors(page, data, shared) {
  return chart(page, {
    id: "sectors", title: "Distance to the best sectors", class: "span-6", height: TALL,
    note: "Gaps to the best time of each sector, added up",
    has: data.sectors.length > 0, empty: "No lap of this session has sector times.",
    option: () => sectorsOption({ ...shared, rows: data.sectors }), rows: data.sectors,
    keys: [
      ["driver", "Driver"],
      ...[1, 2, 3].flatMap(
        (n) => [
          [`best_sector${n}_s`, `Sector ${n}`, sectorTime], [`sector${n}_gap_s`, `Gap ${n}`, gap],
        ],
      ),
    ],
  });
}

function theoretical(page, data, shared) {
  return chart(page, {
    id: "theoretical", title: "Theoretical best", class: "span-6", height: TALL,
    note: "The driver's best sectors in one lap, against the best lap",
    has: data.theoretical.length > 0, empty: "No lap of this session has sector times.",
    option: () => theoreticalOption({ ...shared, rows: data.theoretical }), rows: data.theoretical,
    keys: [
      ["driver", "Driver"], ["best_lap_time_s", "Best lap", lapTime],
      ["theoretical_best_s", "Theoretical best", lapTime], ["gap_to_theoretical_s", "Left", gap],
    ],
  });
}

function mates(page, data, shared) {
  return chart(page, {
    id: "teammates", title: "Team mates", class: "span-6", height: LOW,
    note: "In the last part in which both set a time",
    has: data.mates.length > 0, empty: "No two drivers of a team set a time in the same part.",
    option: () => teammatesOption({ ...shared, rows: data.mates }), rows: data.mates,
    keys: [
      ["team", "Team"], ["driver", "Driver"], ["teammate", "Team mate"], ["segment", "Part"],
      ["driver_time_s", "Time", lapTime], ["teammate_time_s", "Team mate's", lapTime],
      ["delta_s", "Delta s", gap],
    ],
  });
}

function evolution(page, data, shared) {
  return chart(page, {
    id: "evolution", title: "Track evolution", class: "span-6", height: LOW,
    note: "Push laps against the driver's own mean; below zero, the track is faster",
    has: data.push.length > 0, empty: "There are too few push laps in this session.",
    option: () => evolutionOption(
      { ...shared, laps: data.push, bins: data.bins, bands: minuteBands(data) },
    ), rows: data.bins,
    keys: [
      ["bin_start_min", "From minute", (value) => `${value}`],
      ["laps", "Laps", (value) => `${value}`], ["drivers", "Drivers", (value) => `${value}`],
      ["mean_residual_s", "Mean s", gap], ["median_residual_s", "Median s", gap],
    ],
  });
}
