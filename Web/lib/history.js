// The statements run before, kept in the browser.
const KEY = "f1lake.sql";
const MOST = 50;

/** The statements run before, newest first. */
export function past() {
  try {
    const list = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(list) ? list.filter((text) => typeof text === "string") : [];
  } catch {
    return [];
  }
}

/** Puts `sql` first and gives the list. */
export function remember(sql) {
  const list = [sql, ...past().filter((text) => text !== sql)].slice(0, MOST);
  localStorage.setItem(KEY, JSON.stringify(list));
  return list;
}

/** Forgets all of it. */
export function forget() {
  localStorage.removeItem(KEY);
  return [];
}
