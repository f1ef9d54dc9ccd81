// Laps and times of a race: the end of the leader's lap n is at n on every lap axis, so that
// whatever has only a time (flags, messages) finds its place between two laps.

/** ends[n] = session time (s) at which the first car ended lap n; NaN where nobody has a time. */
export function lapClock(laps) {
  const ends = [];
  for (const { lap_number: n, time_s: t } of laps) {
    if (t == null) continue;
    ends[n] = ends[n] === undefined ? t : Math.min(ends[n], t);
  }
  return ends;
}

/** The lap axis at session time t: 12.4 is 40 % into lap 13. Null before any lap is known. */
export function lapAt(clock, t) {
  const known = [];
  clock.forEach((end, lap) => known.push([lap, end]));
  if (known.length === 0 || t == null) return null;
  if (t <= known[0][1]) return Math.max(0, known[0][0] - 1);
  for (let i = 1; i < known.length; i += 1) {
    const [lap, end] = known[i];
    const [before, from] = known[i - 1];
    if (t <= end) return before + ((lap - before) * (t - from)) / (end - from || 1);
  }
  return known.at(-1)[0];
}
