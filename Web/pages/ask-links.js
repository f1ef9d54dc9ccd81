// From an answer to the page that shows more of it.
import { h } from "../vendor/vue.js";
import { href } from "../lib/url-state.js";

const SESSION =
  /\bseason = (\d{4}) AND round = (\d{1,2}) AND session_code = '(FP1|FP2|FP3|SQ|S|Q|R)'/;
const MOST_LAPS = 8;

/**
 * A link to the laps of a telemetry answer on the page Telemetry; null where its SQL is not about one
 * session.
 */
export function telemetryLink({ rows, sql }) {
  const session = SESSION.exec(sql ?? "")?.slice(1);
  const laps = rows.map(({ driver, lap_number }) => driver && `${driver}.${lap_number ?? "best"}`);
  const known = [...new Set(laps.filter(Boolean))];
  if (!session || !known.length || known.length > MOST_LAPS) return null;
  const target = href("telemetry", session, { laps: known.join(",") });
  return h("a", { class: "button quiet", href: target }, "Open in Telemetry");
}
