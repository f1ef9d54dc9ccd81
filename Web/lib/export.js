// Charts and tables as files.

/** Offers `content` (text, Blob or data URL) as a download. */
export function save(name, content, type) {
  const isData = typeof content === "string" && content.startsWith("data:");
  const address = isData ? content : URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  if (!isData) setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Rows as CSV by RFC 4180; `columns` are [{key, label}], values as they are and not as shown. */
export function csv(columns, rows) {
  const lines = rows.map((row) => columns.map((column) => cell(row[column.key])).join(","));
  const head = columns.map((column) => cell(column.key)).join(",");
  return `${[head, ...lines].join("\r\n")}\r\n`;
}

/** A name for a file: words of `parts` joined by dashes. */
export function fileName(parts, extension) {
  const words = parts.filter((part) => part != null && part !== "").join("-");
  return `${words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")}.${extension}`;
}

// A text that a spreadsheet would take for a formula gets a leading apostrophe.
function cell(value) {
  if (value == null) return "";
  let text = typeof value === "object" ? JSON.stringify(value) : String(value);
  if (typeof value === "string" && /^[=+\-@\t\r]/.test(text)) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
