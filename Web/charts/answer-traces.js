// Telemetry of an answer, drawn as on the Telemetry page.
import { tip } from "../lib/tip.js";
import { answerLaps } from "./answer-laps.js";
import { nearest } from "./lap-compare.js";
import { channelsOf, tracesOption } from "./traces.js";

/** See answerChart(). */
export function answerTraces(view) {
  const laps = answerLaps(view);
  const axis = laps.every((lap) => lap.distance_m) ? "distance_m" : "time_s";
  if (!laps.every((lap) => lap[axis])) return null;
  const x = laps.map((lap) => lap[axis]);
  const channels = channelsOf(laps);
  if (!channels.length) return null;
  const height = 90 + channels.reduce((sum, channel) => sum + channel.height * 8, 0);
  const unit = axis === "time_s" ? "s" : "m";
  const option = tracesOption({ laps, x, marks: [], look: view.look, axisName: unit, height });
  const from = Math.min(...x.flatMap((values) => values.slice(0, 3).filter(Number.isFinite)));
  const legend = { type: "scroll", top: 0, left: 50, right: 8, icon: "roundRect", itemHeight: 4 };
  return {
    height,
    title: "Telemetry",
    note: laps[0].delta_s ? `Delta to ${laps[0].label}: above zero, the lap is behind` : "",
    option: {
      ...option,
      // A part of a lap fills the chart.
      xAxis: option.xAxis.map((one) => ({ ...one, min: from })),
      legend: { ...legend, data: laps.map((lap) => lap.label) },
      tooltip: {
        ...option.tooltip,
        showContent: true,
        formatter: (hits) => traceTip(laps, x, hits[0]?.axisValue, unit),
      },
    },
  };
}

function traceTip(laps, x, at, unit) {
  if (at == null) return "";
  const rows = laps.map((lap, number) => ({
    color: lap.color,
    name: lap.label,
    value: reading(lap, nearest(x[number], at)),
  }));
  return tip(`${Math.round(at * 10) / 10} ${unit}`, rows);
}

function reading(lap, i) {
  const value = (key, print) => (lap[key]?.[i] == null ? null : print(lap[key][i]));
  return [
    value("speed_kmh", (speed) => `${Math.round(speed)} km/h`),
    value("gear", (gear) => `gear ${gear}`),
    value("throttle_pct", (throttle) => `${Math.round(throttle)} %`),
    value("delta_s", (delta) => `${delta < 0 ? "−" : "+"}${Math.abs(delta).toFixed(3)} s`),
  ]
    .filter(Boolean)
    .join(", ");
}
