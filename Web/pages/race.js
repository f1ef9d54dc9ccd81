// The Race page: places, gaps, tyres, stops and pace of a race or a sprint on one lap axis.

import { gapsOption } from "../charts/gaps.js";
import { lapTimesOption } from "../charts/lap-times.js";
import { degradationOption } from "../charts/degradation.js";
import { pitStopsOption } from "../charts/pit-stops.js";
import { positionOption } from "../charts/position.js";
import { racePaceOption } from "../charts/race-pace.js";
import { strategyOption } from "../charts/strategy.js";
import { ChartCard, DataTable, Select, computed, gapText, h, lapTime, sessionPage } from "./kit.js";
import { lapScale, loadRace, messageRows } from "./race-data.js";

const GROUP = "race-laps";
const STOP_COLUMNS = [
  { key: "lap_number", label: "Lap", number: true },
  { key: "driver", label: "Driver" },
  { key: "stop", label: "Stop", number: true },
  { key: "lane_time_s", label: "Lane s", number: true, digits: 1 },
  { key: "loss_s", label: "Loss s", number: true, digits: 1 },
  { key: "track_condition", label: "Track" },
  { key: "baseline", label: "Compared with" },
  { key: "circuit_median_loss_s", label: "Median here s", number: true, digits: 1 },
];
const FIT_COLUMNS = [
  { key: "driver", label: "Driver" },
  { key: "stint", label: "Stint", number: true },
  { key: "compound", label: "Compound" },
  { key: "laps_used", label: "Laps", number: true },
  { key: "slope_s_per_lap", label: "s per lap", number: true, digits: 3 },
  { key: "slope_stderr_s_per_lap", label: "± s", number: true, digits: 3 },
  { key: "r2", label: "R²", number: true, digits: 2 },
  { key: "last_lap_residual_s", label: "Last lap s", number: true, digits: 2 },
];
const MESSAGE_COLUMNS = [
  { key: "lap_number", label: "Lap", number: true },
  { key: "kind", label: "Kind" },
  { key: "message", label: "Message" },
];

export default sessionPage({
  name: "race",
  codes: ["R", "S"],
  load: loadRace,
  drivers: (race) => race.results,
  render(page) {
    const race = page.data.value;
    const scale = lapScale(race);
    const shared = {
      drivers: page.drivers.value, bands: scale.bands, laps: scale.laps, look: page.look.value, lapTime,
    };
    return [
      placesCard(race, shared), gapsCard(page, race, shared), strategyCard(page, race, shared),
      lapTimesCard(page, race, shared), paceCard(page, race, shared),
      degradationCard(race, shared), fitsCard(page, race), stopsCard(page, race, shared),
      stopsTable(page, race), messagesCard(page, race),
    ];
  },
});

function placesCard(race, shared) {
  return h(ChartCard, {
    title: "Positions", name: "positions", group: GROUP, wide: true,
    note: "From the grid (lap 0) to the flag, at the line.",
    empty: race.places.length === 0 && "Timing has no positions for this session.",
    option: () => positionOption({ ...shared, rows: race.places }),
  });
}

function gapsCard(page, race, shared) {
  const reference = page.query("ref");
  const names = ["", ...race.results.map((row) => row.driver)];
  return h(ChartCard, {
    title: reference ? `Gap to ${reference}` : "Gap to the leader", name: "gaps", group: GROUP, wide: true,
    note: "At the line, from session time. Lapped cars are compared on their own lap.",
    empty: race.gaps.length === 0 && "Timing has no times at the line for this session.",
    option: () => gapsOption({ ...shared, rows: race.gaps, reference, unit: gapText }),
    controls: [h(Select, {
      label: "Gap to", value: reference ?? "", choices: names.map((name) => [name, name || "leader"]),
      onChoose: (name) => page.set({ ref: name || null }),
    })],
  });
}

function strategyCard(page, race, shared) {
  return h(ChartCard, {
    title: "Tyre strategy", name: "strategy", group: GROUP, tall: true,
    note: "A stint per bar, with its laps; paler where the set was used before. In the order of the finish.",
    empty: race.stints.length === 0 && "Timing has no stints for this session.",
    option: (size) => strategyOption({ ...shared, rows: race.stints, narrow: size.width < 500 }),
  });
}

function lapTimesCard(page, race, shared) {
  const raw = page.query("times") === "raw";
  return h(ChartCard, {
    title: raw ? "Lap times" : "Lap times, fuel-corrected", name: "lap-times", group: GROUP, wide: true,
    note: "Clean laps only: laps behind a safety car, in the pit lane or deleted leave a gap.",
    empty: race.laps.length === 0 && "There are no lap times for this session.",
    option: () => lapTimesOption({
      ...shared, rows: race.laps, time: raw ? "lap_time_s" : "fuel_corrected_s",
    }),
    controls: [h(Select, {
      label: "Times", value: raw ? "raw" : "", choices: [["", "fuel-corrected"], ["raw", "as timed"]],
      onChoose: (times) => page.set({ times: times || null }),
    })],
  });
}

function paceCard(page, race, shared) {
  const clean = page.query("pace") === "clean";
  const rows = clean ? race.cleanAir : race.pace;
  return h(ChartCard, {
    title: clean ? "Pace in clean air" : "Race pace", name: "race-pace", tall: true,
    note: clean
      ? "Median of fuel-corrected laps with more than 2.5 s to the car ahead."
      : "Median of fuel-corrected clean laps, of drivers with at least 8.",
    empty: rows.length === 0 && "No driver has 8 such laps in this session.",
    option: () => racePaceOption({ ...shared, rows, pace: clean ? "clean_air_pace_s" : "race_pace_s" }),
    controls: [h(Select, {
      label: "Laps", value: clean ? "clean" : "", choices: [["", "all clean laps"], ["clean", "clean air"]],
      onChoose: (pace) => page.set({ pace: pace || null }),
    })],
  });
}

function degradationCard(race, shared) {
  return h(ChartCard, {
    title: "Tyre degradation", name: "degradation", wide: true,
    note: "Fuel-corrected clean laps by tyre life, and the line of each stint. Pick up to six drivers for labels.",
    empty: race.laps.length === 0 && "There are no lap times for this session.",
    option: () => degradationOption({ ...shared, laps: race.laps, fits: race.fits }),
  });
}

function fitsCard(page, race) {
  return h(DataTable, {
    title: "Cost of a lap of tyre life", name: "tyre-deg", columns: FIT_COLUMNS,
    rows: race.fits.filter((row) => page.isPicked(row.driver)),
    empty: "No stint of these drivers has 5 clean laps.",
  });
}

function stopsCard(page, race, shared) {
  const measure = page.query("stops") === "lane" ? "lane_time_s" : "loss_s";
  return h(ChartCard, {
    title: measure === "loss_s" ? "Time lost in the pits" : "Time in the pit lane",
    name: "pit-stops", group: GROUP,
    note: "Round: green track; diamond: safety car or flags. The median is that of green stops here.",
    empty: race.stops.length === 0 && "Nobody stopped in this session.",
    option: () => pitStopsOption({ ...shared, rows: race.stops, measure }),
    controls: [h(Select, {
      label: "Show", value: measure === "loss_s" ? "" : "lane",
      choices: [["", "time lost"], ["lane", "lane time"]],
      onChoose: (stops) => page.set({ stops: stops || null }),
    })],
  });
}

function stopsTable(page, race) {
  return h(DataTable, {
    title: "Pit stops", name: "pit-stops", columns: STOP_COLUMNS,
    rows: race.stops.filter((row) => page.isPicked(row.driver)),
    empty: "None of these drivers stopped.",
  });
}

function messagesCard(page, race) {
  const what = page.query("messages") ?? "all";
  return h(DataTable, {
    title: "Race control", name: "race-control", columns: MESSAGE_COLUMNS, wide: true,
    rows: messageRows(race.messages, what), empty: "Race control sent no such messages.",
    controls: [h(Select, {
      label: "Messages", value: what,
      choices: [["all", "all"], ["flags", "flags and safety car"], ["notes", "notes and penalties"]],
      onChoose: (messages) => page.set({ messages: messages === "all" ? null : messages }),
    })],
  });
}
