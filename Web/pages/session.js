// A session at a glance: its head, quickest laps, teams, pace over time, distributions, weather.
import { computed, defineComponent, h, watch } from "../vendor/vue.js";
import * as format from "../lib/format.js";
import { driverStyles } from "../lib/colours.js";
import { load } from "../lib/load.js";
import { memory } from "../lib/memo.js";
import { codes, useSession } from "../lib/session.js";
import { whenIdle } from "../lib/turns.js";
import { flagParam, href, listParam } from "../lib/url-state.js";
import { EmptyState, ProblemState } from "../parts/panel.js";
import { SessionBar } from "../parts/session-bar.js";
import { simulatedBadge } from "../parts/marks.js";
import { loadSession, readAhead, sessionAtHand } from "./session-data.js";
import { sessionView } from "./session-view.js";

export default defineComponent({
  setup() {
    const session = useSession("session");
    const drivers = listParam("drivers");
    const teams = listParam("teams");
    const everyLap = flagParam("all");
    const keep = memory();
    const result = load(() => session.key.value, loadSession, sessionAtHand);
    const styles = computed(() => driverStyles(result.data?.drivers ?? []));
    // Apart, so that choices that come make nothing be drawn again but their selects.
    const isNone = computed(
      () => session.choices.data && !session.choices.data.best && !session.key.value,
    );
    const problem = computed(() => !session.choices.data && session.choices.error);
    const shown = computed(() => filtered(result.data, drivers.value, teams.value));

    watch(
      () => result.data && session.choices.data && result.data.key,
      (key) => {
        const round = session.choices.data?.rounds.find((row) => row.round === Number(key?.round));
        const others = codes(round).filter((code) => code !== key?.session);
        if (key && others.length) whenIdle(() => readAhead(key, others));
      },
    );

    return () => {
      if (problem.value)
        return h(ProblemState, { error: problem.value, retry: session.choices.reload });
      if (isNone.value) return none();
      const key = result.data?.key ?? session.key.value ?? undefined;
      return [
        head(result.data, key),
        h(SessionBar, {
          session,
          drivers: picks(drivers, driverOptions(styles.value)),
          teams: picks(teams, teamOptions(styles.value)),
        }),
        absence(result.data, key) ??
          sessionView({ key, result, shown: shown.value, styles: styles.value, everyLap, keep }),
      ];
    };
  },
});

function head(data, key) {
  const title =
    data?.info.event_name ?? (data && key ? format.grandPrix(data.info.grand_prix) : "Session");
  const links = {
    R: ["race", "Race"],
    S: ["race", "Race"],
    Q: ["qualifying", "Qualifying"],
    SQ: ["qualifying", "Qualifying"],
  }[key?.session];
  return h("div", { class: "page-head" }, [
    h("div", [
      h("h1", key ? `${title} ${key.season} · ${format.sessionName(key.session)}` : title),
      data &&
        h("p", { class: "muted" }, [
          [data.info.circuit_name, data.info.country, format.moment(data.info.session_start)]
            .filter(Boolean)
            .join(" · "),
          " ",
          data.info.is_simulated && simulatedBadge(),
        ]),
    ]),
    links &&
      h(
        "a",
        { class: "button", href: href(links[0], [key.season, key.round, key.session]) },
        `${links[1]} analysis →`,
      ),
  ]);
}

function none() {
  return h(EmptyState, {
    title: "No session with laps",
    text: "The lake holds no session from live timing for this choice. Ingest one.",
    command: "f1lake ingest --season 2024 --round 1 && f1lake build",
  });
}

function absence(data, { season, round, session } = {}) {
  if (!data || data.laps.length) return null;
  const command = `f1lake ingest --season ${season} --round ${round} --session ${session} && f1lake build`;
  if (!data.info.session_code)
    return h(EmptyState, {
      title: "This session is not in the lake",
      text: "Choose another one above, or ingest it.",
      command,
    });
  return h(EmptyState, {
    title: "No laps in this session",
    text:
      "The lake has the session, but its feeds gave no laps: the findings on the page Data say " +
      "which are missing. Ask for them again:",
    command,
  });
}

function filtered(data, drivers, teams) {
  const keep = (row) =>
    (!drivers.length || drivers.includes(row.driver)) &&
    (!teams.length || teams.includes(row.team));
  const of = (name) => (data?.[name] ?? []).filter(keep);
  return {
    keep,
    laps: of("laps"),
    best: of("best"),
    distribution: of("distribution"),
    byDriver: of("byDriver"),
    byTeam: (data?.byTeam ?? []).filter((row) => !teams.length || teams.includes(row.team)),
  };
}

function picks(list, options) {
  return {
    options,
    values: list.value,
    onChange: (values) => {
      list.value = values;
    },
  };
}

function driverOptions(styles) {
  return styles.map((row) => ({ value: row.driver, label: row.driver, color: row.color }));
}

function teamOptions(styles) {
  const first = new Map(styles.map((row) => [row.team, row]));
  return [...first.values()].map((row) => ({ value: row.team, label: row.team, color: row.color }));
}
