// The drawing of a chart: by ECharts on a canvas, and before that by cover.js where it can.
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
import { useCover } from "./cover.js";
import { isUnderway } from "./early.js";
import { token, theme } from "./theme.js";
import { afterPaint, takeTurn } from "./turns.js";

// The library takes longer to start than an answer to come. So it starts after what the page asks the
// server for; where that is on its way already, not before the first chart is drawn without it.
const { promise: isTurn, resolve: giveTurn } = Promise.withResolvers();
const library = isTurn.then(() => import("../vendor/echarts/index.js"));
if (!isUnderway) setTimeout(giveTurn);
let isFirst = true;

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
    let isDue = true;
    const made = Promise.withResolvers();
    const observer = new ResizeObserver(fit);
    const cover = useCover(root, () => !props.group && props.option);

    onMounted(async () => {
      cover.draw();
      if (isFirst && cover.isOn()) afterPaint(giveTurn);
      else if (isFirst) giveTurn();
      isFirst = false;
      const { echarts } = await library;
      cover.whenFree(() => takeTurn(root.value, () => begin(echarts)));
    });
    onBeforeUnmount(() => {
      observer.disconnect();
      chart.value?.dispose();
      chart.value = null;
    });
    watch([() => props.option, theme], redraw, { flush: "post" });

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
      isDue = true;
      cover.draw();
      if (chart.value) cover.whenFree(() => takeTurn(root.value, draw));
    }
    function draw() {
      if (!chart.value || !isDue) return;
      isDue = false;
      if (drawnIn && drawnIn !== theme.value) chart.value.setTheme(chartTheme());
      drawnIn = theme.value;
      if (props.option) chart.value.setOption(withDefaults(props.option), { notMerge: true });
      cover.settle();
    }
    // Whoever points at the chart points at what ECharts has drawn.
    function reveal() {
      if (!chart.value) return;
      draw();
      cover.remove();
    }
    // The observer speaks once at the begin, when the size is what it was drawn for.
    function fit() {
      const { clientWidth: width, clientHeight: height } = root.value ?? {};
      const one = chart.value;
      if (!one || (one.getWidth() === width && one.getHeight() === height)) return;
      one.resize();
      reveal();
    }
    async function whole() {
      const one = await made.promise;
      reveal();
      return one;
    }
    expose({
      chart,
      png: async () => png(await whole()),
      svg: async () => svg(await whole(), props.option),
    });
    return () =>
      h("div", {
        ref: root,
        class: "chart",
        role: "img",
        tabindex: 0,
        "aria-label": props.label,
        style: { height: `${props.height}px` },
        onPointerenter: reveal,
        onFocus: reveal,
      });
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
