// The Telemetry page: laps side by side, and where on the track the time is won.

import { h, shallowRef, watch } from "../vendor/vue.js";
import { rows } from "../lib/api.js";
import { ChartPanel } from "../lib/chart.js";
import { lapTime } from "../lib/format.js";
import { LoadingState, Panel, ProblemState } from "../parts/panel.js";
import { nearest } from "../charts/lap-compare.js";
import { withStrokes } from "../charts/lap-strokes.js";
import { tracesOption } from "../charts/traces.js";
import { emptyPanel, choice, sessionLinks, sessionPage } from "./session-page.js";
import {
  axisOf, cornerMarks, firstChoice, loadChoices, loadTelemetry, parseLaps, printLaps, sessionsWithTelemetry,
  traceRows,
} from "./telemetry-data.js";
import LapPicker from "./telemetry-picker.js";
import { Readings, mapPanel } from "./telemetry-side.js";

const HEIGHT = 860;

export default sessionPage({
  name: "telemetry", title: "Telemetry",
  read: loadChoices,
  drivers: (choices) => choices.drivers,
  picksDrivers: false,
  start: async () => (await sessionsWithTelemetry(rows))[0],
  setup(page) {
    const state = {
      answer: shallowRef(null), error: shallowRef(null), index: shallowRef(null),
      others: shallowRef([]),
    };
    watch(() => [page.data, page.query("laps")], () => update(page, state), { immediate: true });
    return state;
  },
  render: content,
});

function chosen(page) {
  const laps = parseLaps(page.query("laps"));
  return laps.length > 0 ? laps : firstChoice(page.data.fastest);
}

/** Reads the laps of the address; an answer that was overtaken by another choice is dropped. */
async function update(page, state) {
  if (!page.data) return;
  const asked = Symbol("laps");
  state.asked = asked;
  const laps = chosen(page);
  try {
    const answer = laps.length > 0
      ? await loadTelemetry(page.get, page.data.key, laps) : { laps: [], without: [] };
    const others = answer.laps.length > 0 ? [] : await sessionsWithTelemetry(rows);
    if (state.asked !== asked) return;
    Object.assign(state, { key: page.data.key });
    state.others.value = others;
    state.index.value = null;
    state.error.value = null;
    state.answer.value = answer;
  } catch (error) {
    if (state.asked === asked) state.error.value = error;
  }
}

function content(page, state) {
  const answer = state.answer.value;
  const error = state.error.value;
  if (error) return h("div", { class: "panel" }, [h(ProblemState, { error }), resetButton(page)]);
  if (!answer || !page.drivers.length) return h(LoadingState, { height: HEIGHT });
  const laps = page.once("laps", [answer, page.drivers, page.look], () => painted(page, answer));
  const by = page.query("by") === "time" ? "time" : "distance";
  if (laps.length === 0) return [picker(page, laps, by), noTelemetry(state, answer)];
  const view = page.once("view", [laps, by], () => ({
    laps, by, x: axisOf(laps, by), corners: answer.circuit?.corners ?? [], degrees: answer.circuit?.rotation_deg ?? 0,
  }));
  return [
    picker(page, laps, by), traces(page, state, view),
    h("div", { class: "span-4 side" }, [mapPanel(page, state, view), h(Readings, { state, view, files: page.files })]),
  ];
}

function painted(page, answer) {
  const color = new Map(page.drivers.map((driver) => [driver.driver, driver.color]));
  return withStrokes(answer.laps.map((lap) => ({ ...lap, color: color.get(lap.driver) })), page.look);
}

function resetButton(page) {
  return page.query("laps") && h("p", { class: "state" }, h("button", {
    type: "button", class: "button", onClick: () => page.set({ laps: null }),
  }, "Show the fastest laps"));
}

function picker(page, laps, by) {
  const along = () => choice(
    "Along", by, [["distance", "By distance"], ["time", "By time"]],
    (axis) => page.set({ by: axis === "time" ? axis : null }),
  );
  return h(Panel, { title: "Laps", note: "Delta is to the first one" }, {
    tools: along,
    default: () => h(LapPicker, {
      laps, chosen: chosen(page), choices: page.data, key: page.data.key.season + page.data.key.round + page.data.key.session,
      onChange: (next) => page.set({ laps: next.length > 0 ? printLaps(next) : null, of: null }),
    }),
  });
}

function traces(page, state, view) {
  const { laps, by, x, corners } = view;
  const first = laps[0];
  return h(ChartPanel, {
    id: "traces", title: "Traces", class: "span-8", height: HEIGHT, name: page.files,
    note: `Delta to ${first.label} (${lapTime(first.lap_time_s)}): above zero, the lap is behind. Hold Ctrl and scroll to zoom`,
    option: page.once("traces", [view], () => tracesOption({
      laps, x, marks: cornerMarks(corners, laps, by), look: page.look,
      axisName: by === "time" ? "s" : "m", height: HEIGHT,
    })),
    table: page.once("table", [view], () => traceRows(laps, x, by)),
    events: { updateAxisPointer: (event) => point(state, x, event) },
  });
}

function point(state, x, event) {
  const value = event.axesInfo?.[0]?.value;
  state.index.value = value == null ? null : nearest(x[0], value);
}

function noTelemetry(state, answer) {
  const names = answer.without.map((lap) => `${lap.driver} lap ${lap.lap_number}`).join(", ");
  const text = names ? `The lake has no car data of ${names}.` : "No driver has a timed lap in this session.";
  return emptyPanel(
    "No telemetry", `${text} Sessions with telemetry:`,
    sessionLinks("telemetry", state.others.value),
  );
}
