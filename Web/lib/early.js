// What early.js has asked for, until it is taken.
import { afterPaint } from "./turns.js";

let asked = globalThis.early;

/** True where the page in the address has its data on their way. */
export const isUnderway = !!asked;

const PATIENCE_MS = 100;

/** When these data have come or failed, or it would take long: a page that waits for it is drawn once. */
export const isDecided = Promise.race([
  asked?.answer.catch(() => null),
  new Promise((resolve) => setTimeout(resolve, PATIENCE_MS)),
]);

/** When they have been drawn, or could have been: what nobody looks at first is asked for then. */
export const isShown = isUnderway
  ? isDecided.then(() => new Promise(afterPaint))
  : Promise.resolve();

/** The value and the ETag of `address` if they have come, or undefined; to be taken once. */
export function arrived(address) {
  const known = asked?.address === address ? asked.known : undefined;
  if (known) asked = undefined;
  return known;
}

/** What arrived() gives, as soon as it is there; undefined where it was not asked for or has failed. */
export async function early(address) {
  const answer = asked?.address === address ? asked.answer : undefined;
  if (answer) asked = undefined;
  return answer?.catch(() => undefined);
}
