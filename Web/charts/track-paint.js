// Colours of the track map: by speed, by gear, or by who is faster.

import { fasterBySector } from "./lap-compare.js";

// Slow to fast; light enough on dark and dark enough on light ground (after "turbo", cut at both ends).
const RAMP = [
  "#4662d8", "#2f8fe8", "#1fb8c9", "#35c98d", "#86d14a", "#d4c02e", "#f4962b", "#e8562a", "#c42f1d",
];
const GEARS = ["#7a4bd0", "#4662d8", "#2f8fe8", "#1fb8c9", "#35c98d", "#d4c02e", "#f4962b", "#e0452a"];

/**
 * One colour per step of the lap and what they mean: {colors, legend: [{color, label}]}. `mode` is
 * "speed", "gear" or "faster"; `laps` lie on the same points, `of` is the lap that the first two show.
 */
export function trackPaint(mode, laps, of, noColor) {
  if (mode === "faster" && laps.length > 1) return byWinner(laps, noColor);
  if (mode === "gear") return byGear(of, noColor);
  return bySpeed(of, noColor);
}

function bySpeed(lap, noColor) {
  const known = lap.speed_kmh.filter((speed) => speed != null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const bin = (speed) => Math.min(
    RAMP.length - 1, Math.floor(((speed - low) / (high - low || 1)) * RAMP.length),
  );
  const edge = (index) => Math.round(low + ((high - low) * index) / RAMP.length);
  return {
    colors: steps(lap.speed_kmh, (speed) => (speed == null ? noColor : RAMP[bin(speed)])),
    legend: RAMP.map((color, index) => ({
      color, label: index === 0 || index === RAMP.length - 1 ? `${edge(index + (index > 0))} km/h` : "",
    })),
  };
}

function byGear(lap, noColor) {
  const used = [...new Set(lap.gear)].filter((gear) => gear > 0).sort((a, b) => a - b);
  return {
    colors: steps(lap.gear, (gear) => GEARS[gear - 1] ?? noColor),
    legend: used.map((gear) => ({ color: GEARS[gear - 1] ?? noColor, label: `${gear}` })),
  };
}

function byWinner(laps, noColor) {
  return {
    colors: fasterBySector(laps).map((winner) => (winner == null ? noColor : laps[winner].mark)),
    legend: laps.map((lap) => ({ color: lap.mark, label: lap.label })),
  };
}

function steps(values, paint) {
  return values.slice(0, -1).map(paint);
}

/** Steps of one colour in a row as one path: [{color, d}], `points` are pixels. */
export function runs(points, colors) {
  const paths = [];
  for (let i = 0; i < colors.length; i += 1) {
    const to = `L${points[i + 1][0].toFixed(1)} ${points[i + 1][1].toFixed(1)}`;
    const last = paths.at(-1);
    if (last && last.color === colors[i]) last.d += to;
    else paths.push(
      { color: colors[i], d: `M${points[i][0].toFixed(1)} ${points[i][1].toFixed(1)}${to}` },
    );
  }
  return paths;
}
