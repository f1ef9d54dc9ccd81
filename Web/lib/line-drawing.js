// Lines and points of a chart drawn straight on a canvas, as ECharts draws them. ECharts takes longer to
// start than all the rest of a page, and many times as long for the same picture.
import { ticksOf } from "../charts/ticks.js";
import { look } from "./theme.js";

/**
 * `option` on a `canvas` of the size of `root`, and whether it `isWhole`: a legend that does not fit needs
 * ECharts to be turned over. Null where it is not of lines on two axes that say their ticks. The numbers below
 * are those of ECharts and of chart-theme.js.
 */
export function drawLines(root, option) {
  if (!isOfLines(option)) return null;
  const { clientWidth: width, clientHeight: height } = root;
  const canvas = document.createElement("canvas");
  const scale = devicePixelRatio || 1;
  Object.assign(canvas, { width: width * scale, height: height * scale });
  Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
  const pen = canvas.getContext("2d");
  pen.scale(scale, scale);
  const area = areaOf(option, width, height);
  const font = getComputedStyle(root).fontFamily;
  axes(pen, option, area, font);
  const isWhole = legend(pen, option, width, font);
  for (const series of option.series) line(pen, series, area);
  return { canvas, isWhole };
}

function isOfLines({ xAxis, yAxis, legend, series } = {}) {
  const isPlain = (axis) => axis?.type === "value" && (axis.axisLabel?.customValues || axis.interval);
  return !!legend && isPlain(xAxis) && isPlain(yAxis) && series.every(({ type }) => type === "line");
}

function areaOf({ grid, xAxis, yAxis }, width, height) {
  const [right, bottom] = [width - grid.right, height - grid.bottom];
  const across = (right - grid.left) / (xAxis.max - xAxis.min || 1);
  const up = (bottom - grid.top) / (yAxis.max - yAxis.min);
  return {
    ...grid, right, bottom,
    x: (value) => grid.left + (value - xAxis.min) * across,
    y: (value) => bottom - (value - yAxis.min) * up,
  };
}

function axes(pen, { xAxis, yAxis }, area, font) {
  const { line: rule, muted } = look();
  Object.assign(pen, { font: `11px ${font}`, fillStyle: muted, strokeStyle: rule, lineWidth: 1 });
  Object.assign(pen, { textAlign: "right", textBaseline: "middle" });
  pen.beginPath();
  for (const value of ticksOf(yAxis)) {
    const y = Math.round(area.y(value)) + 0.5;
    pen.moveTo(area.left, y);
    pen.lineTo(area.right, y);
    pen.fillText(yAxis.axisLabel.formatter(value), area.left - 8, y);
  }
  pen.stroke();
  Object.assign(pen, { textAlign: "center", textBaseline: "top" });
  for (const value of ticksOf(xAxis))
    pen.fillText(xAxis.axisLabel.formatter(value), area.x(value), area.bottom + 8);
  pen.fillText(xAxis.name, (area.left + area.right) / 2, area.bottom + xAxis.nameGap);
}

function legend(pen, { series, legend: { left, right, itemWidth } }, width, font) {
  Object.assign(pen, { font: `12px ${font}`, textAlign: "left", textBaseline: "middle", lineWidth: 2 });
  const { text } = look();
  let x = left + 5;
  for (const { name, color, itemStyle } of series) {
    const end = x + itemWidth + 5 + Math.ceil(widthOf(name, pen));
    if (end > width - right - 5) return false;
    Object.assign(pen, { fillStyle: itemStyle.color ?? color, strokeStyle: color });
    pen.beginPath();
    pen.roundRect(x, 9, itemWidth, 8, 2);
    pen.fill();
    if (itemStyle.borderColor) pen.stroke();
    pen.fillStyle = text;
    pen.fillText(name, x + itemWidth + 5, 13);
    x = end + 8;
  }
  return true;
}

// The same names come session after session, and measuring one takes longer than writing it.
const widths = new Map();

function widthOf(text, pen) {
  const key = `${pen.font} ${text}`;
  if (!widths.has(key)) widths.set(key, pen.measureText(text).width);
  return widths.get(key);
}

function line(pen, { data, color, lineStyle, itemStyle, symbolSize }, area) {
  const { width, type, opacity } = lineStyle;
  Object.assign(pen, { strokeStyle: color, lineWidth: width, lineJoin: "bevel", globalAlpha: opacity });
  pen.save();
  pen.beginPath();
  pen.rect(area.left, area.top - 2, area.right - area.left, area.bottom - area.top + 4);
  pen.clip();
  if (width) {
    pen.setLineDash(type === "dashed" ? [4 * width, 2 * width] : []);
    pen.beginPath();
    data.forEach(([x, y], i) => {
      if (y != null) pen[data[i - 1]?.[1] == null ? "moveTo" : "lineTo"](area.x(x), area.y(y));
    });
    pen.stroke();
  }
  pen.restore();
  Object.assign(pen, { globalAlpha: 1, fillStyle: itemStyle.color ?? color, lineWidth: itemStyle.borderWidth });
  pen.beginPath();
  for (const [x, y] of data) {
    if (y == null || area.y(y) < area.top) continue;
    pen.moveTo(area.x(x) + symbolSize / 2, area.y(y));
    pen.arc(area.x(x), area.y(y), symbolSize / 2, 0, 2 * Math.PI);
  }
  pen.fill();
  if (itemStyle.borderColor) pen.stroke();
}
