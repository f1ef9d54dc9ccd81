// A chart in its panel: as PNG, SVG and table, with a name for screen readers.
import { defineComponent, h, ref } from "../vendor/vue.js";
import { Chart } from "./drawing.js";
import { fileName, save } from "./export.js";
import { listParam } from "./url-state.js";
import { DataTable } from "./table.js";
import { Panel, settled } from "../parts/panel.js";

/**
 * A chart with title, note and export. `id` names it in the address, `name` (words) in files;
 * `table` is {columns, rows} of DataTable. `result` is what load() gave, `empty` says what to do
 * without data.
 */
export const ChartPanel = defineComponent({
  props: {
    id: { type: String, required: true },
    title: String,
    note: String,
    name: { type: Array, default: () => [] },
    option: Object,
    height: { type: Number, default: 320 },
    table: Object,
    result: Object,
    empty: String,
    label: String,
    group: String,
    events: Object,
    onReady: Function,
    level: Number,
  },
  setup(props, { slots }) {
    const drawing = ref(null);
    const open = listParam("tables");
    const file = (extension) => fileName([...props.name, props.id], extension);
    const asTable = () => open.value.includes(props.id);
    const toggle = () => {
      open.value = asTable()
        ? open.value.filter((id) => id !== props.id)
        : [...open.value, props.id];
    };
    const button = (text, label, act, pressed) =>
      h(
        "button",
        {
          class: "button quiet",
          type: "button",
          onClick: act,
          "aria-label": `${label}: ${props.title}`,
          "aria-pressed": pressed,
        },
        text,
      );
    const tools = () => [
      slots.tools?.(),
      props.option &&
        !asTable() &&
        button("PNG", "Save as PNG", () =>
          drawing.value.png().then((data) => save(file("png"), data)),
        ),
      props.option &&
        !asTable() &&
        button("SVG", "Save as SVG", () =>
          drawing.value.svg().then((text) => save(file("svg"), text, "image/svg+xml")),
        ),
      props.option && props.table && button("Table", "Show as table", toggle, asTable()),
    ];
    const body = () =>
      asTable() && props.table
        ? h(DataTable, {
            ...props.table,
            id: props.id,
            name: [...props.name, props.id],
            caption: props.title,
            maxHeight: props.height,
          })
        : h(Chart, {
            ref: drawing,
            option: props.option,
            height: props.height,
            label: props.label ?? `Chart: ${props.title}. ${props.note ?? ""}`,
            group: props.group,
            events: props.events,
            onReady: props.onReady,
          });
    return () =>
      h(
        Panel,
        { title: props.title, note: props.note, flush: asTable(), level: props.level },
        {
          tools,
          default: () =>
            settled(props.result, props.option ? body : null, props.empty, props.height),
        },
      );
  },
});
