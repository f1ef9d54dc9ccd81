// A chart in its panel: drawn by ECharts on a canvas, as PNG, SVG and table, with a name for screen
// readers.
import {
  defineComponent,
  h,
  onBeforeUnmount,
  onMounted,
  ref,
  shallowRef,
  watch,
} from "../vendor/vue.js";
import { chartTheme, withDefaults } from "./chart-theme.js";
import { fileName, save } from "./export.js";
import { token, theme } from "./theme.js";
import { takeTurn } from "./turns.js";
import { listParam } from "./url-state.js";
import { DataTable } from "./table.js";
import { Panel, settled } from "../parts/panel.js";

// After what the page asks the server for: the library takes longer to start than an answer to come.
const library = new Promise((resolve) => setTimeout(resolve)).then(
  () => import("../vendor/echarts/index.js"),
);

/**
 * Only the drawing. `option` is an ECharts option; `onReady(chart)` gives the instance, `group`
 * links hovers.
 */
export const Chart = defineComponent({
  props: {
    option: Object,
    height: { type: Number, default: 320 },
    label: String,
    group: String,
    events: Object,
    onReady: Function,
  },
  setup(props, { expose }) {
    const root = ref(null);
    const chart = shallowRef(null);
    let drawnIn = null;
    const made = Promise.withResolvers();
    const observer = new ResizeObserver(fit);

    onMounted(async () => {
      const { echarts } = await library;
      if (root.value) takeTurn(root.value, () => begin(echarts));
    });
    onBeforeUnmount(() => {
      observer.disconnect();
      chart.value?.dispose();
      chart.value = null;
    });
    watch(() => props.option, redraw);
    watch(theme, redraw, { flush: "post" });

    function begin(echarts) {
      if (!root.value) return;
      const one = echarts.init(root.value, chartTheme(), { renderer: "canvas" });
      chart.value = one;
      if (props.group) {
        one.group = props.group;
        echarts.connect(props.group);
      }
      for (const [name, act] of Object.entries(props.events ?? {})) one.on(name, act);
      draw();
      observer.observe(root.value);
      props.onReady?.(one);
      made.resolve(one);
    }
    function redraw() {
      if (chart.value) takeTurn(root.value, draw);
    }
    function draw() {
      if (!chart.value) return;
      if (drawnIn && drawnIn !== theme.value) chart.value.setTheme(chartTheme());
      drawnIn = theme.value;
      if (props.option) chart.value.setOption(withDefaults(props.option), { notMerge: true });
    }
    // The observer speaks once at the begin, when the size is what it was drawn for.
    function fit() {
      const { clientWidth: width, clientHeight: height } = root.value ?? {};
      const one = chart.value;
      if (one && (one.getWidth() !== width || one.getHeight() !== height)) one.resize();
    }
    expose({
      chart,
      png: async () => png(await made.promise),
      svg: async () => svg(await made.promise, props.option),
    });
    return () =>
      h("div", {
        ref: root,
        class: "chart",
        role: "img",
        tabindex: 0,
        "aria-label": props.label,
        style: { height: `${props.height}px` },
      });
  },
});

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

async function png(chart) {
  return chart.getDataURL({ type: "png", pixelRatio: 2, backgroundColor: token("surface") });
}

async function svg(chart, option) {
  const { echarts } = await library;
  const size = { width: chart.getWidth(), height: chart.getHeight() };
  const copy = echarts.init(null, chartTheme(), { renderer: "svg", ssr: true, ...size });
  copy.setOption({ ...withDefaults(option), backgroundColor: token("surface") });
  const text = copy.renderToSVGString();
  copy.dispose();
  return text;
}
