// What the data page reads.
import { get, rows } from "../lib/api.js";

/** The lake as it is: snapshot, sessions, tables, tests, findings, freshness, snapshots. */
export async function loadLake(_, signal) {
  const options = { signal };
  const [snapshot, snapshots, tables, quality, freshness, sessions] = await Promise.all([
    get("snapshot", {}, options),
    get("snapshots", {}, options),
    get("tables", {}, options),
    get("quality", {}, options),
    get("freshness", {}, options),
    rows("tables/silver.sessions", { order: "-session_start", limit: 5000 }, options),
  ]);
  return { snapshot, snapshots, tables, quality, freshness, sessions };
}

/** Findings of the severity asked for, newest session first. */
export function loadFindings({ severity }, signal) {
  const filter = severity === "all" ? {} : { severity };
  return rows(
    "tables/silver.findings",
    {
      ...filter,
      columns: [
        "session_id",
        "severity",
        "feed",
        "line",
        "driver_number",
        "lap_number",
        "message",
        "action",
      ],
      order: "-session_id",
      limit: 2000,
    },
    { signal },
  );
}

/**
 * `table` with all it comes from and all that comes of it: {nodes: [{…, depth}], edges}; depth is
 * negative before it.
 */
export function neighbourhood(lineage, table) {
  const start = lineage.nodes.find((node) => nameOf(node) === table);
  if (!start) return { nodes: [], edges: [] };
  const depth = new Map([[start.id, 0]]);
  spread(
    start.id,
    -1,
    lineage.edges.map(([from, to]) => [to, from]),
    depth,
  );
  spread(start.id, 1, lineage.edges, depth);
  const [first, last] = [Math.min(...depth.values()), Math.max(...depth.values())];
  for (const node of lineage.nodes) {
    if (depth.has(node.id) && node.layer === "bronze" && node !== start) depth.set(node.id, first);
    if (depth.has(node.id) && node.layer === "exposure" && node !== start) depth.set(node.id, last);
  }
  const nodes = lineage.nodes
    .filter((node) => depth.has(node.id))
    .map((node) => ({ ...node, title: nameOf(node), depth: depth.get(node.id) }));
  return { nodes, edges: lineage.edges.filter(([from, to]) => depth.has(from) && depth.has(to)) };
}

/** The name of a node of the lineage as people write it, silver.laps. */
export function nameOf(node) {
  return node.table ?? (node.layer === "exposure" ? node.name : `${node.layer}.${node.name}`);
}

// Sources stand at the left end and pages at the right one, whatever the way to them. Breadth
// first, so that a node stands as far away as its shortest way is.
function spread(start, step, edges, depth) {
  let edge = [start];
  for (let level = step; edge.length; level += step) {
    const next = edges
      .filter(([from, to]) => edge.includes(from) && !depth.has(to))
      .map(([, to]) => to);
    edge = [...new Set(next)];
    for (const id of edge) depth.set(id, level);
  }
}
