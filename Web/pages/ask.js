// The page Ask: a question in plain words, its answer, and the conversation that it is part of.
import { computed, defineComponent, h, onBeforeUnmount, ref, watch } from "../vendor/vue.js";
import { frameRows, post } from "../lib/api.js";
import { live } from "../lib/live.js";
import { load } from "../lib/load.js";
import { route } from "../lib/url-state.js";
import { questionChips } from "./ask-chips.js";
import { Answer } from "./ask-answer.js";
import { AskBox } from "./ask-box.js";
import { contextLine, roundsInView } from "./ask-context.js";
import { ask, asked, followed, linkTo, turnOf } from "./ask-data.js";
import { examples } from "./ask-examples.js";
import { ENTRIES } from "./ask-styles.js";

export default defineComponent({
  setup() {
    // A page that is being left draws once more, and shall not lose its question for that.
    let last = asked();
    const current = computed(() => (route.page === "ask" ? (last = asked()) : last));
    const box = ref(null);
    const rounds = roundsInView(current);
    const entries = load(
      () => (live.isEmpty ? null : {}),
      async (_, signal) => frameRows(await post("sql", { sql: ENTRIES }, { signal })),
    );
    const ideas = load(
      () => (live.isEmpty ? null : current.value.context),
      (context, signal) => examples(context, signal),
    );
    let running = null;
    const start = () => {
      if (running?.state === "asking") running.cancel();
      if (current.value.question && !turnOf(current.value) && !live.isEmpty) ask(current.value);
      running = turnOf(current.value);
    };
    watch(() => [current.value.key, live.isEmpty].join(), start, { immediate: true });
    onBeforeUnmount(() => running?.state === "asking" && running.cancel());

    const again = () => {
      ask(current.value);
      running = turnOf(current.value);
    };
    const go = (question, before = followed(current.value), context = current.value.context) => {
      const link = linkTo({ question, before, context });
      // What was refused or failed may be asked once more.
      if (link === location.hash) again();
      location.hash = link;
      scrollTo(0, 0);
    };

    return () => {
      const turn = turnOf(current.value);
      return [
        head(),
        h("section", { class: "panel ask-panel", "aria-label": "Question" }, [
          h(AskBox, {
            ref: box,
            placeholder: turn ? "Ask on" : "Ask in plain words",
            last: current.value.question,
            onAsk: go,
            onEscape: () => turn?.state === "asking" && turn.cancel(),
          }),
          h("div", { class: "ask-below" }, [
            contextLine(current.value, rounds.data),
            turn && startOver(current.value),
          ]),
          (!turn || isLost(turn)) && ideasList(ideas.data, go),
        ]),
        former(current.value),
        turn &&
          h(Answer, {
            key: current.value.key,
            turn,
            entries: entries.data ?? [],
            onAsk: go,
            onAgain: again,
            onRephrase: () => box.value.write(turn.question),
          }),
        h("div", { class: "visually-hidden", role: "status", "aria-live": "polite" }, said(turn)),
      ];
    };
  },
});

// Not answered, and the server knows no question to ask instead.
function isLost({ answer }) {
  return answer && answer.status !== "answered" && !answer.suggestions?.length;
}

function head() {
  return h(
    "div",
    { class: "page-head" },
    h("div", [
      h("h1", "Ask"),
      h(
        "p",
        { class: "muted" },
        "Questions in plain words, answered from this lake. Each answer shows its SQL.",
      ),
    ]),
  );
}

function ideasList(groups, go) {
  return (groups ?? []).map(({ title, questions, context }) =>
    questionChips(title, questions, (question) => go(question, [], context)),
  );
}

function startOver({ context }) {
  return h("a", { class: "button quiet", href: linkTo({ question: "", context }) }, "Start over");
}

// The questions before this one, each a link to its answer.
function former({ before, context }) {
  if (!before.length) return null;
  const link = (question, i) => {
    const target = linkTo({ question, before: before.slice(0, i), context });
    return h("li", { key: i }, h("a", { href: target }, question));
  };
  return h("nav", { class: "ask-before", "aria-label": "Questions before" }, h("ol", before.map(link)));
}

function said(turn) {
  if (!turn) return "";
  if (turn.state === "asking") return turn.stages.at(-1) ?? "Asking";
  if (turn.state === "cancelled") return "Cancelled";
  if (turn.state === "failed") return "";
  return turn.answer.message;
}
