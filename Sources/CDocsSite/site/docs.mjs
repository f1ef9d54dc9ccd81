// The page: a list of all nodes, the lineage, and what is known of the chosen one. Everything is in docs.json.

import { draw, reach, relations } from "./lineage.mjs";

const $ = id => document.getElementById(id);
const LAYERS = ["gold", "silver", "other", "exposure", "source"];
const TITLES = { source: "Sources", silver: "Silver", gold: "Gold", other: "Other models", exposure: "Exposures" };

/** An element with text and children; nothing is ever parsed as HTML. */
function make(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter(child => child !== null && child !== undefined));
  return made;
}

const number = value => value.toLocaleString("en");
const plural = (count, word) => `${number(count)} ${word}${count === 1 ? "" : "s"}`;

let data, byId, kin;

function fillList(words) {
  const terms = words.toLowerCase().split(/\s+/).filter(Boolean);
  const groups = LAYERS.map(layer => {
    const nodes = data.nodes.filter(n => n.layer === layer)
      .map(n => ({ node: n, found: match(n, terms) })).filter(n => n.found !== null)
      .sort((a, b) => a.node.name.localeCompare(b.node.name));
    if (!nodes.length) return null;
    return make("section", { class: layer }, make("h3", {}, make("span", {}, TITLES[layer]), make("span", {}, String(nodes.length))),
      ...nodes.map(({ node, found }) => {
        const link = make("a", { href: `#${node.id}`, title: node.name }, node.name, found ? make("small", {}, found) : null);
        if (node.id === current()?.id) link.setAttribute("aria-current", "page");
        return link;
      }));
  }).filter(Boolean);
  document.querySelector("nav").classList.toggle("searching", terms.length > 0);
  $("list").replaceChildren(...(groups.length ? groups : [make("p", {}, "Nothing has these words.")]));
}

// Null: not found. Empty: found by its name. Else where it was found.
function match(node, terms) {
  if (!terms.length) return "";
  const has = text => terms.every(term => text.toLowerCase().includes(term));
  if (has(`${node.name} ${node.tags.join(" ")}`)) return "";
  const column = node.columns.find(c => has(c.name)) ?? node.columns.find(c => has(`${c.name} ${c.description}`));
  if (column) return `column ${column.name}`;
  return has(`${node.name} ${node.description}`) ? "in its description" : null;
}

function current() { return byId.get(decodeURIComponent(location.hash.slice(1))); }

function showLineage(node) {
  const ids = node && new Set([node.id, ...reach([node.id], kin.parents), ...reach([node.id], kin.children)]);
  const nodes = node ? data.nodes.filter(n => ids.has(n.id)) : data.nodes;
  $("scope").textContent = node ? `What ${node.name} is made from and for` : "Lineage of everything";
  $("all").hidden = !node;
  document.body.dataset.view = node ? "one" : "all";
  draw(nodes, node?.id, $("canvas"));
}

function facts(node) {
  const list = [
    node.materialized && [`${node.materialized}`, node.relation ? ` ${node.relation}` : ""],
    node.rows !== null && [number(node.rows), node.rows === 1 ? " row" : " rows"],
    node.columns.length && [number(node.columns.length), " columns"],
    node.type && [node.type, ""], node.maturity && [node.maturity, " maturity"],
    node.tags.length && [node.tags.join(", "), ""],
  ].filter(Boolean);
  return make("ul", { class: "facts" }, ...list.map(([value, rest]) => make("li", {}, make("b", {}, value), rest)),
    make("li", {}, node.file));
}

function state(test) {
  const words = { pass: "passed", warn: "warned", fail: "failed" };
  return test.status ? make("span", { class: test.status }, words[test.status] ?? test.status) : make("span", {}, "not run yet");
}

function columnTable(node) {
  const rows = node.columns.map(column => make("tr", {},
    make("td", { class: "name" }, column.name), make("td", { class: "type" }, column.type ?? ""),
    make("td", {}, column.description, column.tests.length
      ? make("div", { class: "tests" }, `Tested: ${column.tests.join(", ")}`) : null)));
  return make("section", {}, make("h2", {}, "Columns"), make("div", { class: "scroll" }, make("table", {},
    make("thead", {}, make("tr", {}, ...["Column", "Type", "Meaning"].map(t => make("th", { scope: "col" }, t)))),
    make("tbody", {}, ...rows))));
}

function testTable(node) {
  const rows = node.tests.map(test => make("tr", {},
    make("td", { class: "name" }, test.name, test.description ? make("div", { class: "tests" }, test.description) : null),
    make("td", { class: "type" }, test.kind), make("td", {}, state(test))));
  return make("section", {}, make("h2", {}, "Tests"), make("div", { class: "scroll" }, make("table", {},
    make("thead", {}, make("tr", {}, ...["Test", "Kind", "Last run"].map(t => make("th", { scope: "col" }, t)))),
    make("tbody", {}, ...rows))));
}

function sql(node) {
  const code = make("code", {}, node.code);
  const buttons = [["As written", node.code], ["Compiled", node.compiled]].map(([label, text], index) => {
    const button = make("button", { type: "button", "aria-pressed": String(index === 0) }, label);
    button.addEventListener("click", () => {
      code.textContent = text;
      buttons.forEach(other => other.setAttribute("aria-pressed", String(other === button)));
    });
    return button;
  });
  return make("section", {}, make("div", { class: "tabs" }, make("h2", {}, "SQL"), ...buttons), make("pre", { tabindex: "0" }, code));
}

function relatives(title, ids) {
  if (!ids.length) return null;
  return make("section", {}, make("h2", {}, title), make("ul", { class: "relatives" },
    ...ids.map(id => make("li", {}, make("a", { href: `#${id}` }, byId.get(id).name)))));
}

function showDetail(node) {
  if (!node) return $("detail").replaceChildren();
  $("detail").replaceChildren(
    make("h1", {}, node.label ?? node.name), facts(node),
    node.url ? make("p", { class: "lead" }, make("a", { href: node.url, rel: "noreferrer" }, node.url)) : "",
    make("p", { class: "lead" }, node.description || "It has no description."),
    ...[
      node.columns.length ? columnTable(node) : null,
      relatives("Reads", kin.parents.get(node.id)), relatives("Is read by", kin.children.get(node.id)),
      node.tests.length ? testTable(node) : null, node.code ? sql(node) : null,
    ].filter(Boolean));
}

function show() {
  const node = current();
  document.title = `${node ? `${node.name} · ` : ""}${data.project}`;
  fillList($("search").value);
  showLineage(node);
  showDetail(node);
  document.querySelector("main").scrollTop = 0;
  if (node && matchMedia("(max-width: 50rem)").matches) document.activeElement?.blur();
}

function theme() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const kept = localStorage.getItem("theme");
  if (kept) document.documentElement.dataset.theme = kept;
  $("theme").addEventListener("click", () => {
    const isDark = (document.documentElement.dataset.theme ?? (dark.matches ? "dark" : "light")) === "dark";
    document.documentElement.dataset.theme = isDark ? "light" : "dark";
    localStorage.setItem("theme", document.documentElement.dataset.theme);
  });
}

theme();
data = await (await fetch("docs.json")).json();
byId = new Map(data.nodes.map(n => [n.id, n]));
kin = relations(data.nodes);
$("project").textContent = data.project;
$("snapshot").textContent = data.snapshot
  ? `${plural(data.models, "model")}, ${plural(data.tests, "test")} · snapshot of ${data.published}`
  : `${plural(data.models, "model")}, ${plural(data.tests, "test")} · no snapshot yet`;
$("search").addEventListener("input", () => fillList($("search").value));
addEventListener("hashchange", show);
show();
