// Where a table comes from and what is made of it, in columns by distance.
import { tip } from "../lib/tip.js";

/** `part` is {nodes, edges} around one table, each node with its depth and title. */
export function lineageOption({ part, look }) {
  if (!part.nodes.length) return null;
  const depths = [...new Set(part.nodes.map((node) => node.depth))].sort((a, b) => a - b);
  const places = new Map(
    depths.flatMap((depth, x) =>
      column(
        part.nodes.filter((node) => node.depth === depth),
        x,
      ),
    ),
  );
  const hidden = { type: "value", show: false, min: 0, max: 1 };
  return {
    grid: { left: 80, right: 80, top: 8, bottom: 22 },
    tooltip: { trigger: "item", formatter: (hit) => (hit.data.node ? nodeTip(hit.data.node) : "") },
    xAxis: { ...hidden, max: Math.max(1, depths.length - 1) },
    yAxis: { ...hidden, inverse: true },
    series: [
      {
        type: "lines",
        coordinateSystem: "cartesian2d",
        silent: true,
        symbol: ["none", "arrow"],
        symbolSize: 6,
        z: 1,
        lineStyle: { color: look.lineStrong, width: 1, opacity: 0.8, curveness: 0.06 },
        data: part.edges.map(([from, to]) => ({ coords: [places.get(from), places.get(to)] })),
      },
      {
        type: "scatter",
        name: "Tables",
        z: 3,
        label: {
          show: true,
          position: "bottom",
          distance: 4,
          fontSize: 10.5,
          color: look.text,
          minMargin: 6,
          textBorderColor: look.surface,
          textBorderWidth: 3,
          formatter: (hit) => hit.data.name,
        },
        labelLayout: { hideOverlap: true },
        data: part.nodes.map((node) => mark(node, places.get(node.id), look)),
      },
    ],
  };
}

function column(nodes, x) {
  return nodes.map((node, i) => [node.id, [x, (i + 0.5) / nodes.length]]);
}

function mark(node, value, look) {
  const layers = {
    bronze: look.series[1],
    silver: look.muted,
    gold: look.series[5],
    exposure: look.series[3],
  };
  const isChosen = node.depth === 0;
  return {
    name: node.title,
    node,
    value,
    symbol: isChosen ? "roundRect" : "circle",
    symbolSize: isChosen ? 16 : 10,
    itemStyle: {
      color: layers[node.layer] ?? look.muted,
      borderColor: isChosen ? look.accent : look.surface,
      borderWidth: isChosen ? 2.5 : 1,
    },
    label: { fontWeight: isChosen ? "bold" : "normal" },
  };
}

function nodeTip(node) {
  return tip(
    node.title,
    [
      { name: node.kind, value: node.materialized ?? "" },
      node.rows != null && { name: "Rows", value: node.rows.toLocaleString("en") },
    ].filter(Boolean),
  );
}
