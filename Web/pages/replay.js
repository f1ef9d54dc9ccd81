// The Replay page: the cars on the track map, a timing tower and what race control said.

import { h } from "../vendor/vue.js";
import { rows } from "../lib/api.js";
import { clock, messageKind } from "../lib/format.js";
import { Panel } from "../parts/panel.js";
import { latest, towerAt } from "../charts/timing-tower.js";
import { loadReplay, messagesAt } from "./replay-data.js";
import { SPEEDS } from "./replay-player.js";
import { replayStage } from "./replay-stage.js";
import { tower, towerFile } from "./replay-tower.js";
import { choice, emptyPanel, sessionLinks, sessionPage } from "./session-page.js";
import { sessionsWithTelemetry } from "./telemetry-data.js";

const FLAGS = {
  1: ["Track clear", ""], 2: ["Yellow flag", "yellow"], 4: ["Safety car", "sc"], 5: ["Red flag", "red"],
  6: ["Virtual safety car", "vsc"], 7: ["Virtual safety car ends", "vsc"],
};

export default sessionPage({
  name: "replay", title: "Replay",
  read: loadReplay,
  drivers: (replay) => replay.results,
  picksDrivers: false,
  start: async () => (await sessionsWithTelemetry(rows))[0],
  setup: replayStage,
  render: content,
});

function content(page, stage) {
  const replay = page.data;
  if (replay.missing) return noReplay(replay);
  const t = stage.shown.value.t;
  const drivers = page.drivers.map((driver) => ({ ...driver, followed: stage.follows(driver.driver) }));
  const order = towerAt(replay.byDriver, t, replay);
  return [
    h(Panel, { title: "Track", class: "span-8" }, {
      tools: () => ["PNG", "SVG"].map((type) => h(
        "button",
        {
          type: "button", class: "button quiet", "aria-label": `Save as ${type}: track`,
          onClick: () => stage.save(page.files, type.toLowerCase()),
        },
        type,
      )),
      default: () => [status(replay, t, order), stage.canvases(), controls(stage)],
    }),
    h(Panel, {
      title: "Timing", note: replay.isRace ? "At the line" : "Best laps so far", class: "span-4",
    }, {
      tools: () => [
        replay.isRace && gapsChoice(page),
        towerFile({ rows: order, isRace: replay.isRace, files: page.files, t: t - replay.start }),
      ],
      default: () => tower({
        rows: order, drivers, isRace: replay.isRace, gaps: page.query("gaps") ?? "leader", follow: stage.toggleFollow,
      }),
    }),
    h(Panel, { title: "Race control" }, () => messages(replay, t)),
  ];
}

function noReplay({ missing, others }) {
  return emptyPanel(
    "No replay of this session", `The lake does not have ${missing}. Sessions with a replay:`,
    sessionLinks("replay", others),
  );
}

function gapsChoice(page) {
  return choice(
    "Gap to", page.query("gaps") ?? "leader",
    [["leader", "To the leader"], ["ahead", "To the car ahead"]],
    (gaps) => page.set({ gaps: gaps === "leader" ? null : gaps }),
  );
}

function status(replay, t, order) {
  const [flag, kind] = FLAGS[latest(replay.status, t, "start_time_s")?.status] ?? FLAGS[1];
  const weather = latest(replay.weather, t, "time_s");
  const done = order.reduce((most, row) => Math.max(most, row.lap), 0);
  return h("p", { class: "replay-status" }, [
    h("strong", { class: ["flag-chip", kind] }, flag),
    replay.isRace && h("span", `Lap ${Math.min(done + 1, replay.lastLap)} of ${replay.lastLap}`),
    weather && h(
      "span", { class: "muted" },
      `Air ${weather.air_temp_c} °C, track ${weather.track_temp_c} °C${weather.rainfall ? ", rain" : ""}`,
    ),
  ]);
}

function controls(stage) {
  const { playing, speed, t, start, end, waiting, failed } = stage.shown.value;
  return h("div", { class: "replay-controls" }, [
    h("button", {
      type: "button", class: "button play", "aria-label": playing ? "Pause" : "Play", onClick: () => stage.control.toggle(),
    }, playing ? "❚❚" : "▶"),
    h("div", { class: "scrub" }, [
      stage.timelineCanvas(),
      h("input", {
        type: "range", min: 0, max: end - start, step: 1, value: Math.round(t - start),
        "aria-label": "Session time", "aria-valuetext": clock(t - start),
        onInput: (event) => stage.control.seek(
          start + Number(event.target.value),
        ), onKeydown: stage.onKey,
      }),
    ]),
    h(
      "output", { class: "replay-clock", "data-t": (t - start).toFixed(1) },
      waiting ? (failed ? "no answer" : "loading …") : clock(t - start),
    ),
    choice(
      "Speed", `${speed}`, SPEEDS.map((factor) => [`${factor}`, `${factor}×`]),
      (factor) => stage.control.setSpeed(Number(factor)),
    ),
    h(
      "p", { class: "muted small replay-hint" },
      "Space: play. Arrows: 5 s, with Shift 30 s; up and down: speed. Page keys: laps. Press a driver to follow the car.",
    ),
  ]);
}

function messages(replay, t) {
  const shown = messagesAt(replay.messages, t, 6);
  if (shown.length === 0) return h("p", { class: "state" }, "No message so far.");
  return h("ul", { class: "messages" }, shown.map((message) => h("li", {
    key: `${message.time_s}${message.message}`,
  }, [
    h("span", { class: "muted" }, clock(message.time_s - replay.start)),
    h("strong", messageKind(message)), h("span", message.message),
  ])));
}
