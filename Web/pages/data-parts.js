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

/** The class of a badge for a result or severity. */
export function tone(text) {
  if (["passed", "pass", "ok"].includes(text)) return "good";
  if (["failed", "fail", "error"].includes(text)) return "bad";
  return ["warned", "warn", "warning", "problem"].includes(text) ? "warn" : "";
}
