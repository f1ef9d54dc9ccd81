// The map of a lap as SVG: colour along the track, corners, and a marker per lap where the pointer is.

import { defineComponent, h } from "../vendor/vue.js";
import { bounds, fit, turn } from "../charts/track-shape.js";
import { runs } from "../charts/track-paint.js";

const WIDTH = 560;
const HEIGHT = 420;

/** Points of a lap as pixels of the map; a point without coordinates takes those before it. */
function pixels(lap, degrees, project) {
  let last = null;
  return lap.x_dm.map((x, i) => {
    if (x != null && lap.y_dm[i] != null) last = project(turn(x, lap.y_dm[i], degrees));
    return last;
  });
}

/** A map for laps: {paths(paint), corners, at(lap, index)}; null where no lap has coordinates. */
export function lapMap(laps, corners, degrees = 0) {
  const lap = laps.find((one) => one.x_dm.some((x) => x != null));
  if (!lap) return null;
  const turned = lap.x_dm.map((x, i) => (x == null ? null : turn(x, lap.y_dm[i], degrees)));
  const box = bounds(turned.filter(Boolean), 0.09);
  const project = fit(box, WIDTH, HEIGHT);
  const lines = laps.map((one) => pixels(one, degrees, project));
  const line = lines[laps.indexOf(lap)];
  const first = line.find(Boolean);
  const filled = line.map((point) => point ?? first);
  return {
    paths: (colors) => runs(filled, colors),
    corners: corners.filter((corner) => corner.x_dm != null).map((corner) => ({
      label: corner.name ?? `${corner.number}`,
      at: beside(project(turn(corner.x_dm, corner.y_dm, degrees)), filled),
    })),
    at: (number, index) => lines[number][index],
    start: [filled[0], filled[1]],
  };
}

/** Of eight places around a corner, the one with the most room to the track. */
function beside([x, y], line) {
  const places = Array.from({ length: 8 }, (_, eighth) => {
    const angle = (eighth * Math.PI) / 4;
    return [x + 17 * Math.cos(angle), y + 17 * Math.sin(angle)];
  });
  const room = (place) => Math.min(...line.map(([a, b]) => Math.hypot(a - place[0], b - place[1])));
  return places.reduce((best, place) => (room(place) > room(best) ? place : best));
}

/** The SVG. `index` is a ref of the point under the pointer, null without one, `paint` of trackPaint. */
export function mapSvg({ map, paint, laps, index, look, label }) {
  return h("svg", {
    class: "track-map", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": label,
    xmlns: "http://www.w3.org/2000/svg",
  }, [
    h("path", {
      d: map.paths(paint.colors.map(() => "")).map((path) => path.d).join(""), fill: "none",
      stroke: look.line, "stroke-width": 9, "stroke-linejoin": "round",
    }),
    ...map.paths(paint.colors).map((path) => h("path", {
      d: path.d, fill: "none", stroke: path.color, "stroke-width": 5.5, "stroke-linecap": "round",
    })),
    startMark(map.start, look),
    ...map.corners.map((corner) => h("text", {
      x: corner.at[0], y: corner.at[1], fill: look.muted, "font-size": 12, "text-anchor": "middle",
      "dominant-baseline": "central", "font-family": "system-ui, sans-serif",
    }, corner.label)),
    h(Markers, { map, laps, index, look }),
  ]);
}

/** A circle per lap where the pointer is. */
const Markers = defineComponent({
  props: { map: Object, laps: Array, index: Object, look: Object },
  setup: (props) => () => {
    const { map, laps, index, look } = props;
    if (index.value == null) return h("g");
    const places = laps.map((lap, number) => [lap, map.at(number, index.value)]).filter(([, at]) => at);
    return h("g", places.reverse().map(([lap, at]) => h("circle", {
      class: "lap-marker", cx: at[0], cy: at[1], r: 7, fill: lap.dashed ? look.surface : lap.color,
      stroke: lap.dashed ? lap.color : look.surface, "stroke-width": 2.5,
    })));
  },
});

function startMark([a, b], look) {
  const angle = Math.atan2(b[1] - a[1], b[0] - a[0]) + Math.PI / 2;
  const [dx, dy] = [10 * Math.cos(angle), 10 * Math.sin(angle)];
  return h("line", {
    x1: a[0] - dx, y1: a[1] - dy, x2: a[0] + dx, y2: a[1] + dy, stroke: look.text, "stroke-width": 2.5,
  });
}

/** What the colours of the map mean. */
export function mapLegend(legend) {
  return h("ul", { class: "map-legend" }, legend.map((item) => h("li", [
    h("svg", { width: 14, height: 10, "aria-hidden": "true" }, [
      h("rect", { width: 14, height: 10, rx: 2, fill: item.color }),
    ]),
    item.label && h("span", item.label),
  ])));
}
