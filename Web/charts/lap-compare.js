// What the map and the read-out say about laps that lie on the same points of the track.

const MINI_SECTORS = 25;
const DRS_OPEN = 10;

/** 1 where the flap is open. Timing gives 10, 12 or 14 for open, 8 for "may be opened". */
export function drsOpen(drs) {
  return drs.map((value) => (value >= DRS_OPEN ? 1 : 0));
}

/**
 * For each step between two points, the index of the lap that was fastest in the step's mini
 * sector (25 of equal length); null where a time is missing.
 */
export function fasterBySector(laps) {
  const steps = laps[0].time_s.length - 1;
  const at = (lap, point) => lap.time_s[point] ?? Infinity;
  const edge = (sector) => Math.round((sector * steps) / MINI_SECTORS);
  const winners = Array.from({ length: MINI_SECTORS }, (_, sector) => {
    const times = laps.map((lap) => at(lap, edge(sector + 1)) - at(lap, edge(sector)));
    const best = Math.min(...times.filter(Number.isFinite));
    return Number.isFinite(best) ? times.indexOf(best) : null;
  });
  return Array.from({ length: steps }, (_, step) => {
    const sector = winners.findIndex((_, number) => step < edge(number + 1));
    return winners[sector];
  });
}

/** The index of the point nearest to `value` in ascending `values`. */
export function nearest(values, value) {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low > 0 && value - values[low - 1] < values[low] - value ? low - 1 : low;
}
