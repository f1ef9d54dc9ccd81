// ECharts in the look of the page: a theme made of the tokens, and what every chart has.
import { look, token } from "./theme.js";
import { plainTip } from "./tip.js";

/** The ECharts theme of the tokens shown now. */
export function chartTheme() {
  const t = look();
  const font = getComputedStyle(document.body).fontFamily;
  const axis = {
    axisLine: { show: true, lineStyle: { color: t.lineStrong } },
    axisTick: { show: false },
    axisLabel: { color: t.muted, fontSize: 11 },
    nameTextStyle: { color: t.muted, fontSize: 11 },
    splitLine: { lineStyle: { color: t.line } },
    splitArea: { show: false },
  };
  return {
    color: t.series,
    backgroundColor: "transparent",
    textStyle: { color: t.text, fontFamily: font, fontSize: 12 },
    categoryAxis: { ...axis, splitLine: { show: false } },
    valueAxis: { ...axis, axisLine: { show: false } },
    timeAxis: axis,
    logAxis: axis,
    legend: {
      textStyle: { color: t.text, fontSize: 12 },
      inactiveColor: t.lineStrong,
      pageTextStyle: { color: t.muted },
      itemHeight: 8,
    },
    tooltip: tooltip(t),
    axisPointer: {
      lineStyle: { color: t.lineStrong },
      label: { backgroundColor: t.raised, color: t.text },
    },
    line: { symbol: "none", lineStyle: { width: 1.8 } },
    visualMap: { textStyle: { color: t.muted } },
    dataZoom: {
      textStyle: { color: t.muted },
      borderColor: t.line,
      fillerColor: token("shade"),
      handleStyle: { color: t.muted },
    },
  };
}

function tooltip(t) {
  return {
    backgroundColor: t.surface,
    borderColor: t.lineStrong,
    borderWidth: 1,
    padding: [8, 10],
    confine: true,
    textStyle: { color: t.text, fontSize: 12 },
    transitionDuration: 0,
    extraCssText: "box-shadow: 0 6px 22px #0003",
  };
}

/**
 * `option` with what every chart has: no animation, tooltips of text nodes, room for its labels.
 */
export function withDefaults(option) {
  const tooltip = option.tooltip ? { formatter: plainTip, ...option.tooltip } : { show: false };
  return { animation: false, ...option, tooltip };
}
