// The SQL of an answer: to be read, copied, changed and run again.
import { defineComponent, h, ref, shallowRef } from "../vendor/vue.js";
import { frameRows, post } from "../lib/api.js";
import { SqlEditor } from "../lib/editor.js";
import { laidOut } from "../lib/sql-layout.js";
import { href } from "../lib/url-state.js";
import { CopyButton } from "../parts/copy-button.js";

/**
 * `sql` as answered; `onResult({rows, fields, sql, isEdited})` gets what a run gives, null for the
 * answer's own. `open` and `onOpen(value)`.
 */
export const SqlFold = defineComponent({
  props: { sql: String, open: Boolean, isEdited: Boolean, onOpen: Function, onResult: Function },
  setup(props) {
    const text = ref(laidOut(props.sql));
    const state = shallowRef({ running: false, error: null, said: "" });

    async function run() {
      const sql = text.value.trim();
      if (!sql || state.value.running) return;
      state.value = { running: true, error: null, said: "" };
      try {
        const frame = await post("sql", { sql, limit: 1000 });
        props.onResult({ rows: frameRows(frame), fields: frame.columns, sql, isEdited: true });
        const said = `${frame.row_count} rows in ${Math.round(frame.elapsed_ms)} ms`;
        state.value = { error: null, said: frame.truncated ? `${said}, cut off` : said };
      } catch (error) {
        state.value = { error, said: "" };
      }
    }
    const reset = () => {
      text.value = laidOut(props.sql);
      state.value = { error: null, said: "" };
      props.onResult(null);
    };
    const fold = {
      class: "panel sql-fold",
      onToggle: (event) => props.onOpen(event.target.open),
    };
    return () =>
      h("details", { ...fold, open: props.open }, [
        h("summary", [
          h("h3", "SQL"),
          h("span", { class: "muted small" }, props.isEdited ? "changed and run" : "read only"),
        ]),
        props.open && [
          h(SqlEditor, {
            value: text.value,
            label: "SQL of the answer",
            mark: state.value.error?.line ? state.value.error : null,
            onInput: (value) => {
              text.value = value;
            },
            onRun: run,
          }),
          state.value.error && refusal(state.value.error),
          h("div", { class: "table-foot" }, [
            h(
              "button",
              {
                class: "button primary",
                type: "button",
                disabled: state.value.running,
                onClick: run,
              },
              state.value.running ? "Running…" : "Run",
            ),
            props.isEdited &&
              h("button", { class: "button", type: "button", onClick: reset }, "Back to the answer"),
            h(CopyButton, { text: () => text.value, label: "Copy SQL" }),
            h("a", { class: "button quiet", href: href("sql", [], { q: text.value }) }, "Open in SQL"),
            h("span", { role: "status" }, state.value.said),
          ]),
        ],
      ]);
  },
});

function refusal(error) {
  const place = error.line ? ` (line ${error.line})` : "";
  return h("div", { class: "state error left", role: "alert" }, [
    h("b", `${error.title ?? "The statement was refused"}${place}`),
    h("p", error.message),
    error.hint && h("p", error.hint),
  ]);
}
