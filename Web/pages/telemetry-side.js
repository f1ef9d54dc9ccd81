// Beside the traces: the map of the track and what the laps read at the pointer.

import { defineComponent, h } from "../vendor/vue.js";
import { gap } from "../lib/format.js";
import { csvButton } from "../lib/table.js";
import { Panel } from "../parts/panel.js";
import { trackPaint } from "../charts/track-paint.js";
import { lineSample } from "./line-sample.js";
import { mapExports } from "./map-exports.js";
import { choice } from "./session-page.js";
import { lapMap, mapLegend, mapSvg } from "./telemetry-map.js";

const MAPS = [["speed", "Speed"], ["gear", "Gear"], ["faster", "Who is faster"]];

/** The map. Only the markers are drawn again while the pointer moves. */
export function mapPanel(page, state, { laps, corners, degrees }) {
  const map = page.once("map", [laps], () => lapMap(laps, corners, degrees));
  const mode = laps.length > 1 ? page.query("map") ?? "faster" : page.query("map") === "gear" ? "gear" : "speed";
  const of = laps.find((lap) => lap.label.replace(" ", ".") === page.query("of")) ?? laps[0];
  const paint = trackPaint(mode, laps, of, page.look.muted);
  const title = mode === "faster" ? "Who is faster where" : `${mode === "gear" ? "Gear" : "Speed"}, ${of.label}`;
  return h(Panel, { title, note: mode === "faster" ? "25 mini sectors of equal length" : undefined }, {
    tools: () => [...controls(page, mode, laps, of), map && mapExports(page.files, page.look.surface)],
    default: () => (map ? [
      mapSvg({ map, paint, laps, index: state.index, look: page.look, label: `Track map: ${title}` }),
      mapLegend(paint.legend),
    ] : h("p", { class: "state" }, "These laps have no positions, so there is no map.")),
  });
}

function controls(page, mode, laps, of) {
  const list = laps.length > 1 ? MAPS : MAPS.slice(0, 2);
  const name = (lap) => lap.label.replace(" ", ".");
  const ofLap = mode !== "faster" && laps.length > 1
    ? [
      choice(
        "Lap on the map", name(of), laps.map((lap) => [name(lap), lap.label]),
        (label) => page.set({ of: label }),
      ),
    ] : [];
  return [choice("Colour", mode, list, (map) => page.set({ map })), ...ofLap];
}

/** The readings of all laps at the pointer; a component, so that the rest rests while it moves. */
export const Readings = defineComponent({
  props: { state: Object, view: Object, files: Array },
  setup: (props) => () => readings(props.state, props.view, props.files),
});

const READINGS = ["speed_kmh", "gear", "throttle_pct", "brake", "rpm", "drs_open", "delta_s"];

function file({ laps, x, by }, at, files) {
  const along = by === "time" ? "time_s" : "distance_m";
  return csvButton({
    caption: "Readings at the pointer", name: [...files, "readings"],
    columns: ["lap", along, ...READINGS].map((key) => ({ key })),
    rows: () => (at == null ? [] : laps).map((lap, number) => ({
      lap: lap.label, [along]: x[number][at],
      ...Object.fromEntries(READINGS.map((key) => [key, lap[key]?.[at]])),
    })),
  });
}

function readings(state, view, files) {
  const { laps, x, by } = view;
  const at = state.index.value;
  const unit = by === "time" ? "s" : "m";
  const where = at == null ? "Point at the traces" : `At ${x[0][at].toFixed(by === "time" ? 2 : 0)} ${unit}`;
  const head = ["Lap", "km/h", "Gear", "Throttle", "Brake", "RPM", "DRS", "Delta"];
  const box = { class: "table-box", tabindex: 0, role: "region", "aria-label": "Readings at the pointer" };
  return h(Panel, { title: "Readings", note: where, class: "readings" }, {
    tools: () => file(view, at, files),
    default: () => h("div", box, h("table", { class: "readout" }, [
      h("caption", { class: "visually-hidden" }, "Readings at the pointer"),
      h("thead", h("tr", head.map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", laps.map((lap, number) => h("tr", { key: `${lap.label}.${number}` }, [
        h(
          "th", { scope: "row" }, [lineSample(lap), lap.label],
        ), ...cells(lap, number, at).map((text) => h("td", text)),
      ]))),
    ])),
  });
}

function cells(lap, number, at) {
  const text = (key) => (
    at == null || lap[key][at] == null ? "–" : Math.round(lap[key][at]).toLocaleString("en")
  );
  const onOff = (key) => (at == null || lap[key][at] == null ? "–" : lap[key][at] ? "on" : "off");
  const delta = at == null ? "–" : number === 0 ? "0" : gap(lap.delta_s[at]);
  return [
    text("speed_kmh"), text("gear"), text("throttle_pct"), onOff("brake"), text("rpm"),
    onOff("drs_open"), delta,
  ];
}
