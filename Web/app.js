// The shell: bar, navigation, the page of the address, and what stands in its place when that
// fails.
import {
  createApp,
  defineComponent,
  h,
  nextTick,
  onErrorCaptured,
  ref,
  shallowRef,
  watch,
} from "./vendor/vue.js";
import { isDecided, isShown, isUnderway } from "./lib/early.js";
import { follow, live } from "./lib/live.js";
import { moment } from "./lib/format.js";
import { choose, theme } from "./lib/theme.js";
import { whenIdle } from "./lib/turns.js";
import { go, href, route } from "./lib/url-state.js";
import { EmptyState, LoadingState, ProblemState } from "./parts/panel.js";
import { icon, simulatedBadge } from "./parts/marks.js";
import { askKey, AskLine } from "./pages/ask-box.js";
import { linkTo } from "./pages/ask-data.js";
import sessionPage from "./pages/session.js";

// The page that opens where the address names none comes at once, the others when they are asked for.
const PAGES = {
  season: ["Season", () => import("./pages/season.js")],
  session: ["Session", async () => ({ default: sessionPage })],
  race: ["Race", () => import("./pages/race.js")],
  qualifying: ["Qualifying", () => import("./pages/qualifying.js")],
  telemetry: ["Telemetry", () => import("./pages/telemetry.js")],
  replay: ["Replay", () => import("./pages/replay.js")],
  ask: ["Ask", () => import("./pages/ask.js")],
  data: ["Data", () => import("./pages/data.js")],
  sql: ["SQL", () => import("./pages/sql.js")],
};
const OF_A_SESSION = ["session", "race", "qualifying", "telemetry", "replay"];

const App = defineComponent({
  setup() {
    const page = shallowRef(null);
    const failure = shallowRef(null);
    const main = ref(null);
    const nav = ref(null);

    watch(
      () => route.page, () => whenIdle(() => nav.value && showCurrent(nav.value)),
      { immediate: true },
    );
    watch(
      () => route.page,
      async (name, before) => {
        if (!PAGES[name]) return go("session", [], route.query, { replace: true });
        document.title = `${PAGES[name][0]} · F1 Lakehouse`;
        failure.value = null;
        await open(name, page, failure);
        if (before)
          await nextTick(() => {
            scrollTo(0, 0);
            main.value?.focus({ preventScroll: true });
          });
      },
      { immediate: true },
    );

    onErrorCaptured((error) => {
      console.error(error);
      failure.value = error;
      return false;
    });
    watch(
      () => [route.parts.join("/"), live.epoch],
      () => {
        failure.value = null;
        if (page.value?.name !== route.page && PAGES[route.page]) open(route.page, page, failure);
      },
    );

    return () => [
      h(
        "a",
        {
          class: "skip",
          href: "#main",
          onClick: (event) => {
            event.preventDefault();
            main.value.focus();
          },
        },
        "Skip to the page",
      ),
      bar(nav),
      live.isSimulated &&
        h("div", { class: "banner" }, [
          simulatedBadge(),
          " Some sessions of this lake were made by a simulator: nothing in them is real.",
        ]),
      h("main", { class: "page", id: "main", tabindex: -1, ref: main }, content(page, failure)),
      live.ingest && h("p", { class: "ingest" }, ingestText(live.ingest)),
      h("div", { class: "visually-hidden", role: "status", "aria-live": "polite" }, announcement()),
    ];
  },
});

async function open(name, page, failure) {
  try {
    const loaded = await PAGES[name][1]();
    if (route.page === name) page.value = { name, component: loaded.default };
  } catch (error) {
    console.error(error);
    failure.value = {
      title: "This page could not be loaded",
      message: String(error.message),
      hint:
        "Start f1lake serve again if it has ended: the page goes on by itself. " +
        "Else run scripts/bootstrap and reload.",
    };
  }
}

function content(page, failure) {
  if (failure.value)
    return h(ProblemState, { error: failure.value, retry: () => location.reload() });
  if (live.isEmpty && route.page !== "data") {
    return h(EmptyState, {
      title: "The lake is empty",
      text:
        "No snapshot has been published yet. Ingest a session and build the models: this page " +
        "shows them as soon as they are there.",
      command: "f1lake ingest --season 2024 --round 1 && f1lake build",
    });
  }
  return page.value
    ? h(page.value.component, { key: page.value.name })
    : h(LoadingState, { height: 320 });
}

// On a phone the bar is wider than the window.
function showCurrent(nav) {
  const { offsetLeft, offsetWidth } = nav.querySelector("[aria-current]") ?? nav;
  nav.scrollLeft = offsetLeft - nav.offsetLeft - (nav.clientWidth - offsetWidth) / 2;
}

function bar(nav) {
  return h("header", { class: "bar" }, [
    h("a", { class: "brand", href: href("season") }, [
      icon(),
      "F1 Lakehouse",
    ]),
    h(
      "nav",
      { class: "nav", "aria-label": "Pages", ref: nav },
      Object.entries(PAGES).map(([name, [title]]) =>
        h(
          "a",
          {
            key: name,
            href: href(name, partsFor(name)),
            "aria-current": route.page === name ? "page" : undefined,
          },
          title,
        ),
      ),
    ),
    h("div", { class: "bar-end" }, [askLine(), snapshot(), themeButton()]),
  ]);
}

// Links between pages keep the session, or at least the season.
function partsFor(name) {
  const isOfSession = OF_A_SESSION.includes(route.page) || route.page === "ask";
  if (OF_A_SESSION.includes(name))
    return isOfSession && route.parts.length > 2 ? route.parts : [];
  if (name === "ask" && isOfSession) return route.parts;
  const isOfSeason = name === "season" || name === "ask";
  return isOfSeason && (isOfSession || route.page === "season") ? route.parts.slice(0, 1) : [];
}

// A question from any page is about what that page shows.
function askLine() {
  if (route.page === "ask") return null;
  const [season, round, session_code] = partsFor("ask");
  const context = { season, round, session_code };
  return [
    h(AskLine, {
      onAsk: (question) => {
        location.hash = linkTo({ question, context });
      },
    }),
    h("a", { class: "button ask-link", href: linkTo({ question: "", context }) }, "Ask"),
  ];
}

function snapshot() {
  const state =
    live.state === "lost"
      ? "lost"
      : live.isStale
        ? "stale"
        : live.state === "live" && live.snapshot
          ? "live"
          : "starting";
  const text = {
    lost: "No connection",
    stale: "Older than the lake",
    live: moment(live.publishedAt),
    starting: live.isEmpty ? "Empty lake" : "Connecting",
  }[state];
  return h(
    "a",
    {
      class: "snapshot",
      href: href("data"),
      "data-state": state,
      title: live.snapshot ?? "No snapshot",
      "aria-label": `Snapshot: ${text}`,
    },
    text,
  );
}

function themeButton() {
  const next = theme.value === "dark" ? "light" : "dark";
  return h(
    "button",
    {
      class: "button quiet",
      type: "button",
      "aria-label": `Use the ${next} theme`,
      title: `Use the ${next} theme`,
      onClick: () => choose(next),
    },
    theme.value === "dark" ? "☀" : "☾",
  );
}

function ingestText({ stage, season, round, done, total }) {
  const of = `${season}${round ? ` round ${round}` : ""}`;
  return stage === "history"
    ? `Ingesting results of ${of}`
    : `Ingesting ${of}: ${done} of ${total} sessions`;
}

function announcement() {
  if (live.state === "lost") return "The connection to the server is lost.";
  return live.epoch ? `New data of ${moment(live.publishedAt)}.` : "";
}

addEventListener("keydown", askKey);
follow();
const begin = () => createApp(App).mount("#app");
if (isUnderway) isDecided.then(begin);
else begin();
// The other pages come in one file, when nobody waits for it; a failure is told to whoever asks for one of them.
isShown.then(() => whenIdle(() => PAGES.race[1]().catch(() => null)));
