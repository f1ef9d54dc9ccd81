// The address is the state: #/page/part/part?name=value. Pages read and write it here only.
import { computed, reactive } from "../vendor/vue.js";

/** The address taken apart: `page`, the `parts` after it, and `query` by name. Read only. */
export const route = reactive({ page: "", parts: [], query: {} });

/** The hash of a page, for links. */
export function href(page, parts = [], query = {}) {
  const path = ["#", page, ...parts.filter((part) => part != null && part !== "")].map(String);
  const pairs = Object.entries(query)
    .filter(([, value]) => value != null && value !== "")
    .map(([key, value]) => `${encodeURIComponent(key)}=${encode(String(value))}`);
  return (
    path.map((part, i) => (i ? encodeURIComponent(part) : part)).join("/") +
    (pairs.length ? `?${pairs.join("&")}` : "")
  );
}

/** Goes to a page; with `replace` without a step in the browser's history. */
export function go(page, parts, query, { replace = false } = {}) {
  const target = href(page, parts, query);
  if (target === location.hash) return;
  history[replace ? "replaceState" : "pushState"](null, "", target);
  read();
}

/** Sets some values of the query and keeps the rest; null removes one. */
export function setQuery(changes) {
  go(route.page, route.parts, { ...route.query, ...changes }, { replace: true });
}

/** A value of the query, as a writable ref; its default is left out of the address. */
export function param(name, initial = "") {
  return computed({
    get: () => route.query[name] ?? initial,
    set: (value) => setQuery({ [name]: value === initial ? null : value }),
  });
}

/** A list in the query, written a,b,c, as a writable ref. */
export function listParam(name) {
  const text = computed(() => route.query[name] ?? "");
  return computed({
    get: () => (text.value ? text.value.split(",") : []),
    set: (values) => setQuery({ [name]: values.length ? values.join(",") : null }),
  });
}

/** A yes or no in the query, as a writable ref. */
export function flagParam(name, initial = false) {
  return computed({
    get: () => (name in route.query ? route.query[name] === "1" : initial),
    set: (value) => setQuery({ [name]: value === initial ? null : value ? "1" : "0" }),
  });
}

function encode(text) {
  return encodeURIComponent(text).replaceAll("%2C", ",").replaceAll("%3A", ":");
}

function read() {
  const hash = location.hash.replace(/^#\/?/, "");
  const at = hash.indexOf("?");
  const path = at < 0 ? hash : hash.slice(0, at);
  const [page, ...parts] = path.split("/").filter(Boolean).map(decode);
  const query = Object.fromEntries(new URLSearchParams(at < 0 ? "" : hash.slice(at + 1)));
  Object.assign(route, { page: page ?? "", parts, query });
}

function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

addEventListener("hashchange", read);
addEventListener("popstate", read);
read();
