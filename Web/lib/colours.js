// Colours of teams that stay readable in both themes, and lines that tell teammates apart.
import { token } from "./theme.js";

/** `hex` moved towards white or black until its contrast to `ground` is at least `least`. */
export function readable(hex, ground, least = 3) {
  let colour = parse(hex) ?? parse(token("unknown-compound"));
  const back = parse(ground);
  const target = luminance(back) > 0.4 ? [0, 0, 0] : [255, 255, 255];
  for (let i = 0; i < 20 && contrast(colour, back) < least; i++) {
    colour = colour.map((part, k) => part + (target[k] - part) * 0.08);
  }
  return write(colour);
}

/** The colour of a team (hex with or without #) on a panel of the theme shown. */
export function teamColour(hex) {
  return readable(hex, token("surface"));
}

/**
 * How each driver is drawn: rows with driver, team, team_color in; in the same order {driver, team,
 * color, dashed} out. The second driver of a team is dashed.
 */
export function driverStyles(drivers) {
  const seen = new Map();
  return drivers.map((row) => {
    const mates = seen.get(row.team) ?? 0;
    seen.set(row.team, mates + 1);
    return { ...row, color: teamColour(row.team_color), dashed: mates % 2 === 1 };
  });
}

/** The contrast of two colours, 1 to 21, as WCAG defines it. */
export function contrast(a, b) {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

function luminance(rgb) {
  const [r, g, b] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function parse(hex) {
  const text = hex?.replace("#", "");
  return /^[0-9a-f]{6}$/i.test(text ?? "")
    ? [0, 2, 4].map((i) => parseInt(text.slice(i, i + 2), 16))
    : null;
}

function write(rgb) {
  return `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
}
