// A track map as a file.

import { h } from "../vendor/vue.js";
import { fileName, save } from "../lib/export.js";

/** Buttons for the map of their panel; `files` are words of the name, `ground` is the colour below it. */
export function mapExports(files, ground) {
  const svg = (event) => event.target.closest(".panel").querySelector(".track-map");
  const name = (extension) => fileName([...files, "map"], extension);
  return [
    h("button", {
      type: "button", class: "button quiet", "aria-label": "Save as PNG: track map",
      onClick: async (event) => save(name("png"), await picture(svg(event), ground)),
    }, "PNG"),
    h("button", {
      type: "button", class: "button quiet", "aria-label": "Save as SVG: track map",
      onClick: (event) => save(
        name("svg"), new XMLSerializer().serializeToString(svg(event)), "image/svg+xml",
      ),
    }, "SVG"),
  ];
}

/** The SVG as a PNG of twice its size, as a data URL. */
async function picture(svg, ground) {
  const { width, height } = svg.viewBox.baseVal;
  const copy = svg.cloneNode(true);
  copy.setAttribute("width", width * 2);
  copy.setAttribute("height", height * 2);
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  const canvas = Object.assign(
    document.createElement("canvas"), { width: width * 2, height: height * 2 },
  );
  const context = canvas.getContext("2d");
  context.fillStyle = ground;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0);
  return canvas.toDataURL("image/png");
}
