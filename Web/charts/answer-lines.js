// Lines of an answer over laps, rounds, seasons or distance.
import { tip } from "../lib/tip.js";
import { endLabel } from "./driver-line.js";

const MOST = 24;

/** See answerChart(). Places count downwards: the first is on top. */
export function answerLines(view) {
  const { rows, x, y, series, narrow } = view;
  const keys = series ? [...new Set(rows.map((row) => row[series.key]))] : [null];
  const shown = keys.slice(0, MOST);
  const isValue = x.num && !isEvent(view);
  const names = isValue ? null : [...new Set(rows.map((row) => across(view, row)))];
  const hasEnds = series && shown.length <= MOST;
  return {
    height: narrow ? 300 : 380,
    note: keys.length > MOST ? `The first ${MOST} of ${keys.length} are drawn` : "",
    option: {
      grid: {
        left: 12,
        right: hasEnds ? 62 : 20,
        top: 26,
        bottom: isValue ? 28 : 10,
        containLabel: true,
      },
      tooltip: { trigger: "axis", formatter: (hits) => lineTip(view, hits) },
      xAxis: isValue ? valueAxis(view) : nameAxis(names, narrow),
      yAxis: {
        type: "value",
        scale: true,
        inverse: y.isRank,
        ...(y.isRank && { min: 1, minInterval: 1 }),
        name: y.axis,
        nameLocation: y.isRank ? "start" : "end",
        nameTextStyle: { align: "left" },
        axisLabel: { formatter: y.tick },
      },
      series: shown.map((key, i) => line(view, key, i, { isValue, hasEnds, count: shown.length })),
    },
  };
}

// Rounds have names.
function isEvent({ x, columns }) {
  return x.key === "round" && columns.some((column) => column.key === "grand_prix");
}

function across(view, row) {
  const { x, columns } = view;
  if (!isEvent(view)) return x.text(row[x.key]);
  return columns.find((column) => column.key === "grand_prix").text(row.grand_prix);
}

function valueAxis({ x, rows }) {
  const whole = rows.every((row) => row[x.key] == null || Number.isInteger(row[x.key]));
  return {
    type: "value",
    min: "dataMin",
    max: "dataMax",
    minInterval: whole ? 1 : 0,
    name: x.axis,
    nameLocation: "middle",
    nameGap: 26,
    splitLine: { show: false },
    axisLabel: { hideOverlap: true, formatter: x.tick },
    axisPointer: { label: { precision: whole ? 0 : 2 } },
  };
}

function nameAxis(names, narrow) {
  return {
    type: "category",
    data: names,
    boundaryGap: names.length > 10,
    axisLabel: { rotate: narrow || names.length > 10 ? 45 : 0, hideOverlap: true },
  };
}

function line(view, key, number, { isValue, hasEnds, count }) {
  const { rows, x, y, series, styleOf, look } = view;
  const own = series ? rows.filter((row) => row[series.key] === key) : rows;
  const style = (series && styleOf(series, key)) ?? {};
  const color = style.color ?? look.series[number % look.series.length];
  const text = series ? series.text(key) : y.label;
  return {
    type: "line",
    name: text,
    color,
    showSymbol: own.length <= 40 && count <= 6,
    symbol: "circle",
    symbolSize: 5,
    lineStyle: { color, width: 2, type: style.dashed ? [6, 3] : "solid" },
    emphasis: { focus: count > 1 ? "series" : "none", lineStyle: { width: 3 } },
    endLabel: hasEnds
      ? { ...endLabel({ picked: true, color }, text.length > 12 ? `${text.slice(0, 11)}…` : text) }
      : undefined,
    labelLayout: { moveOverlap: "shiftY", hideOverlap: true },
    data: own.map((row) => ({ value: [isValue ? row[x.key] : across(view, row), row[y.key]] })),
  };
}

function lineTip({ x, y }, hits) {
  const shown = hits.filter((hit) => hit.value[1] != null);
  if (!shown.length) return "";
  const falls = y.isRank || y.isLapTime;
  shown.sort((a, b) => (falls ? a.value[1] - b.value[1] : b.value[1] - a.value[1]));
  const at = shown[0].value[0];
  const rows = shown.map((hit) => ({
    color: hit.color,
    name: hit.seriesName,
    value: y.text(hit.value[1]),
  }));
  return tip(typeof at === "number" ? `${x.label} ${x.text(at)}` : at, rows);
}
