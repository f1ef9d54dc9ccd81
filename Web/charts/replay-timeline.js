// The bar under the map: flags as bands, laps of the leader as ticks, stops as dots.

import { context } from "./replay-canvas.js";

/**
 * Draws the timeline. `bands` are [{key, from, to}] in session seconds, `ends` the ends of the
 * leader's laps, `stops` [{t, color}].
 */
export function drawTimeline(canvas, size, { start, end, bands, ends, stops }, look) {
  const ctx = context(canvas, size.width, size.height);
  const x = (t) => ((t - start) / (end - start)) * size.width;
  const bar = { top: 12, height: 12 };
  ctx.fillStyle = look.raised;
  ctx.fillRect(0, bar.top, size.width, bar.height);
  for (const band of bands) {
    ctx.fillStyle = look.flags[band.key];
    const from = Math.max(start, band.from);
    ctx.fillRect(x(from), bar.top, Math.max(1, x(Math.min(end, band.to)) - x(from)), bar.height);
  }
  ticks(ctx, ends, x, bar, look);
  for (const stop of stops) {
    ctx.fillStyle = stop.color;
    ctx.beginPath();
    ctx.arc(x(stop.t), bar.top + bar.height + 6, 2.2, 0, 2 * Math.PI);
    ctx.fill();
  }
}

function ticks(ctx, ends, x, bar, look) {
  ctx.fillStyle = look.muted;
  ctx.font = "10px system-ui, sans-serif";
  ctx.textAlign = "center";
  ends.forEach((end, lap) => {
    if (end === undefined) return;
    const tenth = lap % 10 === 0;
    ctx.globalAlpha = tenth ? 1 : 0.35;
    ctx.fillRect(x(end), bar.top, 1, bar.height);
    if (tenth) ctx.fillText(`${lap}`, x(end), bar.top - 3);
  });
  ctx.globalAlpha = 1;
}
