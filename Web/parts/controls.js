// Form controls with labels. Values go in as `value`, out by `onChange(value)`.
import { defineComponent, h, onBeforeUnmount, onMounted, ref } from "../vendor/vue.js";

let made = 0;

/** A select. `options` are {value, label, disabled?}. */
export const Select = defineComponent({
  props: { label: String, value: [String, Number], options: Array, onChange: Function },
  setup(props) {
    const id = `select-${(made += 1)}`;
    return () =>
      h("div", { class: "field" }, [
        h("label", { for: id }, props.label),
        h(
          "select",
          {
            id,
            class: "control",
            value: String(props.value ?? ""),
            onChange: (event) => props.onChange(event.target.value),
          },
          props.options.map((option) =>
            h(
              "option",
              {
                key: option.value,
                value: String(option.value),
                selected: String(option.value) === String(props.value),
                disabled: option.disabled,
              },
              option.label,
            ),
          ),
        ),
      ]);
  },
});

/**
 * Many of many: a list of checks that opens below its button. `options` are {value, label, color?}.
 */
export const Picks = defineComponent({
  props: {
    label: String,
    values: Array,
    options: Array,
    all: String,
    wide: Boolean,
    onChange: Function,
  },
  setup(props) {
    const root = ref(null);
    const close = (event) => {
      if (root.value?.open && !root.value.contains(event.target)) root.value.open = false;
    };
    onMounted(() => document.addEventListener("pointerdown", close));
    onBeforeUnmount(() => document.removeEventListener("pointerdown", close));
    const escape = (event) => {
      if (event.key !== "Escape" || !root.value.open) return;
      root.value.open = false;
      root.value.querySelector("summary").focus();
    };
    const toggle = (value) =>
      props.onChange(
        props.values.includes(value)
          ? props.values.filter((other) => other !== value)
          : [...props.values, value],
      );
    return () =>
      h("div", { class: "field" }, [
        h("span", { class: "label", "aria-hidden": "true" }, props.label),
        h("details", { class: "chips", ref: root, onKeydown: escape }, [
          h(
            "summary",
            { class: "control button", "aria-label": `${props.label}: ${summary(props)}` },
            summary(props),
          ),
          h(
            "div",
            {
              class: ["chips-list", { wide: props.wide }],
              role: "group",
              "aria-label": props.label,
            },
            [
              ...props.options.map((option) =>
                h("label", { class: "check", key: option.value }, [
                  h("input", {
                    type: "checkbox",
                    checked: props.values.includes(option.value),
                    onChange: () => toggle(option.value),
                  }),
                  option.color &&
                    h("span", { class: "swatch", style: { background: option.color } }),
                  option.label,
                ]),
              ),
              h(
                "button",
                {
                  class: "button quiet",
                  type: "button",
                  disabled: !props.values.length,
                  onClick: () => props.onChange([]),
                },
                props.all ?? "All",
              ),
            ],
          ),
        ]),
      ]);
  },
});

/** One of few: buttons side by side. `options` are {value, label}. */
export function Segmented(props) {
  return h("div", { class: "field" }, [
    props.label && h("span", { class: "label", "aria-hidden": "true" }, props.label),
    h(
      "div",
      { class: "segmented", role: "group", "aria-label": props.label ?? props.name },
      props.options.map((option) =>
        h(
          "button",
          {
            type: "button",
            key: option.value,
            "aria-pressed": option.value === props.value ? "true" : "false",
            onClick: () => props.onChange(option.value),
          },
          option.label,
        ),
      ),
    ),
  ]);
}
Segmented.props = {
  label: String,
  name: String,
  value: [String, Number],
  options: Array,
  onChange: Function,
};

function summary({ values, options, all }) {
  if (!values.length) return all ?? "All";
  const labels = values.map(
    (value) => options.find((option) => option.value === value)?.label ?? value,
  );
  return labels.length > 3
    ? `${labels.slice(0, 3).join(", ")} +${labels.length - 3}`
    : labels.join(", ");
}
