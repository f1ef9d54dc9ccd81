// Compounds also differ by dash, for those who do not see the colours.

const DASHES = { SOFT: "solid", MEDIUM: [8, 4], HARD: [3, 3], INTERMEDIATE: [10, 3, 2, 3], WET: [1, 3] };

/** The dash of a compound's line. */
export function dashOf(compound) {
  return DASHES[compound] ?? "solid";
}
