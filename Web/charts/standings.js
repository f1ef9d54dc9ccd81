// A championship, round by round: points, gap to the leader or place.
import { tip } from "../lib/tip.js";
import { isLine, lineEnds } from "./line-ends.js";

const MEASURES = {
  points: { key: "points", inverse: false },
  gap: { key: "gap_to_leader_points", inverse: false },
  place: { key: "position", inverse: true },
};

/**
 * `lines` as season-data.js makes them; `measure` is points, gap or place; `names` are the rounds'
 * short names.
 */
export function standingsOption({ lines, measure, names, look, narrow }) {
  if (!lines.length) return null;
  const { key, inverse } = MEASURES[measure];
  const rounds = [...new Set(lines.flatMap((line) => line.rows.map((row) => row.round)))].sort(
    (a, b) => a - b,
  );
  return {
    grid: {
      left: 44,
      right: 14 + 7 * Math.max(4, ...lines.map((line) => nameOf(line).length)),
      top: 12,
      bottom: narrow ? 30 : 58,
    },
    tooltip: { trigger: "axis", formatter: (hits) => roundTip(hits, names, key) },
    xAxis: {
      type: "category",
      data: rounds,
      boundaryGap: false,
      axisLabel: {
        formatter: (round) => (narrow ? round : (names.get(Number(round)) ?? round)),
        rotate: narrow ? 0 : 40,
        interval: "auto",
      },
    },
    yAxis: {
      type: "value",
      inverse,
      min: inverse ? 1 : null,
      minInterval: 1,
      max: inverse ? lines.length : null,
    },
    series: [
      ...lines.map((line) => series(line, rounds, key)),
      lineEnds(ends(measure === "place" ? lines : lines.slice(0, 12), rounds, key, look)),
    ],
  };
}

function ends(lines, rounds, key, look) {
  return lines.flatMap((line) => {
    const last = line.rows.findLast((row) => row[key] != null);
    if (!last) return [];
    const at = [rounds.indexOf(last.round), last[key]];
    return [{ name: nameOf(line), color: look.text, at }];
  });
}

function nameOf({ driver, entrant }) {
  return driver ?? entrant;
}

function series(line, rounds, key) {
  const values = new Map(line.rows.map((row) => [row.round, row]));
  return {
    type: "line",
    name: line.entrant,
    color: line.color,
    symbol: "circle",
    symbolSize: 5,
    showSymbol: rounds.length < 4,
    lineStyle: { width: 2, type: line.dashed ? "dashed" : "solid" },
    emphasis: { focus: "series" },
    data: rounds.map((round) => values.get(round)?.[key] ?? null),
  };
}

function roundTip(hits, names, key) {
  const shown = hits
    .filter((hit) => isLine(hit) && hit.value != null)
    .sort((a, b) => (key === "position" ? a.value - b.value : b.value - a.value))
    .slice(0, 22);
  const round = Number(hits[0]?.axisValue);
  return tip(
    `Round ${round}: ${names.get(round) ?? ""}`,
    shown.map((hit) => ({ color: hit.color, name: hit.seriesName, value: String(hit.value) })),
  );
}
