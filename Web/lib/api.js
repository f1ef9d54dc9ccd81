// The client of /api/v1: one fetch per address and snapshot, columnar frames, typed problems.
import { arrived, early } from "./early.js";
import { live } from "./live.js";

const BASE = "/api/v1/";
const KEPT = 200;
const cache = new Map();

/** A refusal by the server, or a server that did not answer (status 0). */
export class Problem extends Error {
  constructor({ status, title, detail, hint, line, column }) {
    super(detail || title || "The request failed.");
    Object.assign(this, { status, title, detail, hint, line, column });
  }
}

/**
 * The address of `path` (below /api/v1) with parameters; lists are joined by commas, empty ones
 * left out.
 */
export function url(path, params = {}) {
  const query = Object.entries(params)
    .filter(
      ([, value]) => value != null && value !== "" && !(Array.isArray(value) && !value.length),
    )
    .map(([key, value]) => `${key}=${encodeURIComponent(value).replaceAll("%2C", ",")}`);
  return BASE + path + (query.length ? `?${query.join("&")}` : "");
}

/** The JSON at `path`. What was read of the current snapshot is not asked for again. */
export async function get(path, params, { signal } = {}) {
  const address = url(path, params);
  const known = cache.get(address);
  if (isOfNow(known)) return known.value;
  // What failed early is asked for again, which says why.
  const first = await early(address);
  if (first) return keep(address, { ...first, snapshot: first.value.snapshot });
  const headers = known?.etag ? { "If-None-Match": known.etag } : {};
  const answer = await send(address, { headers, signal });
  if (answer.status === 304) return keep(address, { ...known, snapshot: live.snapshot });
  const value = await body(answer);
  return keep(address, { value, etag: answer.headers.get("ETag"), snapshot: live.snapshot });
}

/** What get() would give, where it need not ask: undefined elsewhere. */
export function atHand(path, params) {
  const address = url(path, params);
  const first = arrived(address);
  if (first) keep(address, { ...first, snapshot: first.value.snapshot });
  const known = cache.get(address);
  return first || isOfNow(known) ? known.value : undefined;
}

/** Sends `content` as JSON and gives the JSON of the answer. */
export async function post(path, content, options) {
  return body(await request(path, content, options));
}

/** Sends `content` as JSON and gives the response as it begins; `accept` is the type asked for. */
export async function request(path, content, { signal, accept } = {}) {
  const headers = { "Content-Type": "application/json", ...(accept && { Accept: accept }) };
  const options = { method: "POST", headers, body: JSON.stringify(content), signal };
  const answer = await send(BASE + path, options);
  if (!answer.ok) await body(answer);
  return answer;
}

/** The rows of a frame as objects. */
export async function rows(path, params, options) {
  return frameRows(await get(path, params, options));
}

/** The rows of the columnar `frame` as objects by column name. */
export function frameRows(frame) {
  const names = frame.columns.map((column) => column.name);
  return Array.from({ length: frame.row_count }, (_, row) => {
    const object = {};
    for (let i = 0; i < names.length; i++) object[names[i]] = frame.data[i][row];
    return object;
  });
}

function isOfNow(known) {
  return !!known && live.state === "live" && known.snapshot === live.snapshot;
}

function keep(address, entry) {
  cache.delete(address);
  cache.set(address, entry);
  if (cache.size > KEPT) cache.delete(cache.keys().next().value);
  return entry.value;
}

async function send(address, options) {
  try {
    return await fetch(address, options);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem({
      status: 0,
      title: "The server does not answer",
      detail: "No connection to f1lake serve.",
      hint: "Start it again: this page goes on by itself.",
    });
  }
}

async function body(answer) {
  const text = await answer.text();
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    value = {
      title: answer.statusText,
      detail: `The server sent status ${answer.status} and no JSON.`,
    };
    if (answer.ok) throw new Problem({ ...value, status: answer.status });
  }
  if (!answer.ok) throw new Problem({ ...value, status: answer.status });
  return value;
}
