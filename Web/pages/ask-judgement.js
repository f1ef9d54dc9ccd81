// Whether an answer is right: kept as a verified question, or what to do instead.
import { defineComponent, h, ref } from "../vendor/vue.js";
import { CopyButton } from "../parts/copy-button.js";
import { verify } from "./ask-data.js";

const THUMB =
  "M7 10v10H3V10h4zm2 9V10l4-7c1.6 0 2.4 1.2 2 2.7L14.2 9H20c1 0 1.8.9 1.6 1.9l-1.4 7.4c-.2 1-1 " +
  "1.7-2 1.7H9z";

/**
 * `sql` is the one that is shown; `onWrong()` opens it, `onRephrase()` puts the question into the
 * box.
 */
export const Judgement = defineComponent({
  props: { turn: Object, sql: String, onWrong: Function, onRephrase: Function },
  setup(props) {
    const state = ref("");
    const error = ref(null);
    const right = async () => {
      state.value = "saving";
      error.value = null;
      try {
        await verify(props.turn, props.sql);
        state.value = "kept";
      } catch (problem) {
        state.value = "";
        error.value = problem;
      }
    };
    const wrong = () => {
      state.value = state.value === "wrong" ? "" : "wrong";
      if (state.value) props.onWrong();
    };
    return () => [
      h("div", { class: "actions" }, [
        h(CopyButton, { text: () => location.href, label: "Copy link" }),
        thumb("Right: keep this question", state.value === "kept", right, {
          disabled: props.turn.before.length > 0 || state.value === "saving",
          title: props.turn.before.length
            ? "Only a question that stands alone can be kept: start over and ask it in full"
            : "Right: keep this question and its SQL as verified",
        }),
        thumb("Wrong", state.value === "wrong", wrong, { down: true, title: "Wrong: what to do" }),
      ]),
      h("div", { class: "answer-judged", role: "status" }, judged(state.value, error.value, props)),
    ];
  },
});

function judged(state, error, { onRephrase }) {
  if (error) {
    const { title, message, hint } = error;
    return h("p", { class: "bad" }, [h("b", title ?? "It was not kept"), " ", message, " ", hint]);
  }
  if (state === "kept")
    return h("p", "Kept as a verified question: it helps with questions like it.");
  if (state !== "wrong") return null;
  return h("p", [
    "Nothing is kept. ",
    h("button", { class: "button quiet", type: "button", onClick: onRephrase }, "Say it differently"),
    " with the names of drivers, the Grand Prix, the session and the measure; or change the SQL ",
    "below, run it, and keep that as right.",
  ]);
}

function thumb(label, isPressed, act, { down, title, disabled }) {
  return h(
    "button",
    {
      class: "button quiet thumb",
      type: "button",
      "aria-label": label,
      "aria-pressed": isPressed ? "true" : "false",
      title,
      disabled,
      onClick: act,
    },
    h("svg", { viewBox: "0 0 24 24", width: 18, height: 18, "aria-hidden": "true" }, [
      h("path", { d: THUMB, fill: "currentColor", transform: down ? "rotate(180 12 12)" : undefined }),
    ]),
  );
}
