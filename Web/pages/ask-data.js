// The conversation: it is in the address, and the answers to its questions are kept while the page
// is open.
import { shallowReactive } from "../vendor/vue.js";
import { frameRows, post, Problem, request } from "../lib/api.js";
import { events } from "../lib/event-stream.js";
import { href, route } from "../lib/url-state.js";

/** Questions of a conversation that a follow-up is read with. */
const MOST_BEFORE = 10;
/** Rows of one answer. */
const MOST_ROWS = 5000;
/** What the copilot says of rows that it left out. */
const CUT = /^(These are the first|One of|\d+ of \d+ lines are shown)/;
const kept = shallowReactive(new Map());

/**
 * What the address asks: {question, before, context, key}. `before` are the questions that it
 * follows, oldest first; `context` is the session in view as {season, round, session_code}, what is
 * not known left out.
 */
export function asked() {
  const [season, round, code] = route.parts;
  const context = {};
  if (season) context.season = Number(season);
  if (round) context.round = Number(round);
  if (code) context.session_code = code;
  return conversation(route.query.q ?? "", lines(route.query.after), context);
}

/** The same for a question of one's own. */
export function conversation(question, before, context) {
  return { question, before, context, key: JSON.stringify([question, before, context]) };
}

/** The address that asks `question` after the questions `before` it. */
export function linkTo({ question, before = [], context = {} }) {
  const { season, round, session_code } = context;
  const known = before.slice(-MOST_BEFORE).map((text) => text.replace(/\s+/g, " "));
  const query = { theme: route.query.theme, after: known.join("\n"), q: question };
  return href("ask", [season, round, session_code], query);
}

/** The questions that one asked now would follow: what was refused or failed is not spoken of again. */
export function followed(current) {
  const status = kept.get(current.key)?.answer?.status;
  const isKnown = status === "answered" || status === "clarify";
  return isKnown ? [...current.before, current.question] : current.before;
}

/** What became of a question, null where it was not asked: see ask(). */
export function turnOf({ key }) {
  return kept.get(key) ?? null;
}

/**
 * Asks, and keeps what comes of it: {state, stages, answer, error}, state being asking, done, failed or
 * cancelled; stages are the texts of what the server has told of its progress.
 */
export async function ask(current) {
  const stop = new AbortController();
  const turn = shallowReactive({ ...current, state: "asking", stages: [], answer: null, error: null });
  turn.cancel = () => {
    stop.abort();
    turn.state = "cancelled";
  };
  kept.set(current.key, turn);
  try {
    const answer = await stream(current, stop.signal, (text) => {
      turn.stages = [...turn.stages, text];
    });
    Object.assign(turn, { answer: await whole(answer, stop.signal), state: "done" });
  } catch (error) {
    if (error.name !== "AbortError") Object.assign(turn, { error, state: "failed" });
  }
}

/** Keeps a question and its SQL as verified. */
export function verify({ question, context }, sql) {
  return post("ask/verified", { question, sql, ...context });
}

// The copilot sends a few hundred rows, or each nth reading; its SQL gives the others.
async function whole(answer, signal) {
  if (answer.status !== "answered" || !answer.truncated) return answer;
  try {
    const frame = await post("sql", { sql: answer.sql, limit: MOST_ROWS }, { signal });
    const warnings = answer.warnings.filter((text) => !CUT.test(text));
    if (frame.truncated) warnings.push(`These are the first ${frame.row_count} rows.`);
    return { ...answer, rows: frameRows(frame), row_count: frame.row_count, warnings };
  } catch (error) {
    if (error.name === "AbortError") throw error;
    return answer;
  }
}

async function stream({ question, before, context }, signal, onProgress) {
  const content = { question, ...context, history: before };
  const response = await request("ask", content, { signal, accept: "text/event-stream" });
  if (!response.headers.get("Content-Type")?.startsWith("text/event-stream")) return response.json();
  for await (const { name, data } of events(response)) {
    if (name === "progress") onProgress(data.text);
    if (name === "answer") return data;
    if (name === "problem") throw new Problem(data);
  }
  throw new Problem({
    status: 0,
    title: "The answer did not come",
    detail: "The server ended without an answer.",
    hint: "Ask again.",
  });
}

function lines(text) {
  return (text ?? "").split("\n").filter(Boolean).slice(-MOST_BEFORE);
}
