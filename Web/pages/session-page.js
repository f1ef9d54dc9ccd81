// What the pages of one session share: the address, loading, drivers, and the states without data.

import { computed, defineComponent, h, shallowRef, watch } from "../vendor/vue.js";
import { get, rows } from "../lib/api.js";
import { driverStyles } from "../lib/colours.js";
import { grandPrix, sessionName } from "../lib/format.js";
import { load } from "../lib/load.js";
import { codes as codesOf, useSession } from "../lib/session.js";
import { look } from "../lib/theme.js";
import { go, listParam, route, setQuery } from "../lib/url-state.js";
import { LoadingState, ProblemState } from "../parts/panel.js";
import { SessionBar } from "../parts/session-bar.js";

/**
 * A page component. `codes` are the sessions it is for (all without it), `read(ask, session)` loads
 * its data, `drivers(data)` are rows with driver, team and team_color, `start()` finds a session where
 * the address has none, `setup(page)` may add state, `render(page, state)` gives the panels.
 */
export function sessionPage(options) {
  const inner = innerPage(options);
  return defineComponent({
    setup() {
      const detour = shallowRef(null);
      watch(
        () => route.parts.join("/"), async () => { detour.value = await misfit(options, detour); },
        { immediate: true },
      );
      return () => {
        if (detour.value === "looking") return h(LoadingState, { height: 320 });
        return detour.value ? noSuchSession(options, detour.value) : h(inner);
      };
    },
  });
}

/** Null where the address can be shown, else what the page shows instead. */
async function misfit({ name, codes, start }, detour) {
  if (route.page !== name) return detour.value;
  const [season, round, code] = route.parts;
  if (!season && start) {
    detour.value = "looking";
    const first = await start();
    if (first && route.parts.length === 0) go(
      name, [first.season, first.round, first.session_code], route.query, { replace: true },
    );
    return null;
  }
  if (!codes || !code || codes.includes(code)) return null;
  detour.value = "looking";
  const all = await rows(`seasons/${season}/rounds`);
  const fitting = codesOf(
    all.find((row) => row.round === Number(round)), (other) => codes.includes(other),
  ).at(-1);
  if (!fitting) return { season, round, code, others: await sessionsOf(codes) };
  go(name, [season, round, fitting], route.query, { replace: true });
  return null;
}

function sessionsOf(codes) {
  const columns = "season,round,grand_prix,session_code";
  return rows("tables/silver.sessions", { columns, session: codes, order: "-season,-round" });
}

function noSuchSession({ name, title, codes }, { season, round, code, others }) {
  const kinds = codes.map((one) => sessionName(one).toLowerCase()).join(" or ");
  return [
    h("div", { class: "page-head" }, h("h1", title)),
    h("div", { class: "panel" }, h("div", { class: "state" }, [
      h("b", `${sessionName(code)} has no ${title.toLowerCase()} page`),
      h(
        "p",
        `This page is for a ${kinds}. The lake has none of season ${season}, round ${round}. Choose one that it has:`,
      ),
      sessionLinks(name, others),
    ])),
  ];
}

/** Links to sessions, rows of season, round, grand_prix and session_code. */
export function sessionLinks(name, list) {
  return h("ul", { class: "session-links" }, list.map((row) => h("li", h("a", {
    href: `#/${name}/${row.season}/${row.round}/${row.session_code}`,
  }, `${row.season} ${grandPrix(row.grand_prix, true)}, ${sessionName(row.session_code)}`))));
}

function innerPage({ name, title, codes, read, drivers, picksDrivers = true, setup, render }) {
  return defineComponent({
    setup() {
      const session = useSession(name, codes ? (code) => codes.includes(code) : undefined);
      const page = pageOf(session, { name, read, drivers });
      const state = setup?.(page);
      return () => [
        head(page, session, title),
        h(SessionBar, { session, drivers: picksDrivers ? driverPicks(page) : undefined }),
        body(page, state, render),
      ];
    },
  });
}

function pageOf(session, { name, read, drivers }) {
  const frames = load(() => session.key.value, (key, signal) => {
    const ask = {
      get: (path, query) => get(path, query, { signal }),
      rows: (path, query) => rows(path, query, { signal }),
    };
    return read(ask, key).then((data) => ({ ...data, key }));
  });
  const picked = listParam("drivers");
  const names = computed(() => route.query.drivers ?? "");
  const colours = computed(look);
  const isPicked = (driver) => names.value === "" || names.value.split(",").includes(driver);
  const styles = computed(() => (frames.data && colours.value ? driverStyles(drivers(frames.data)) : [])
    .map((driver) => ({ ...driver, picked: isPicked(driver.driver) })));
  return {
    frames, picked, isPicked, get, once: memory(),
    get session() { return session.key.value; },
    get data() { return frames.data; },
    get drivers() { return styles.value; },
    get look() { return colours.value; },
    get files() {
      return [name, frames.data?.key.season, frames.data?.key.round, frames.data?.key.session];
    },
    query: (which) => route.query[which],
    set: setQuery,
  };
}

/**
 * `once(name, parts, make)` gives what `make` made last while all `parts` are the same, so that a choice
 * draws only the charts that it changes.
 */
function memory() {
  const kept = new Map();
  return (name, parts, make) => {
    const known = kept.get(name);
    if (
      known && parts.length === known.parts.length && parts.every((part, i) => part === known.parts[i])
    ) return known.value;
    const value = make();
    kept.set(name, { parts, value });
    return value;
  };
}

function head(page, session, title) {
  const key = session.key.value;
  const round = session.choices.data?.rounds.find((row) => row.round === Number(key?.round));
  return h("div", { class: "page-head" }, h("div", [
    h("h1", title),
    h(
      "p", { class: "muted" },
      key && round ? `${round.event_name ?? grandPrix(round.grand_prix)} ${key.season}, ${sessionName(key.session)}` : " ",
    ),
  ]));
}

function driverPicks(page) {
  return {
    values: page.picked.value, onChange: (values) => { page.picked.value = values; },
    options: page.drivers.map(
      (driver) => ({ value: driver.driver, label: driver.driver, color: driver.color }),
    ),
  };
}

function body(page, state, render) {
  const { frames } = page;
  if (frames.error && !frames.data) return h(
    ProblemState, { error: frames.error, retry: frames.reload },
  );
  if (!frames.data) return h(LoadingState, { height: 480 });
  return h(
    "div",
    { class: ["grid", { busy: frames.loading }], "aria-busy": frames.loading ? "true" : undefined },
    render(page, state),
  );
}

/** A small select for the head of a panel. `choices` are [value, text]. */
export function choice(label, value, choices, onChange) {
  return h("select", {
    class: "control compact", "aria-label": label, title: label, value, "data-choice": label,
    onChange: (event) => onChange(event.target.value),
  }, choices.map(([key, text]) => h("option", { value: key, selected: key === value }, text)));
}

/** A panel without data, over the whole width. */
export function emptyPanel(title, text, more) {
  return h(
    "div", { class: "panel" }, h("div", { class: "state" }, [h("b", title), h("p", text), more]),
  );
}
