// Draws the track once and the cars at each frame.

import { bounds, fit, turn, turnAll } from "./track-shape.js";

/** A scene of `track` (answer of /track) for a canvas of width × height CSS pixels. */
export function scene(track, width, height) {
  const degrees = track.rotation_deg ?? 0;
  const outline = turnAll(track.outline.x_dm, track.outline.y_dm, degrees);
  const project = fit(bounds(outline, 0.08), width, height);
  return {
    width, height, degrees, project,
    outline: outline.map(project),
    corners: track.corners.filter((corner) => corner.x_dm != null).map((corner) => ({
      label: corner.name ?? `${corner.number}`,
      at: project(turn(corner.x_dm, corner.y_dm, degrees)),
    })),
  };
}

/** Fits the canvas to its place on the page, sharp on any screen; the context in CSS pixels. */
export function context(canvas, width, height) {
  const ratio = window.devicePixelRatio || 1;
  if (canvas.width !== Math.round(width * ratio)) canvas.width = Math.round(width * ratio);
  if (canvas.height !== Math.round(height * ratio)) canvas.height = Math.round(height * ratio);
  const ctx = canvas.getContext("2d");
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.clearRect(0, 0, width, height);
  return ctx;
}

/** The track with its start line; `flag` is the colour of the present track status, or null. */
export function drawTrack(canvas, scene, look, flag) {
  const ctx = context(canvas, scene.width, scene.height);
  const path = new Path2D();
  scene.outline.forEach(([x, y], i) => (i === 0 ? path.moveTo(x, y) : path.lineTo(x, y)));
  path.closePath();
  ctx.lineJoin = "round";
  if (flag) stroke(ctx, path, flag, 13);
  stroke(ctx, path, look.line, 9);
  stroke(ctx, path, look.lineStrong, 6);
  const [a, b] = scene.outline;
  if (a && b) startLine(ctx, a, b, look.text);
  ctx.fillStyle = look.muted;
  ctx.font = "11px system-ui, sans-serif";
  for (const { label, at } of scene.corners) ctx.fillText(label, at[0] + 9, at[1] - 7);
}

function stroke(ctx, path, style, width) {
  ctx.strokeStyle = style;
  ctx.lineWidth = width;
  ctx.stroke(path);
}

function startLine(ctx, a, b, style) {
  const angle = Math.atan2(b[1] - a[1], b[0] - a[0]) + Math.PI / 2;
  ctx.strokeStyle = style;
  ctx.lineWidth = 2.5;
  ctx.beginPath();
  ctx.moveTo(a[0] - 9 * Math.cos(angle), a[1] - 9 * Math.sin(angle));
  ctx.lineTo(a[0] + 9 * Math.cos(angle), a[1] + 9 * Math.sin(angle));
  ctx.stroke();
}

/** Cars [{x, y, driver, color, dashed, picked, faint}], in 0.1 m; picked ones are drawn last, larger. */
export function drawCars(canvas, scene, cars, look) {
  const ctx = context(canvas, scene.width, scene.height);
  ctx.font = "600 11px system-ui, sans-serif";
  ctx.textBaseline = "middle";
  for (const car of [...cars].sort((a, b) => a.picked - b.picked)) drawCar(ctx, scene, car, look);
}

function drawCar(ctx, scene, car, look) {
  const [x, y] = scene.project(turn(car.x, car.y, scene.degrees));
  ctx.globalAlpha = car.faint ? 0.35 : 1;
  ctx.beginPath();
  ctx.arc(x, y, car.picked ? 8 : 5.5, 0, 2 * Math.PI);
  ctx.fillStyle = car.dashed ? look.surface : car.color;
  ctx.fill();
  ctx.strokeStyle = car.dashed ? car.color : look.surface;
  ctx.lineWidth = car.dashed ? 3 : 1.5;
  ctx.stroke();
  if (!car.faint || car.picked) label(ctx, car, x, y, look);
  ctx.globalAlpha = 1;
}

function label(ctx, car, x, y, look) {
  const left = x + (car.picked ? 11 : 8);
  ctx.lineWidth = 3;
  ctx.strokeStyle = look.surface;
  ctx.strokeText(car.driver, left, y);
  ctx.fillStyle = car.picked ? look.text : car.color;
  ctx.fillText(car.driver, left, y);
}
