// The session in view, which a question is about unless it names another.
import { h } from "../vendor/vue.js";
import { rows } from "../lib/api.js";
import { grandPrix, sessionName } from "../lib/format.js";
import { load } from "../lib/load.js";
import { linkTo } from "./ask-data.js";

/** The rounds of the season in view, as load() gives them; `current` is a ref of asked(). */
export function roundsInView(current) {
  return load(
    () => current.value.context.season ?? null,
    (season, signal) => rows(`seasons/${season}/rounds`, {}, { signal }),
  );
}

/** What is in view, and a way to leave it. */
export function contextLine(current, rounds) {
  const { season, round, session_code } = current.context;
  if (!season) return null;
  const event = rounds?.find((row) => row.round === round);
  const words = [
    season,
    round && (event ? grandPrix(event.grand_prix, true) : `round ${round}`),
    session_code && sessionName(session_code),
  ];
  const name = words.filter(Boolean).join(" · ");
  return h("span", { class: "ask-context" }, [
    h("span", { class: "muted" }, "In view"),
    h("b", name),
    h(
      "a",
      {
        class: "button quiet",
        href: linkTo({ ...current, context: {} }),
        "aria-label": `Ask about all of the lake instead of ${name}`,
        title: "Ask about all of the lake",
      },
      "×",
    ),
  ]);
}
