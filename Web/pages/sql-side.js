// Beside the editor: the tables and their columns, and the statements run before.
import { h } from "../vendor/vue.js";
import { number } from "../lib/format.js";
import { param } from "../lib/url-state.js";
import { Panel, settled } from "../parts/panel.js";

/** The schema browser; `onPick(name)` gets the table or column clicked. */
export function schemaPanel(tables, onPick) {
  const search = param("find", "");
  const wanted = search.value.toLowerCase();
  const shown = (tables.data ?? []).filter(
    (table) =>
      !wanted ||
      table.name.includes(wanted) ||
      table.columns.some((column) => column.name.includes(wanted)),
  );
  return h(
    Panel,
    { title: "Tables", flush: true },
    {
      default: () =>
        settled(
          tables,
          () =>
            h("div", { class: "schema" }, [
              h(
                "label",
                { class: "visually-hidden", for: "find-schema" },
                "Find a table or column",
              ),
              h("input", {
                id: "find-schema",
                class: "control",
                type: "search",
                placeholder: "Find a table or column",
                value: search.value,
                onInput: (event) => {
                  search.value = event.target.value;
                },
              }),
              h(
                "div",
                {
                  class: "schema-list",
                  tabindex: 0,
                  role: "region",
                  "aria-label": "Tables and columns",
                },
                shown.map((table) => entry(table, onPick)),
              ),
            ]),
          "",
          320,
        ),
    },
  );
}

function entry(table, onPick) {
  return h("details", { key: table.name }, [
    h("summary", [
      table.name,
      " ",
      h("span", { class: "muted small" }, table.rows == null ? "" : number(table.rows)),
    ]),
    h(
      "button",
      {
        class: "button quiet",
        type: "button",
        title: table.description,
        onClick: () => onPick(table.name),
      },
      `Insert ${table.name}`,
    ),
    h(
      "ul",
      table.columns.map((column) =>
        h("li", { key: column.name }, [
          h(
            "button",
            {
              class: "column",
              type: "button",
              title: column.description ?? "",
              onClick: () => onPick(column.name),
            },
            [column.name, " ", h("span", { class: "muted" }, column.type.toLowerCase())],
          ),
        ]),
      ),
    ),
  ]);
}

/** Statements run before; `onUse(sql)` puts one into the editor. */
export function historyPanel(list, onUse, onForget) {
  return h(
    Panel,
    { title: "History", note: "Kept in this browser only", flush: true },
    {
      tools: () =>
        list.length > 0 &&
        h("button", { class: "button quiet", type: "button", onClick: onForget }, "Forget"),
      default: () =>
        list.length
          ? h(
              "ul",
              { class: "history" },
              list.map((sql) =>
                h(
                  "li",
                  { key: sql },
                  h(
                    "button",
                    { class: "column", type: "button", title: sql, onClick: () => onUse(sql) },
                    sql,
                  ),
                ),
              ),
            )
          : h("p", { class: "muted small pad" }, "Statements that you run are listed here."),
    },
  );
}
