// What a tooltip shows, as nodes: text of the data never becomes HTML, and no style attribute is
// needed.

/**
 * A tooltip: a title, and rows of {color, name, value} (text only; color and value may be left
 * out).
 */
export function tip(title, rows = []) {
  const box = element("div", "tip");
  if (title != null && title !== "") box.append(element("div", "tip-title", title));
  for (const row of rows) {
    const line = element("div", "tip-row");
    if (row.color) {
      const mark = element("span", "tip-mark");
      mark.style.background = row.color;
      line.append(mark);
    }
    line.append(element("span", "", row.name));
    if (row.value != null) line.append(element("b", "", row.value));
    box.append(line);
  }
  return box;
}

/** The tooltip of charts that bring none of their own: the axis value and one row per series. */
export function plainTip(hits) {
  const list = Array.isArray(hits) ? hits : [hits];
  const shown = list.filter((hit) => hit.seriesName && !hit.seriesName.startsWith("\0"));
  if (!shown.length) return "";
  const title = Array.isArray(hits) ? (shown[0].axisValueLabel ?? shown[0].name) : shown[0].name;
  return tip(
    title,
    shown.map((hit) => ({ color: hit.color, name: hit.seriesName, value: valueOf(hit) })),
  );
}

function valueOf(hit) {
  const value = Array.isArray(hit.value) ? hit.value.at(-1) : hit.value;
  return value == null ? "–" : String(value);
}

function element(name, style, text) {
  const node = document.createElement(name);
  if (style) node.className = style;
  if (text != null) node.textContent = text;
  return node;
}
