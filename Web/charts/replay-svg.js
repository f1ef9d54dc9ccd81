// The track and the cars of a moment as an SVG, in the measures of replay-canvas.js.

import { turn } from "./track-shape.js";

const SPACE = "http://www.w3.org/2000/svg";

/** The text of an SVG of `scene` with `cars`; `flag` is the colour of the track status, or null. */
export function replaySvg(scene, cars, look, flag) {
  const { width, height, outline, corners } = scene;
  const root = node("svg", { width, height, viewBox: `0 0 ${width} ${height}` }, [
    node("rect", { width, height, fill: look.surface }),
    ...track(outline, look, flag), startLine(outline, look.text),
    ...corners.map(({ label, at }) => text(label, {
      x: at[0] + 9, y: at[1] - 7, fill: look.muted, "font-weight": 400,
    })),
    ...[...cars].sort((a, b) => a.picked - b.picked).map((car) => drawn(car, scene, look)),
  ]);
  return new XMLSerializer().serializeToString(root);
}

function track(outline, look, flag) {
  const points = outline.map((at) => at.map((value) => value.toFixed(1)).join(",")).join(" ");
  const lines = [[flag, 13], [look.line, 9], [look.lineStrong, 6]].filter(([color]) => color);
  return lines.map(([stroke, width]) => node("polygon", {
    points, fill: "none", stroke, "stroke-width": width, "stroke-linejoin": "round",
  }));
}

function startLine([a, b], stroke) {
  const angle = Math.atan2(b[1] - a[1], b[0] - a[0]) + Math.PI / 2;
  const [x, y] = [9 * Math.cos(angle), 9 * Math.sin(angle)];
  return node("line", {
    x1: a[0] - x, y1: a[1] - y, x2: a[0] + x, y2: a[1] + y, stroke, "stroke-width": 2.5,
  });
}

function drawn(car, scene, look) {
  const [cx, cy] = scene.project(turn(car.x, car.y, scene.degrees));
  const name = text(car.driver, {
    x: cx + (car.picked ? 11 : 8), y: cy, fill: car.picked ? look.text : car.color, stroke: look.surface,
    "stroke-width": 3, "paint-order": "stroke", "dominant-baseline": "central",
  });
  return node("g", { opacity: car.faint ? 0.35 : 1 }, [
    node("circle", {
      cx, cy, r: car.picked ? 8 : 5.5, fill: car.dashed ? look.surface : car.color,
      stroke: car.dashed ? car.color : look.surface, "stroke-width": car.dashed ? 3 : 1.5,
    }),
    ...(!car.faint || car.picked ? [name] : []),
  ]);
}

function text(words, attributes) {
  const font = { "font-family": "system-ui, sans-serif", "font-size": 11, "font-weight": 600 };
  return node("text", { ...font, ...attributes }, [document.createTextNode(words)]);
}

function node(name, attributes, children = []) {
  const made = document.createElementNS(SPACE, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
