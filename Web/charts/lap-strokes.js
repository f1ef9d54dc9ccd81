// Laps of one colour are told apart by their dash: the first is solid.

const DASHES = ["solid", [6, 3], [2, 2], [10, 3, 2, 3]];

/** Laps with `dash` for ECharts and `dashed` for everything that has two looks only. */
export function withStrokes(laps) {
  const seen = new Map();
  return laps.map((lap) => {
    const number = seen.get(lap.color) ?? 0;
    seen.set(lap.color, number + 1);
    return { ...lap, dash: DASHES[number % DASHES.length], dashed: number > 0 };
  });
}
