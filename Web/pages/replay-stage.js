// The moving part of the Replay page: two canvases, the player and the buffer of positions.

import { h, onBeforeUnmount, onMounted, shallowRef, watch } from "../vendor/vue.js";
import { fileName, save } from "../lib/export.js";
import { drawCars, drawTrack, scene } from "../charts/replay-canvas.js";
import { replaySvg } from "../charts/replay-svg.js";
import { replayBuffer } from "../charts/replay-buffer.js";
import { drawTimeline } from "../charts/replay-timeline.js";
import { latest } from "../charts/timing-tower.js";
import { timeline } from "./replay-data.js";
import { keyAction, replayPlayer } from "./replay-player.js";

const TOWER_MS = 200;
const FLAG_KEYS = { 2: "yellow", 4: "sc", 5: "red", 6: "vsc", 7: "vsc" };

/** State, canvases and controls for `page`; everything is stopped with the page. */
export function replayStage(page) {
  const stage = {
    shown: shallowRef({ t: 0, start: 0, end: 1, speed: 1, playing: false, waiting: true }),
    track: null, cars: null, timeline: null, control: null, buffer: null, drawnFlag: undefined,
  };
  stage.follows = (driver) => followed(page).includes(driver);
  stage.toggleFollow = (driver) => {
    const now = followed(page);
    const next = now.includes(driver) ? now.filter((one) => one !== driver) : [...now, driver];
    page.set({ follow: next.length > 0 ? next.join(",") : null });
  };
  stage.canvases = () => canvases(stage);
  stage.timelineCanvas = () => h(
    "canvas", { class: "timeline", ref: (el) => { stage.timeline = el; }, "aria-hidden": "true" },
  );
  stage.onKey = (event) => onKey(event, stage);
  stage.save = (words, type) => save(
    fileName([...words, "track"], type), type === "svg" ? drawing(page, stage) : picture(page, stage),
    "image/svg+xml",
  );
  const resize = () => redrawAll(page, stage);
  const keys = (event) => globalKey(event, stage);
  onMounted(
    () => { window.addEventListener("resize", resize); window.addEventListener("keydown", keys); },
  );
  onBeforeUnmount(() => {
    window.removeEventListener("resize", resize);
    window.removeEventListener("keydown", keys);
    stage.control?.stop();
  });
  watch(() => page.data, () => begin(page, stage), { immediate: true, flush: "post" });
  watch(() => [page.look, page.query("follow"), page.drivers], resize, { flush: "post" });
  watch(() => page.query("t"), (t) => follow(stage, t));
  return stage;
}

function followed(page) {
  return (page.query("follow") ?? "").split(",").filter(Boolean);
}

function begin(page, stage) {
  const replay = page.data;
  const before = stage.control && {
    t: stage.control.player.t, wasPlaying: stage.control.player.playing,
  };
  stage.control?.stop();
  if (!replay || replay.missing) return;
  const { key, start, end } = replay;
  stage.lapEnds = timeline(replay, []).ends.filter((end) => end !== undefined);
  stage.buffer = replayBuffer((from, to, step) => page.get("replay", {
    ...key, from_s: from, to_s: to, step_ms: step,
  }), start, end);
  // A new snapshot of the same session goes on where the old one was.
  const again = before && stage.key === JSON.stringify(key);
  stage.key = JSON.stringify(key);
  const t = again ? before.t : start + Number(page.query("t") ?? 0);
  stage.control = replayPlayer({
    start, end, t: Number.isFinite(t) ? t : start,
    speed: Number(page.query("speed") ?? 1),
    draw: (now) => draw(page, stage, now),
    canMove: (next) => stage.buffer.at(next) !== undefined,
    changed: () => changed(page, stage),
  });
  redrawAll(page, stage);
  if (again && before.wasPlaying) stage.control.play();
}

/** The link holds where the head stands; while it plays it is not rewritten at each frame. */
function changed(page, stage) {
  const { player } = stage.control;
  show(stage, true);
  if (player.playing) return;
  clearTimeout(stage.saving);
  stage.saving = setTimeout(() => {
    stage.saved = `${Math.round(player.t - player.start)}`;
    page.set({ t: stage.saved, speed: player.speed === 1 ? null : `${player.speed}` });
  }, 250);
}

/** Somebody opened a link to another moment of the same session. */
function follow(stage, t) {
  if (!stage.control || t == null || t === stage.saved || stage.control.player.playing) return;
  stage.control.seek(stage.control.player.start + Number(t));
}

function show(stage, now = false) {
  const time = performance.now();
  if (!now && time - (stage.shownAt ?? 0) < TOWER_MS) return;
  stage.shownAt = time;
  const { t, start, end, speed, playing } = stage.control.player;
  stage.shown.value = {
    t, start, end, speed, playing, waiting: stage.buffer.at(t) === undefined,
    failed: stage.buffer.state.error !== null,
  };
}

function draw(page, stage, t) {
  if (!stage.cars || !stage.scene) return;
  stage.buffer.wants(t);
  const places = stage.buffer.at(t);
  const flag = latest(page.data.status, t, "start_time_s")?.status;
  if (flag !== stage.drawnFlag) drawMap(page, stage, flag);
  if (places) drawCars(stage.cars, stage.scene, cars(page, stage, places), page.look);
  else setTimeout(() => stage.control?.redraw(), 100);
  show(stage, !places || stage.shown.value.waiting);
}

function cars(page, stage, places) {
  const picked = followed(page);
  const styles = new Map(page.drivers.map((driver) => [driver.driver, driver]));
  return stage.buffer.state.drivers.map((driver, index) => ({
    ...places[index], ...styles.get(driver.driver), driver: driver.driver, gone: places[index] === null,
    picked: picked.includes(driver.driver), faint: picked.length > 0 && !picked.includes(driver.driver),
  })).filter((car) => !car.gone);
}

function drawMap(page, stage, flag) {
  stage.drawnFlag = flag;
  drawTrack(stage.track, stage.scene, page.look, colourOf(page, flag));
}

function colourOf(page, flag) {
  return page.look.flags[FLAG_KEYS[flag]] ?? null;
}

function redrawAll(page, stage) {
  if (!stage.track || !stage.control || !page.data) return;
  const { clientWidth: width, clientHeight: height } = stage.track;
  stage.scene = scene(page.data.track, width, height);
  stage.drawnFlag = undefined;
  drawMap(page, stage, latest(page.data.status, stage.control.player.t, "start_time_s")?.status);
  if (stage.timeline) {
    const size = { width: stage.timeline.clientWidth, height: stage.timeline.clientHeight };
    const picked = followed(page);
    const drivers = page.drivers.map((driver) => ({
      ...driver, picked: picked.length === 0 || picked.includes(driver.driver),
    }));
    drawTimeline(stage.timeline, size, timeline(page.data, drivers), page.look);
  }
  stage.control.redraw();
}

function canvases(stage) {
  return h("div", { class: "replay-map" }, [
    h(
      "canvas",
      {
        class: "replay-track", ref: (el) => { stage.track = el; }, role: "img",
        "aria-label": "Cars on the track map. The order is in the timing table."
      },
    ),
    h("canvas", { class: "replay-cars", ref: (el) => { stage.cars = el; }, "aria-hidden": "true" }),
  ]);
}

/** Track and cars as the text of an SVG. */
function drawing(page, stage) {
  const places = stage.buffer.at(stage.control.player.t);
  return replaySvg(
    stage.scene, places ? cars(page, stage, places) : [], page.look, colourOf(page, stage.drawnFlag),
  );
}

/** Track and cars on one ground, as a data URL. */
function picture(page, stage) {
  const sheet = Object.assign(
    document.createElement("canvas"), { width: stage.track.width, height: stage.track.height },
  );
  const context = sheet.getContext("2d");
  context.fillStyle = page.look.surface;
  context.fillRect(0, 0, sheet.width, sheet.height);
  for (const layer of [stage.track, stage.cars]) context.drawImage(layer, 0, 0);
  return sheet.toDataURL("image/png");
}

function onKey(event, stage) {
  const run = stage.control && !event.ctrlKey && !event.metaKey && !event.altKey
    ? keyAction(event, stage.control, stage.lapEnds) : null;
  if (!run) return;
  event.preventDefault();
  event.stopPropagation();
  run();
}

/** Keys work wherever the focus is, except in a control that has its own use for them. */
function globalKey(event, stage) {
  if (event.target.closest?.("input, select, textarea, button, a, summary, [contenteditable]")) return;
  onKey(event, stage);
}
