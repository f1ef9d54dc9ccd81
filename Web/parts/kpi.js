// Figures at the top of a page.
import { h } from "../vendor/vue.js";

/** Tiles of {label, value, note}; a value may be a node. */
export function Kpis(props) {
  return h(
    "dl",
    { class: "kpis" },
    props.tiles.map((tile) =>
      h("div", { class: "kpi", key: tile.label }, [
        h("dt", tile.label),
        h("dd", [tile.value, tile.note && h("span", { class: "small" }, tile.note)]),
      ]),
    ),
  );
}
Kpis.props = { tiles: Array };
