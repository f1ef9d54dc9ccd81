// Names at the ends of lines, moved apart where they would cover each other.

const LINE = 12;

/**
 * A series of nothing but names. `ends` are {name, color, at: [x, y]}. Tooltips of an axis must leave
 * it out: see `isLine`.
 */
export function lineEnds(ends) {
  let places = [];
  return {
    type: "custom",
    silent: true,
    clip: false,
    z: 4,
    data: ends.map(({ at }) => at),
    renderItem: ({ dataIndex, coordSys }, api) => {
      if (dataIndex === 0) places = spread(ends.map(({ at }) => api.coord(at)), coordSys);
      const { name, color } = ends[dataIndex];
      const [x, y] = places[dataIndex];
      const font = api.font({ fontSize: 11, fontWeight: 600 });
      return { type: "text", x: x + 6, y, style: { text: name, fill: color, font, verticalAlign: "middle" } };
    },
  };
}

/** True for what a tooltip has of a line, false for the names at its end. */
export function isLine(hit) {
  return hit.seriesType === "line";
}

// Downwards where there is no room, and back up from the foot of the chart. Only names beside each
// other can collide.
function spread(points, { y: top, height }) {
  const order = points.map(([x, y]) => ({ x, y }));
  const byHeight = [...order].sort((a, b) => a.y - b.y);
  const near = (a, b) => Math.abs(a.x - b.x) < 40;
  byHeight.forEach((one, i) => {
    const above = byHeight.slice(0, i).filter((other) => near(one, other));
    one.y = Math.max(one.y, ...above.map((other) => other.y + LINE));
  });
  byHeight.reverse().forEach((one, i) => {
    const below = byHeight.slice(0, i).filter((other) => near(one, other));
    one.y = Math.min(one.y, top + height, ...below.map((other) => other.y - LINE));
  });
  return order.map(({ x, y }) => [x, y]);
}
