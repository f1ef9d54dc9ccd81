// The Race page: places, gaps, tyres, stops and pace of a race or a sprint on one lap axis.

import { h } from "../vendor/vue.js";
import { ChartPanel } from "../lib/chart.js";
import { gap, lapTime } from "../lib/format.js";
import { degradationOption } from "../charts/degradation.js";
import { gapsOption } from "../charts/gaps.js";
import { lapTimesOption } from "../charts/lap-times.js";
import { pitStopsOption } from "../charts/pit-stops.js";
import { positionOption } from "../charts/position.js";
import { racePaceOption } from "../charts/race-pace.js";
import { strategyOption } from "../charts/strategy.js";
import { lapScale, loadRace } from "./race-data.js";
import { fitsPanel, messagesPanel, stopsPanel } from "./race-tables.js";
import { choice, sessionPage } from "./session-page.js";

const GROUP = "race-laps";
const ROW_PX = 23;

export default sessionPage({
  name: "race", title: "Race", codes: ["R", "S"],
  read: loadRace,
  drivers: (race) => race.results,
  render(page) {
    const race = page.data;
    const scale = page.once("scale", [race], () => lapScale(race));
    const shared = { drivers: page.drivers, look: page.look, lapTime, ...scale };
    return [
      positions(page, race, shared), gaps(page, race, shared), strategy(page, race, shared),
      lapTimes(page, race, shared), pace(page, race, shared), degradation(page, race, shared),
      fitsPanel(page, race), stops(page, race, shared), stopsPanel(page, race), messagesPanel(page, race),
    ];
  },
});

/**
 * A chart of the page; `has` is whether there are rows, `empty` what to say without, `choice` what it
 * depends on beside data, drivers and theme.
 */
function chart(page, { id, title, note, has, empty, option, choice: own, tools, ...more }) {
  const parts = [page.data, page.drivers, page.look, own];
  return h(ChartPanel, {
    id, title, note, name: page.files, empty, option: has ? page.once(id, parts, option) : null, ...more,
  }, { tools });
}

function table(rows, columns) {
  return {
    rows,
    columns: columns.map(([key, label, format]) => ({
      key, label, format: format && ((value) => format(value)),
      num: key !== "driver" && key !== "compound",
    })),
  };
}

function positions(page, race, shared) {
  return chart(page, {
    id: "positions", title: "Positions", class: "span-7", height: 460, group: GROUP,
    note: "At the line, from the grid to the official finish",
    has: race.places.length > 0, empty: "Timing has no positions of this session.",
    option: () => positionOption({
      ...shared, rows: race.places,
      finishers: new Set(
        race.results.filter((row) => /^\d+$/.test(row.classified_position)).map((row) => row.driver),
      ),
    }),
    table: table(
      race.places,
      [
        ["driver", "Driver"], ["lap_number", "Lap"], ["position", "Position"],
        ["start_position", "Start"], ["finish_position", "Finish"],
      ],
    ),
  });
}

function gaps(page, race, shared) {
  const reference = page.query("ref") ?? "";
  return chart(page, {
    id: "gaps", title: reference ? `Gap to ${reference}` : "Gap to the leader", class: "span-5",
    height: 460, group: GROUP, note: "At the line; lapped cars on their own lap",
    has: race.gaps.length > 0, empty: "Timing has no times at the line for this session.",
    choice: reference, option: () => gapsOption({ ...shared, rows: race.gaps, reference, unit: gap }),
    table: table(
      race.gaps,
      [
        ["driver", "Driver"], ["lap_number", "Lap"], ["position", "Position"],
        ["gap_to_leader_s", "Gap to leader s", gap], ["gap_ahead_s", "Gap ahead s", gap],
        ["laps_behind", "Laps behind"],
      ],
    ),
    tools: () => choice(
      "Gap to", reference, [["", "Leader"], ...race.results.map((row) => [row.driver, row.driver])],
      (ref) => page.set({ ref: ref || null }),
    ),
  });
}

function strategy(page, race, shared) {
  const cars = new Set(race.stints.map((row) => row.driver)).size;
  return chart(page, {
    id: "strategy", title: "Tyre strategy", class: "span-6", height: 60 + ROW_PX * cars, group: GROUP,
    note: "Laps on each set, paler where it was used before",
    has: cars > 0, empty: "Timing has no stints of this session.",
    option: () => strategyOption({ ...shared, rows: race.stints }),
    table: table(
      race.stints,
      [
        ["driver", "Driver"], ["stint", "Stint"], ["compound", "Compound"],
        ["first_lap", "First lap"], ["last_lap", "Last lap"], ["laps", "Laps"],
        ["tyre_age_at_start", "Age at start"],
      ],
    ),
  });
}

function lapTimes(page, race, shared) {
  const raw = page.query("times") === "raw";
  const cars = new Set(race.stints.map((row) => row.driver)).size;
  return chart(page, {
    id: "lap-times", title: raw ? "Lap times" : "Lap times, fuel-corrected", class: "span-6",
    height: 60 + ROW_PX * Math.max(cars, 14), group: GROUP, note: "Clean laps only; the first five are in front unless drivers are chosen",
    has: race.laps.length > 0, empty: "There are no lap times of this session.",
    choice: raw, option: () => lapTimesOption(
      { ...shared, rows: race.laps, time: raw ? "lap_time_s" : "fuel_corrected_s" },
    ),
    table: table(
      race.laps,
      [
        ["driver", "Driver"], ["lap_number", "Lap"], ["lap_time_s", "Time", lapTime],
        ["fuel_corrected_s", "Fuel-corrected", lapTime], ["compound", "Compound"],
        ["tyre_life", "Tyre life"], ["is_clean", "Clean"],
      ],
    ),
    tools: () => choice(
      "Times", raw ? "raw" : "", [["", "Fuel-corrected"], ["raw", "As timed"]],
      (times) => page.set({ times: times || null }),
    ),
  });
}

function pace(page, race, shared) {
  const clean = page.query("pace") === "clean";
  const rows = clean ? race.cleanAir : race.pace;
  const key = clean ? "clean_air_pace_s" : "race_pace_s";
  return chart(page, {
    id: "race-pace", title: clean ? "Pace in clean air" : "Race pace", class: "span-5", height: 480,
    note: clean ? "Median of fuel-corrected laps, more than 2.5 s behind the next car" : "Median of fuel-corrected clean laps, 8 or more",
    has: rows.length > 0, empty: "No driver has 8 such laps in this session.",
    choice: clean, option: () => racePaceOption({ ...shared, rows, pace: key }),
    table: table(
      rows,
      [
        ["driver", "Driver"], [key, "Pace", lapTime], ["delta_s", "To best s", gap],
        ["laps_used", "Laps"],
      ],
    ),
    tools: () => choice(
      "Laps", clean ? "clean" : "", [["", "All clean laps"], ["clean", "Clean air"]],
      (value) => page.set({ pace: value || null }),
    ),
  });
}

function degradation(page, race, shared) {
  return chart(page, {
    id: "degradation", title: "Tyre degradation", class: "span-7", height: 480,
    note: "Fuel-corrected clean laps and the line of each stint, of the first three unless drivers are chosen",
    has: race.laps.length > 0, empty: "There are no lap times of this session.",
    option: () => degradationOption({ ...shared, laps: race.laps, fits: race.fits }),
    table: table(
      race.fits,
      [
        ["driver", "Driver"], ["stint", "Stint"], ["compound", "Compound"],
        ["slope_s_per_lap", "s per lap"], ["intercept_s", "Intercept s"], ["laps_used", "Laps"],
      ],
    ),
  });
}

function stops(page, race, shared) {
  const measure = page.query("stops") === "lane" ? "lane_time_s" : "loss_s";
  return chart(page, {
    id: "pit-loss", title: measure === "loss_s" ? "Time lost in the pits" : "Time in the pit lane",
    class: "span-6", height: 360, group: GROUP,
    note: "Round: green track; diamond: safety car or flags; triangle: beyond the axis",
    has: race.stops.some((row) => row[measure] != null), empty: "No stop of this session can be measured.",
    choice: measure, option: () => pitStopsOption({ ...shared, rows: race.stops, measure }),
    tools: () => choice(
      "Show", measure === "loss_s" ? "" : "lane", [["", "Time lost"], ["lane", "Lane time"]],
      (value) => page.set({ stops: value || null }),
    ),
  });
}
