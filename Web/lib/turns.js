// What a person looks at first does not wait for the rest: charts are drawn one after another from
// the top of the page, the browser paints in between, and what nobody waits for comes last.
const waiting = new Map();
let isRunning = false;
let isHeld = false;

/** Runs `draw` when it is the turn of `element`; an earlier one of the same element is dropped. */
export function takeTurn(element, draw) {
  waiting.set(element, draw);
  if (isRunning) return;
  isRunning = true;
  // Charts of one update come together: the first of them is not always the uppermost.
  queueMicrotask(next);
}

/** What is drawn by now comes on the screen before anybody's turn. */
export function paintFirst() {
  isHeld = true;
}

function next() {
  if (isHeld) {
    isHeld = false;
    return afterPaint(next);
  }
  const [element, draw] = uppermost();
  waiting.delete(element);
  // Before the drawing, which may fail: the others have their turn all the same.
  if (waiting.size) afterPaint(next);
  else isRunning = false;
  draw();
}

function uppermost() {
  const all = [...waiting].map((entry) => ({ entry, box: entry[0].getBoundingClientRect() }));
  const rank = ({ box }) => (box.bottom < 0 ? Infinity : box.top);
  return all.reduce((a, b) => (rank(b) < rank(a) ? b : a)).entry;
}

/** Runs `act` when what is in the page now is on the screen. */
export function afterPaint(act) {
  // No frame comes while the tab is hidden.
  if (document.hidden) setTimeout(act);
  else requestAnimationFrame(() => setTimeout(act));
}

/** Runs `act` when the browser has nothing else to do, or soon where it does not tell. */
export const whenIdle = globalThis.requestIdleCallback?.bind(globalThis) ?? ((act) => setTimeout(act, 200));
