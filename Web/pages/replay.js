// The Replay page: the cars on the track map, a timing tower and what race control said.

import { EmptyState, Panel, Select, h, sessionPage } from "./kit.js";
import { latest, towerAt } from "../charts/timing-tower.js";
import { clockText, loadReplay, messagesAt } from "./replay-data.js";
import { SPEEDS } from "./replay-player.js";
import { replayStage } from "./replay-stage.js";
import { tower } from "./replay-tower.js";

const FLAGS = { 1: "Track clear", 2: "Yellow flag", 4: "Safety car", 5: "Red flag", 6: "Virtual safety car", 7: "VSC ending" };

export default sessionPage({
  name: "replay",
  load: loadReplay,
  drivers: (replay) => replay.results,
  picksDrivers: false,
  setup: (page) => replayStage(page),
  render: (page, stage) => content(page, stage),
});

function content(page, stage) {
  const replay = page.data.value;
  if (replay.missing) return noReplay(replay);
  const t = stage.shown.value.t;
  const drivers = page.drivers.value.map((driver) => ({ ...driver, followed: stage.follows(driver.driver) }));
  const rows = towerAt(replay.byDriver, t, replay);
  return [
    h(Panel, { title: "Track", class: "span-8 replay-panel" }, () => [
      status(replay, t, rows), stage.canvases(), controls(page, stage),
    ]),
    h(Panel, { title: "Timing", class: "span-4", controls: replay.isRace ? [gapsChoice(page)] : [] }, () => (
      tower({
        rows, drivers, isRace: replay.isRace, gaps: page.query("gaps") ?? "leader",
        follow: stage.toggleFollow,
      }))),
    h(Panel, { title: "Race control", wide: true }, () => messages(replay, t)),
  ];
}

function noReplay(replay) {
  return h(EmptyState, {
    title: "No replay of this session",
    text: `The lake does not have ${replay.missing}. Get the session with its telemetry, `
      + "with f1lake ingest, or choose another one above.",
  });
}

function gapsChoice(page) {
  return h(Select, {
    label: "Gap to", value: page.query("gaps") ?? "leader",
    choices: [["leader", "leader"], ["ahead", "car ahead"]],
    onChoose: (gaps) => page.set({ gaps: gaps === "leader" ? null : gaps }),
  });
}

function status(replay, t, rows) {
  const flag = latest(replay.status, t, "start_time_s");
  const weather = latest(replay.weather, t, "time_s");
  const lap = replay.isRace ? `Lap ${Math.min(rows[0].lap + 1, lastLap(replay))} of ${lastLap(replay)}` : null;
  return h("p", { class: "replay-status" }, [
    h("strong", { class: `flag flag-${flag?.status ?? 1}` }, FLAGS[flag?.status] ?? "Track clear"),
    lap && h("span", lap),
    weather && h("span", { class: "muted" }, `Air ${weather.air_temp_c} °C, track ${weather.track_temp_c} °C${weather.rainfall ? ", rain" : ""}`),
  ]);
}

function lastLap(replay) {
  replay.lastLap ??= Math.max(1, ...replay.laps.filter((lap) => lap.position != null).map((lap) => lap.lap_number));
  return replay.lastLap;
}

function controls(page, stage) {
  const { playing, speed, t, start, end, waiting } = stage.shown.value;
  return h("div", { class: "replay-controls" }, [
    h("button", {
      type: "button", class: "button play", "aria-label": playing ? "Pause" : "Play",
      onClick: () => stage.control.toggle(),
    }, playing ? "❚❚" : "▶"),
    h("div", { class: "scrub" }, [
      stage.timelineCanvas(),
      h("input", {
        type: "range", min: 0, max: Math.round(end - start), step: 1, value: Math.round(t - start),
        "aria-label": "Session time", "aria-valuetext": clockText(t - start),
        onInput: (event) => stage.control.seek(start + Number(event.target.value)),
        onKeydown: (event) => stage.onKey(event),
      }),
    ]),
    h("output", { class: "replay-clock", "data-t": t.toFixed(1) }, waiting ? "loading …" : clockText(t - start)),
    h(Select, {
      label: "Speed", value: `${speed}`, choices: SPEEDS.map((factor) => [`${factor}`, `${factor}×`]),
      onChoose: (factor) => stage.control.setSpeed(Number(factor)),
    }),
    h("p", { class: "muted hint" }, "Space: play. Arrows: 5 s (Shift: 30 s) and speed. Page keys: laps."),
  ]);
}

function messages(replay, t) {
  const shown = messagesAt(replay.messages, t, 6);
  if (shown.length === 0) return h("p", { class: "muted" }, "Nothing yet.");
  return h("ul", { class: "messages" }, shown.map((message) => h("li", { key: `${message.time_s}${message.message}` }, [
    h("span", { class: "time" }, clockText(message.time_s - replay.start)),
    h("span", { class: ["badge", `flag-${(message.flag ?? "none").toLowerCase().replaceAll(" ", "-")}`] }, message.flag ?? message.category),
    h("span", message.message),
  ])));
}
