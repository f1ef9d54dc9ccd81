// The Qualifying page: parts, sectors, team mates and the track of a qualifying or a sprint qualifying.

import { evolutionOption } from "../charts/evolution.js";
import { sectorsOption } from "../charts/sectors.js";
import { teammatesOption } from "../charts/teammates.js";
import { theoreticalOption } from "../charts/theoretical.js";
import { ChartCard, DataTable, Panel, h, lapTime, sectorTime, sessionPage } from "./kit.js";
import { loadQualifying, minuteBands, sectorLeaders, segmentRows } from "./qualifying-data.js";

const isBest = (part) => (row) => row.best.includes(part);

/** Columns of the parts; a sprint qualifying calls them SQ1 to SQ3. */
function partColumns(code) {
  const parts = [1, 2, 3].flatMap((part) => [
    {
      key: `q${part}_s`, label: `${code === "SQ" ? "SQ" : "Q"}${part}`, number: true, time: true,
      isBest: isBest(part),
    },
    { key: `q${part}_gap_s`, label: "Gap", number: true, gap: true },
  ]);
  return [
    { key: "position", label: "P", number: true },
    { key: "driver", label: "Driver" },
    { key: "team", label: "Team" },
    ...parts,
    { key: "gap_to_pole_s", label: "To pole", number: true, gap: true },
    { key: "timed_laps", label: "Laps", number: true },
  ];
}

export default sessionPage({
  name: "qualifying",
  codes: ["Q", "SQ"],
  load: loadQualifying,
  drivers: (qualifying) => qualifying.drivers,
  render(page) {
    const data = page.data.value;
    const shared = {
      drivers: page.drivers.value, look: page.look.value, lapTime, sectorTime,
    };
    return [
      partsCard(page, data), leadersCard(page, data), sectorsCard(data, shared),
      theoreticalCard(data, shared), matesCard(data, shared), evolutionCard(data, shared),
    ];
  },
});

function partsCard(page, data) {
  return h(DataTable, {
    title: "Parts", name: "parts", wide: true, columns: partColumns(page.session.session),
    rows: segmentRows(data).filter((row) => page.isPicked(row.driver)),
    empty: "There is no official result of this session yet.",
  });
}

function leadersCard(page, data) {
  const color = new Map(page.drivers.value.map((driver) => [driver.driver, driver.color]));
  const cells = sectorLeaders(data.sectors).map(({ sector, rows }) => h("div", { class: "sector-box" }, [
    h("h3", `Sector ${sector}`),
    h("ol", rows.map((row) => h("li", [
      h("svg", { width: 4, height: 16, "aria-hidden": "true" }, [
        h("rect", { width: 4, height: 16, rx: 2, fill: color.get(row.driver) }),
      ]),
      h("strong", row.driver), h("span", sectorTime(row.time_s)),
      h("span", { class: "muted" }, row.gap_s > 0 ? `+${row.gap_s.toFixed(3)}` : "best"),
    ]))),
  ]));
  return h(Panel, { title: "Who is fastest where", wide: true }, () => h("div", { class: "sector-boxes" }, cells));
}

function sectorsCard(data, shared) {
  return h(ChartCard, {
    title: "Distance to the best sectors", name: "sectors", tall: true,
    note: "Gaps to the best time in each sector, added up. In- and out-laps and deleted laps do not count.",
    empty: data.sectors.length === 0 && "No lap of this session has sector times.",
    option: () => sectorsOption({ ...shared, rows: data.sectors }),
  });
}

function theoreticalCard(data, shared) {
  return h(ChartCard, {
    title: "Theoretical best", name: "theoretical", tall: true,
    note: "The best sectors of a driver in one lap, against the best lap.",
    empty: data.theoretical.length === 0 && "No lap of this session has sector times.",
    option: () => theoreticalOption({ ...shared, rows: data.theoretical }),
  });
}

function matesCard(data, shared) {
  return h(ChartCard, {
    title: "Team mates", name: "teammates",
    note: "In the last part in which both set a time: parts do not compare, for the track gets faster.",
    empty: data.mates.length === 0 && "No two drivers of a team set a time in the same part.",
    option: () => teammatesOption({ ...shared, rows: data.mates }),
  });
}

function evolutionCard(data, shared) {
  return h(ChartCard, {
    title: "Track evolution", name: "evolution",
    note: "Push laps against the driver's own mean on the compound: below zero, the track is faster.",
    empty: data.push.length === 0 && "There are too few push laps in this session.",
    option: () => evolutionOption({ ...shared, laps: data.push, bins: data.bins, bands: minuteBands(data) }),
  });
}
