// Runs in both pages before their own scripts: tells when what a person waits for is on the screen.
// Each frame it looks at figures, first table and first chart, and notes changes with the time after that frame.
window.paints = (() => {
  const small = document.createElement("canvas");
  Object.assign(small, { width: 120, height: 60 });
  const pen = small.getContext("2d", { willReadFrequently: true });
  const log = [];
  let last = "", watching = false, began = 0, changed = true, drawing = { mark: 0, inked: false };
  new MutationObserver(() => { changed = true; }).observe(document, { subtree: true, childList: true, attributes: true });

  // A number that differs when the picture does, and whether any data is in it.
  function picture(chart) {
    return chart instanceof SVGElement ? ofMarks(chart) : ofPixels(chart);
  }

  // Vega's drawing: read again where the document has changed.
  function ofMarks(svg) {
    if (!changed) return drawing;
    changed = false;
    let mark = 7;
    const text = svg.innerHTML;
    for (let i = 0; i < text.length; i++) mark = (mark * 31 + text.charCodeAt(i)) | 0;
    drawing = { mark, inked: !!svg.querySelector(".role-mark path") };
    return drawing;
  }

  // Axes are grey, data is coloured.
  function ofPixels(canvas) {
    if (!canvas?.width || !canvas.height) return { mark: 0, inked: false };
    pen.clearRect(0, 0, 120, 60);
    pen.drawImage(canvas, 0, 0, 120, 60);
    const data = pen.getImageData(0, 0, 120, 60).data;
    let mark = 7, coloured = 0;
    for (let i = 0; i < data.length; i += 4) {
      mark = (mark * 31 + data[i] * 3 + data[i + 1] * 5 + data[i + 2] * 7 + data[i + 3]) | 0;
      const spread = Math.max(data[i], data[i + 1], data[i + 2]) - Math.min(data[i], data[i + 1], data[i + 2]);
      if (data[i + 3] > 60 && spread > 40) coloured++;
    }
    return { mark, inked: coloured > 5 };
  }

  function look() {
    const { figures, row, chart } = window.paintPage;
    const tiles = [...document.querySelectorAll(figures)].map((one) => one.textContent).join("|");
    const first = document.querySelector(row)?.textContent ?? "";
    const drawn = picture(document.querySelector(chart));
    return { tiles, first, ...drawn };
  }

  function frame() {
    if (!watching) return;
    const seen = look();
    const text = JSON.stringify(seen);
    if (text !== last) {
      last = text;
      const after = new MessageChannel();
      after.port1.onmessage = () => log.push({ at: performance.now(), ...seen });
      after.port2.postMessage(0);
    }
    requestAnimationFrame(frame);
  }

  function watch() {
    log.length = 0;
    last = "";
    if (!watching) requestAnimationFrame(frame);
    watching = true;
  }

  // The last thing that a person did before the page changed.
  for (const name of ["change", "click"])
    addEventListener(name, () => { began = performance.now(); }, { capture: true });

  return { watch, stop() { watching = false; }, log, began: () => began };
})();
