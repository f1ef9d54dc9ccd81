// A SQL editor by CodeMirror, in a shadow root: there its styles are adopted sheets, which the CSP
// allows.
import { defineComponent, h, onBeforeUnmount, onMounted, ref, watch } from "../vendor/vue.js";
import { theme } from "./theme.js";

/**
 * `value` and `onInput(text)`; `onRun()` by Ctrl-Enter or Cmd-Enter; `schema` is {table: [column…]}
 * for completion.
 */
export const SqlEditor = defineComponent({
  props: {
    value: String,
    label: String,
    schema: Object,
    mark: Object,
    onInput: Function,
    onRun: Function,
  },
  setup(props, { expose }) {
    const root = ref(null);
    let view = null;
    let parts = null;

    onMounted(async () => {
      const [core, sql] = await Promise.all([
        import("../vendor/codemirror/index.js"),
        import("../vendor/codemirror/index-CGEMhyvn.js"),
      ]);
      if (!root.value) return;
      parts = { core, sql, language: new core.Compartment(), look: new core.Compartment() };
      const shadow = root.value.attachShadow({ mode: "open" });
      view = new core.EditorView({
        doc: props.value,
        root: shadow,
        parent: shadow,
        extensions: extensions(parts, props),
      });
    });
    onBeforeUnmount(() => view?.destroy());
    watch(
      () => props.value,
      (text) => {
        if (view && text !== view.state.doc.toString())
          view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
      },
    );
    watch(
      () => props.schema,
      () => view?.dispatch({ effects: parts.language.reconfigure(language(parts, props)) }),
    );
    watch(theme, () => view?.dispatch({ effects: parts.look.reconfigure(appearance(parts)) }), {
      flush: "post",
    });
    watch(
      () => props.mark,
      (mark) => {
        if (mark && view) select(view, mark);
      },
    );
    expose({ focus: () => view?.focus(), insert: (text) => insert(view, text) });
    return () => h("div", { ref: root, class: "editor" });
  },
});

function extensions(parts, props) {
  const { core } = parts;
  return [
    core.Prec.highest(
      core.keymap.of([
        {
          key: "Mod-Enter",
          run: () => {
            props.onRun?.();
            return true;
          },
        },
      ]),
    ),
    core.EditorView.domEventHandlers({ beforeinput: (event, view) => replace(core, event, view) }),
    core.basicSetup,
    core.EditorView.lineWrapping,
    core.EditorView.contentAttributes.of({ "aria-label": props.label }),
    core.EditorView.updateListener.of((update) => {
      if (update.docChanged) props.onInput?.(update.state.doc.toString());
    }),
    parts.language.of(language(parts, props)),
    parts.look.of(appearance(parts)),
  ];
}

// Where text is typed over a selection, the browser itself would keep its look by a style
// attribute.
function replace(core, event, view) {
  const { from, to, empty } = view.state.selection.main;
  if (event.inputType !== "insertText" || !event.data || empty || view.composing) return false;
  const change = () =>
    view.state.update(view.state.replaceSelection(event.data), { userEvent: "input.type" });
  const isTaken = view.state
    .facet(core.EditorView.inputHandler)
    .some((handle) => handle(view, from, to, event.data, change));
  if (!isTaken) view.dispatch(change());
  event.preventDefault();
  return true;
}

function language({ sql }, props) {
  return sql.sql({ dialect: sql.PostgreSQL, schema: props.schema ?? {}, upperCaseKeywords: true });
}

// Custom properties reach into the shadow root, so the editor's colours are the page's tokens.
function appearance({ core }) {
  const dark = theme.value === "dark";
  return core.EditorView.theme(
    {
      "&": {
        height: "100%",
        backgroundColor: "var(--surface)",
        color: "var(--text)",
        fontSize: "13px",
      },
      "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "-2px" },
      ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.55" },
      ".cm-gutters": { backgroundColor: "var(--surface)", color: "var(--muted)", border: "0" },
      ".cm-content": { caretColor: "var(--text)" },
      ".cm-cursor": { borderLeftColor: "var(--text)" },
      ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--shade)" },
      "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground":
        { backgroundColor: dark ? "#2f4d78" : "#cfe0fb" },
      ".cm-tooltip": {
        backgroundColor: "var(--surface)",
        color: "var(--text)",
        border: "1px solid var(--line-strong)",
      },
      ".cm-tooltip-autocomplete > ul > li[aria-selected]": {
        backgroundColor: "var(--raised)",
        color: "var(--text)",
      },
      ".tok-keyword, .ͼb": { color: "var(--series-4)" },
      ".ͼe": { color: "var(--series-2)" },
      ".ͼd": { color: "var(--series-3)" },
      ".ͼm": { color: "var(--muted)" },
      ".ͼc": { color: "var(--series-1)" },
    },
    { dark },
  );
}

function select(view, { line, column }) {
  const at = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines));
  view.dispatch({
    selection: { anchor: Math.min(at.to, at.from + Math.max(0, (column ?? 1) - 1)) },
    scrollIntoView: true,
  });
}

function insert(view, text) {
  if (!view) return;
  view.dispatch(view.state.replaceSelection(text));
  view.focus();
}
