// Where a question is typed: on its page with room for it, in the bar of the other pages in one line.
import { defineComponent, h, nextTick, ref } from "../vendor/vue.js";

/** The longest question that the server takes. */
const LONGEST = 1000;
const KEYS = "Enter asks, Shift and Enter begin a line";

/**
 * The box of the page. Enter asks, with Shift it begins a line; arrow up in an empty box takes the
 * `last` question back. `onAsk(text)`; `onEscape()`.
 */
export const AskBox = defineComponent({
  props: { placeholder: String, last: String, onAsk: Function, onEscape: Function },
  setup(props, { expose }) {
    const text = ref("");
    const box = ref(null);
    const write = async (value) => {
      text.value = value;
      await nextTick();
      box.value?.focus();
    };
    const send = () => {
      const question = text.value.trim();
      if (!question) return;
      text.value = "";
      props.onAsk(question);
    };
    const press = (event) => {
      if (event.isComposing) return;
      if (event.key === "Escape") props.onEscape?.();
      if (event.key === "ArrowUp" && !text.value && props.last) {
        event.preventDefault();
        write(props.last);
      }
      if (event.key === "Enter" && !event.shiftKey) {
        event.preventDefault();
        send();
      }
    };
    expose({ write, focus: () => box.value?.focus() });
    return () =>
      h("form", { class: "ask-box", onSubmit: (event) => (event.preventDefault(), send()) }, [
        h("label", { class: "visually-hidden", for: "ask-question" }, "Question"),
        h("textarea", {
          id: "ask-question",
          class: "control",
          ref: box,
          "data-ask": "",
          rows: Math.min(6, Math.max(1, text.value.split("\n").length)),
          maxlength: LONGEST,
          placeholder: props.placeholder,
          "aria-describedby": "ask-keys",
          value: text.value,
          onInput: (event) => {
            text.value = event.target.value;
          },
          onKeydown: press,
        }),
        h(
          "button",
          { class: "button primary", type: "submit", disabled: !text.value.trim() },
          "Ask",
        ),
        h("span", { class: "visually-hidden", id: "ask-keys" }, KEYS),
      ]);
  },
});

/** The box in the bar; `onAsk(text)`. */
export const AskLine = defineComponent({
  props: { onAsk: Function },
  setup(props) {
    const text = ref("");
    const send = (event) => {
      event.preventDefault();
      const question = text.value.trim();
      if (!question) return;
      text.value = "";
      props.onAsk(question);
    };
    return () =>
      h("form", { class: "ask-line", role: "search", "aria-label": "Ask", onSubmit: send }, [
        h("input", {
          class: "control",
          type: "text",
          "data-ask": "",
          "aria-label": "Ask a question",
          "aria-keyshortcuts": "/",
          placeholder: "Ask a question",
          maxlength: LONGEST,
          value: text.value,
          onInput: (event) => {
            text.value = event.target.value;
          },
        }),
        h("kbd", { "aria-hidden": "true" }, "/"),
      ]);
  },
});

/** The key / goes to the box of the page, else to that of the bar. */
export function askKey(event) {
  const isTyping = event.target.closest?.("input, textarea, select, .editor, [contenteditable]");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
  const boxes = [...document.querySelectorAll("main [data-ask], [data-ask]")];
  const box = boxes.findLast((one) => one.getClientRects().length);
  if (!box) return;
  event.preventDefault();
  box.focus();
}
