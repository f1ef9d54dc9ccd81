// Laps of one colour are told apart by their dash: the first is solid.

const DASHES = ["solid", [6, 3], [2, 2], [10, 3, 2, 3]];

/**
 * Laps with `dash` for ECharts, `dashed` for everything that has two looks only, and `mark`, a colour
 * that no two of the first four laps share, for areas that cannot be dashed.
 */
export function withStrokes(laps, look) {
  const marks = [look.text, look.muted, look.best];
  const seen = new Map();
  return laps.map((lap) => {
    const number = seen.get(lap.color) ?? 0;
    seen.set(lap.color, number + 1);
    return {
      ...lap, dash: DASHES[number % DASHES.length], dashed: number > 0,
      mark: number === 0 ? lap.color : marks[(number - 1) % marks.length],
    };
  });
}
