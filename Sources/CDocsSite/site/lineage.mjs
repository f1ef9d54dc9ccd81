// The lineage graph: columns by distance from the sources, drawn as SVG.

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 188, HEIGHT = 28, GAP_X = 52, GAP_Y = 8, PAD = 6;
const SMALLEST = .85;

/** All nodes that can be reached from `start` by `next`. */
export function reach(start, next) {
  const found = new Set();
  const waiting = [...start];
  while (waiting.length) {
    for (const id of next.get(waiting.pop()) ?? []) {
      if (!found.has(id)) { found.add(id); waiting.push(id); }
    }
  }
  return found;
}

/** Parents and children by id. */
export function relations(nodes) {
  const known = new Set(nodes.map(n => n.id));
  const parents = new Map(), children = new Map(nodes.map(n => [n.id, []]));
  for (const node of nodes) {
    const own = node.parents.filter(id => known.has(id));
    parents.set(node.id, own);
    for (const id of own) children.get(id).push(node.id);
  }
  return { parents, children };
}

// A node stands one column right of the rightmost of its parents; exposures stand last.
function columns(nodes, { parents }) {
  const column = new Map();
  const place = id => {
    if (!column.has(id)) {
      column.set(id, 0);
      column.set(id, Math.max(-1, ...parents.get(id).map(place)) + 1);
    }
    return column.get(id);
  };
  nodes.forEach(n => place(n.id));
  const last = Math.max(0, ...column.values());
  for (const node of nodes) {
    if (node.layer === "exposure") column.set(node.id, last);
  }
  const lists = Array.from({ length: last + 1 }, () => []);
  nodes.forEach(n => lists[column.get(n.id)].push(n));
  return lists.filter(list => list.length);
}

// Fewer crossings: each node moves towards the middle of its neighbours, to and fro.
function order(lists, { parents, children }) {
  const place = new Map();
  const number = list => list.forEach((n, i) => place.set(n.id, (i + .5) / list.length));
  lists.forEach(list => { list.sort((a, b) => a.name.localeCompare(b.name)); number(list); });
  for (let round = 0; round < 12; round++) {
    const neighbours = round % 2 ? children : parents;
    for (const list of round % 2 ? [...lists].reverse() : lists) {
      const middle = new Map(list.map(n => {
        const near = neighbours.get(n.id).map(id => place.get(id));
        return [n.id, near.length ? near.reduce((a, b) => a + b, 0) / near.length : place.get(n.id)];
      }));
      list.sort((a, b) => middle.get(a.id) - middle.get(b.id));
      number(list);
    }
  }
}

function element(name, attributes, parent) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  parent?.append(made);
  return made;
}

function short(name) { return name.length > 25 ? name.slice(0, 24) + "…" : name; }

function drawNode(node, at, focus, parent) {
  const link = element("a", { href: `#${node.id}`, class: `node ${node.layer}${node.id === focus ? " focus" : ""}` }, parent);
  link.setAttribute("aria-label", `${node.layer} ${node.name}`);
  element("title", {}, link).textContent = node.name;
  element("rect", { class: "box", x: at.x, y: at.y, width: WIDTH, height: HEIGHT, rx: 4 }, link);
  element("rect", { class: "edge", x: at.x, y: at.y, width: 4, height: HEIGHT, rx: 2 }, link);
  element("text", { x: at.x + 13, y: at.y + HEIGHT / 2 + 4.5 }, link).textContent = short(node.name);
  return link;
}

/** Draws the nodes; `focus` is drawn inverted. Pointing at a node shows what it is made from and for. */
export function draw(nodes, focus, canvas) {
  const kin = relations(nodes);
  const lists = columns(nodes, kin);
  order(lists, kin);
  const tallest = Math.max(...lists.map(list => list.length));
  const width = lists.length * (WIDTH + GAP_X) - GAP_X + 2 * PAD;
  const height = tallest * (HEIGHT + GAP_Y) - GAP_Y + 2 * PAD;
  const scale = Math.min(1, Math.max(SMALLEST, (canvas.clientWidth - 24) / width));
  const svg = element("svg", { width: width * scale, height: height * scale, viewBox: `0 0 ${width} ${height}`, role: "group" });
  const at = new Map();
  lists.forEach((list, column) => {
    const free = height - 2 * PAD - (list.length * (HEIGHT + GAP_Y) - GAP_Y);
    list.forEach((n, row) => at.set(n.id, {
      x: PAD + column * (WIDTH + GAP_X), y: PAD + free / 2 + row * (HEIGHT + GAP_Y),
    }));
  });
  const links = [];
  for (const node of nodes) {
    for (const parent of kin.parents.get(node.id)) {
      const from = at.get(parent), to = at.get(node.id);
      const [x, y] = [from.x + WIDTH, from.y + HEIGHT / 2];
      const bend = Math.max(24, (to.x - x) / 2);
      const d = `M${x},${y} C${x + bend},${y} ${to.x - bend},${to.y + HEIGHT / 2} ${to.x},${to.y + HEIGHT / 2}`;
      links.push({ parent, child: node.id, path: element("path", { class: "link", d }, svg) });
    }
  }
  const drawn = new Map(nodes.map(n => [n.id, drawNode(n, at.get(n.id), focus, svg)]));
  light(svg, drawn, links, kin);
  canvas.replaceChildren(svg);
  if (!focus) return;
  canvas.scrollLeft = at.get(focus).x * scale - (canvas.clientWidth - WIDTH * scale) / 2;
  canvas.scrollTop = at.get(focus).y * scale - canvas.clientHeight / 2;
}

function light(svg, drawn, links, kin) {
  const show = id => {
    const near = new Set([id, ...reach([id], kin.parents), ...reach([id], kin.children)]);
    svg.classList.add("hovering");
    drawn.forEach((made, key) => made.classList.toggle("near", near.has(key)));
    links.forEach(l => l.path.classList.toggle("near", near.has(l.parent) && near.has(l.child)));
  };
  const hide = () => {
    svg.classList.remove("hovering");
    links.forEach(l => l.path.classList.remove("near"));
  };
  drawn.forEach((made, id) => {
    made.addEventListener("pointerenter", () => show(id));
    made.addEventListener("pointerleave", hide);
    made.addEventListener("focus", () => show(id));
    made.addEventListener("blur", hide);
  });
}
