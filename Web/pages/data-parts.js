// What panels of the data page share.
import { h } from "../vendor/vue.js";
import { DataTable } from "../lib/table.js";
import { Panel, settled } from "../parts/panel.js";

/** A panel with a table of `rows`, or `empty` without any. */
export function tablePanel({ id, title, note, result, columns, rows, height, empty }) {
  return h(
    Panel,
    { title, note, flush: true },
    {
      default: () =>
        settled(
          result,
          rows.length
            ? () =>
                h(DataTable, { id, columns, rows, caption: title, name: [id], maxHeight: height })
            : null,
          empty,
          height,
        ),
    },
  );
}

/** A column of results or severities, each as a badge. */
export function badgeColumn(key, label) {
  return { key, label, format: (text) => h("span", { class: ["badge", tone(text)] }, text) };
}

function tone(text) {
  if (["passed", "pass", "ok"].includes(text)) return "good";
  if (["failed", "fail", "error"].includes(text)) return "bad";
  return ["warned", "warn", "warning", "problem"].includes(text) ? "warn" : "";
}
