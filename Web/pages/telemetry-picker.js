// The laps that are compared: chips to take one away, and two lists to add one.

import { h, ref } from "../vendor/vue.js";
import { lapTime } from "../lib/format.js";
import { tyre } from "../parts/marks.js";
import { lineSample } from "./line-sample.js";
import { MOST_LAPS } from "./telemetry-data.js";

/** `laps` as shown, with colour; `chosen` as in the link; `choices` of loadChoices. */
export default {
  name: "LapPicker",
  props: { laps: Array, chosen: Array, choices: Object },
  emits: ["change"],
  setup(props, { emit }) {
    const driver = ref(props.choices.fastest[0]?.driver ?? props.choices.drivers[0]?.driver ?? "");
    const lap = ref("best");
    const remove = (index) => emit("change", props.chosen.filter((_, other) => other !== index));
    const add = () => {
      const next = { driver: driver.value, lap: lap.value === "best" ? "best" : Number(lap.value) };
      emit("change", [...props.chosen, next]);
    };
    return () => h("div", { class: "lap-picker" }, [
      h(
        "ul", { class: "lap-chips", "aria-label": "Laps shown" },
        props.laps.map((shown, index) => chip(shown, index, remove)),
      ),
      props.chosen.length < MOST_LAPS && h("form", {
        class: "lap-form", onSubmit: (event) => { event.preventDefault(); add(); },
      }, [
        h(
          "label", { class: "field" },
          [h("span", { class: "label" }, "Driver"), driverList(props.choices, driver, lap)],
        ),
        h(
          "label", { class: "field" },
          [h("span", { class: "label" }, "Lap"), lapList(props.choices, driver, lap)],
        ),
        h("button", { type: "submit", class: "button" }, "Add lap"),
      ]),
    ]);
  },
};

function chip(lap, index, remove) {
  return h("li", { class: "lap-chip", key: `${lap.driver}.${lap.lap_number}.${index}` }, [
    lineSample(lap),
    h("strong", lap.driver), h("span", `lap ${lap.lap_number}`),
    h("span", { class: "time" }, lapTime(lap.lap_time_s)),
    lap.compound && tyre(lap.compound), lap.tyre_life != null && h(
      "span", { class: "muted", title: "Tyre life in laps" }, `${lap.tyre_life}`,
    ),
    h("button", {
      type: "button", "aria-label": `Take away ${lap.driver} lap ${lap.lap_number}`,
      onClick: () => remove(index),
    }, "×"),
  ]);
}

function driverList(choices, driver, lap) {
  return h("select", {
    class: "control", value: driver.value, "data-control": "lap-driver",
    onChange: (event) => { driver.value = event.target.value; lap.value = "best"; },
  }, choices.drivers.map((one) => h("option", { value: one.driver }, `${one.driver} – ${one.team}`)));
}

function lapList(choices, driver, lap) {
  const own = choices.laps.filter((one) => one.driver === driver.value);
  const best = choices.fastest.find((one) => one.driver === driver.value);
  return h("select", {
    class: "control", value: lap.value, "data-control": "lap-number",
    onChange: (event) => { lap.value = event.target.value; },
  }, [
    h("option", { value: "best" }, best ? `best: ${lapTime(best.lap_time_s)}` : "best"),
    ...own.map((one) => h("option", { value: `${one.lap_number}` }, lapText(one))),
  ]);
}

function lapText(lap) {
  const notes = [lap.is_in_lap && "in", lap.is_out_lap && "out"].filter(Boolean).join(", ");
  return `${lap.lap_number}: ${lapTime(lap.lap_time_s)}${lap.compound ? ` ${lap.compound}` : ""}`
    + `${lap.tyre_life == null ? "" : ` ${lap.tyre_life}`}${notes ? ` (${notes})` : ""}`;
}
