// Points of an answer: one measure over another, coloured by a third column.
import { tip } from "../lib/tip.js";

const MOST = 24;

/** See answerChart(). */
export function answerPoints(view) {
  const { rows, x, series, narrow } = view;
  const keys = series ? [...new Set(rows.map((row) => row[series.key]))] : [null];
  return {
    height: narrow ? 320 : 400,
    note: keys.length > MOST ? `The first ${MOST} of ${keys.length} are drawn` : "",
    option: {
      grid: { left: 12, right: 24, top: series ? 52 : 26, bottom: 28, containLabel: true },
      legend: series
        ? { type: "scroll", top: 0, left: 8, right: 8, icon: "circle", itemWidth: 10 }
        : undefined,
      tooltip: { trigger: "item", formatter: (hit) => pointTip(view, hit) },
      xAxis: x.num
        ? axis(x, { nameLocation: "middle", nameGap: 26, splitLine: { show: false } })
        : { type: "category", data: [...new Set(rows.map((row) => x.text(row[x.key])))] },
      yAxis: axis(view.y, { nameLocation: "end", nameTextStyle: { align: "left" } }),
      series: keys.slice(0, MOST).map((key, i) => points(view, key, i)),
    },
  };
}

function axis(column, more) {
  return {
    type: "value",
    scale: true,
    inverse: column.isRank,
    name: column.axis,
    axisLabel: { hideOverlap: true, formatter: column.tick },
    ...more,
  };
}

function points({ rows, x, y, series, styleOf, look }, key, number) {
  const own = series ? rows.filter((row) => row[series.key] === key) : rows;
  const style = (series && styleOf(series, key)) ?? {};
  const color = style.color ?? look.series[number % look.series.length];
  return {
    type: "scatter",
    name: series ? series.text(key) : y.label,
    color,
    symbolSize: own.length > 100 ? 6 : 9,
    itemStyle: style.dashed
      ? { color: look.surface, borderColor: color, borderWidth: 1.6 }
      : { color, opacity: 0.8 },
    data: own.map((row) => ({ value: [x.num ? row[x.key] : x.text(row[x.key]), row[y.key]], row })),
  };
}

function pointTip({ columns, label }, { data, color }) {
  const [, ...others] = columns.slice(0, 10);
  const first = columns[0];
  return tip(label(data.row), [
    { color, name: first.axis, value: first.text(data.row[first.key]) },
    ...others.map((column) => ({ name: column.axis, value: column.text(data.row[column.key]) })),
  ]);
}
