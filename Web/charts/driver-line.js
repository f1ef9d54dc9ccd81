// What all charts with one line per driver share.

/** Rows by driver: Map driver → rows, in the order they came. */
export function byDriver(rows) {
  const groups = new Map();
  for (const row of rows) {
    if (!groups.has(row.driver)) groups.set(row.driver, []);
    groups.get(row.driver).push(row);
  }
  return groups;
}

/**
 * The line of one driver. `driver` is {driver, color, dashed, picked}: who is not picked is drawn
 * faint, so that the others can still be placed.
 */
export function driverLine(driver, data, more = {}) {
  const opacity = driver.picked ? 1 : 0.14;
  return {
    type: "line",
    name: driver.driver,
    data,
    showSymbol: false,
    symbolSize: 6,
    z: driver.picked ? 3 : 2,
    color: driver.color,
    lineStyle: {
      width: driver.picked ? 2 : 1.2, color: driver.color, opacity,
      type: driver.dashed ? [6, 3] : "solid",
    },
    itemStyle: { color: driver.color, opacity },
    emphasis: { focus: "series", lineStyle: { width: 3, opacity: 1 } },
    blur: { lineStyle: { opacity: 0.08 }, endLabel: { opacity: 0.15 } },
    ...more,
  };
}

/** The driver's code at the end of the line, in the line's colour. */
export function endLabel(driver, text = driver.driver) {
  return {
    show: driver.picked, formatter: text, color: driver.color, fontSize: 11, fontWeight: 600,
    distance: 6,
  };
}

/** A lap axis from `from` to `laps`, whole laps only. */
export function lapAxis(laps, from = 0) {
  return {
    type: "value", min: from, max: laps, name: "Lap", nameLocation: "end", nameGap: 8, axisLine: { onZero: false },
    minInterval: 1, splitLine: { show: false },
    axisPointer: { show: true, type: "line", snap: false, label: { precision: 0 } },
  };
}

/** Drivers for a chart that shows few lines well: where all are picked, only the first `most` are. */
export function focus(drivers, most) {
  if (!drivers.every((driver) => driver.picked)) return drivers;
  return drivers.map((driver, place) => ({ ...driver, picked: place < most }));
}
