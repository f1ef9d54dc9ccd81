// The read-only SQL console: editor, schema, history, answer as table, chart and file.
import { computed, defineComponent, h, onMounted, ref, shallowReactive } from "../vendor/vue.js";
import { frameRows, get, post } from "../lib/api.js";
import { SqlEditor } from "../lib/editor.js";
import { forget, past, remember } from "../lib/history.js";
import { load } from "../lib/load.js";
import { param, setQuery } from "../lib/url-state.js";
import { live } from "../lib/live.js";
import { answerPanels } from "./sql-answer.js";
import { historyPanel, schemaPanel } from "./sql-side.js";

const FIRST = `SELECT driver, team, race_pace_s, delta_pct, laps_used
FROM gold.race_pace
WHERE session_id = '2023-01-R'
ORDER BY pace_rank`;

export default defineComponent({
  setup() {
    const asked = param("q", "");
    const text = ref(asked.value || past()[0] || FIRST);
    const answer = shallowReactive({ frame: null, rows: [], error: null, running: false, sql: "" });
    const history = ref(past());
    const editor = ref(null);
    const tables = load(
      () => (live.isEmpty ? null : {}),
      (_, signal) => get("tables", {}, { signal }),
    );
    const schema = computed(() =>
      Object.fromEntries(
        (tables.data ?? []).map((table) => [
          table.name,
          table.columns.map((column) => column.name),
        ]),
      ),
    );
    let running = null;

    async function run() {
      const sql = text.value.trim();
      if (!sql) return;
      running?.abort();
      const mine = (running = new AbortController());
      Object.assign(answer, { running: true, error: null });
      setQuery({ q: sql });
      try {
        const frame = await post("sql", { sql }, { signal: mine.signal });
        Object.assign(answer, { frame, rows: frameRows(frame), sql });
        history.value = remember(sql);
      } catch (error) {
        if (error.name !== "AbortError") Object.assign(answer, { error, frame: null, rows: [] });
      }
      if (running === mine) answer.running = false;
    }
    onMounted(() => {
      if (asked.value) run();
    });
    const stop = () => {
      running?.abort();
      answer.running = false;
    };
    const use = (sql) => {
      text.value = sql;
    };

    return () => {
      return [
        h(
          "div",
          { class: "page-head" },
          h("div", [
            h("h1", "SQL"),
            h(
              "p",
              { class: "muted" },
              "One SELECT on silver and gold, read only. Ctrl-Enter runs it.",
            ),
          ]),
        ),
        h("div", { class: "grid" }, [
          h("div", { class: "span-3 side" }, [
            schemaPanel(tables, (name) => editor.value.insert(name)),
            historyPanel(history.value, use, () => {
              history.value = forget();
            }),
          ]),
          h("div", { class: "span-9 main" }, [
            h("section", { class: "panel", "aria-label": "Editor" }, [
              h(SqlEditor, {
                ref: editor,
                value: text.value,
                label: "SQL statement",
                schema: schema.value,
                mark: answer.error?.line ? answer.error : null,
                onInput: (value) => {
                  text.value = value;
                },
                onRun: run,
              }),
              h("div", { class: "table-foot" }, [
                h(
                  "button",
                  {
                    class: "button primary",
                    type: "button",
                    disabled: answer.running,
                    onClick: run,
                  },
                  answer.running ? "Running…" : "Run",
                ),
                answer.running &&
                  h("button", { class: "button", type: "button", onClick: stop }, "Stop"),
                h("span", { role: "status" }, status(answer)),
              ]),
            ]),
            answerPanels(answer),
          ]),
        ]),
      ];
    };
  },
});

function status({ frame, running, error }) {
  if (running || error || !frame) return "";
  const cut =
    frame.truncated || frame.next_offset != null
      ? `, cut off at ${frame.row_count.toLocaleString("en")}`
      : "";
  return `${frame.row_count.toLocaleString("en")} rows in ${Math.round(frame.elapsed_ms ?? 0)} ms${cut}`;
}
