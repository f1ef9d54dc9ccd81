// Laps side by side: one grid per channel above a common axis, so that hover is one line through all.

const CHANNELS = [
  { key: "speed_kmh", name: "Speed km/h", height: 26, scale: true },
  { key: "delta_s", name: "Delta s", height: 14, scale: true, skipsFirst: true },
  { key: "throttle_pct", name: "Throttle %", height: 12, min: 0, max: 100 },
  { key: "brake", name: "Brake", height: 6, min: 0, max: 1, step: true },
  { key: "gear", name: "Gear", height: 11, min: 0, max: 8, step: true },
  { key: "rpm", name: "RPM", height: 12, scale: true, print: (rpm) => `${rpm / 1000}k` },
  { key: "drs_open", name: "DRS", height: 6, min: 0, max: 1, step: true },
];
const TOP_PX = 24;
const BOTTOM_PX = 30;
// Less, and the lowest figure of an axis stands on the highest of the next.
const GAP_PX = 14;

/**
 * `laps` of /telemetry, with `color`, `dash` and `label`; `x` their common axis as one array per
 * lap; `marks` are corners [{x, label}].
 */
export function tracesOption({ laps, x, marks, look, axisName, height }) {
  const channels = channelsOf(laps);
  const rows = layout(channels, height);
  const shared = { left: 58, right: 16, outerBoundsMode: "none" };
  const end = Math.max(...x.flatMap((values) => values.slice(-3).filter(Number.isFinite)));
  return {
    animation: false,
    grid: rows.map((row) => ({ ...shared, top: row.top, height: row.height })),
    axisPointer: { link: [{ xAxisIndex: "all" }], lineStyle: { color: look.text } },
    tooltip: { trigger: "axis", showContent: false, axisPointer: { type: "line", animation: false } },
    dataZoom: [
      {
        type: "inside", xAxisIndex: rows.map((_, index) => index), zoomOnMouseWheel: "ctrl",
        moveOnMouseWheel: false,
      },
    ],
    xAxis: channels.map((_, index) => xAxis(index, index === channels.length - 1, end, axisName)),
    yAxis: channels.map((channel, index) => yAxis(channel, index, look)),
    series: channels.flatMap((channel, index) => lines(channel, index, laps, x, marks, look)),
  };
}

/** The channels that all laps have: {key, name, height}, height as a share of all. */
export function channelsOf(laps) {
  return CHANNELS.filter((channel) => laps.every((lap) => lap[channel.key]));
}

function layout(channels, height) {
  const free = height - TOP_PX - BOTTOM_PX - GAP_PX * (channels.length - 1);
  const total = channels.reduce((sum, channel) => sum + channel.height, 0);
  let top = TOP_PX;
  return channels.map((channel) => {
    const row = { top, height: (free * channel.height) / total };
    top += row.height + GAP_PX;
    return row;
  });
}

function xAxis(index, last, end, name) {
  return {
    type: "value", gridIndex: index, min: 0, max: end, splitLine: { show: false },
    axisLabel: {
      show: last, showMaxLabel: false, hideOverlap: true,
      formatter: (value) => `${value.toLocaleString("en")} ${name}`,
    },
    axisTick: { show: last },
    axisPointer: { show: true, label: { show: last, precision: name === "m" ? 0 : 2 } },
  };
}

function yAxis(channel, index, look) {
  return {
    type: "value", gridIndex: index, scale: channel.scale, min: channel.min, max: channel.max,
    name: channel.name, nameLocation: "middle", nameGap: 40, nameRotate: 90,
    nameTextStyle: { fontSize: 10, color: look.muted },
    splitNumber: 2, axisPointer: { show: false },
    axisLabel: {
      fontSize: 10, formatter: channel.print, show: channel.max !== 1,
      showMaxLabel: channel.key !== "gear",
    },
    splitLine: { lineStyle: { color: look.line, opacity: 0.6 } },
  };
}

function lines(channel, index, laps, x, marks, look) {
  return laps.map((lap, number) => ({
    type: "line", name: lap.label, xAxisIndex: index, yAxisIndex: index, showSymbol: false,
    step: channel.step ? "end" : false, color: lap.color, z: 10 - number,
    lineStyle: { width: 1.5, color: lap.color, type: lap.dash },
    emphasis: { disabled: true },
    data: channel.skipsFirst && number === 0
      ? [[0, 0], [x[0].at(-1), 0]] : lap[channel.key].map((value, i) => [x[number][i], value]),
    markLine: number > 0 ? undefined : corners(marks, index, look),
  }));
}

function corners(marks, index, look) {
  return {
    silent: true, symbol: "none", animation: false,
    lineStyle: { color: look.line, type: [2, 3], width: 1 },
    label: {
      show: index === 0, position: "end", fontSize: 10, color: look.muted,
      formatter: (hit) => hit.name,
    },
    data: marks.map((mark) => ({ xAxis: mark.x, name: mark.label })),
  };
}
