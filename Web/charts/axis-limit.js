// One car that crept home must not squeeze all others into a corner of the chart.

/**
 * The end of an axis for `values` of which most lie together: the largest one, or, when that is more
 * than three times the 80 % quantile above `base`, a little above the largest one within. What lies
 * beyond is drawn up to the edge; labels and tooltips still have its number.
 */
export function axisLimit(values, base = 0) {
  const sorted = values.filter((value) => value != null).sort((a, b) => a - b);
  if (sorted.length === 0) return undefined;
  const reach = 3 * (sorted[Math.floor((sorted.length - 1) * 0.8)] - base);
  const within = sorted.filter((value) => value - base <= reach);
  const last = within.at(-1);
  return within.length === sorted.length || last === undefined ? undefined : base + (last - base) * 1.15;
}
