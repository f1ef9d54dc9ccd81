// Bars of an answer: along the page for names, upright for laps, rounds and seasons.
import { tip } from "../lib/tip.js";
import { axisLimit } from "./axis-limit.js";

const MOST = 40;
const SEQUENCES = ["lap_number", "round", "season", "stint", "stop", "segment"];

/** See answerChart(). Bars of lap times begin at the best one, as nobody drives a lap in no time. */
export function answerBars(view) {
  const { rows, x, y, series, narrow } = view;
  const isUpright = SEQUENCES.includes(x.key) && !narrow && !y.isLapTime;
  const names = [...new Set(rows.map((row) => name(view, row)))];
  const shown = names.slice(0, MOST);
  const groups = series ? [...new Set(rows.map((row) => row[series.key]))] : [null];
  const base = y.isLapTime ? Math.min(...rows.map((row) => row[y.key]).filter(Number.isFinite)) : 0;
  // Of times one car that crept home must not squeeze all others; its label has the true one.
  const isCut = !isUpright && (y.isLapTime || (y.isDifference && y.unit === "s"));
  const limit = isCut ? axisLimit(rows.map((row) => row[y.key] - base)) : undefined;
  const drawn = { ...view, shown, base, limit };
  const across = categories(view, shown, isUpright);
  const up = values(view, base, limit, isUpright);
  return {
    height: isUpright ? 340 : Math.max(150, shown.length * (groups.length > 2 ? 40 : 29) + 60),
    note: [
      y.isLapTime && "Bars begin at the best time",
      limit && "Bars that end in › are longer than drawn",
      names.length > MOST && `The first ${MOST} of ${names.length} are drawn`,
    ]
      .filter(Boolean)
      .join(". "),
    option: {
      grid: {
        left: 12,
        right: isUpright ? 16 : narrow ? 64 : 76,
        top: series ? 36 : 10,
        bottom: isUpright ? 8 : 22,
        containLabel: true,
      },
      legend: series ? { type: "scroll", top: 0, left: 8, right: 8, icon: "roundRect" } : undefined,
      tooltip: { trigger: "item", formatter: (hit) => barTip(view, hit.data?.row, hit.color) },
      xAxis: isUpright ? across : up,
      yAxis: isUpright ? up : across,
      series: groups.map((group) => bars(drawn, group, groups.length, isUpright)),
    },
  };
}

function name({ label, x, series }, row) {
  return series ? x.text(row[x.key]) : label(row);
}

function categories({ look, narrow, x }, names, isUpright) {
  return {
    type: "category",
    data: names,
    inverse: !isUpright,
    axisTick: { show: false },
    ...(isUpright && { name: x.label, nameLocation: "middle", nameGap: 30 }),
    axisLabel: {
      interval: isUpright ? "auto" : 0,
      rotate: isUpright && names.length > 8 && names.some((text) => text.length > 4) ? 45 : 0,
      color: look.text,
      fontWeight: isUpright ? 400 : 600,
      ...(!isUpright && { width: narrow ? 96 : 190, overflow: "truncate" }),
    },
  };
}

function values({ y }, base, limit, isUpright) {
  const seconds = (value) => (value === 0 ? y.text(base) : `+${Number(value.toFixed(3))} s`);
  return {
    type: "value",
    max: limit,
    splitNumber: isUpright ? 5 : 4,
    inverse: y.isRank && isUpright,
    axisLabel: {
      hideOverlap: true,
      showMaxLabel: limit === undefined,
      formatter: y.isLapTime ? seconds : y.tick,
    },
    ...(isUpright && { name: y.axis, nameLocation: "end", nameTextStyle: { align: "left" } }),
  };
}

function bars(view, group, groups, isUpright) {
  const { rows, shown, y, x, series, styleOf, look, base, limit = Infinity } = view;
  const own = series ? rows.filter((row) => row[series.key] === group) : rows;
  const byName = new Map(own.map((row) => [name(view, row), row]));
  const style = (row) =>
    (series ? styleOf(series, group) : (styleOf(x, row[x.key]) ?? teamOf(view, row))) ?? {};
  return {
    type: "bar",
    name: series ? series.text(group) : y.label,
    barMaxWidth: 18,
    barGap: "10%",
    color: series ? (style().color ?? undefined) : look.series[0],
    label: {
      show: !isUpright || (shown.length <= 24 && groups === 1),
      position: isUpright ? "top" : "right",
      fontSize: 11,
      color: look.text,
      formatter: ({ data }) => (data?.row ? `${y.text(data.row[y.key])}${data.mark}` : ""),
    },
    data: shown.map((key) => {
      const row = byName.get(key);
      if (row?.[y.key] == null) return { value: null };
      const { color, dashed } = style(row);
      const length = row[y.key] - base;
      const value = Math.min(length, limit);
      const radius = value < 0 ? [3, 0, 0, 3] : [0, 3, 3, 0];
      return {
        value,
        row,
        mark: length > limit ? " ›" : "",
        ...(value < 0 && !isUpright && { label: { position: "left" } }),
        itemStyle: {
          borderRadius: isUpright ? [3, 3, 0, 0] : radius,
          ...(color && {
            color: dashed ? `${color}99` : color,
            borderColor: color,
            borderWidth: dashed ? 1 : 0,
          }),
        },
      };
    }),
  };
}

// Rows about something else than a driver or a team are coloured by who is in them.
function teamOf({ columns, styleOf }, row) {
  const who = columns.find((column) => column.key === "driver" || column.key === "team");
  return who && row[who.key] != null ? styleOf(who, row[who.key]) : null;
}

function barTip({ columns, label }, row, color) {
  if (!row) return "";
  return tip(
    label(row),
    columns.slice(0, 10).map((column, i) => ({
      color: i ? undefined : color,
      name: column.axis,
      value: column.text(row[column.key]),
    })),
  );
}
