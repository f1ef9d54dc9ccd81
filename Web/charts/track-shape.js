// From the coordinates of timing (0.1 m, y up) to a map that fits its frame.

/** Turns points by `degrees` as the circuit's map is turned, and y down as screens have it. */
export function turn(x, y, degrees) {
  const angle = (degrees * Math.PI) / 180;
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  return [x * cos - y * sin, -(x * sin + y * cos)];
}

/** Bounds of points [[x, y]], widened by `margin` of the larger side. */
export function bounds(points, margin = 0.06) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const pad = margin * Math.max(right - left, bottom - top);
  return {
    left: left - pad, top: top - pad, width: right - left + 2 * pad, height: bottom - top + 2 * pad,
  };
}

/** A function from turned points to pixels of a frame of width × height, undistorted, centred. */
export function fit(box, width, height) {
  const scale = Math.min(width / box.width, height / box.height);
  const dx = (width - box.width * scale) / 2;
  const dy = (height - box.height * scale) / 2;
  return ([x, y]) => [dx + (x - box.left) * scale, dy + (y - box.top) * scale];
}

/** Points of a lap or an outline, turned; points without coordinates are left out. */
export function turnAll(xs, ys, degrees) {
  const points = [];
  for (let i = 0; i < xs.length; i += 1) {
    if (xs[i] != null && ys[i] != null) points.push(turn(xs[i], ys[i], degrees));
  }
  return points;
}
