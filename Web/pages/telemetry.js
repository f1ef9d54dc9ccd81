// The Telemetry page: laps side by side, and where on the track the time is won.

import { nearest } from "../charts/lap-compare.js";
import { withStrokes } from "../charts/lap-strokes.js";
import { trackPaint } from "../charts/track-paint.js";
import { tracesOption } from "../charts/traces.js";
import {
  ChartCard, EmptyState, Panel, Select, gapText, h, lineSample, rows, saveSvg, sessionPage, shallowRef,
  watch,
} from "./kit.js";
import {
  axisOf, cornerMarks, firstChoice, loadChoices, loadTelemetry, parseLaps, printLaps,
} from "./telemetry-data.js";
import { lapMap, mapLegend, mapSvg } from "./telemetry-map.js";
import LapPicker from "./telemetry-picker.js";

const MAPS = [["speed", "speed"], ["gear", "gear"], ["faster", "who is faster"]];

export default sessionPage({
  name: "telemetry",
  load: loadChoices,
  drivers: (choices) => choices.drivers,
  picksDrivers: false,
  setup(page) {
    const state = {
      answer: shallowRef(null), error: shallowRef(null), index: shallowRef(null), others: shallowRef([]),
    };
    watch([page.data, () => page.query("laps")], () => update(page, state), { immediate: true });
    return state;
  },
  render: (page, state) => content(page, state),
});

function chosen(page) {
  const laps = parseLaps(page.query("laps"));
  return laps.length > 0 ? laps : firstChoice(page.data.value.fastest);
}

async function update(page, state) {
  if (!page.data.value) return;
  const laps = chosen(page);
  if (laps.length === 0) {
    state.error.value = new Error("No driver has a timed lap in this session.");
    return;
  }
  const asked = printLaps(laps);
  state.asked = asked;
  try {
    const answer = await loadTelemetry(page.get, page.session, laps);
    if (state.asked !== asked) return;
    state.answer.value = answer;
    state.error.value = null;
    state.index.value = null;
    if (answer.laps.length === 0) state.others.value = await sessionsWithTelemetry();
  } catch (error) {
    if (state.asked === asked) state.error.value = error;
  }
}

/** Sessions whose car data the lake has: those with a marked corner. */
async function sessionsWithTelemetry() {
  const columns = "season,round,grand_prix,session_code";
  const all = await rows("tables/gold.corner_annotations", { columns, order: "-season,-round" });
  return [...new Map(all.map((row) => [`${row.season}/${row.round}/${row.session_code}`, row]))];
}

function content(page, state) {
  const answer = state.answer.value;
  if (state.error.value || answer?.laps.length === 0) return [noTelemetry(page, state)];
  if (!answer) return [h("p", { class: "loading", "aria-busy": "true" }, "Loading telemetry …")];
  const color = new Map(page.drivers.value.map((driver) => [driver.driver, driver.color]));
  const laps = withStrokes(answer.laps.map((lap) => ({ ...lap, color: color.get(lap.driver) })));
  const by = page.query("by") === "time" ? "time" : "distance";
  const x = axisOf(laps, by);
  return [
    pickerPanel(page, laps, by), tracesCard(page, state, { answer, laps, x, by }),
    mapPanel(page, state, answer, laps), readout(state, laps, x, by),
  ];
}

function pickerPanel(page, laps, by) {
  return h(Panel, { title: "Laps", wide: true, controls: [h(Select, {
    label: "Along", value: by, choices: [["distance", "distance"], ["time", "time"]],
    onChoose: (axis) => page.set({ by: axis === "time" ? axis : null }),
  })] }, () => h(LapPicker, {
    laps, chosen: chosen(page), choices: page.data.value,
    onChange: (next) => page.set({ laps: next.length > 0 ? printLaps(next) : null }),
  }));
}

function tracesCard(page, state, { answer, laps, x, by }) {
  const corners = answer.circuit?.corners ?? [];
  return h(ChartCard, {
    title: `Traces against ${laps[0].label}`, name: "telemetry", class: "span-8", height: 860,
    note: "Delta: above zero, the lap is behind the first one. DRS and brake: on or off. Hold Ctrl to zoom.",
    option: (size) => tracesOption({
      laps, x, marks: cornerMarks(corners, laps, by), look: page.look.value,
      axisName: by === "time" ? "s" : "m", height: size.height,
    }),
    onPointer: (value) => { state.index.value = value == null ? null : nearest(x[0], value); },
  });
}

function mapPanel(page, state, answer, laps) {
  const corners = answer.circuit?.corners ?? [];
  const map = lapMap(laps, corners, answer.circuit?.rotation_deg ?? 0);
  const mode = page.query("map") ?? (laps.length > 1 ? "faster" : "speed");
  const of = laps.find((lap) => lap.label === page.query("of")) ?? laps[0];
  const look = page.look.value;
  const paint = trackPaint(mode, laps, of, look.muted);
  const title = mode === "faster" && laps.length > 1
    ? "Who is faster where" : `${mode === "gear" ? "Gear" : "Speed"} of ${of.label}`;
  return h(Panel, {
    title, class: "span-4", controls: mapControls(page, mode, laps, of),
    exports: map && [["SVG", (event) => saveSvg(event, "track-map", "svg")], ["PNG", (event) => saveSvg(event, "track-map", "png")]],
  }, () => (map ? [
    mapSvg({ map, paint, laps, index: state.index.value, look, label: `Track map: ${title}` }),
    mapLegend(paint.legend),
  ] : h("p", { class: "muted" }, "These laps have no positions, so there is no map.")));
}

function mapControls(page, mode, laps, of) {
  return [
    h(Select, {
      label: "Colour", value: mode, choices: laps.length > 1 ? MAPS : MAPS.slice(0, 2),
      onChoose: (map) => page.set({ map }),
    }),
    mode !== "faster" && laps.length > 1 && h(Select, {
      label: "Lap", value: of.label, choices: laps.map((lap) => [lap.label, lap.label]),
      onChoose: (label) => page.set({ of: label }),
    }),
  ].filter(Boolean);
}

function readout(state, laps, x, by) {
  const at = state.index.value;
  const where = at == null ? "Point at the traces to read them." : `At ${x[0][at].toFixed(by === "time" ? 2 : 0)} ${by === "time" ? "s" : "m"}`;
  const text = (lap, key, digits = 0) => (at == null || lap[key][at] == null ? "–" : lap[key][at].toFixed(digits));
  const head = ["Lap", "km/h", "Gear", "Thr. %", "Brake", "RPM", "DRS", "Delta"];
  return h(Panel, { title: "At the pointer", class: "span-4" }, () => [
    h("p", { class: "muted", id: "readout-where" }, where),
    h("table", { class: "readout", "aria-describedby": "readout-where" }, [
      h("thead", h("tr", head.map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", laps.map((lap, number) => h("tr", [
        h("th", { scope: "row" }, [lineSample(lap.color, lap.dashed), ` ${lap.label}`]),
        ...[text(lap, "speed_kmh"), text(lap, "gear"), text(lap, "throttle_pct"),
          onOff(lap.brake, at), text(lap, "rpm"), onOff(lap.drs_open, at),
          at == null ? "–" : number === 0 ? "0" : gapText(lap.delta_s[at])].map((value) => h("td", value)),
      ]))),
    ]),
  ]);
}

function onOff(values, at) {
  return at == null || values[at] == null ? "–" : values[at] ? "on" : "off";
}

function noTelemetry(page, state) {
  const error = state.error.value;
  const names = state.answer.value?.without.map((lap) => `${lap.driver} lap ${lap.lap_number}`).join(", ");
  const links = state.others.value.map(([key, row]) => ({
    href: `#/telemetry/${key}`, text: `${row.season} ${row.grand_prix.replaceAll("-", " ")}, ${row.session_code}`,
  }));
  return h(EmptyState, {
    title: error ? "The telemetry could not be loaded" : "No telemetry for these laps",
    text: error ? `${error.detail ?? error.message} ${error.hint ?? ""}`
      : `The lake has no car data for ${names}. These sessions have it:`,
    links: error ? [] : links,
    action: page.query("laps") && { text: "Show the fastest laps", run: () => page.set({ laps: null }) },
  });
}
