// A panel with its head, and what stands in it while there is nothing to show.
import { h } from "../vendor/vue.js";

/**
 * A titled section of a page. Slots: tools (right of the title), default. `flush` leaves out the
 * inner margin.
 */
export function Panel(props, { slots }) {
  const level = props.level ?? 2;
  const id = `panel-${slug(props.title)}`;
  return h("section", { class: "panel", "aria-labelledby": id }, [
    h("div", { class: "panel-head" }, [
      h("div", [
        h(`h${level}`, { id }, props.title),
        props.note && h("p", { class: "panel-note" }, props.note),
      ]),
      h("div", { class: "actions" }, slots.tools?.()),
    ]),
    h("div", { class: ["panel-body", { flush: props.flush }] }, slots.default?.()),
  ]);
}
Panel.props = { title: String, note: String, flush: Boolean, level: Number };

/** Nothing to show: `title`, a `text` that says what to do, and the `command` for it. */
export function EmptyState(props) {
  return h("div", { class: "state" }, [
    h("b", props.title ?? "Nothing to show"),
    props.text && h("p", props.text),
    props.command && h("code", props.command),
  ]);
}
EmptyState.props = { title: String, text: String, command: String };

/** A problem as the server tells it, and a way to try again. */
export function ProblemState(props) {
  const { error, retry } = props;
  return h("div", { class: "state error", role: "alert" }, [
    h("b", error.title ?? "This could not be shown"),
    h("p", error.message),
    error.hint && h("p", error.hint),
    retry && h("button", { class: "button", type: "button", onClick: retry }, "Try again"),
  ]);
}
ProblemState.props = { error: Object, retry: Function };

/** Something on its way, `height` pixels high. */
export function LoadingState(props) {
  return h("div", {
    class: "skeleton",
    role: "status",
    "aria-label": "Loading",
    style: { height: `${props.height ?? 120}px` },
  });
}
LoadingState.props = { height: Number };

/**
 * What a panel shows of `result` (of load()): problem, loading, `body()`, or `empty` where body is
 * null.
 */
export function settled(result, body, empty, height) {
  if (result?.error && !result.data)
    return h(ProblemState, { error: result.error, retry: result.reload });
  if (result && !result.data) return h(LoadingState, { height });
  if (!body) return h(EmptyState, { text: empty ?? "The lake has no such data for this choice." });
  return h(
    "div",
    { class: { busy: result?.loading }, "aria-busy": result?.loading ? "true" : undefined },
    body(),
  );
}

function slug(text) {
  return String(text)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-");
}
