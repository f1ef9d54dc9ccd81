// Tables: sorted by their heads, heads that stay, CSV of all rows.
import { computed, defineComponent, h, ref, watch, withMemo } from "../vendor/vue.js";
import { csv, fileName, save } from "./export.js";
import { NONE, number } from "./format.js";
import { afterPaint } from "./turns.js";
import { param } from "./url-state.js";

const FIRST = 200;
// No row is lower.
const ROW_PX = 24;

/**
 * A table of `rows`. `columns` are {key, label, format?(value, row) → text or node, num?, title?,
 * wrap?, style?(value, row) → class}. The sort is in the address as `sort.id`; `sort` is the first
 * one (`-key` falls). `name` are the words of the CSV's name; `caption` is read by screen readers.
 */
export const DataTable = defineComponent({
  props: {
    id: { type: String, required: true },
    columns: Array,
    rows: Array,
    caption: String,
    sort: { type: String, default: "" },
    name: { type: Array, default: () => [] },
    maxHeight: Number,
    foot: { type: Boolean, default: true },
  },
  setup(props, { slots }) {
    const order = param(`sort.${props.id}`, props.sort);
    const shown = ref(FIRST);
    const sorted = computed(() => sortRows(props.rows ?? [], order.value));
    // Kept, since asking for it when the page has changed makes the browser lay it out once more.
    let top = 0;
    const inView = () => Math.ceil((top + props.maxHeight) / ROW_PX);
    // A frame with other rows has those that are seen in it; the rest stays as it was, and follows.
    const seen = ref(Infinity);
    const seenFirst = () => {
      seen.value = inView();
      afterPaint(() => { seen.value = Infinity; });
    };
    if (props.maxHeight) {
      seenFirst();
      watch(sorted, seenFirst);
    }
    const isWhole = () => seen.value >= Math.min(sorted.value.length, shown.value);
    const drawn = [];
    const drawing = [];
    const lines = () => {
      const now = {};
      const rows = sorted.value.slice(0, shown.value);
      drawn.length = Math.min(drawn.length, rows.length);
      return rows.slice(0, Math.max(seen.value, drawn.length)).map((row, i) => {
        if (i < seen.value) drawing[i] = now;
        return withMemo([drawing[i]], () => line(props, row, i), drawn, i);
      });
    };
    return () => [
      h(
        "div",
        {
          class: "table-box",
          tabindex: 0,
          role: "region",
          "aria-label": props.caption,
          "aria-busy": isWhole() ? undefined : "true",
          style: props.maxHeight ? { maxHeight: `${props.maxHeight}px` } : {},
          onScrollPassive: (event) => { top = event.target.scrollTop; },
        },
        [
          h("table", { class: "data" }, [
            h("caption", { class: "visually-hidden" }, props.caption),
            h(
              "thead",
              h(
                "tr",
                props.columns.map((column) => head(column, order)),
              ),
            ),
            h("tbody", lines()),
          ]),
        ],
      ),
      props.foot && foot(props, sorted.value, shown, slots),
    ];
  },
});

function line(props, row, i) {
  return h("tr", { key: i }, props.columns.map((column) => cell(column, row)));
}

function head(column, order) {
  const falling = order.value === `-${column.key}`;
  const rising = order.value === column.key;
  const mark = falling ? " ↓" : rising ? " ↑" : "";
  const next = rising || (column.num && !falling) ? `-${column.key}` : column.key;
  return h(
    "th",
    {
      scope: "col",
      class: { num: column.num },
      "aria-sort": falling ? "descending" : rising ? "ascending" : undefined,
      title: column.title,
    },
    h(
      "button",
      {
        type: "button",
        onClick: () => {
          order.value = next;
        },
      },
      [column.label, h("span", { "aria-hidden": "true" }, mark)],
    ),
  );
}

function cell(column, row) {
  const value = row[column.key];
  const content = column.format ? column.format(value, row) : plain(value);
  return h(
    "td",
    { class: [{ num: column.num, wrap: column.wrap }, column.style?.(value, row)] },
    content,
  );
}

function foot(props, rows, shown, slots) {
  const more = rows.length - shown.value;
  return h("div", { class: "table-foot" }, [
    h(
      "span",
      more > 0
        ? `${number(shown.value)} of ${number(rows.length)} rows`
        : `${number(rows.length)} ${rows.length === 1 ? "row" : "rows"}`,
    ),
    more > 0 &&
      h(
        "button",
        {
          class: "button quiet",
          type: "button",
          onClick: () => {
            shown.value += 1000;
          },
        },
        "Show more",
      ),
    slots.foot?.(),
    csvButton({
      caption: props.caption ?? "table",
      name: props.name.length ? props.name : [props.id],
      columns: props.columns,
      rows: () => rows,
    }),
  ]);
}

/** A button that saves what `rows()` gives, with the columns [{key}] of it; `name` are words. */
export function csvButton({ caption, name, columns, rows }) {
  return h(
    "button",
    {
      class: "button quiet",
      type: "button",
      "aria-label": `Save as CSV: ${caption}`,
      onClick: () => save(fileName(name, "csv"), csv(columns, rows()), "text/csv;charset=utf-8"),
    },
    "CSV",
  );
}

function sortRows(rows, order) {
  if (!order) return rows;
  const falling = order.startsWith("-");
  const key = falling ? order.slice(1) : order;
  return [...rows].sort((a, b) => compare(a[key], b[key], falling ? -1 : 1));
}

// Missing values come last, whichever way the rest is sorted.
function compare(a, b, sign) {
  if (a == null || b == null) return (a == null) - (b == null);
  if (typeof a === "number" && typeof b === "number") return (a - b) * sign;
  return String(a).localeCompare(String(b), "en", { numeric: true }) * sign;
}

function plain(value) {
  if (value == null) return NONE;
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
