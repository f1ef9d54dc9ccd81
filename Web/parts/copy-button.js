// A button that copies a text and says so.
import { defineComponent, h, onBeforeUnmount, ref } from "../vendor/vue.js";
import { copy } from "../lib/copy.js";

/** `text()` is what is copied, `label` what the button says. */
export const CopyButton = defineComponent({
  props: { text: Function, label: String },
  setup(props) {
    const said = ref("");
    let timer = 0;
    const act = async () => {
      said.value = (await copy(props.text())) ? "Copied" : "Not allowed";
      clearTimeout(timer);
      timer = setTimeout(() => {
        said.value = "";
      }, 2000);
    };
    onBeforeUnmount(() => clearTimeout(timer));
    return () => [
      h("button", { class: "button quiet", type: "button", onClick: act }, said.value || props.label),
      h("span", { class: "visually-hidden", role: "status" }, said.value),
    ];
  },
});
