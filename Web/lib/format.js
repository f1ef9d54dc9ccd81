// How figures are written, the same on every page. A missing value is an en dash.
export const NONE = "–";

/** Seconds as 1:31.234; below a minute 58.123, from an hour on 1:31:00.123. */
export function lapTime(seconds) {
  if (seconds == null || !Number.isFinite(seconds)) return NONE;
  const ms = Math.round(Math.abs(seconds) * 1000);
  const hours = Math.floor(ms / 3_600_000);
  const minutes = Math.floor(ms / 60_000) % 60;
  const rest = ((ms % 60_000) / 1000).toFixed(3);
  const sign = seconds < 0 ? "−" : "";
  if (hours) return `${sign}${hours}:${String(minutes).padStart(2, "0")}:${rest.padStart(6, "0")}`;
  return minutes ? `${sign}${minutes}:${rest.padStart(6, "0")}` : `${sign}${rest}`;
}

/** Seconds of a sector, 28.123. */
export function sectorTime(seconds) {
  return seconds == null ? NONE : seconds.toFixed(3);
}

/** A difference with its sign, +0.123 or −0.123. */
export function gap(seconds, digits = 3) {
  if (seconds == null) return NONE;
  return `${seconds < 0 ? "−" : "+"}${Math.abs(seconds).toFixed(digits)}`;
}

/** A number with thousands separated; `digits` after the point. */
export function number(value, digits = 0) {
  if (value == null) return NONE;
  // By hand, like days: the browser's own formats take milliseconds to begin with.
  const [whole, rest] = value.toFixed(digits).split(".");
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return rest ? `${text}.${rest}` : text;
}

/** Points of a championship: 25, 12.5. */
export function points(value) {
  return value == null ? NONE : value.toLocaleString("en", { maximumFractionDigits: 2 });
}

/** Seconds of a session as its clock, 1:02:05; −0:07:29 before it began. */
export function clock(seconds) {
  if (seconds == null) return NONE;
  const whole = Math.abs(Math.round(seconds));
  const text = (value) => String(value).padStart(2, "0");
  const sign = Math.round(seconds) < 0 ? "−" : "";
  return `${sign}${Math.floor(whole / 3600)}:${text(Math.floor(whole / 60) % 60)}:${text(whole % 60)}`;
}

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** A day, 5 Mar 2023. */
export function day(iso) {
  if (!iso) return NONE;
  const at = new Date(iso);
  return `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
}

/** A moment, 5 Mar 2023, 15:00 UTC. */
export function moment(iso) {
  return iso ? `${day(iso)}, ${new Date(iso).toISOString().slice(11, 16)} UTC` : NONE;
}

/** "bahrain-grand-prix" as Bahrain Grand Prix; `short` without the last two words. */
export function grandPrix(slug, short = false) {
  if (!slug) return NONE;
  const words = slug
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
  return short ? words.replace(/ Grand Prix$/, "") : words;
}

const SESSIONS = {
  FP1: "Practice 1",
  FP2: "Practice 2",
  FP3: "Practice 3",
  Q: "Qualifying",
  S: "Sprint",
  SQ: "Sprint Qualifying",
  SS: "Sprint Shootout",
  R: "Race",
};

/** The name of a session code. */
export function sessionName(code) {
  return SESSIONS[code] ?? code ?? NONE;
}

const CATEGORIES = { CarEvent: "Car event", Drs: "DRS", SafetyCar: "Safety car" };

/** What a message of race control is about: its flag, else its category. */
export function messageKind({ flag, category }) {
  if (flag) return flag.charAt(0) + flag.slice(1).toLowerCase();
  return CATEGORIES[category] ?? category ?? NONE;
}

const COMPOUNDS = {
  INTERMEDIATE: "I",
  WET: "W",
  SUPERSOFT: "SS",
  ULTRASOFT: "US",
  HYPERSOFT: "HS",
  UNKNOWN: "?",
};

/** One or two letters for a compound. */
export function compoundLetter(compound) {
  return COMPOUNDS[compound] ?? (compound ? compound[0] : "?");
}
