// A simple chart of a query's answer: one column across, one up, lines or bars or points, split by
// a third.

/** `rows` with `x`, `y` and `by` (or "") as names of columns; `kind` is line, bar or scatter. */
export function plainOption({ rows, x, y, by, kind }) {
  if (!rows.length || !x || !y) return null;
  const groups = new Map();
  for (const row of rows) {
    const name = by ? String(row[by]) : y;
    groups.set(name, [...(groups.get(name) ?? []), [row[x], row[y]]]);
  }
  const isNumber = rows.every((row) => row[x] == null || typeof row[x] === "number");
  const isValue = isNumber && kind !== "bar";
  const named = [...groups].slice(0, 30);
  return {
    grid: { left: 56, right: 20, top: named.length > 1 ? 34 : 14, bottom: 44 },
    legend:
      named.length > 1 ? { type: "scroll", top: 0, icon: "roundRect", itemWidth: 14 } : undefined,
    tooltip: { trigger: kind === "scatter" ? "item" : "axis" },
    xAxis: isValue
      ? { type: "value", scale: true, name: x, nameLocation: "middle", nameGap: 26 }
      : {
          type: "category",
          data: [...new Set(rows.map((row) => String(row[x])))],
          name: x,
          nameLocation: "middle",
          nameGap: 26,
        },
    yAxis: {
      type: "value",
      scale: kind !== "bar",
      name: y,
      nameLocation: "middle",
      nameGap: 40,
    },
    series: named.map(([name, data]) => ({
      type: kind,
      name,
      symbolSize: 6,
      data: isValue ? data : data.map(([across, up]) => [String(across), up]),
    })),
  };
}
