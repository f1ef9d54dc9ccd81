// Columns of an answer: what they are called, in which unit, and how their values are written.
import { day, grandPrix, lapTime, moment, NONE, sessionName } from "./format.js";

const NUMBERS = /^(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT|U[A-Z]*INT|DOUBLE|FLOAT|DECIMAL)/;
const UNITS = {
  s: "s",
  ms: "ms",
  kmh: "km/h",
  pct: "%",
  c: "°C",
  m: "m",
  dm: "dm",
  mps: "m/s",
  mbar: "mbar",
  min: "min",
  deg: "°",
};
const DIFFERENCE = /(^|_)(gap|delta|difference|gain|residual|slope|lost|won)(_|$)/;
const NOT_A_LAP = /(^|_)(loss|lane|duration|sector\d|mad|std|iqr|pit)(_|$)/;
const RANK = /(^|_)(position|rank|place)$/;

/** Whether a column of this DuckDB type has numbers. */
export function isNumeric(type) {
  return NUMBERS.test(type ?? "");
}

/**
 * A column of `rows` for tables and charts. `field` is {name, type, unit?, description?}. Gives
 * {key, label, axis, unit, num, title, isLapTime, isDifference, isRank, text(value), tick(value)};
 * `tick` is the short form for axes.
 */
export function columnOf(field, rows) {
  const values = rows.map((row) => row[field.name]).filter((value) => value != null);
  const num = values.length
    ? values.every((value) => typeof value === "number")
    : isNumeric(field.type);
  const unit = num ? unitOf(field) : "";
  const isDifference = DIFFERENCE.test(field.name);
  const isLapTime =
    unit === "s" &&
    !isDifference &&
    !NOT_A_LAP.test(field.name) &&
    values.length > 0 &&
    values.every((value) => value >= 50);
  const label = labelOf(field.name);
  const digits = digitsOf(unit, values);
  const column = { key: field.name, label, unit, num, isDifference, isLapTime, digits };
  return {
    ...column,
    isRank: num && RANK.test(field.name),
    axis: unit && !isLapTime ? `${label} (${unit})` : label,
    title: [field.type?.toLowerCase(), field.description].filter(Boolean).join(": "),
    text: (value) => textOf(column, field.type, value),
    tick: (value) => (isLapTime ? lapTime(value).replace(/0{1,2}$/, "") : tickText(value)),
  };
}

function unitOf({ name, unit }) {
  if (unit) return UNITS[unit] ?? unit;
  return UNITS[name.match(/_([a-z]+)$/)?.[1]] ?? "";
}

function labelOf(name) {
  const words = name.split("_");
  if (words.length > 1 && UNITS[words.at(-1)]) words.pop();
  const text = words.join(" ").replace("grand prix", "Grand Prix").replace(/(sector)(\d)/, "$1 $2");
  const first = text.charAt(0).toUpperCase() + text.slice(1);
  return first.replace(/\b(drs|rpm|q[123]|id|url)\b/gi, (word) => word.toUpperCase());
}

function textOf(column, type, value) {
  if (value == null) return NONE;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (column.isLapTime) return lapTime(value);
  if (typeof value === "number") return numberText(column, value);
  if (typeof value === "object") return JSON.stringify(value);
  if (column.key === "grand_prix") return grandPrix(value, true);
  if (column.key === "session_code") return sessionName(value);
  if (type === "DATE") return day(value);
  return type?.startsWith("TIMESTAMP") ? moment(value) : String(value);
}

function tickText(value) {
  const isLong = Math.abs(value) >= 10_000;
  return value.toLocaleString("en", { maximumFractionDigits: 3, useGrouping: isLong });
}

// As many digits after the point in all of a column: milliseconds of times, fewer of what is measured
// coarsely.
function digitsOf(unit, values) {
  if (values.every((value) => typeof value !== "number" || Number.isInteger(value))) return 0;
  if (unit === "s") return 3;
  const most = { "km/h": 1, m: 1, dm: 0, "°C": 1, mbar: 1, "m/s": 1, "%": 2 }[unit] ?? 3;
  const needed = values.map((value) => String(Number(value.toFixed(most))).split(".")[1] ?? "");
  return Math.max(...needed.map((digits) => digits.length));
}

// A difference has its sign.
function numberText({ digits, isDifference, key }, value) {
  const size = Math.abs(value);
  const form = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const text = size.toLocaleString("en", { ...form, useGrouping: size >= 10_000 });
  const plus = isDifference && value > 0 && key !== "places_won" ? "+" : "";
  return `${value < 0 ? "−" : plus}${text}`;
}
