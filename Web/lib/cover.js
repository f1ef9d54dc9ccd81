// What stands over a chart that ECharts has not drawn yet: the same, drawn in a fraction of the time. It goes
// when somebody points at the chart; ECharts is ready below by then, since it draws when nobody waits.
import { onBeforeUnmount } from "../vendor/vue.js";
import { drawLines } from "./line-drawing.js";
import { paintFirst, whenIdle } from "./turns.js";

/** The cover of the chart in the element `root`, for what `option()` gives; none where it cannot be drawn. */
export function useCover(root, option) {
  let canvas = null;
  let isWhole = false;
  onBeforeUnmount(() => { canvas = null; });

  function remove() {
    canvas?.remove();
    canvas = null;
  }
  function draw() {
    const drawn = option() && drawLines(root.value, option());
    remove();
    if (!drawn) return;
    ({ canvas, isWhole } = drawn);
    canvas.className = "cover";
    root.value.prepend(canvas);
    paintFirst();
  }
  // ECharts empties its element when it begins.
  function settle() {
    if (!canvas) return;
    const isOfSize = canvas.style.width === `${root.value.clientWidth}px`;
    if (!isWhole || !isOfSize || root.value.matches(":hover, :focus")) remove();
    else if (!canvas.isConnected) root.value.prepend(canvas);
  }
  function whenFree(act) {
    if (canvas) whenIdle(() => root.value && act());
    else if (root.value) act();
  }
  return { draw, remove, settle, whenFree, isOn: () => !!canvas };
}
