// The play head of a replay: time runs with the screen's frames while it plays.

/** Factors of real time. */
export const SPEEDS = [0.5, 1, 2, 5, 10, 20, 60];

/**
 * A player from `start` to `end` (session seconds) at `t`. `draw(t, isNew)` runs at each frame of the
 * screen while it plays or after a change, so an idle replay costs nothing. `canMove(t)` is false
 * while positions are loading: then time stands still.
 */
export function replayPlayer({ start, end, t, speed, draw, canMove, changed }) {
  const player = { start, end, t: clamp(t), speed, playing: false };
  let frame = 0;
  let before = 0;

  function clamp(value) {
    return Math.min(end, Math.max(start, value));
  }

  function tick(now) {
    frame = 0;
    const passed = Math.min(0.25, (now - before) / 1000);
    before = now;
    const next = clamp(player.t + passed * player.speed);
    if (player.playing && canMove(next)) player.t = next;
    if (player.playing && player.t >= end) pause();
    draw(player.t);
    if (player.playing) request();
  }

  function request() {
    if (frame === 0) frame = requestAnimationFrame(tick);
  }

  function play() {
    if (player.t >= end) player.t = start;
    player.playing = true;
    before = performance.now();
    request();
    changed(player);
  }

  function pause() {
    player.playing = false;
    changed(player);
  }

  return {
    player, play, pause, redraw: request,
    toggle: () => (player.playing ? pause() : play()),
    seek(value) {
      player.t = clamp(value);
      request();
      changed(player);
    },
    setSpeed(value) {
      player.speed = SPEEDS.includes(value) ? value : 1;
      changed(player);
    },
    faster(by) {
      const index = SPEEDS.indexOf(player.speed) + by;
      this.setSpeed(SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, index))]);
    },
    stop() {
      player.playing = false;
      cancelAnimationFrame(frame);
    },
  };
}

/** What a key does to a replay, or null: space, arrows, Home and End, page keys for whole laps. */
export function keyAction(event, control, lapEnds) {
  const { player } = control;
  const actions = {
    " ": () => control.toggle(),
    ArrowRight: () => control.seek(player.t + (event.shiftKey ? 30 : 5)),
    ArrowLeft: () => control.seek(player.t - (event.shiftKey ? 30 : 5)),
    ArrowUp: () => control.faster(1),
    ArrowDown: () => control.faster(-1),
    Home: () => control.seek(player.start),
    End: () => control.seek(player.end),
    PageDown: () => control.seek(lapEnds.find((end) => end > player.t + 0.5) ?? player.end),
    PageUp: () => control.seek(lapEnds.findLast((end) => end < player.t - 2) ?? player.start),
  };
  return actions[event.key] ?? null;
}
