// Server-sent events in the answer to a POST, which EventSource cannot send.
import { Problem } from "./api.js";

/** The events of `response` as they arrive: {name, data}, data read as JSON. */
export async function* events(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(lost);
      if (done) return;
      const blocks = (rest + value).split(/\r?\n\r?\n/);
      rest = blocks.pop();
      for (const block of blocks) {
        const event = parse(block);
        if (event) yield event;
      }
    }
  } finally {
    reader.cancel().catch(() => null);
  }
}

function lost(error) {
  if (error.name === "AbortError") throw error;
  throw new Problem({
    status: 0,
    title: "The connection was lost",
    detail: "The server ended before its answer did.",
    hint: "Ask again when it is there.",
  });
}

// A comment keeps the connection open and has no data.
function parse(block) {
  let name = "message";
  const data = [];
  for (const line of block.split(/\r?\n/)) {
    if (line.startsWith("event:")) name = line.slice(6).trim();
    if (line.startsWith("data:")) data.push(line.slice(5).trimStart());
  }
  return data.length ? { name, data: JSON.parse(data.join("\n")) } : null;
}
