// Questions to choose from.
import { h } from "../vendor/vue.js";

/**
 * `questions` below `title`, each a button that asks it by `onAsk(question)`; null where there are
 * none.
 */
export function questionChips(title, questions, onAsk) {
  if (!questions?.length) return null;
  const id = `questions-${title.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`;
  const chip = (text) =>
    h("button", { class: "button", type: "button", onClick: () => onAsk(text) }, text);
  return h("div", { class: "ask-ideas", key: id }, [
    h("p", { class: "muted small", id }, title),
    h(
      "ul",
      { class: "chips-row", "aria-labelledby": id },
      questions.map((text) => h("li", { key: text }, chip(text))),
    ),
  ]);
}
