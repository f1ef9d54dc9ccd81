// What became of a question: its progress, a problem, a question back, a refusal, or the answer.
import { computed, defineComponent, h, nextTick, ref, shallowRef } from "../vendor/vue.js";
import { live } from "../lib/live.js";
import { simulatedBadge } from "../parts/marks.js";
import { ProblemState } from "../parts/panel.js";
import { questionChips } from "./ask-chips.js";
import { Judgement } from "./ask-judgement.js";
import { resultPanels } from "./ask-result.js";
import { SqlFold } from "./ask-sql.js";

/**
 * `turn` of ask(), `entries` for its colours; `onAsk(question, before?)`, `onAgain()`,
 * `onRephrase()`.
 */
export const Answer = defineComponent({
  props: { turn: Object, entries: Array, onAsk: Function, onAgain: Function, onRephrase: Function },
  setup(props) {
    const edited = shallowRef(null);
    const isOpen = ref(false);
    const fold = ref(null);
    const shown = computed(() => edited.value ?? original(props.turn.answer));
    const openSQL = async () => {
      isOpen.value = true;
      await nextTick();
      fold.value?.$el?.scrollIntoView?.({ block: "nearest" });
    };
    const kinds = {
      asking: () => progress(props.turn),
      cancelled: () => note("Cancelled.", "The question was not answered.", again(props, "Ask again")),
      failed: () => h(ProblemState, { error: props.turn.error, retry: props.onAgain }),
      clarify: () => askedBack(props),
      refused: () => refusal(props),
      answered: () => null,
    };
    return () => {
      const { turn } = props;
      const kind = turn.state === "done" ? turn.answer.status : turn.state;
      const isAnswer = kind === "answered";
      return h(
        "article",
        {
          class: "answer",
          "aria-labelledby": "answer-question",
          "aria-busy": kind === "asking" ? "true" : undefined,
          "data-status": kind,
        },
        [
          h("section", { class: "panel", "aria-labelledby": "answer-question" }, [
            h("div", { class: "answer-head" }, [
              h("h2", { id: "answer-question" }, turn.question),
              isAnswer && h(Judgement, {
                turn,
                sql: shown.value.sql,
                onWrong: openSQL,
                onRephrase: props.onRephrase,
              }),
            ]),
            isAnswer ? reading(props) : h("div", { class: "panel-body" }, kinds[kind]?.()),
          ]),
          isAnswer && resultPanels(turn, shown.value, props.entries),
          isAnswer &&
            h(SqlFold, {
              ref: fold,
              sql: turn.answer.sql,
              open: isOpen.value,
              isEdited: !!edited.value,
              onOpen: (value) => {
                isOpen.value = value;
              },
              onResult: (result) => {
                edited.value = result;
              },
            }),
          isAnswer && questionChips("Next", turn.answer.suggestions, props.onAsk),
        ],
      );
    };
  },
});

/** The answer's own rows, in the form of a re-run statement. */
function original(answer) {
  if (answer?.status !== "answered") return null;
  const names = answer.fields?.length ? answer.fields : answer.columns.map((name) => ({ name }));
  return { rows: answer.rows, fields: names, sql: answer.sql, isEdited: false };
}

function reading(props) {
  const { answer } = props.turn;
  const isOld = live.snapshot && answer.snapshot && answer.snapshot !== live.snapshot;
  return h("div", { class: "answer-reading" }, [
    h("p", sentence(answer.explanation || answer.message)),
    answer.is_simulated && h("p", simulatedBadge()),
    notes(answer),
    isOld && h("p", { class: "small muted" }, ["There is newer data. ", again(props, "Ask again")]),
  ]);
}

function notes({ assumptions, warnings }) {
  const all = [
    ...(assumptions ?? []).map((text) => ["assumption", text]),
    ...(warnings ?? []).map((text) => ["warning", text]),
  ];
  if (!all.length) return null;
  return h(
    "ul",
    { class: "answer-notes", "aria-label": "Assumptions and warnings" },
    all.map(([kind, text]) => h("li", { class: kind }, sentence(text))),
  );
}

// A name of a column stays as it is.
function sentence(text) {
  return /^[a-z]+[ ,;:]/.test(text) ? text[0].toUpperCase() + text.slice(1) : text;
}

function progress(turn) {
  const stages = turn.stages.length ? turn.stages : ["asking"];
  return h("div", { class: "answer-progress" }, [
    h(
      "ol",
      stages.map((text, i) => h("li", { key: i, class: { done: i < stages.length - 1 } }, text)),
    ),
    h("button", { class: "button", type: "button", onClick: turn.cancel }, "Cancel"),
  ]);
}

function askedBack({ turn, onAsk }) {
  return [
    h("p", { class: "answer-message" }, turn.answer.message),
    notes(turn.answer),
    instead("You can ask", turn, onAsk),
  ];
}

function refusal({ turn, onAsk }) {
  const text = "The copilot reads silver and gold of this lake, and does nothing else.";
  return [
    h("p", { class: "answer-message" }, turn.answer.message),
    h("p", { class: "muted small" }, text),
    notes(turn.answer),
    instead("You can ask", turn, onAsk),
  ];
}

// A suggestion stands in for the question that was not answered.
function instead(title, { answer, before }, onAsk) {
  return questionChips(title, answer.suggestions, (text) => onAsk(text, before));
}

function again({ onAgain }, text) {
  return h("button", { class: "button quiet", type: "button", onClick: onAgain }, text);
}

function note(title, text, action) {
  return h("p", { class: "answer-message" }, [h("b", title), " ", text, " ", action]);
}
