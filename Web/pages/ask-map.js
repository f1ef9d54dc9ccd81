// Places of an answer as a map of the track.
import { h, shallowRef } from "../vendor/vue.js";
import { Panel } from "../parts/panel.js";
import { answerLaps } from "../charts/answer-laps.js";
import { trackPaint } from "../charts/track-paint.js";
import { mapExports } from "./map-exports.js";
import { lapMap, mapLegend, mapSvg } from "./telemetry-map.js";

const nowhere = shallowRef(null);

/** A panel with the map, coloured by what the answer draws; null where its rows have no places. */
export function mapPanel(view, files) {
  const laps = answerLaps(view).filter((lap) => lap.x_dm && lap.y_dm);
  const map = laps.length ? lapMap(laps, []) : null;
  if (!map) return null;
  const wanted = [view.value, view.series, view.y].find((column) => ["gear", "speed_kmh"].includes(column?.key));
  const isGear = wanted?.key === "gear" || !laps[0].speed_kmh;
  const isRace = laps.length > 1 && laps.every((lap) => lap.time_s) && wanted?.key !== "gear";
  const mode = isRace ? "faster" : isGear ? "gear" : "speed";
  if (!isRace && !laps[0].gear && isGear) return null;
  const paint = trackPaint(mode, laps, laps[0], view.look.muted);
  const title = { faster: "Who is faster where", gear: `Gear, ${laps[0].label}`, speed: `Speed, ${laps[0].label}` }[mode];
  return h(
    Panel,
    { title, level: 3 },
    {
      tools: () => mapExports(files, view.look.surface),
      default: () => [
        mapSvg({ map, paint, laps, index: nowhere, look: view.look, label: `Track map: ${title}` }),
        mapLegend(paint.legend),
      ],
    },
  );
}
