// Places of an answer as a map of the track.
import { h, shallowRef } from "../vendor/vue.js";
import { Panel } from "../parts/panel.js";
import { answerLaps } from "../charts/answer-laps.js";
import { trackPaint } from "../charts/track-paint.js";
import { telemetryLink } from "./ask-links.js";
import { mapExports } from "./map-exports.js";
import { lapMap, mapLegend, mapSvg } from "./telemetry-map.js";

const nowhere = shallowRef(null);

/** A panel with the map, coloured by what the answer draws; null where its rows have no places. */
export function mapPanel(view, files) {
  const laps = answerLaps(view).filter((lap) => lap.x_dm && lap.y_dm);
  const map = laps.length ? lapMap(laps, []) : null;
  if (!map) return null;
  const mode = modeOf(laps, view.value?.key);
  if (!mode) return null;
  const paint = trackPaint(mode, laps, laps[0], view.look.muted);
  const name = { faster: "Who is faster where", gear: "Gear", speed: "Speed" }[mode];
  const title = mode === "faster" ? name : `${name}, ${laps[0].label}`;
  return h(
    Panel,
    { title, level: 3 },
    {
      tools: () => [telemetryLink(view), ...mapExports(files, view.look.surface)],
      default: () => [
        mapSvg({
          map,
          paint,
          laps,
          index: nowhere,
          look: view.look,
          label: `Track map: ${title}`,
        }),
        mapLegend(paint.legend),
      ],
    },
  );
}

// Two laps are compared where their times are known, unless the gear is what was asked for.
function modeOf(laps, value) {
  const [first] = laps;
  if (value === "gear" && first.gear) return "gear";
  if (laps.length > 1 && laps.every((lap) => lap.time_s)) return "faster";
  if (first.speed_kmh) return "speed";
  return first.gear ? "gear" : null;
}
