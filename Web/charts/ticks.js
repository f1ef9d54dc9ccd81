// Where the labels of an axis stand: said by the chart, so that whoever draws it agrees.

// Below each end, the step to take: those that ECharts takes too.
const STEPS = [[1.5, 1], [2.5, 2], [4, 3], [7, 5], [Infinity, 10]];
const CLOCK = [60, 120, 300, 600, 900, 1200, 1800, 3600];

/** An axis of values around `from` to `to`, with round steps: {min, max, interval}. */
export function roundAxis(from, to) {
  const interval = roundStep(to - from);
  const [first, last] = [Math.floor(from / interval), Math.ceil(to / interval)];
  return { min: tidy(first * interval), max: tidy(Math.max(last, first + 1) * interval), interval };
}

/** Round places from `from` to `to`, and both ends where they do not crowd the next. */
export function lapTicks(from, to) {
  const step = Math.max(1, roundStep(to - from));
  const inner = multiples(from, to, step).filter((at) => at - from >= step / 2 && to - at >= step / 2);
  return from === to ? [from] : [from, ...inner, to];
}

/** Places of a clock in seconds, at whole minutes. */
export function clockTicks(from, to) {
  const step = CLOCK.find((one) => (to - from) / one <= 7) ?? 7200;
  return multiples(from, to, step);
}

/** The places of `axis`, an axis of an option with these marks. */
export function ticksOf({ min, max, interval, axisLabel }) {
  return axisLabel.customValues ?? multiples(min, max, interval);
}

function multiples(from, to, step) {
  const first = Math.ceil(tidy(from / step));
  const count = Math.floor(tidy(to / step)) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => tidy((first + i) * step));
}

// About five parts.
function roundStep(span) {
  const rough = span / 5 || 0.2;
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * STEPS.find(([end]) => rough / power < end)[1];
}

function tidy(value) {
  return Number(value.toPrecision(12));
}
