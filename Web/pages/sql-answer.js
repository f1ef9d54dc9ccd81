// The answer to a statement: refusal, table, chart.
import { h } from "../vendor/vue.js";
import { ChartPanel } from "../lib/chart.js";
import { isNumeric } from "../lib/columns.js";
import { DataTable } from "../lib/table.js";
import { param } from "../lib/url-state.js";
import { Select, Segmented } from "../parts/controls.js";
import { Panel } from "../parts/panel.js";
import { plainOption } from "../charts/plain.js";

/** Panels of the answer, or how it was refused. */
export function answerPanels(answer) {
  if (answer.error) return refusal(answer.error);
  if (!answer.frame) return null;
  const columns = answer.frame.columns.map((column) => ({
    key: column.name,
    label: column.name,
    num: isNumeric(column.type),
    format: isNumeric(column.type) ? short : undefined,
    title: [column.type, column.description].filter(Boolean).join(": "),
  }));
  const table = h(
    Panel,
    { title: "Answer", flush: true },
    {
      default: () =>
        h(DataTable, {
          key: answer.sql,
          id: "answer",
          columns,
          rows: answer.rows,
          caption: "Answer",
          name: ["answer"],
          maxHeight: 480,
        }),
    },
  );
  return [table, chartPanel(answer, columns)];
}

// Six digits after the point are enough to read; files have all of them.
function short(value) {
  if (value == null) return "–";
  return typeof value === "number" && !Number.isInteger(value)
    ? String(Number(value.toFixed(6)))
    : String(value);
}

function refusal(error) {
  const place = error.line
    ? ` (line ${error.line}${error.column ? `, column ${error.column}` : ""})`
    : "";
  return h(
    "section",
    { class: "panel", "aria-label": "Refusal" },
    h("div", { class: "state error left", role: "alert" }, [
      h("b", `${error.title ?? "The statement was refused"}${place}`),
      h("p", error.message),
      error.hint && h("p", error.hint),
      error.status ? h("p", { class: "small" }, `Status ${error.status}`) : null,
    ]),
  );
}

function chartPanel(answer, columns) {
  const numbers = columns.filter((column) => column.num);
  if (!numbers.length || !answer.rows.length) return null;
  const [x, y, by, kind] = ["x", "y", "by", "kind"].map((name) => param(name));
  const known = (value, fallback) =>
    columns.some((column) => column.key === value) ? value : fallback;
  const across = known(x.value, columns.find((column) => !column.num)?.key ?? columns[0].key);
  const up = known(y.value, (numbers.find((column) => column.key !== across) ?? numbers[0]).key);
  const split = known(by.value, "");
  const shape = kind.value || "bar";
  const option = plainOption({ rows: answer.rows, x: across, y: up, by: split, kind: shape });
  const select = (label, value, target, list, none) =>
    h(Select, {
      label,
      value,
      onChange: (name) => {
        target.value = name;
      },
      options: [
        ...(none ? [{ value: "", label: "–" }] : []),
        ...list.map((column) => ({ value: column.key, label: column.label })),
      ],
    });
  return h(
    ChartPanel,
    {
      id: "chart",
      title: "Chart",
      option,
      height: 340,
      name: ["answer"],
      label: `Chart of ${up} over ${across}`,
    },
    {
      tools: () => [
        select("Across", across, x, columns),
        select("Up", up, y, numbers),
        select("By", split, by, columns, true),
        h(Segmented, {
          name: "Kind of chart",
          value: shape,
          options: [
            { value: "bar", label: "Bars" },
            { value: "line", label: "Lines" },
            { value: "scatter", label: "Points" },
          ],
          onChange: (value) => {
            kind.value = value;
          },
        }),
      ],
    },
  );
}
